import { performance } from 'node:perf_hooks'
import { startApp, type TestApp } from './support/app'
import { answerOf, newCode, newRegistration, signInAgain, wrongCode } from './support/auth'
import { makeAdmin, makeWorker, newEmail, PASSWORD, setPassword, type TestUser } from './support/factories'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const NEW_PASSWORD = 'loud-heron-builds-72'
const login = (email: string, password = PASSWORD) => app.api.post('/auth/login', { body: { email, password } })

async function makeWithPassword(): Promise<TestUser> {
  const user = await makeWorker(app)
  await setPassword(app, user.id)
  return user
}

describe('signing in with a password', () => {
  it('starts a session, however the address is written', async () => {
    const { id, email } = await makeWithPassword()
    const { body: session } = await login(` ${email.toUpperCase()}`).expect(200)
    expect(session.user).toMatchObject({ id, email, mfaEnabled: false })
    const { body: me } = await app.api.get('/me', { as: session }).expect(200)
    expect(me).toEqual(session.user)
  })

  it('answers alike, and works as long, for a wrong password and an unknown address', async () => {
    const { email } = await makeWithPassword()
    const attempt = async (address: string) => {
      const startedAt = performance.now()
      const answer = await login(address, 'not-the-password')
      return { answer: answerOf(answer), took: performance.now() - startedAt }
    }
    const wrong = await attempt(email)
    const unknown = await attempt(newEmail('nobody'))
    expect(wrong.answer).toMatchObject({ status: 401, body: { code: 'invalid_credentials' } })
    expect(unknown.answer).toEqual(wrong.answer)
    expect(unknown.took).toBeGreaterThan(wrong.took / 3)
  })

  it('tells of an unconfirmed address only to whoever knows the password', async () => {
    const { email, ...rest } = newRegistration()
    await app.api.post('/auth/register', { body: { email, ...rest } }).expect(202)
    const { body: refused } = await login(email).expect(403)
    expect(refused.code).toBe('email_not_verified')
    expect(answerOf(await login(email, 'not-the-password'))).toEqual(
      answerOf(await login(newEmail('nobody'), 'not-the-password')),
    )
  })

  it('is refused while the account is suspended, and says so only to its owner', async () => {
    const user = await makeWithPassword()
    const admin = await makeAdmin(app)
    const path = `/admin/users/${user.id}`
    await app.api.get('/me', { as: user }).expect(200)
    await app.api.post(`${path}/suspend`, { as: admin, body: { reason: 'Asked workers for money' } }).expect(200)

    for (const refused of [
      await app.api.get('/me', { as: user }),
      await login(user.email),
      await app.api.post('/auth/refresh', { body: { refreshToken: user.refreshToken } }),
    ]) {
      expect(refused).toMatchObject({ status: 403, body: { code: 'account_suspended' } })
    }
    const { body: wrong } = await login(user.email, 'not-the-password').expect(401)
    expect(wrong.code).toBe('invalid_credentials')

    await app.api.post(`${path}/reinstate`, { as: admin, body: { reason: 'It was a mistake' } }).expect(200)
    const { body: session } = await login(user.email).expect(200)
    await app.api.get('/me', { as: session }).expect(200)
    await app.api.get('/me', { as: user }).expect(401)
  })

  it('refuses what waits too long in a storm of sign-ins, and goes on serving the rest', async () => {
    const storm = Array.from({ length: 24 }, () => login(newEmail('nobody')).then((answer) => answer))
    await app.api.get('/gigs').expect(200)
    const answers = await Promise.all(storm)
    const refused = answers.filter(({ status }) => status === 503)
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(18) // at work and in the queue
    expect(refused).toHaveLength(6)
    for (const { headers } of refused) expect(Number(headers['retry-after'])).toBeGreaterThan(0)
  })

  it('leaves a trace of success and failure in the audit log', async () => {
    const user = await makeWithPassword()
    const admin = await makeAdmin(app)
    await login(user.email, 'not-the-password').expect(401)
    await login(user.email).expect(200)
    const audit = (query: Record<string, string>) => app.api.get('/admin/audit-log', { as: admin, query }).expect(200)
    const { body: failures } = await audit({ subjectId: user.id, action: 'session.refuse' })
    expect(failures.data).toMatchObject([{ actor: { id: null, role: 'anonymous' }, detail: { method: 'password' } }])
    const { body: successes } = await audit({ actorId: user.id, action: 'session.start' })
    expect(successes.data[0]).toMatchObject({ subject: { type: 'session' }, detail: { method: 'password' } })
  })
})

