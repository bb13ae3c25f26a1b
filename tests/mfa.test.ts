import { row, rows, write } from '../src/config/db'
import { signIn } from '../src/controllers/auth/startSession'
import type { AuditEntry } from '../src/schemas/audit'
import type { Me } from '../src/schemas/auth'
import { stepOfCode } from '../src/utils/totp'
import { newRecoveryCode } from '../src/utils/recoveryCode'
import { startApp, type TestApp } from './support/app'
import { newCode, signInAgain, wrongCode } from './support/auth'
import { Clock } from './support/clock'
import { makeAdmin, makeWorker, origin, PASSWORD, setPassword, type TestUser } from './support/factories'
import { beginMfa, beginSignIn, turnOnMfa, type Authenticator } from './support/mfa'
import { expectProblem } from './support/problems'
import { count, tally } from './support/races'

const clock = new Clock()
let app: TestApp
beforeAll(async () => {
  app = await startApp({}, clock)
})
afterAll(() => app.close())

const login = (email: string, password = PASSWORD) => app.api.post('/auth/login', { body: { email, password } })
const showCode = (mfaToken: string, code: string, headers: Record<string, string> = {}) =>
  app.api.post('/auth/login/mfa', { body: { mfaToken, code }, headers })
const confirm = (as: TestUser, code: string, headers: Record<string, string> = {}) =>
  app.api.post('/me/mfa/totp/confirm', { as, body: { code }, headers })
const turnOff = (as: { accessToken: string }, code: string, password = PASSWORD) =>
  app.api.delete('/me/mfa/totp', { as, body: { password, code } })
const me = async (as: { accessToken: string }): Promise<Me> => (await app.api.get('/me', { as }).expect(200)).body

async function makeWithPassword(): Promise<TestUser> {
  const user = await makeWorker(app)
  await setPassword(app, user.id)
  return user
}

interface Protected {
  user: TestUser
  phone: Authenticator
  recoveryCodes: string[]
}

/** Somebody with a second factor. */
async function makeProtected(user?: TestUser): Promise<Protected> {
  const owner = user ?? (await makeWorker(app))
  return { user: owner, ...(await turnOnMfa(app, owner, clock)) }
}

/** Somebody with a second factor, and a password that can be shown. */
const makeProtectedWithPassword = async () => makeProtected(await makeWithPassword())

/** Everything in a row, bytes as they are. */
const textOf = (stored: object): string =>
  Object.values(stored)
    .map((value: unknown) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)))
    .join('\t')

async function auditOf(query: { subjectId?: string; actorId?: string; action?: string }): Promise<AuditEntry[]> {
  const { body } = await app.api.get('/admin/audit-log', { as: await makeAdmin(app), query }).expect(200)
  return body.data
}

