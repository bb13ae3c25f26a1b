import type { Response } from 'supertest'
import { limitDefaults, type LimitName } from '../src/config/limits'
import { newId } from '../src/utils/uuid'
import { startApp, type CallOptions, type TestApp } from './support/app'
import { newRedisPrefix } from './support/auth'
import { makeAdmin, makeClient, makeWorker, newApplication, newEmail, type TestUser } from './support/factories'
import { expectProblem } from './support/problems'
import { startPrivateRedis } from './support/redis'

const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

interface Users {
  worker: TestUser
  client: TestUser
  admin: TestUser
}

/** Where the n-th request says that it comes from, and who sends it. */
interface Sender extends Users {
  n: number
  /** One for all requests to one limit. */
  email: string
  /** The n-th address within one /56, behind one that is made up. */
  nearby: { 'X-Forwarded-For': string }
  /** The n-th address of another network each. */
  faraway: { 'X-Forwarded-For': string }
}

interface Row {
  max: number
  seconds: number
  /** What the process does while Redis is away. */
  withoutRedis: 'refuses' | 'counts' | 'lets pass'
  /** A request that the limit counts, whatever is changed about where it comes from. It need not succeed. */
  send: (api: TestApp['api'], from: Sender) => Promise<Response>
}

const fullwidth = (text: string) => text.replace(/[\x21-\x7e]/g, (c) => String.fromCodePoint(c.charCodeAt(0) + 0xfee0))
const spelled = ({ email, n }: Sender) => [email, email.toUpperCase(), fullwidth(email)][n % 3]

const row = (max: number, seconds: number, withoutRedis: Row['withoutRedis'], send: Row['send']): Row => ({
  max,
  seconds,
  withoutRedis,
  send,
})

/** A request by a user, from everywhere. */
const as =
  (who: keyof Users, method: 'get' | 'post' | 'patch', path: string, options: CallOptions = {}): Row['send'] =>
  async (api, from) =>
    api[method](path, { as: from[who], headers: from.faraway, ...options })

/** The limits as they are promised, and three more: on wrong passwords of whoever is signed in, on wrong codes, and on invitations. */
const table: Record<LimitName, Row> = {
  'login-address': row(20, 15 * MINUTE, 'refuses', async (api, { nearby }) =>
    api.post('/auth/login', { body: { email: newEmail() }, headers: nearby }),
  ),
  'login-failures': row(5, 15 * MINUTE, 'refuses', async (api, from) =>
    api.post('/auth/login', { body: { email: spelled(from), password: 'wrong' }, headers: from.nearby }),
  ),
  'login-account': row(100, DAY, 'refuses', async (api, from) =>
    api.post('/auth/login', { body: { email: spelled(from) }, headers: from.faraway }),
  ),
  'password-failures': row(
    5,
    15 * MINUTE,
    'refuses',
    as('worker', 'post', '/me/password', { body: { currentPassword: 'wrong', newPassword: 'x' } }),
  ),
  'otp-failures': row(5, 10 * MINUTE, 'counts', async (api, from) =>
    api.post('/auth/login/otp', { body: { email: spelled(from), otp: '000000' }, headers: from.faraway }),
  ),
  'otp-verify': row(10, HOUR, 'lets pass', async (api, from) =>
    api.post('/auth/verify-email', { body: { email: spelled(from) }, headers: from.faraway }),
  ),
  'send-address': row(10, HOUR, 'refuses', async (api, { nearby }) =>
    api.post('/auth/otp', { body: { email: newEmail() }, headers: nearby }),
  ),
  'send-email': row(5, HOUR, 'refuses', async (api, from) =>
    api.post(from.n % 2 ? '/auth/otp' : '/auth/register', { body: { email: spelled(from) }, headers: from.faraway }),
  ),
  refresh: row(30, MINUTE, 'refuses', async (api, { worker, n, faraway }) =>
    api.post('/auth/refresh', {
      body: { refreshToken: `${worker.refreshToken.slice(0, -2)}${n}` },
      headers: faraway,
    }),
  ),
  writes: row(60, MINUTE, 'counts', as('client', 'patch', '/me', { body: { surprise: 1 } })),
  apply: row(
    30,
    HOUR,
    'counts',
    as('worker', 'post', `/worker/jobs/${newId()}/applications`, { body: newApplication() }),
  ),
  invite: row(
    30,
    HOUR,
    'counts',
    as('client', 'post', `/client/gigs/${newId()}/invitations`, { body: { workerId: newId() } }),
  ),
  uploads: row(20, HOUR, 'refuses', as('worker', 'post', '/worker/documents', { body: {} })),
  reads: row(300, MINUTE, 'counts', async (api, { nearby }) =>
    api.get('/gigs', { query: { surprise: 1 }, headers: nearby }),
  ),
  'admin-logs': row(60, MINUTE, 'refuses', as('admin', 'get', '/admin/logs', { query: { surprise: 1 } })),
}

const isLimit = (name: string): name is LimitName => name in table
const rows = Object.keys(table)
  .filter(isLimit)
  .map((name) => [name, table[name]] as const)

const makeUsers = async (app: TestApp): Promise<Users> => ({
  worker: await makeWorker(app),
  client: await makeClient(app),
  admin: await makeAdmin(app),
})

/** Makes the requests to one limit, which no other limit of the same kind has counted. */
async function senders(app: TestApp, network: number): Promise<(n: number) => Sender> {
  const users = await makeUsers(app)
  const email = newEmail()
  return (n) => ({
    ...users,
    n,
    email,
    nearby: {
      'X-Forwarded-For': `203.0.113.${n % 250}, 2001:db8:${network.toString(16)}:12${(n % 256).toString(16).padStart(2, '0')}::${n}`,
    },
    faraway: { 'X-Forwarded-For': `203.0.113.1, 10.${network}.${n >> 8}.${n & 255}` },
  })
}

