import { rows, write } from '../src/config/db'
import { startApp, type TestApp } from './support/app'
import { ageCodes, answerOf, newCode, newRedisPrefix, newRegistration, signInAgain, wrongCode } from './support/auth'
import { codeFrom, makeAdmin, makeWorker, newEmail, PASSWORD, setPassword, type TestUser } from './support/factories'
import { expectFaults, expectProblem } from './support/problems'
import { tally } from './support/races'

let app: TestApp
/** Another process of the same service. */
let neighbour: TestApp
beforeAll(async () => {
  app = await startApp()
  neighbour = await startApp({ WORKER: 'off' })
})
afterAll(async () => {
  await neighbour.close()
  await app.close()
})

const ask = (as: TestUser, newAddress: string, password = PASSWORD, { api } = app) =>
  api.post('/me/email', { as, body: { newEmail: newAddress, password } })
const confirm = (as: TestUser, otp: string, { api } = app) => api.post('/me/email/confirm', { as, body: { otp } })

async function makeWithPassword(): Promise<TestUser> {
  const user = await makeWorker(app)
  await setPassword(app, user.id)
  return user
}

/** Asks for another address. @returns it, and the code that came there */
async function askFor(user: TestUser, address = newEmail('new')): Promise<{ address: string; otp: string }> {
  const known = app.mail.messages(address).length
  await ask(user, address).expect(202)
  return { address, otp: await codeFrom(app, address, () => app.mail.messages(address).length > known) }
}

const emailOf = async (as: TestUser): Promise<string> => (await app.api.get('/me', { as }).expect(200)).body.email

const mailAbout = ({ email }: { email: string }, part: string) =>
  app.mail.waitFor(email, ({ subject }) => subject.includes(part))