describe('setting up a second factor', () => {
  it('gives a secret that every authenticator app takes', async () => {
    const user = await makeWorker(app)
    const { body } = await app.api.post('/me/mfa/totp', { as: user }).expect(200)
    expect(body.secret).toMatch(/^[A-Z2-7]{32}$/) // 160 bits
    const url = new URL(body.otpauthUrl)
    expect(url.href.startsWith('otpauth://totp/')).toBe(true)
    expect(decodeURIComponent(url.pathname)).toBe(`/Gig Marketplace:${user.email}`)
    expect(Object.fromEntries(url.searchParams)).toEqual({
      issuer: 'Gig Marketplace',
      secret: body.secret,
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    })
  })

  it('changes nothing before a code is confirmed, and begins anew with every call', async () => {
    const user = await makeWithPassword()
    const lost = await beginMfa(app, user, clock)
    const phone = await beginMfa(app, user, clock)
    expect(phone.secret).not.toBe(lost.secret)
    const { body: session } = await login(user.email).expect(200)
    expect(session.user.mfaEnabled).toBe(false)
    expectProblem(await confirm(user, lost.code()), 'invalid_mfa_code')
    await confirm(user, phone.code()).expect(200)
  })

  it('turns it on with a code: ten recovery codes, once; the other sessions end, this one goes on', async () => {
    const user = await makeWorker(app)
    const elsewhere = await signInAgain(app, user)
    const before = await me(user)
    const phone = await beginMfa(app, user, clock)
    const { body } = await confirm(user, phone.code()).expect(200)

    expect(Object.keys(body)).toEqual(['recoveryCodes'])
    expect(new Set(body.recoveryCodes).size).toBe(10)
    for (const code of body.recoveryCodes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}$/)
    expect(await me(user)).toEqual({ ...before, mfaEnabled: true, version: before.version + 1 })
    expectProblem(await app.api.get('/me', { as: elsewhere }), 'session_revoked')
    expect((await app.mail.waitFor(user.email)).subject).toContain('second factor')
    expect(await auditOf({ subjectId: user.id, action: 'mfa.enable' })).toMatchObject([{ actor: { id: user.id } }])
  })

  it('takes a sign-in of the last quarter of an hour, so that whoever finds a session open cannot lock its owner out', async () => {
    const user = await makeWorker(app)
    clock.advance({ minutes: 16 })
    expectProblem(await app.api.post('/me/mfa/totp', { as: user }), 'recent_sign_in_required')
    await app.api.post('/me/mfa/totp', { as: await signInAgain(app, user) }).expect(200)
  })

  it('is refused where it is on already, and cannot be confirmed where it was not begun', async () => {
    const { user, phone } = await makeProtected()
    expectProblem(await app.api.post('/me/mfa/totp', { as: user }), 'mfa_already_on')
    expectProblem(await confirm(user, phone.nextCode()), 'mfa_already_on')
    expectProblem(await confirm(await makeWorker(app), '123456'), 'mfa_not_on')
  })

  it('gives one set of recovery codes to eight who confirm at once, and shows it again to the same Idempotency-Key', async () => {
    const user = await makeWorker(app)
    const phone = await beginMfa(app, user, clock)
    const headers = { 'Idempotency-Key': 'confirm-1' }
    const code = phone.code()
    const first = await confirm(user, code, headers).expect(200)
    const again = await confirm(user, code, headers).expect(200)
    expect(again.headers['idempotency-replayed']).toBe('true')
    expect(again.text).toBe(first.text)

    const racer = await makeWorker(app)
    const shown = (await beginMfa(app, racer, clock)).code()
    const answers = await Promise.all(count(8, () => confirm(racer, shown)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    for (const { status } of answers) expect([200, 401, 409]).toContain(status)
  })

  it('leaves no session to a sign-in at the same moment', async () => {
    const user = await makeWorker(app)
    const code = (await beginMfa(app, user, clock)).code()
    const signInOnce = () => signIn(app.context, { userId: user.id, method: 'password', origin })
    const [confirmed, ...begun] = await Promise.all([confirm(user, code), ...count(6, signInOnce)])
    expect(confirmed.status).toBe(200)
    for (const session of begun) {
      if (!('mfaToken' in session)) expectProblem(await app.api.get('/me', { as: session }), 'session_revoked')
    }
  })

  it('keeps the secret and the codes where nobody can read them', async () => {
    const { user, phone, recoveryCodes } = await makeProtected()
    const { id } = user
    const texts = ['SELECT * FROM totp_secrets WHERE user_id = :id', 'SELECT * FROM recovery_codes WHERE user_id = :id']
    const stored = await Promise.all(texts.map((text) => rows(app.context.db, text, { id })))
    expect(stored.flat()).toHaveLength(11)
    const text = stored.flat().map(textOf).join('\n')
    for (const secret of [phone.secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll('-', ''))]) {
      expect(text).not.toContain(secret)
    }
    // Nor does the secret open in the row of somebody else.
    const other = await makeProtected()
    await write(
      app.context.db,
      `UPDATE totp_secrets mine JOIN totp_secrets theirs ON theirs.user_id = :otherId
       SET mine.secret = theirs.secret WHERE mine.user_id = :id`,
      { id, otherId: other.user.id },
    )
    const stolen = await showCode(await beginSignIn(app, user), other.phone.nextCode())
    expect(stolen.status).toBe(500)
  })
})

