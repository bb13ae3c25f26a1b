import { randomBytes } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { startApp, type TestApp } from './support/app'
import { makeWorker, type TestUser } from './support/factories'

const secret = randomBytes(32)
const keyOf = (kid: string, bytes: Buffer) => `${kid}:${bytes.toString('base64url')}`

let app: TestApp
let user: TestUser
let issued: jwt.Jwt
beforeAll(async () => {
  app = await startApp({ JWT_KEYS: keyOf('known', secret) })
  user = await makeWorker(app)
  const decoded = jwt.decode(user.accessToken, { complete: true })
  if (!decoded) throw new Error('The access token is not a JWT')
  issued = decoded
})
afterAll(() => app.close())

interface Forgery {
  header?: object
  claims?: object
  /** Claims to leave out. */
  without?: string[]
  key?: Buffer
  algorithm?: jwt.Algorithm
}

/** The token that the server issued, made once more by hand with something else in it. */
function forge({ header = {}, claims = {}, without = [], key = secret, algorithm = 'HS256' }: Forgery): string {
  const payload = Object.entries({ ...Object(issued.payload), ...claims }).filter(([name]) => !without.includes(name))
  return jwt.sign(Object.fromEntries(payload), algorithm === 'none' ? '' : key, {
    algorithm,
    noTimestamp: without.includes('iat'),
    header: { ...issued.header, alg: algorithm, ...header },
  })
}

const callWith = (accessToken: string, { api } = app) => api.get('/me', { as: { accessToken } })
const now = () => Math.floor(Date.now() / 1000)

describe('an access token', () => {
  it('says who, in which session, for whom, and for ten minutes', () => {
    const { id } = user
    expect(issued.header).toEqual({ alg: 'HS256', typ: 'at+jwt', kid: 'known' })
    expect(issued.payload).toEqual({
      sub: id,
      sid: expect.any(String),
      iss: expect.any(String),
      aud: expect.any(String),
      iat: expect.any(Number),
      exp: expect.any(Number),
    })
    const { iat, exp } = Object(issued.payload)
    expect(exp - iat).toBe(600)
  })

  it('works, made by hand with the right key', async () => {
    const { body: me } = await callWith(forge({})).expect(200)
    expect(me.id).toBe(user.id)
  })

  it.each<[string, () => Forgery]>([
    ['alg none', () => ({ algorithm: 'none' })],
    ['another algorithm of the same key', () => ({ algorithm: 'HS512' })],
    ['an alg in its header that is not how it is signed', () => ({ header: { alg: 'HS384' } })],
    ['another key', () => ({ key: randomBytes(32) })],
    ['an unknown kid', () => ({ header: { kid: 'unknown' } })],
    ['the kid __proto__', () => ({ header: { kid: '__proto__' } })],
    ['no kid', () => ({ header: { kid: undefined } })],
    ['the typ of any JWT', () => ({ header: { typ: 'JWT' } })],
    ['no typ', () => ({ header: { typ: undefined } })],
    ['another issuer', () => ({ claims: { iss: 'someone-else' } })],
    ['no issuer', () => ({ without: ['iss'] })],
    ['another audience', () => ({ claims: { aud: 'another-api' } })],
    ['no audience', () => ({ without: ['aud'] })],
    ['no expiry', () => ({ without: ['exp'] })],
    ['no time of issue', () => ({ without: ['iat'] })],
    ['no subject', () => ({ without: ['sub'] })],
    ['no session', () => ({ without: ['sid'] })],
    ['a subject that is no id', () => ({ claims: { sub: "' OR 1=1" } })],
  ])('is refused with %s', async (_what, forgery) => {
    const { body, headers } = await callWith(forge(forgery())).expect(401)
    expect(body.code).toBe('unauthenticated')
    expect(headers['www-authenticate']).toMatch(/^Bearer/)
  })

  it('is refused when alg none comes with a signature', async () => {
    const { body } = await callWith(`${forge({ algorithm: 'none' })}signature`).expect(401)
    expect(body.code).toBe('unauthenticated')
  })

  it('is refused when its claims were changed after signing', async () => {
    const [header = '', , signature = ''] = user.accessToken.split('.')
    const payload = Buffer.from(JSON.stringify({ ...Object(issued.payload), exp: now() + 86_400 })).toString(
      'base64url',
    )
    const { body } = await callWith([header, payload, signature].join('.')).expect(401)
    expect(body.code).toBe('unauthenticated')
  })

  it('is refused as expired once its time is over', async () => {
    const { body, headers } = await callWith(forge({ claims: { iat: now() - 601, exp: now() - 1 } })).expect(401)
    expect(body.code).toBe('token_expired')
    expect(headers['www-authenticate']).toBe('Bearer error="invalid_token"')
  })

  it('is refused when the session is of another user, or of nobody', async () => {
    const other = await makeWorker(app)
    for (const claims of [{ sub: other.id }, { sid: other.id }]) {
      const { body } = await callWith(forge({ claims })).expect(401)
      expect(body.code).toBe('session_revoked')
    }
  })

  it.each(['Basic dXNlcjpwYXNz', 'Bearer', 'Bearer ', 'Bearer a.b', 'Bearer a.b.c', 'Bearer a b c'])(
    'is not what %p carries',
    async (authorization) => {
      const { body } = await app.api.get('/me', { headers: { Authorization: authorization } }).expect(401)
      expect(body.code).toBe('unauthenticated')
    },
  )
})

describe('rotating keys', () => {
  it('keeps the tokens of the old key alive while it is in the map, and signs with the new one', async () => {
    const fresh = keyOf('fresh', randomBytes(32))
    const rotated = await startApp({ JWT_KEYS: `${fresh},${keyOf('known', secret)}`, WORKER: 'off' })
    try {
      await callWith(user.accessToken, rotated).expect(200)
      const { body: session } = await rotated.api
        .post('/auth/refresh', { body: { refreshToken: user.refreshToken } })
        .expect(200)
      expect(jwt.decode(session.accessToken, { complete: true })?.header.kid).toBe('fresh')
      await callWith(session.accessToken, rotated).expect(200)
      await callWith(session.accessToken).expect(401) // this process has not been given the new key yet
    } finally {
      await rotated.close()
    }

    const { accessToken } = await makeWorker(app)
    const retired = await startApp({ JWT_KEYS: fresh, WORKER: 'off' })
    try {
      const { body } = await callWith(accessToken, retired).expect(401)
      expect(body.code).toBe('unauthenticated')
    } finally {
      await retired.close()
    }
  })
})