describe('another address', () => {
  it('is the account’s once the code that came there was given, and signs out every other device', async () => {
    const user = await makeWithPassword()
    const elsewhere = await signInAgain(app, user)
    for (const { api } of [app, neighbour]) await api.get('/me', { as: elsewhere }).expect(200)
    const { body: before } = await app.api.get('/me', { as: user }).expect(200)
    const address = newEmail('New.Name')
    const { otp } = await askFor(user, address)
    expect(await emailOf(user)).toBe(user.email)

    const { body: me } = await confirm(user, otp).expect(200)

    expect(me).toEqual({ ...before, email: address, emailVerified: true, version: Number(before.version) + 1 })
    for (const { api } of [app, neighbour]) {
      expect((await api.get('/me', { as: user }).expect(200)).body).toEqual(me)
      expectProblem(await api.get('/me', { as: elsewhere }), 'session_revoked')
    }
    const login = (email: string) => app.api.post('/auth/login', { body: { email, password: PASSWORD } })
    expectProblem(await login(user.email), 'invalid_credentials')
    await login(address.toUpperCase()).expect(200)
  })

  it('is told to the one before, which learns no more of it than its host', async () => {
    const user = await makeWithPassword()
    const { address, otp } = await askFor(user)
    const asked = await mailAbout(user, 'is to get another email address')
    await confirm(user, otp).expect(200)
    const changed = await mailAbout(user, 'was changed')
    for (const { text } of [asked, changed]) {
      expect(text).toContain('n***@example.org')
      expect(text).not.toContain(address)
      expect(text).not.toContain(otp)
    }
    await mailAbout({ email: address }, 'was changed')
  })

  it('leaves a trace in the audit log, without the addresses', async () => {
    const user = await makeWithPassword()
    const { otp } = await askFor(user)
    await confirm(user, otp).expect(200)
    const query = { subjectId: user.id, actorId: user.id }
    const { body } = await app.api.get('/admin/audit-log', { as: await makeAdmin(app), query }).expect(200)
    expect(body.data).toMatchObject([
      { action: 'email.change', detail: {} },
      { action: 'email.ask-change', detail: {} },
    ])
  })

  it('takes the password', async () => {
    const user = await makeWithPassword()
    const address = newEmail()
    expectProblem(await ask(user, address, 'not-the-password'), 'invalid_credentials')
    await askFor(user, address)
    expect(app.mail.messages(address)).toHaveLength(1)
  })

  it('must be one, and another', async () => {
    const user = await makeWithPassword()
    expect(expectFaults(await ask(user, 'nowhere'))).toEqual(['/body/newEmail invalid_format'])
    expect(expectFaults(await ask(user, ` ${user.email.toUpperCase()}`))).toEqual(['/body/newEmail same_email'])
  })

  it('takes the newest code, once, and from its own account alone', async () => {
    const [user, other] = [await makeWithPassword(), await makeWithPassword()]
    const first = await askFor(user)
    await ageCodes(app, user.id, 61)
    const second = await askFor(user)
    expectProblem(await confirm(user, first.otp), 'invalid_otp')
    expectProblem(await confirm(other, second.otp), 'invalid_otp')
    const answers = await Promise.all([confirm(user, second.otp), confirm(user, second.otp, neighbour)])
    expect(tally(answers)).toEqual({ 200: 1, '401 invalid_otp': 1 })
    expect(await emailOf(user)).toBe(second.address)
  })

  it('gives five tries at the code, also to twenty at once', async () => {
    const user = await makeWithPassword()
    const { otp } = await askFor(user)
    const guesses = Array.from({ length: 20 }, (_, guess) => confirm(user, wrongCode(otp, guess + 1)))
    expect(tally(await Promise.all(guesses))).toEqual({ '401 invalid_otp': 5, '429 too_many_requests': 15 })
    expectProblem(await confirm(user, otp), 'too_many_requests')
    expect(await emailOf(user)).toBe(user.email)
  })

  it('ends the other codes of the account', async () => {
    const user = await makeWithPassword()
    const resetCode = await newCode(app, user.email, 'reset_password')
    const { address, otp } = await askFor(user)
    await confirm(user, otp).expect(200)
    for (const email of [user.email, address]) {
      const body = { email, otp: resetCode, newPassword: 'loud-heron-builds-72' }
      expectProblem(await app.api.post('/auth/password/reset', { body }), 'invalid_otp')
    }
  })

  it('is not had any more once the owner has set another password', async () => {
    const user = await makeWithPassword()
    const { otp } = await askFor(user)
    const body = { currentPassword: PASSWORD, newPassword: 'loud-heron-builds-72' }
    await app.api.post('/me/password', { as: user, body }).expect(204)
    expectProblem(await confirm(user, otp), 'invalid_otp')
  })

  it('can be corrected at once when it was mistyped, and then takes the code for the right one alone', async () => {
    const user = await makeWithPassword()
    const mistyped = await askFor(user)
    const { address, otp } = await askFor(user)
    expectProblem(await confirm(user, mistyped.otp), 'invalid_otp')
    expect((await confirm(user, otp).expect(200)).body.email).toBe(address)
  })

  it('is sent one code within the cool-down, and five an hour, with the same answer', async () => {
    const user = await makeWithPassword()
    const address = newEmail()
    const first = answerOf(await ask(user, address))
    expect(first).toMatchObject({ status: 202, body: { expiresInSeconds: 600, resendAfterSeconds: 60 } })
    const codes = async () => rows(app.context.db, 'SELECT id FROM otps WHERE user_id = :id', { id: user.id })
    expect(answerOf(await ask(user, address))).toEqual(first)
    expect(await codes()).toHaveLength(1)
    for (let asked = 1; asked <= 7; asked += 1) expect(answerOf(await ask(user, newEmail()))).toEqual(first)
    expect(await codes()).toHaveLength(5)
  })
})