describe('a code of the app', () => {
  // RFC 6238, appendix B; ours are the last six of its eight digits.
  it.each([
    ['1970-01-01T00:00:59Z', '287082'],
    ['2005-03-18T01:58:29Z', '081804'],
    ['2005-03-18T01:58:31Z', '050471'],
    ['2009-02-13T23:31:30Z', '005924'],
    ['2033-05-18T03:33:20Z', '279037'],
    ['2603-10-11T11:33:20Z', '353130'],
  ])('is that of RFC 6238: at %s %s', (at, code) => {
    const secret = Buffer.from('12345678901234567890')
    const now = new Date(at)
    const step = Math.floor(now.getTime() / 30_000)
    expect(stepOfCode(secret, code, now)).toBe(step)
    for (const steps of [-1, 1]) {
      expect(stepOfCode(secret, code, new Date(now.getTime() + steps * 30_000))).toBe(step)
      expect(stepOfCode(secret, code, new Date(now.getTime() + steps * 60_000))).toBeUndefined()
    }
  })

  it.each(['', '12345', '1234567', '٣٤٥٦٧٨', '12345a', 'null'])('is not %p', (code) => {
    expect(stepOfCode(Buffer.from('12345678901234567890'), code, new Date())).toBeUndefined()
  })

  it('works a step early or late, and however it is typed; not two steps', async () => {
    const { user, phone } = await makeProtected()
    clock.advance({ minutes: 5 })
    const early = phone.code(1)
    const soon = await showCode(await beginSignIn(app, user), phone.code(3))
    expectProblem(soon, 'invalid_mfa_code')
    await showCode(await beginSignIn(app, user), ` ${early.slice(0, 3)} ${early.slice(3)} `).expect(200)
    clock.advance({ minutes: 5 })
    expectProblem(await showCode(await beginSignIn(app, user), phone.code(-3)), 'invalid_mfa_code')
    await showCode(await beginSignIn(app, user), phone.code(-1)).expect(200)
  })

  it('works once, and none before it works after it', async () => {
    const { user, phone } = await makeProtected()
    const code = phone.nextCode()
    const before = phone.code(-1)
    await showCode(await beginSignIn(app, user), code).expect(200)
    for (const used of [code, before]) {
      expectProblem(await showCode(await beginSignIn(app, user), used), 'invalid_mfa_code')
    }
  })

  it('signs in one of those who send it at once', async () => {
    const { user, phone } = await makeProtected()
    const tokens = await Promise.all(count(4, () => beginSignIn(app, user)))
    const code = phone.nextCode()
    expect(tally(await Promise.all(tokens.map((token) => showCode(token, code))))).toEqual({
      '200': 1,
      '401 invalid_mfa_code': 3,
    })
  })

  it('can be tried ten times in an hour, over all sign-ins; the next hour and a recovery code are free', async () => {
    const { user, phone, recoveryCodes } = await makeProtected()
    const wrong = wrongCode(phone.nextCode())
    const tokens = [await beginSignIn(app, user), await beginSignIn(app, user)]
    for (const token of tokens) {
      const answers = await Promise.all(count(5, () => showCode(token, wrong)))
      expect(tally(answers)).toEqual({ '401 invalid_mfa_code': 5 })
    }
    const refused = await showCode(await beginSignIn(app, user), phone.code())
    expectProblem(refused, 'too_many_requests')
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(3_500)
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(3_600)

    await showCode(await beginSignIn(app, user), recoveryCodes[0] ?? '').expect(200)
    clock.advance({ hours: 1 })
    const token = await beginSignIn(app, user)
    for (const guess of [1, 2]) await showCode(token, wrongCode(phone.code(), guess)).expect(401)
    await showCode(token, phone.code()).expect(200)
  })

  it('is counted before it is compared, so that parallel guesses get no more than ten answers', async () => {
    const user = await makeWorker(app)
    const wrong = wrongCode((await beginMfa(app, user, clock)).code())
    expect(tally(await Promise.all(count(20, () => confirm(user, wrong))))).toEqual({
      '401 invalid_mfa_code': 10,
      '429 too_many_requests': 10,
    })
  })

  it('that is right ends the count', async () => {
    const { user, phone } = await makeProtected()
    for (let round = 1; round <= 3; round += 1) {
      const token = await beginSignIn(app, user)
      const code = phone.nextCode()
      for (let guess = 1; guess <= 4; guess += 1) await showCode(token, wrongCode(code, guess)).expect(401)
      await showCode(token, code).expect(200)
    }
  })
})

