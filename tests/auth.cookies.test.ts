import { parseSetCookie, type SetCookie } from 'cookie'
import type { Response } from 'supertest'
import { z } from 'zod'
import { apiRoutes } from '../src/routes'
import { Session } from '../src/schemas/auth'
import { startApp, type TestApp } from './support/app'
import { newCode, newRedisPrefix, newRegistration, signInAgain } from './support/auth'
import { codeFrom, makeWorker, PASSWORD, setPassword, type TestUser } from './support/factories'
import { expectFaults, expectProblem } from './support/problems'
import { nameOf } from './support/routeCases'

const PAGE = 'https://app.gigs.test'
const OTHER_PAGE = 'https://console.gigs.test'
const settings = { APP_URL: PAGE, CORS_ORIGINS: `${OTHER_PAGE},https://beta.gigs.test` }

let app: TestApp
beforeAll(async () => {
  app = await startApp(settings)
})
afterAll(() => app.close())

const TRANSPORT = { 'X-Token-Transport': 'cookie', 'User-Agent': 'browser' }
/** What a browser sends from a page that may use cookies. */
const BROWSER = { ...TRANSPORT, Origin: PAGE }
const withCookie = (token: string, headers: Record<string, string> = BROWSER) => ({
  headers: { ...headers, Cookie: `other=1; __Host-refresh=${token}` },
})
const refresh = (token: string, headers?: Record<string, string>, { api } = app) =>
  api.post('/auth/refresh', withCookie(token, headers))

function cookieOf({ headers }: Response): SetCookie {
  const [only, ...others] = z.array(z.string()).parse(headers['set-cookie'])
  expect(others).toEqual([])
  return parseSetCookie(only ?? '')
}

/** Asserts that the session has come with its refresh token in the cookie alone. @returns the token */
function expectCookieSession(answer: Response): string {
  expect(answer.status).toBe(200)
  expect(Object.keys(answer.body).sort()).toEqual([
    'accessToken',
    'accessTokenExpiresAt',
    'refreshTokenExpiresAt',
    'user',
  ])
  const { value = '', maxAge = 0, ...attributes } = cookieOf(answer)
  expect(attributes).toEqual({ name: '__Host-refresh', path: '/', httpOnly: true, secure: true, sameSite: 'strict' })
  const secondsLeft = (Date.parse(answer.body.refreshTokenExpiresAt) - Date.now()) / 1_000
  expect(Math.abs(maxAge - secondsLeft)).toBeLessThan(5)
  expect(answer.text).not.toContain(value)
  return value
}

const isCleared = (answer: Response) => {
  const { value, maxAge, ...attributes } = cookieOf(answer)
  expect(attributes).toEqual({ name: '__Host-refresh', path: '/', httpOnly: true, secure: true, sameSite: 'strict' })
  return value === '' && maxAge === 0
}

async function makeWithPassword(): Promise<TestUser> {
  const user = await makeWorker(app)
  await setPassword(app, user.id)
  return user
}

/** Each way to get a session: makes a caller ready, and gives the request. */
const waysIn: [string, () => Promise<{ path: string; body: object }>][] = [
  [
    'registering',
    async () => {
      const registration = newRegistration()
      const { email } = registration
      await app.api.post('/auth/register', { body: registration }).expect(202)
      return { path: '/auth/verify-email', body: { email, otp: await codeFrom(app, email) } }
    },
  ],
  [
    'a password',
    async () => ({ path: '/auth/login', body: { email: (await makeWithPassword()).email, password: PASSWORD } }),
  ],
  [
    'a code',
    async () => {
      const { email } = await makeWorker(app)
      return { path: '/auth/login/otp', body: { email, otp: await newCode(app, email) } }
    },
  ],
  [
    'a refresh token from a body',
    async () => ({ path: '/auth/refresh', body: { refreshToken: (await makeWorker(app)).refreshToken } }),
  ],
]