describe('an address that somebody has', () => {
  it('is answered like any other; its owner and the caller are told, and no code is sent', async () => {
    const [user, owner] = [await makeWithPassword(), await makeWithPassword()]
    const free = answerOf(await ask(user, newEmail()))
    await ageCodes(app, user.id, 61)

    const taken = answerOf(await ask(user, owner.email.toUpperCase()))

    expect(taken).toEqual(free)
    const { text } = await mailAbout(owner, 'already have an account')
    expect(text).not.toMatch(/\b\d{6}\b/)
    await mailAbout(user, 'is to get another email address')
    expect(app.mail.messages(owner.email)).toHaveLength(1)
  })

  it('does not show by what is asked next, nor by how codes are refused', async () => {
    const [user, owner] = [await makeWithPassword(), await makeWithPassword()]
    await ask(user, owner.email).expect(202)
    await ask(user, owner.email).expect(202) // within the cool-down, as it would be for a free address
    const guesses = []
    for (let guess = 0; guess < 6; guess += 1) guesses.push(await confirm(user, wrongCode('000000', guess)))
    expect(tally(guesses)).toEqual({ '401 invalid_otp': 5, '429 too_many_requests': 1 })
    await mailAbout(owner, 'already have an account')
    expect(app.mail.messages(owner.email)).toHaveLength(1)
  })

  it('is refused when it was taken while the code was on its way', async () => {
    const user = await makeWithPassword()
    const { address, otp } = await askFor(user)
    await makeWorker(app, { email: address })
    expectProblem(await confirm(user, otp), 'email_taken')
    expect(await emailOf(user)).toBe(user.email)
  })

  it('goes to one of two who confirm it at once', async () => {
    const [one, two] = [await makeWithPassword(), await makeWithPassword()]
    const { address, otp } = await askFor(one)
    const { otp: otherOtp } = await askFor(two, address)
    const answers = await Promise.all([confirm(one, otp), confirm(two, otherOtp, neighbour)])
    expect(tally(answers)).toEqual({ 200: 1, '409 email_taken': 1 })
  })

  it('but has never confirmed is free for whoever does', async () => {
    const user = await makeWithPassword()
    const registration = newRegistration()
    await app.api.post('/auth/register', { body: registration }).expect(202)
    const squattersCode = await codeFrom(app, registration.email)

    const { otp } = await askFor(user, registration.email)
    await confirm(user, otp).expect(200)

    expect(await emailOf(user)).toBe(registration.email)
    const { email, password } = registration
    const verify = { email, otp: squattersCode }
    expectProblem(await app.api.post('/auth/verify-email', { body: verify }), 'invalid_otp')
    expectProblem(
      await app.api.post('/auth/login', { body: { email, password: `${password}!` } }),
      'invalid_credentials',
    )
  })
})

describe('asking for another address with the limits on', () => {
  it('is counted by the address that gets the mail, whoever asks, and by wrong passwords', async () => {
    const settings = { RATE_LIMITS: 'send-email=2/1h,password-failures=1/15m', REDIS_PREFIX: newRedisPrefix() }
    const limited = await startApp({ ...settings, WORKER: 'off' })
    try {
      const users = [await makeWithPassword(), await makeWithPassword(), await makeWithPassword()]
      const address = newEmail()
      const statuses = []
      for (const user of users) statuses.push((await ask(user, address, PASSWORD, limited)).status)
      expect(statuses).toEqual([202, 202, 429])

      const [guesser] = [await makeWithPassword()]
      expectProblem(await ask(guesser, newEmail(), 'not-the-password', limited), 'invalid_credentials')
      expectProblem(await ask(guesser, newEmail(), PASSWORD, limited), 'too_many_requests')
    } finally {
      await limited.close()
    }
  })

  it('counts wrong codes by the caller', async () => {
    const limited = await startApp({ RATE_LIMITS: 'otp-failures=2/10m', REDIS_PREFIX: newRedisPrefix(), WORKER: 'off' })
    try {
      const [user, other] = [await makeWithPassword(), await makeWithPassword()]
      for (const otp of ['000001', '000002']) expectProblem(await confirm(user, otp, limited), 'invalid_otp')
      expectProblem(await confirm(user, '000003', limited), 'too_many_requests')
      expectProblem(await confirm(other, '000001', limited), 'invalid_otp')
    } finally {
      await limited.close()
    }
  })
})

describe('a code for another address', () => {
  it('is no code for anything else, and works for ten minutes', async () => {
    const user = await makeWithPassword()
    const { address, otp } = await askFor(user)
    for (const email of [user.email, address]) {
      expectProblem(await app.api.post('/auth/login/otp', { body: { email, otp } }), 'invalid_otp')
    }
    await write(app.context.db, 'UPDATE otps SET expires_at = NOW(3) WHERE user_id = :id', { id: user.id })
    expectProblem(await confirm(user, otp), 'invalid_otp')
  })
})