describe('signing in to an account with a second factor', () => {
  it('takes both factors, in this order, and says so', async () => {
    const { user, phone } = await makeProtectedWithPassword()
    const { body } = await login(user.email).expect(200)
    expect(body).toEqual({ mfaRequired: true, mfaToken: expect.stringMatching(/^[\w-]{43}$/) })
    expectProblem(await app.api.get('/me', { as: { accessToken: body.mfaToken } }), 'unauthenticated')
    expectProblem(await login(user.email, 'not-the-password'), 'invalid_credentials')

    const { body: session } = await showCode(body.mfaToken, phone.nextCode()).expect(200)
    expect(session.user).toMatchObject({ id: user.id, mfaEnabled: true })
    await app.api.get('/me', { as: session }).expect(200)
    await app.api.post('/auth/refresh', { body: { refreshToken: session.refreshToken } }).expect(200)
  })

  it('gives the refresh token as a cookie to a browser that asks for that, and only once both were shown', async () => {
    const { user, phone } = await makeProtectedWithPassword()
    const headers = { 'X-Token-Transport': 'cookie' }
    const first = await app.api.post('/auth/login', { body: { email: user.email, password: PASSWORD }, headers })
    expect(first.body.mfaRequired).toBe(true)
    expect(first.headers['set-cookie']).toBeUndefined()
    const second = await showCode(first.body.mfaToken, phone.nextCode(), headers).expect(200)
    expect(second.headers['set-cookie']).toEqual([expect.stringMatching(/^__Host-refresh=[\w-]+;/)])
    expect(second.body.refreshToken).toBeUndefined()
  })

  it('takes it after a code from a mail too, and whoever resets the password is not signed in by that', async () => {
    const { user, phone } = await makeProtectedWithPassword()
    const otp = await newCode(app, user.email)
    const { body } = await app.api.post('/auth/login/otp', { body: { email: user.email, otp } }).expect(200)
    expect(body).toEqual({ mfaRequired: true, mfaToken: expect.any(String) })
    await showCode(body.mfaToken, phone.nextCode()).expect(200)

    const code = await newCode(app, user.email, 'reset_password')
    const reset = { email: user.email, otp: code, newPassword: 'loud-heron-builds-72' }
    const { body: nothing } = await app.api.post('/auth/password/reset', { body: reset }).expect(204)
    expect(nothing).toEqual({})
    const { body: afterwards } = await login(user.email, reset.newPassword).expect(200)
    expect(afterwards.mfaRequired).toBe(true)
  })

  it('gives one session for one token, also to those who send it at once with different codes', async () => {
    const { user, recoveryCodes } = await makeProtected()
    const token = await beginSignIn(app, user)
    const answers = await Promise.all(recoveryCodes.slice(0, 5).map((code) => showCode(token, code)))
    expect(tally(answers)).toEqual({ '200': 1, '401 invalid_mfa_token': 4 })
    const left = 'SELECT COUNT(*) AS left_over FROM recovery_codes WHERE user_id = :id AND used_at IS NULL'
    expect(await row(app.context.db, left, { id: user.id })).toEqual({ left_over: 9 })
    expectProblem(await showCode(token, recoveryCodes[9] ?? ''), 'invalid_mfa_token')
  })

  it('has five tries, counted before they are compared', async () => {
    const { user, phone, recoveryCodes } = await makeProtected()
    const token = await beginSignIn(app, user)
    const guesses = count(8, (guess) => showCode(token, wrongCode(phone.code(), guess + 1)))
    expect(tally(await Promise.all(guesses))).toEqual({ '401 invalid_mfa_code': 5, '429 too_many_requests': 3 })
    const refused = await showCode(token, recoveryCodes[0] ?? '')
    expectProblem(refused, 'too_many_requests')
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(300)
    await showCode(await beginSignIn(app, user), recoveryCodes[0] ?? '').expect(200)
  })

  it('is over after five minutes', async () => {
    const { user, phone, recoveryCodes } = await makeProtected()
    const [inTime, late] = [await beginSignIn(app, user), await beginSignIn(app, user)]
    clock.advance({ minutes: 4 })
    await showCode(inTime, phone.code()).expect(200)
    clock.advance({ minutes: 1 })
    expectProblem(await showCode(late, recoveryCodes[0] ?? ''), 'invalid_mfa_token')
  })

  it('is good for the client that began it alone', async () => {
    const { user, recoveryCodes } = await makeProtected()
    const token = await beginSignIn(app, user, 'phone')
    const [code = ''] = recoveryCodes
    expectProblem(await showCode(token, code, { 'User-Agent': 'somebody else' }), 'invalid_mfa_token')
    await showCode(token, code, { 'User-Agent': 'phone' }).expect(200)
  })

  it.each<[string, (user: TestUser, phone: Authenticator) => Promise<unknown>]>([
    [
      'a new password',
      async ({ email }) => {
        const otp = await newCode(app, email, 'reset_password')
        const body = { email, otp, newPassword: 'loud-heron-builds-72' }
        await app.api.post('/auth/password/reset', { body }).expect(204)
      },
    ],
    [
      'another second factor',
      async (user, phone) => {
        await setPassword(app, user.id)
        await turnOff(user, phone.nextCode()).expect(204)
        await turnOnMfa(app, user, clock)
      },
    ],
    [
      'a suspension, also one that was taken back',
      async ({ id }) => {
        const admin = await makeAdmin(app)
        for (const action of ['suspend', 'reinstate']) {
          const body = { reason: 'Looked like somebody else' }
          await app.api.post(`/admin/users/${id}/${action}`, { as: admin, body }).expect(200)
        }
      },
    ],
    ['signing out everywhere', async (user) => app.api.post('/auth/logout-all', { as: user }).expect(204)],
  ])('is ended by %s', async (_what, change) => {
    const { user, phone, recoveryCodes } = await makeProtected()
    const token = await beginSignIn(app, user)
    await change(user, phone)
    for (const code of [phone.nextCode(), recoveryCodes[0] ?? '']) {
      expectProblem(await showCode(token, code), 'invalid_mfa_token')
    }
  })

  it.each(['', 'garbage', 'A'.repeat(43), 'ä'.repeat(43)])('is not begun by the token %p', async (token) => {
    expectProblem(await showCode(token, '123456'), 'invalid_mfa_token')
  })

  it('leaves a trace of each step in the audit log', async () => {
    const { user, phone } = await makeProtected()
    const token = await beginSignIn(app, user)
    const code = phone.nextCode()
    await showCode(token, wrongCode(code)).expect(401)
    await showCode(token, code).expect(200)
    const trace = await auditOf({ subjectId: user.id })
    expect(trace.slice(0, 2)).toMatchObject([
      { action: 'session.refuse', actor: { role: 'anonymous' }, detail: { method: 'mfa' } },
      { action: 'session.start-mfa', detail: { method: 'password' } },
    ])
    const [started] = await auditOf({ actorId: user.id, action: 'session.start' })
    expect(started?.detail).toEqual({ method: 'password', secondFactor: 'totp' })
  })

  it('keeps no token where it can be read', async () => {
    const { user } = await makeProtected()
    const token = await beginSignIn(app, user)
    const stored = await rows(app.context.db, 'SELECT * FROM pending_sign_ins WHERE user_id = :id', { id: user.id })
    const text = stored.map(textOf).join('\n')
    expect(text).not.toContain(token)
    expect(text).not.toContain(Buffer.from(token, 'base64url').toString('latin1'))
  })
})

