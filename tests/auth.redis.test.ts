import { performance } from 'node:perf_hooks'
import { startApp, type TestApp } from './support/app'
import { newCode, signInAgain } from './support/auth'
import { eventually } from './support/eventually'
import { makeAdmin, makeWorker, newEmail, PASSWORD } from './support/factories'
import { startPrivateRedis, type PrivateRedis } from './support/redis'

let redis: PrivateRedis
let app: TestApp
beforeAll(async () => {
  redis = await startPrivateRedis()
  app = await startApp({ REDIS_URL: redis.url, RATE_LIMITS: 'on' })
})
afterAll(async () => {
  await app.close()
  await redis.remove()
})

describe('when Redis has lost all it had', () => {
  it('nobody is signed out, and no ended session comes back', async () => {
    const user = await makeWorker(app)
    const ended = await signInAgain(app, user)
    await app.api.get('/me', { as: user }).expect(200)
    await app.api.post('/auth/logout', { as: ended }).expect(204)
    await app.context.redis.commands.flushall()

    await app.api.get('/me', { as: user }).expect(200)
    await app.api.post('/auth/refresh', { body: { refreshToken: user.refreshToken } }).expect(200)
    const { body } = await app.api.get('/me', { as: ended }).expect(401)
    expect(body.code).toBe('session_revoked')
  })

  it('a code that was mailed still works, and its attempts are still counted', async () => {
    const { email } = await makeWorker(app)
    const code = await newCode(app, email)
    const loginWith = (otp: string) => app.api.post('/auth/login/otp', { body: { email, otp } })
    for (const wrong of ['', '1', '2', '3', '4']) {
      await loginWith(wrong).expect(401)
      await app.context.redis.commands.flushall()
    }
    await loginWith(code).expect(429)
  })
})

describe('while Redis is stopped', () => {
  it('those who are signed in go on, what cannot be counted is refused at once, and it heals by itself', async () => {
    const user = await makeWorker(app)
    const leaving = await signInAgain(app, user)
    const admin = await makeAdmin(app)
    const { email } = await makeWorker(app)
    const otp = await newCode(app, email)
    await app.api.get('/me', { as: leaving }).expect(200)
    await redis.stop()

    const body = { email: newEmail(), password: PASSWORD, name: 'Rosa Register', role: 'worker' }
    const startedAt = performance.now()
    for (const refused of [
      await app.api.post('/auth/login', { body: { email: user.email, password: PASSWORD } }),
      await app.api.post('/auth/register', { body }),
      await app.api.post('/auth/otp', { body: { email: user.email, purpose: 'login' } }),
      await app.api.post('/auth/password/forgot', { body: { email: user.email } }),
      await app.api.post('/auth/refresh', { body: { refreshToken: user.refreshToken } }),
      await app.api.post('/me/password', { as: user, body: { currentPassword: PASSWORD, newPassword: 'x' } }),
      await app.api.get('/admin/logs', { as: admin }),
    ]) {
      expect(refused).toMatchObject({ status: 503, body: { code: 'unavailable' } })
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    }
    await app.api.get('/me', { as: user }).expect(200)
    await app.api.patch('/me', { as: user, body: { name: 'Still Here' } }).expect(200)
    await app.api.post('/me/roles', { as: user, body: { role: 'client' } }).expect(200)
    await app.api.get('/client/profile', { as: user }).expect(200)
    await app.api.get('/gigs').expect(200)
    expect(performance.now() - startedAt).toBeLessThan(4_000)

    await app.api.post('/auth/login/otp', { body: { email, otp } }).expect(200)
    await app.api.post('/auth/logout', { as: leaving }).expect(204)
    await app.api.get('/me', { as: leaving }).expect(401)

    await redis.start()
    await eventually(async () => {
      const { status } = await app.api.post('/auth/login', {
        body: { email: user.email, password: 'not-the-password' },
      })
      return status === 401
    })
    await app.api.get('/me', { as: leaving }).expect(401)
    await app.api.get('/client/profile', { as: user }).expect(200)
    await app.api.post('/auth/refresh', { body: { refreshToken: user.refreshToken } }).expect(200)
    await newCode(app, user.email)
  })
})
