import { row, write } from '../src/config/db'
import { startApp, type TestApp } from './support/app'
import { ageCodes, answerOf, newCode, newRedisPrefix, newRegistration, wrongCode } from './support/auth'
import { codeFrom, makeAdmin, makeWorker, newEmail, PASSWORD, type TestUser } from './support/factories'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const loginWith = (email: string, otp: string, { api } = app) => api.post('/auth/login/otp', { body: { email, otp } })
const askFor = (email: string, purpose: 'login' | 'verify_email' = 'login') =>
  app.api.post('/auth/otp', { body: { email, purpose } }).expect(202)

async function codesOf({ id }: TestUser): Promise<number> {
  const counted = await row<{ codes: number }>(
    app.context.db,
    'SELECT COUNT(*) AS codes FROM otps WHERE user_id = :id',
    { id },
  )
  return counted?.codes ?? 0
}

async function guessWrong(email: string, code: string, times: number): Promise<void> {
  for (let guess = 1; guess <= times; guess += 1) {
    const { body } = await loginWith(email, wrongCode(code, guess)).expect(401)
    expect(body.code).toBe('invalid_otp')
  }
}

describe('a code', () => {
  it('signs in once', async () => {
    const { id, email } = await makeWorker(app)
    const code = await newCode(app, email)
    const { body: session } = await loginWith(email, code).expect(200)
    expect(session.user).toMatchObject({ id, email })
    const { body: problem } = await loginWith(email, code).expect(401)
    expect(problem.code).toBe('invalid_otp')
  })

  it('gives exactly one session to fifty who send it at once', async () => {
    const { email } = await makeWorker(app)
    const code = await newCode(app, email)
    const answers = await Promise.all(Array.from({ length: 50 }, () => loginWith(email, code)))
    const [signedIn = {}] = answers.filter(({ status }) => status === 200).map(({ body }) => body)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect(answers.filter(({ status }) => status !== 200 && status !== 401 && status !== 429)).toEqual([])
    const { body: sessions } = await app.api.get('/auth/sessions', { as: signedIn }).expect(200)
    expect(sessions.data).toHaveLength(2) // with the one that makeWorker has started
  })

  it('is dead after five wrong ones, and says for how long', async () => {
    const { email } = await makeWorker(app)
    const code = await newCode(app, email)
    await guessWrong(email, code, 5)
    const { body, headers } = await loginWith(email, code).expect(429)
    expect(body.code).toBe('too_many_requests')
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(600)
  })

  it('counts a guess before it compares, so that parallel guesses get no more than five answers', async () => {
    const { email } = await makeWorker(app)
    const code = await newCode(app, email)
    const guesses = Array.from({ length: 20 }, (_, guess) => loginWith(email, wrongCode(code, guess + 1)))
    const statuses = (await Promise.all(guesses)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 401)).toHaveLength(5)
    expect(statuses.filter((status) => status === 429)).toHaveLength(15)
  })

  it('ends the code before it, and does not refill the attempts', async () => {
    const { id, email } = await makeWorker(app)
    const first = await newCode(app, email)
    await guessWrong(email, first, 3)
    await ageCodes(app, id, 61)
    const second = await newCode(app, email)
    await loginWith(email, first).expect(401)
    await guessWrong(email, second, 1)
    const { body } = await loginWith(email, second).expect(429)
    expect(body.code).toBe('too_many_requests')
  })

  it('works for ten minutes', async () => {
    const { id, email } = await makeWorker(app)
    const code = await newCode(app, email)
    const left = 'SELECT TIMESTAMPDIFF(SECOND, created_at, expires_at) AS seconds FROM otps WHERE user_id = :id'
    expect(await row(app.context.db, left, { id })).toEqual({ seconds: 600 })
    await write(app.context.db, 'UPDATE otps SET expires_at = NOW(3) WHERE user_id = :id', { id })
    const { body } = await loginWith(email, code).expect(401)
    expect(body.code).toBe('invalid_otp')
  })

  it('works for its purpose and its account alone', async () => {
    const { email } = await makeWorker(app)
    const other = await makeWorker(app)
    const code = await newCode(app, email)
    await app.api.post('/auth/verify-email', { body: { email, otp: code } }).expect(401)
    await app.api.post('/auth/password/reset', { body: { email, otp: code, newPassword: PASSWORD } }).expect(401)
    await loginWith(other.email, code).expect(401)
    const { status } = await loginWith(email, code)
    expect(status).toBe(200)
  })

  it('leaves a trace in the audit log when it is refused', async () => {
    const { id, email } = await makeWorker(app)
    await guessWrong(email, await newCode(app, email), 2)
    const query = { subjectId: id, action: 'session.refuse' }
    const { body } = await app.api.get('/admin/audit-log', { as: await makeAdmin(app), query }).expect(200)
    expect(body.data).toMatchObject([{ detail: { method: 'otp' } }, { detail: { method: 'otp' } }])
  })

  it('has six digits; anything else is a wrong code, not an error', async () => {
    const { email } = await makeWorker(app)
    const code = await newCode(app, email)
    expect(code).toMatch(/^\d{6}$/)
    for (const otp of ['', ` ${code}`, 'äöüäöü', '٣٤٥٦٧٨']) {
      const { body } = await loginWith(email, otp).expect(401)
      expect(body.code).toBe('invalid_otp')
    }
  })
})