describe('a recovery code', () => {
  it('signs in once, however it is written, and its owner hears how many are left', async () => {
    const { user, recoveryCodes } = await makeProtected()
    const [first = '', second = ''] = recoveryCodes
    const written = ` ${first.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O').replaceAll('1', 'l')} `
    const { body: session } = await showCode(await beginSignIn(app, user), written).expect(200)
    await app.api.get('/me', { as: session }).expect(200)
    expectProblem(await showCode(await beginSignIn(app, user), first), 'invalid_mfa_code')
    const { text } = await app.mail.waitFor(user.email, ({ subject }) => subject.includes('recovery code'))
    expect(text).toContain('Codes left: 9')
    expect(text).not.toContain(first)
    expect(await auditOf({ subjectId: user.id, action: 'mfa.use-recovery-code' })).toHaveLength(1)

    await showCode(await beginSignIn(app, user), second).expect(200)
  })

  it('signs in one of those who send it at once', async () => {
    const { user, recoveryCodes } = await makeProtected()
    const tokens = await Promise.all(count(4, () => beginSignIn(app, user)))
    const answers = await Promise.all(tokens.map((token) => showCode(token, recoveryCodes[0] ?? '')))
    expect(tally(answers)).toEqual({ '200': 1, '401 invalid_mfa_code': 3 })
  })

  it('is its owner’s alone, and none that was made up', async () => {
    const { user } = await makeProtected()
    const { recoveryCodes } = await makeProtected()
    const token = await beginSignIn(app, user)
    for (const code of [recoveryCodes[0] ?? '', newRecoveryCode()]) {
      expectProblem(await showCode(token, code), 'invalid_mfa_code')
    }
  })
})

