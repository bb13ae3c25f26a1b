import { newId } from '../src/utils/uuid'
import { startApp, type TestApp } from './support/app'
import { newCode, newRedisPrefix, newRegistration, wrongCode } from './support/auth'
import { eventually } from './support/eventually'
import { makeClient, makeWorker, newApplication, newEmail, newGig, PASSWORD, setPassword } from './support/factories'

const opened: TestApp[] = []
afterEach(async () => {
  for (const app of opened.splice(0)) await app.close()
})

/** An application whose limits begin at zero. */
async function appWith(limits: string, settings: Record<string, string> = {}): Promise<TestApp> {
  const app = await startApp({ RATE_LIMITS: limits, REDIS_PREFIX: newRedisPrefix(), WORKER: 'off', ...settings })
  opened.push(app)
  return app
}

const gigs = ({ api }: TestApp, forwardedFor?: string) =>
  api.get('/gigs', { headers: forwardedFor === undefined ? {} : { 'X-Forwarded-For': forwardedFor } })
const login = ({ api }: TestApp, email: string, password: string, forwardedFor = '198.51.100.1') =>
  api.post('/auth/login', { body: { email, password }, headers: { 'X-Forwarded-For': forwardedFor } })

describe('a limit', () => {
  it('tells on every answer what is left (draft-ietf-httpapi-ratelimit-headers-08)', async () => {
    const app = await appWith('reads=2/1m')
    const { headers } = await gigs(app).expect(200)
    expect(headers.ratelimit).toMatch(/^"reads"; r=1; t=([1-9]|[1-5]\d|60)$/)
    expect(headers['ratelimit-policy']).toMatch(/^"reads"; q=2; w=60; pk=:[\w+/=]+:$/)
    expect(headers['x-ratelimit-limit']).toBeUndefined()
  })

  it('names each that a route has', async () => {
    const app = await appWith('on')
    const { headers } = await login(app, newEmail(), PASSWORD).expect(401)
    for (const name of ['login-address', 'login-failures', 'login-account'])
      expect(headers.ratelimit).toContain(`"${name}"; r=`)
  })

  it('counts the pages beside the API as reads, too', async () => {
    const app = await appWith('reads=5/1m')
    for (const path of ['/openapi.json', '/docs/', '/admin/logs', '/problems/not_found', '/unsubscribe/x'])
      expect((await fetch(app.url + path)).headers.get('ratelimit')).toContain('"reads"; r=')
    expect((await fetch(`${app.url}/docs/`)).status).toBe(429)
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200)
    await gigs(app).expect(429)
  })

  it('counts applications and invitations apart from other writes', async () => {
    const app = await appWith('apply=1/1h,invite=1/1h')
    const [worker, client] = [await makeWorker(app), await makeClient(app)]
    const apply = () => app.api.post(`/worker/jobs/${newId()}/applications`, { as: worker, body: newApplication() })
    const invite = () =>
      app.api.post(`/client/gigs/${newId()}/invitations`, { as: client, body: { workerId: worker.id } })
    for (const send of [apply, invite]) {
      await send().expect(404)
      await send().expect(429)
    }
    await app.api.post('/client/gigs', { as: client, body: newGig() }).expect(201)
  })

  it('answers 429 beyond it, and says how long to wait', async () => {
    const app = await appWith('reads=2/1m')
    await gigs(app).expect(200)
    await gigs(app).expect(200)
    const { body, headers } = await gigs(app).expect(429)
    expect(body).toMatchObject({ status: 429, code: 'too_many_requests' })
    expect(headers.ratelimit).toMatch(/^"reads"; r=0; t=\d+$/)
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(60)
  })

  it('is over after its time', async () => {
    const app = await appWith('reads=1/1s')
    await gigs(app).expect(200)
    await gigs(app).expect(429)
    await eventually(async () => (await gigs(app)).status === 200)
    await gigs(app).expect(429)
  })

  it('counts all processes together', async () => {
    const prefix = { REDIS_PREFIX: newRedisPrefix() }
    const [one, two] = [await appWith('reads=3/1m', prefix), await appWith('reads=3/1m', prefix)]
    for (const app of [one, two, one]) await gigs(app).expect(200)
    for (const app of [one, two]) await gigs(app).expect(429)
  })

  it('lets through no more than its number of requests at once', async () => {
    const app = await appWith('reads=5/1m')
    const answers = await Promise.all(Array.from({ length: 20 }, () => gigs(app)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(5)
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(15)
  })
})

describe('whom a limit counts', () => {
  it('cannot be talked out of the address by X-Forwarded-For when no proxy is trusted', async () => {
    const app = await appWith('reads=2/1m', { TRUST_PROXY: '0' })
    await gigs(app, '198.51.100.1').expect(200)
    await gigs(app, '198.51.100.2').expect(200)
    await gigs(app, '198.51.100.3').expect(429)
  })

  it('believes of X-Forwarded-For only what the trusted proxy has added', async () => {
    const app = await appWith('reads=1/1m', { TRUST_PROXY: '1' })
    await gigs(app, '203.0.113.1, 198.51.100.1').expect(200)
    await gigs(app, '203.0.113.2, 198.51.100.1').expect(429)
    await gigs(app, '203.0.113.1, 198.51.100.2').expect(200)
  })

  it('takes the IPv6 addresses of one /56 as one', async () => {
    const app = await appWith('reads=1/1m', { TRUST_PROXY: '1' })
    await gigs(app, '2001:db8:0:1200::1').expect(200)
    await gigs(app, '2001:db8:0:12ff:ffff::2').expect(429)
    await gigs(app, '2001:db8:0:1300::1').expect(200)
  })

  it('takes IPv4 addresses apart, also where they are written as IPv6', async () => {
    const app = await appWith('reads=1/1m', { TRUST_PROXY: '1' })
    await gigs(app, '::ffff:198.51.100.1').expect(200)
    await gigs(app, '::ffff:198.51.100.2').expect(200)
    await gigs(app, '198.51.100.1').expect(429)
  })

  it('counts signed-in callers apart, wherever they call from', async () => {
    const app = await appWith('reads=1/1m', { TRUST_PROXY: '1' })
    const [one, two] = [await makeWorker(app), await makeWorker(app)]
    const me = (as: { accessToken: string }, address: string) =>
      app.api.get('/me', { as, headers: { 'X-Forwarded-For': address } })
    await me(one, '198.51.100.1').expect(200)
    await me(two, '198.51.100.1').expect(200)
    await me(one, '198.51.100.2').expect(429)
  })

  it('does not let made-up tokens buy a count of their own', async () => {
    const app = await appWith('reads=1/1m')
    const { accessToken } = await makeWorker(app)
    await gigs(app).expect(200)
    const [header = '', payload = ''] = accessToken.split('.')
    await app.api.get('/me', { as: { accessToken: `${header}.${payload}.forged` } }).expect(429)
  })
})

describe('the limits on signing in', () => {
  it('count failures of one account from one address, and forgive successes', async () => {
    const app = await appWith('login-failures=2/15m', { TRUST_PROXY: '1' })
    const user = await makeWorker(app)
    await setPassword(app, user.id)
    for (let time = 1; time <= 3; time += 1) await login(app, user.email, PASSWORD).expect(200)
    await login(app, user.email, 'wrong-password-1').expect(401)
    await login(app, user.email.toUpperCase(), 'wrong-password-2').expect(401)

    const { headers } = await login(app, user.email, PASSWORD).expect(429)
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(900)
    await login(app, newEmail(), PASSWORD).expect(401)
    const { status } = await login(app, user.email, PASSWORD, '198.51.100.2')
    expect(status).toBe(200)
  })

  it('count all accounts that one address tries', async () => {
    const app = await appWith('login-address=2/15m', { TRUST_PROXY: '1' })
    for (let time = 1; time <= 2; time += 1) await login(app, newEmail(), PASSWORD).expect(401)
    await login(app, newEmail(), PASSWORD).expect(429)
    await login(app, newEmail(), PASSWORD, '198.51.100.2').expect(401)
  })

  it('count the second steps of one address with the first', async () => {
    const app = await appWith('login-address=3/15m', { TRUST_PROXY: '1' })
    const show = (mfaToken: string, address: string) =>
      app.api.post('/auth/login/mfa', {
        body: { mfaToken, code: '123456' },
        headers: { 'X-Forwarded-For': address },
      })
    await login(app, newEmail(), PASSWORD).expect(401)
    for (const token of ['one', 'another']) await show(token, '198.51.100.1').expect(401)
    await show('a third', '198.51.100.1').expect(429)
    await show('a third', '2001:db8:0:1200::1').expect(401)
    await login(app, newEmail(), PASSWORD).expect(429)
  })

  it('count all addresses that try one account', async () => {
    const app = await appWith('login-account=2/1d', { TRUST_PROXY: '1' })
    const email = newEmail()
    for (const address of ['198.51.100.1', '198.51.100.2']) await login(app, email, PASSWORD, address).expect(401)
    await login(app, email, PASSWORD, '198.51.100.3').expect(429)
  })

  it('count the mails asked for to one address, in whatever way', async () => {
    const app = await appWith('send-email=3/1h', { TRUST_PROXY: '1' })
    const { email } = await makeWorker(app)
    const post = (path: string, body: object, address: string) =>
      app.api.post(path, { body, headers: { 'X-Forwarded-For': address } })
    await post('/auth/otp', { email, purpose: 'login' }, '198.51.100.1').expect(202)
    await post('/auth/password/forgot', { email: email.toUpperCase() }, '198.51.100.2').expect(202)
    await post('/auth/register', newRegistration({ email }), '198.51.100.3').expect(202)
    await post('/auth/otp', { email, purpose: 'login' }, '198.51.100.4').expect(429)
    await post('/auth/otp', { email: newEmail(), purpose: 'login' }, '198.51.100.4').expect(202)
  })

  it('count the mails asked for from one address', async () => {
    const app = await appWith('send-address=2/1h')
    const ask = () => app.api.post('/auth/otp', { body: { email: newEmail(), purpose: 'login' } })
    await ask().expect(202)
    await ask().expect(202)
    await ask().expect(429)
  })

  it('count wrong codes of one account, over all that takes codes', async () => {
    const app = await appWith('otp-failures=2/10m', { WORKER: 'inline' })
    const { email } = await makeWorker(app)
    const otp = await newCode(app, email)
    await app.api.post('/auth/login/otp', { body: { email, otp: wrongCode(otp) } }).expect(401)
    await app.api.post('/auth/verify-email', { body: { email, otp } }).expect(401)
    await app.api.post('/auth/login/otp', { body: { email, otp } }).expect(429)
  })

  it('count refreshes by session', async () => {
    const app = await appWith('refresh=2/1m')
    const refresh = (refreshToken: string) => app.api.post('/auth/refresh', { body: { refreshToken } })
    const [user, other] = [await makeWorker(app), await makeWorker(app)]
    const { body: second } = await refresh(user.refreshToken).expect(200)
    const { body: third } = await refresh(second.refreshToken).expect(200)
    await refresh(third.refreshToken).expect(429)
    await refresh(other.refreshToken).expect(200)
  })
})