describe('a refresh token in a cookie', () => {
  it.each(waysIn)('comes with %s, and is in no body', async (_way, prepare) => {
    const { path, body } = await prepare()
    const token = expectCookieSession(await app.api.post(path, { body, headers: BROWSER }))
    expectCookieSession(await refresh(token))
  })

  it('is declared by every route that can answer a session', () => {
    const shapesOf = (schema: unknown): unknown[] =>
      schema instanceof z.ZodUnion ? schema.options.flatMap(shapesOf) : [schema]
    const routes = apiRoutes.filter(({ success: { schema } }) => shapesOf(schema).includes(Session))
    expect(routes.length).toBeGreaterThanOrEqual(4)
    for (const route of routes) expect([nameOf(route), route.refreshCookie]).not.toContain(undefined)
  })

  it('is traded without a body, or with an empty one, and stands for it in every way', async () => {
    const { refreshToken } = await makeWorker(app)
    const second = expectCookieSession(await refresh(refreshToken))
    const third = expectCookieSession(await refresh(second).send({}))
    expectProblem(await refresh(second, { ...BROWSER, 'User-Agent': 'somebody else' }), 'session_revoked')
    expectProblem(await refresh(third), 'session_revoked')
  })

  it('gives a retry the same successor', async () => {
    const { refreshToken } = await makeWorker(app)
    const [first, second] = await Promise.all([refresh(refreshToken), refresh(refreshToken)])
    expect(second.text).toBe(first.text)
    expect(expectCookieSession(second)).toBe(expectCookieSession(first))
  })

  it.each(['', 'A'.repeat(64), '%00', '"quoted"'])('is refused when it is %p', async (token) => {
    expectProblem(await refresh(token), 'unauthenticated')
  })

  it('is missed with 401, as any client that is not signed in', async () => {
    expectProblem(await app.api.post('/auth/refresh', { headers: BROWSER }), 'unauthenticated')
  })

  it('counts for nothing unless the request asks for it', async () => {
    const { refreshToken } = await makeWorker(app)
    expect(expectFaults(await refresh(refreshToken, {}))).toEqual(['/body/refreshToken required'])
    const answer = await refresh(refreshToken, {}).send({ refreshToken }).expect(200)
    expect(answer.body.refreshToken).toEqual(expect.any(String))
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  it('is not given to a client that misspells it, nor anything else', async () => {
    const { refreshToken } = await makeWorker(app)
    const answer = await app.api.post('/auth/refresh', {
      body: { refreshToken },
      headers: { 'X-Token-Transport': 'cookies' },
    })
    expectProblem(answer, 'invalid_input')
    expect(answer.body.errors).toMatchObject([{ pointer: '/headers/X-Token-Transport', code: 'invalid_value' }])
    await app.api.post('/auth/refresh', { body: { refreshToken } }).expect(200)
  })

  it('is counted by its session, like one in a body', async () => {
    const limited = await startApp({
      ...settings,
      RATE_LIMITS: 'refresh=2/1m',
      REDIS_PREFIX: newRedisPrefix(),
      WORKER: 'off',
    })
    try {
      const [user, other] = [await makeWorker(limited), await makeWorker(limited)]
      const second = expectCookieSession(await refresh(user.refreshToken, BROWSER, limited))
      const third = expectCookieSession(await refresh(second, BROWSER, limited))
      expectProblem(await refresh(third, BROWSER, limited), 'too_many_requests')
      expectCookieSession(await refresh(other.refreshToken, BROWSER, limited))
    } finally {
      await limited.close()
    }
  })
})

describe('the cookie is taken away', () => {
  it.each(['/auth/logout', '/auth/logout-all'])('by %s', async (path) => {
    const user = await makeWorker(app)
    const answer = await app.api.post(path, { as: user, ...withCookie(user.refreshToken) })
    expect(answer.status).toBe(204)
    expect(isCleared(answer)).toBe(true)
    expectProblem(await refresh(user.refreshToken), 'session_revoked')
  })

  it('also when the client forgets to say that it has one, and from nobody who has none', async () => {
    const user = await makeWorker(app)
    const phone = await signInAgain(app, user, 'phone')
    expect(isCleared(await app.api.post('/auth/logout', { as: user, ...withCookie(user.refreshToken, {}) }))).toBe(true)
    const { headers } = await app.api.post('/auth/logout', { as: phone }).expect(204)
    expect(headers['set-cookie']).toBeUndefined()
  })

  it('by a new password that was set with a code', async () => {
    const { email, refreshToken } = await makeWorker(app)
    const body = { email, otp: await newCode(app, email, 'reset_password'), newPassword: 'loud-heron-builds-72' }
    const answer = await app.api.post('/auth/password/reset', { body, ...withCookie(refreshToken) })
    expect(answer.status).toBe(204)
    expect(isCleared(answer)).toBe(true)
  })
})

describe('a page', () => {
  const ownHost = () => new URL(app.url).host
  const origins: [string, () => Record<string, string>][] = [
    ['of the web app', () => ({ Origin: PAGE })],
    ['of a listed origin', () => ({ Origin: OTHER_PAGE })],
    ['of the API itself', () => ({ Origin: `https://${ownHost()}` })],
    ['that an older browser shows to be of the same origin', () => ({ 'Sec-Fetch-Site': 'same-origin' })],
  ]
  it.each(origins)('%s may use the cookie', async (_which, headersOf) => {
    const { refreshToken } = await makeWorker(app)
    expectCookieSession(await refresh(refreshToken, { ...TRANSPORT, ...headersOf() }))
  })

  it('is not needed by an app, which sends no origin', async () => {
    const { refreshToken } = await makeWorker(app)
    expectCookieSession(await refresh(refreshToken, TRANSPORT))
  })

  const strangers: [string, Record<string, string>][] = [
    ['another origin', { Origin: 'https://evil.test' }],
    ['a longer name that begins alike', { Origin: `${PAGE}.evil.test` }],
    ['the same name without TLS', { Origin: PAGE.replace('https', 'http') }],
    ['another port', { Origin: `${PAGE}:8443` }],
    ['a sandbox', { Origin: 'null' }],
    ['nowhere', { Origin: '' }],
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['another origin of the site', { 'Sec-Fetch-Site': 'same-site' }],
  ]

  it.each(strangers)('from %s cannot refresh: nothing changes', async (_where, headers) => {
    const { refreshToken } = await makeWorker(app)
    const answer = await refresh(refreshToken, { ...TRANSPORT, ...headers })
    expectProblem(answer, 'forbidden')
    expect(answer.headers['set-cookie']).toBeUndefined()
    expectCookieSession(await refresh(refreshToken))
  })

  it('from elsewhere cannot sign its visitor in as somebody else, and uses no code up', async () => {
    const { email } = await makeWorker(app)
    const otp = await newCode(app, email)
    const login = (Origin: string) =>
      app.api.post('/auth/login/otp', { body: { email, otp }, headers: { ...BROWSER, Origin } })
    const refused = await login('https://evil.test')
    expectProblem(refused, 'forbidden')
    expect(refused.headers['set-cookie']).toBeUndefined()
    expectCookieSession(await login(PAGE))
  })

  it('from elsewhere cannot sign its visitor out', async () => {
    const user = await makeWorker(app)
    const headers = { ...BROWSER, Origin: 'https://evil.test' }
    const answer = await app.api.post('/auth/logout', { as: user, ...withCookie(user.refreshToken, headers) })
    expectProblem(answer, 'forbidden')
    await app.api.get('/me', { as: user }).expect(200)
  })
})

describe('a browser that asks before it sends', () => {
  const ask = (Origin: string) =>
    fetch(`${app.url}/api/v1/auth/refresh`, {
      method: 'OPTIONS',
      headers: {
        Origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'content-type,x-token-transport',
      },
    })

  it('may send cookies from a listed origin', async () => {
    const { headers } = await ask(OTHER_PAGE)
    expect(headers.get('access-control-allow-origin')).toBe(OTHER_PAGE)
    expect(headers.get('access-control-allow-credentials')).toBe('true')
    expect(headers.get('access-control-allow-headers')).toContain('x-token-transport')
  })

  it.each(['https://evil.test', 'null'])('may not from %s', async (origin) => {
    const { headers } = await ask(origin)
    expect(headers.get('access-control-allow-origin')).toBeNull()
  })
})