describe('turning the second factor off', () => {
  it('takes the password and a code, ends the other sessions, and is told', async () => {
    const { user, phone, recoveryCodes } = await makeProtectedWithPassword()
    const elsewhere = await showCode(await beginSignIn(app, user), phone.nextCode()).expect(200)
    expectProblem(await turnOff(user, phone.nextCode(), 'not-the-password'), 'invalid_credentials')
    expectProblem(await turnOff(user, wrongCode(phone.code())), 'invalid_mfa_code')
    const before = await me(user)
    expect(before.mfaEnabled).toBe(true)

    await turnOff(user, phone.code()).expect(204)
    expect(await me(user)).toEqual({ ...before, mfaEnabled: false, version: before.version + 1 })
    expectProblem(await app.api.get('/me', { as: elsewhere.body }), 'session_revoked')
    const { body: session } = await login(user.email).expect(200)
    expect(session.accessToken).toEqual(expect.any(String))
    await app.mail.waitFor(user.email, ({ subject }) => subject.includes('is off'))
    expect(await auditOf({ subjectId: user.id, action: 'mfa.disable' })).toMatchObject([{ actor: { id: user.id } }])

    await turnOnMfa(app, user, clock)
    expectProblem(await showCode(await beginSignIn(app, user), recoveryCodes[0] ?? ''), 'invalid_mfa_code')
  })

  it('takes a recovery code where the app is lost', async () => {
    const { user, recoveryCodes } = await makeProtectedWithPassword()
    await turnOff(user, recoveryCodes[3] ?? '').expect(204)
    expect((await me(user)).mfaEnabled).toBe(false)
  })

  it('happens once of those who ask at once', async () => {
    const { user, phone, recoveryCodes } = await makeProtectedWithPassword()
    const { version } = await me(user)
    const codes = [phone.nextCode(), recoveryCodes[0] ?? '', recoveryCodes[1] ?? '']
    const answers = await Promise.all(codes.map((code) => turnOff(user, code)))
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(1)
    expect((await me(user)).version).toBe(version + 1)
  })

  it('is refused where it is not on', async () => {
    const user = await makeWithPassword()
    expectProblem(await turnOff(user, '123456'), 'mfa_not_on')
    await beginMfa(app, user, clock)
    expectProblem(await turnOff(user, '123456'), 'mfa_not_on')
  })
})