describe('a forgotten password', () => {
  const forgot = (email: string) => app.api.post('/auth/password/forgot', { body: { email } }).expect(202)
  const reset = (email: string, otp: string, newPassword = NEW_PASSWORD) =>
    app.api.post('/auth/password/reset', { body: { email, otp, newPassword } })

  it('leaves no session to an old password that was being checked while it was reset', async () => {
    const user = await makeWorker(app)
    await setPassword(app, user.id)
    const code = await newCode(app, user.email, 'reset_password')
    const oldPassword = () => app.api.post('/auth/login', { body: { email: user.email, password: PASSWORD } })
    const [answer, ...attempts] = await Promise.all([
      reset(user.email, code),
      oldPassword(),
      oldPassword(),
      oldPassword(),
    ])

    expect(answer.status).toBe(204)
    for (const { body } of attempts.filter(({ status }) => status === 200)) {
      await app.api.get('/me', { as: body }).expect(401)
    }
    expect(await app.api.get('/me', { as: user }).expect(401)).toMatchObject({ body: { code: 'session_revoked' } })
  })

  it('is answered alike for a known and an unknown address', async () => {
    const { email } = await makeWorker(app)
    const known = answerOf(await forgot(email))
    expect(answerOf(await forgot(newEmail('nobody')))).toEqual(known)
    expect(await app.mail.waitFor(email)).toMatchObject({ subject: expect.stringContaining('Reset your password') })
  })

  it('is replaced with the code, which ends every session', async () => {
    const user = await makeWithPassword()
    const elsewhere = await signInAgain(app, user)
    await app.api.get('/me', { as: elsewhere }).expect(200)
    await reset(user.email, await newCode(app, user.email, 'reset_password')).expect(204)

    for (const session of [user, elsewhere]) {
      const { body: access } = await app.api.get('/me', { as: session }).expect(401)
      expect(access.code).toBe('session_revoked')
      const { refreshToken } = session
      const { body: refreshed } = await app.api.post('/auth/refresh', { body: { refreshToken } }).expect(401)
      expect(refreshed.code).toBe('session_revoked')
    }
    await login(user.email).expect(401)
    const { status } = await login(user.email, NEW_PASSWORD)
    expect(status).toBe(200)
  })

  it('keeps the code when the new password is not good enough, and takes it once when it is', async () => {
    const { email } = await makeWorker(app, { name: 'Paula Pelikan' })
    const code = await newCode(app, email, 'reset_password')
    const { body: refused } = await reset(email, code, 'PaulaPelikan-9173').expect(422)
    expect(refused.errors).toMatchObject([{ pointer: '/body/newPassword', code: 'guessable_password' }])
    await reset(email, code).expect(204)
    const { body: again } = await reset(email, code).expect(401)
    expect(again.code).toBe('invalid_otp')
  })

  it('is answered alike for a wrong code and an unknown address', async () => {
    const { email } = await makeWorker(app)
    const code = await newCode(app, email, 'reset_password')
    const wrong = answerOf(await reset(email, wrongCode(code)))
    expect(wrong).toMatchObject({ status: 401, body: { code: 'invalid_otp' } })
    expect(answerOf(await reset(newEmail('nobody'), wrongCode(code)))).toEqual(wrong)
  })
})