const isRefused = ({ status }: Response) => status === 429 || status === 503

it('are the ones that are set where nothing else is said', () => {
  const promised = rows.map(([name, { max, seconds }]) => [name, { max, seconds }])
  expect(limitDefaults).toEqual(Object.fromEntries(promised))
})

describe('Two processes together', () => {
  let apps: [TestApp, TestApp]
  beforeAll(async () => {
    const settings = { RATE_LIMITS: 'on', REDIS_PREFIX: newRedisPrefix(), TRUST_PROXY: '1', WORKER: 'off' }
    apps = [await startApp(settings), await startApp(settings)]
  })
  afterAll(async () => {
    for (const app of apps) await app.close()
  })

  it.each(rows)('grant %s so often and no more', async (name, { max, seconds, send }) => {
    const from = await senders(apps[0], rows.findIndex(([each]) => each === name) + 1)
    for (let n = 1; n <= max; n += 1) {
      const response = await send(apps[n % 2 ? 0 : 1].api, from(n))
      if (isRefused(response)) throw new Error(`Request ${n} of ${max} was refused: ${response.text}`)
      expect(response.headers['ratelimit-policy']).toContain(`"${name}"; q=${max}; w=${seconds}; pk=:`)
      expect(response.headers.ratelimit).toMatch(new RegExp(`(^|, )"${name}"; r=${max - n}; t=\\d+(,|$)`))
    }
    for (const app of apps) {
      const refused = await send(app.api, from(max + 1))
      expectProblem(refused, 'too_many_requests')
      expect(refused.headers.ratelimit).toContain(`"${name}"; r=0; t=`)
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
      expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(seconds)
    }
  })
})

describe('A process without Redis', () => {
  let app: TestApp
  let from: ((n: number) => Sender)[]
  beforeAll(async () => {
    const redis = await startPrivateRedis()
    app = await startApp({ REDIS_URL: redis.url, RATE_LIMITS: 'on', TRUST_PROXY: '1', WORKER: 'off' })
    from = await Promise.all(rows.map((_, i) => senders(app, i + 1)))
    await redis.remove()
  })
  afterAll(() => app.close())

  /** How the requests end, one more than the limit grants. */
  async function outcomes(name: LimitName): Promise<string[]> {
    const { max, send } = table[name]
    const sender = from[rows.findIndex(([each]) => each === name)]
    const found = new Array<string>()
    for (let n = 1; sender && n <= max + 1; n += 1) {
      const { status, headers } = await send(app.api, sender(n))
      if (status === 429 || status === 503) expect(Number(headers['retry-after'])).toBeGreaterThan(0)
      found.push(status === 429 ? 'too many' : status === 503 ? 'unavailable' : 'granted')
    }
    return found
  }

  it.each(rows.filter(([, { withoutRedis }]) => withoutRedis === 'refuses'))('refuses %s', async (name) => {
    expect(new Set(await outcomes(name))).toEqual(new Set(['unavailable']))
  })

  it.each(rows.filter(([, { withoutRedis }]) => withoutRedis === 'counts'))('counts %s by itself', async (name) => {
    const granted = new Array<string>(table[name].max).fill('granted')
    expect(await outcomes(name)).toEqual([...granted, 'too many'])
  })

  it.each(rows.filter(([, { withoutRedis }]) => withoutRedis === 'lets pass'))('lets %s pass', async (name) => {
    expect(new Set(await outcomes(name))).toEqual(new Set(['granted']))
  })
})

describe('Whatever a request says of itself', () => {
  /** An application that grants so many reads a minute, behind so many proxies. */
  const appReading = (max: number, hops: string) =>
    startApp({ RATE_LIMITS: `reads=${max}/1m`, REDIS_PREFIX: newRedisPrefix(), TRUST_PROXY: hops, WORKER: 'off' })

  it.each([
    ['0', ['198.51.100.1', '203.0.113.2, 198.51.100.2', '2001:db8::1', 'unknown', '', '::ffff:192.0.2.1', '127.0.0.1']],
    ['1', ['198.51.100.1', '203.0.113.2,198.51.100.1', '1.2.3.4, 5.6.7.8 ,198.51.100.1', ' ,, 198.51.100.1']],
    ['2', ['198.51.100.1, 10.0.0.1', '203.0.113.9, 198.51.100.1, 10.0.0.1', 'x, 198.51.100.1, 10.9.9.9']],
  ])('behind %s proxies it is counted where it comes from', async (hops, forwarded) => {
    const app = await appReading(forwarded.length, hops)
    const read = (address: string) => app.api.get('/skills', { headers: { 'X-Forwarded-For': address } })
    for (const address of forwarded) await read(address).expect(200)
    for (const address of forwarded) await read(address).expect(429)
    await app.close()
  })

  it('behind a proxy that passes on what is no address it is counted as the proxy', async () => {
    const app = await appReading(3, '1')
    const read = (address: string) => app.api.get('/skills', { headers: { 'X-Forwarded-For': address } })
    for (const address of ['unknown', '198.51.100.1:5555', 'x'.repeat(500)]) await read(address).expect(200)
    await read('<script>').expect(429)
    await app.close()
  })

  it('a body that cannot be read is counted, on every route', async () => {
    const app = await appReading(1, '0')
    const headers = { 'Content-Type': 'application/json' }
    const { headers: told } = await app.api.post('/auth/verify-email', { body: '{', headers }).expect(400)
    expect(told.ratelimit).toContain('"reads"; r=0; t=')
    await app.api.post('/auth/login/otp', { body: '{', headers }).expect(429)
    await app.close()
  })
})