describe('sending codes', () => {
  it('answers alike for a known, an unconfirmed and an unknown address, and writes only to whom the code is for', async () => {
    const { email } = await makeWorker(app)
    const unconfirmed = newEmail()
    await app.api.post('/auth/register', { body: newRegistration({ email: unconfirmed }) }).expect(202)
    await codeFrom(app, unconfirmed)

    const known = answerOf(await askFor(email))
    for (const address of [unconfirmed, newEmail('nobody')]) expect(answerOf(await askFor(address))).toEqual(known)
    for (const address of [email, newEmail('nobody')])
      expect(answerOf(await askFor(address, 'verify_email'))).toEqual(known)
    await codeFrom(app, email)
    expect(app.mail.messages(email)).toHaveLength(1)
    expect(app.mail.messages(unconfirmed)).toHaveLength(1)
  })

  it('answers alike within the cool-down, and sends no second mail', async () => {
    const user = await makeWorker(app)
    const first = answerOf(await askFor(user.email))
    const code = await codeFrom(app, user.email)
    expect(answerOf(await askFor(user.email))).toEqual(first)
    expect(await codesOf(user)).toBe(1)

    await newCode(app, user.email, 'reset_password') // a later mail of the same queue
    expect(app.mail.messages(user.email)).toHaveLength(2)
    await loginWith(user.email, code).expect(200)
  })

  it('makes one code of ten requests at once', async () => {
    const user = await makeWorker(app)
    await Promise.all(Array.from({ length: 10 }, () => askFor(user.email)))
    expect(await codesOf(user)).toBe(1)
  })

  it('stops at five codes an hour and ten a day', async () => {
    const user = await makeWorker(app)
    const askTimes = async (times: number) => {
      for (let asked = 0; asked < times; asked += 1) {
        await askFor(user.email)
        await ageCodes(app, user.id, 61)
      }
    }
    await askTimes(6)
    expect(await codesOf(user)).toBe(5)
    await ageCodes(app, user.id, 3600)
    await askTimes(5)
    await ageCodes(app, user.id, 3600)
    await askTimes(1)
    expect(await codesOf(user)).toBe(10)
  })
})

describe('guessing codes with the limits on', () => {
  it('shows the same for a known and an unknown address', async () => {
    const limited = await startApp({ RATE_LIMITS: 'on', REDIS_PREFIX: newRedisPrefix(), WORKER: 'off' })
    try {
      const { email } = await makeWorker(app)
      const code = await newCode(app, email)
      const guessAt = async (address: string) => {
        const answers = []
        for (let guess = 1; guess <= 7; guess += 1) {
          const { status, body, headers } = await loginWith(address, wrongCode(code, guess), limited)
          answers.push({ status, code: body.code, detail: body.detail, waits: headers['retry-after'] !== undefined })
        }
        return answers
      }
      const known = await guessAt(email)
      expect(known.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429, 429])
      expect(await guessAt(newEmail('nobody'))).toEqual(known)
    } finally {
      await limited.close()
    }
  })
})
