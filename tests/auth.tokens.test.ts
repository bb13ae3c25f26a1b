import { createHmac, randomBytes } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { createTokens } from '../src/utils/tokens'
import { newId } from '../src/utils/uuid'
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

/** An object that names one thing more before the others. */
const twice = (text: string, name: string) => text.replace('{', `{"${name}":"someone-else",`)

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
    ['a kid that is no text', () => ({ header: { kid: ['known'] } })],
    ['a kid of another spelling', () => ({ header: { kid: 'Known' } })],
    ['a kid that is a path', () => ({ header: { kid: '../../dev/null' } })],
    ['a very long kid', () => ({ header: { kid: 'k'.repeat(500) } })],
    ['an empty kid', () => ({ header: { kid: '' } })],
    ['no kid', () => ({ header: { kid: undefined } })],
    ['a key of its own in its header', () => ({ header: { jwk: { kty: 'oct', k: secret.toString('base64url') } } })],
    ['an address to fetch keys from', () => ({ header: { jku: 'https://evil.test/keys.json' } })],
    ['an extension that must be understood', () => ({ header: { crit: ['exp2'] } })],
    ['the typ of any JWT', () => ({ header: { typ: 'JWT' } })],
    ['no typ', () => ({ header: { typ: undefined } })],
    ['another issuer', () => ({ claims: { iss: 'someone-else' } })],
    ['no issuer', () => ({ without: ['iss'] })],
    ['another audience', () => ({ claims: { aud: 'another-api' } })],
    ['no audience', () => ({ without: ['aud'] })],
    ['no expiry', () => ({ without: ['exp'] })],
    ['no time of issue', () => ({ without: ['iat'] })],
    ['a longer life than ten minutes', () => ({ claims: { iat: now(), exp: now() + 601 } })],
    ['a time of issue that is yet to come', () => ({ claims: { iat: now() + 400, exp: now() + 1_000 } })],
    ['a time from which on it is good that is yet to come', () => ({ claims: { nbf: now() + 400 } })],
    ['more than we would ever say', () => ({ claims: { more: 'x'.repeat(2_000) } })],
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

  it.each([
    ['claim', ({ header, payload }: jwt.Jwt) => [JSON.stringify(header), twice(JSON.stringify(payload), 'sub')]],
    [
      'part of its header',
      ({ header, payload }: jwt.Jwt) => [twice(JSON.stringify(header), 'kid'), JSON.stringify(payload)],
    ],
  ])('is refused when a %s is there twice, though the last one is right', async (_what, write) => {
    const signed = write(issued)
      .map((text) => Buffer.from(text).toString('base64url'))
      .join('.')
    const signature = createHmac('sha256', secret).update(signed).digest('base64url')
    const { body } = await callWith(`${signed}.${signature}`).expect(401)
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

  it('is refused as expired once its time is over, however often it was taken before', () => {
    let now = Date.now()
    const tokens = createTokens([{ kid: 'known', secret }], () => now)
    const issuedAt = new Date(now).toISOString()
    const { token } = tokens.sign({ userId: newId(), sessionId: newId(), issuedAt })
    for (let i = 0; i < 2; i += 1) expect(() => tokens.verify(token)).not.toThrow()
    now += 10 * 60 * 1_000
    expect(() => tokens.verify(token)).toThrow(expect.objectContaining({ code: 'token_expired' }))
  })

  it('is refused as expired, and not as forged, when its key was retired meanwhile', async () => {
    const retired = { key: randomBytes(32), header: { kid: 'retired' } }
    const { body } = await callWith(forge({ ...retired, claims: { iat: now() - 601, exp: now() - 1 } })).expect(401)
    expect(body.code).toBe('token_expired')
    const { body: fresh } = await callWith(forge(retired)).expect(401)
    expect(fresh.code).toBe('unauthenticated')
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
