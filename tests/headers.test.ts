import { request } from 'node:http'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import supertest from 'supertest'
import { newId } from '../src/utils/uuid'
import { startApp, type TestApp } from './support/app'
import { makeClient, makeGig, makeWorker } from './support/factories'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ CORS_ORIGINS: 'https://app.example.org', SECURITY_CONTACT: 'mailto:security@example.org' })
})
afterAll(() => app.close())

const get = (path: string) => supertest(app.url).get(path)
const DAY_MS = 24 * 60 * 60 * 1_000

describe('Every answer', () => {
  const ways = [
    '/api/v1/gigs',
    '/api/v1/nothing',
    '/api/v1/me',
    '/healthz',
    '/docs',
    '/admin',
    '/problems',
    '/unsubscribe/x',
  ]

  it.each(ways)('keeps browsers to TLS, to its type and to its address: %s', async (path) => {
    const { headers } = await get(path)
    expect(headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['x-powered-by']).toBeUndefined()
  })

  it.each(ways)('lets no page embed it, and runs nothing that it does not name: %s', async (path) => {
    const { headers } = await get(path).set('Accept', 'text/html, */*;q=0.8')
    const policy = headers['content-security-policy']?.split(';').map((directive) => directive.trim())
    expect(policy).toEqual(expect.arrayContaining(["default-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]))
    expect(headers['content-security-policy']).not.toContain('unsafe')
  })

  it('says that its text is UTF-8', async () => {
    const { headers } = await get('/api/v1/gigs').expect(200)
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
    const { headers: problem } = await get('/api/v1/me').expect(401)
    expect(problem['content-type']).toBe('application/problem+json; charset=utf-8')
  })

  it('has the same head, and nothing else, for who asks for the head alone', async () => {
    const gig = await makeGig(app, await makeClient(app), { description: 'Long enough to be compressed. '.repeat(100) })
    const varying = { date: undefined, 'x-request-id': undefined, ratelimit: undefined }
    for (const path of ['/api/v1/gigs', `/api/v1/gigs/${gig.id}`]) {
      const whole = await get(path).set('Accept-Encoding', 'identity').expect(200)
      const head = await supertest(app.url).head(path).set('Accept-Encoding', 'identity').expect(200)
      expect({ ...head.headers, ...varying }).toEqual({ ...whole.headers, ...varying })
      expect(Number(head.headers['content-length'])).toBe(Buffer.byteLength(whole.text))
      expect(head.text).toBeUndefined()
    }
  })

  it('is kept by nobody when it was for a signed-in caller alone', async () => {
    const user = await makeWorker(app)
    for (const path of ['/me', '/auth/sessions', '/worker/profile', '/worker/applications']) {
      const { headers } = await app.api.get(path, { as: user }).expect(200)
      expect(headers['cache-control']).toBe('no-store')
    }
    const { headers } = await app.api.patch('/me', { as: user, body: { country: 'PT' } }).expect(200)
    expect(headers['cache-control']).toBe('no-store')
  })

  it.each([
    ['a path that does not exist', '/api/v1/nothing', 404],
    ['a gig that does not exist', `/api/v1/gigs/${newId()}`, 404],
    ['a file that does not exist', `/api/v1/files/${newId()}`, 404],
    ['a list that cannot be filtered so', '/api/v1/gigs?payType=never', 422],
    ['a page without signing in', '/api/v1/me', 401],
  ])('is kept by nobody when it is a problem: %s', async (_what, path, status) => {
    const { headers } = await get(path).expect(status)
    expect(headers['cache-control']).toBe('no-store')
  })
})

describe('Pages of other origins', () => {
  const preflight = (origin: string) =>
    supertest(app.url).options('/api/v1/me').set({
      Origin: origin,
      'Access-Control-Request-Method': 'PATCH',
      'Access-Control-Request-Headers': 'authorization',
    })

  it('may call the API when they are on the list', async () => {
    const { headers } = await preflight('https://app.example.org').expect(204)
    expect(headers['access-control-allow-origin']).toBe('https://app.example.org')
  })

  it.each(['https://app.example.org.evil.test', 'http://app.example.org', 'null'])(
    'may not when they are at %s',
    async (origin) => {
      const { headers } = await preflight(origin)
      expect(headers['access-control-allow-origin']).toBeUndefined()
      const answer = await get('/api/v1/gigs').set('Origin', origin)
      expect(answer.headers['access-control-allow-origin']).toBeUndefined()
    },
  )
})

describe('The server', () => {
  it.each(['TRACE', 'PROPFIND'])('does nothing for %s', async (method) => {
    const status = await new Promise((resolve, reject) => {
      request(`${app.url}/api/v1/gigs`, { method }, (answer) => {
        answer.resume().once('end', () => resolve(answer.statusCode))
      })
        .once('error', reject)
        .end()
    })
    expect(status).toBe(405)
  })

  it.each([
    ['a length and a coding', 'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n'],
    ['two different lengths', 'Content-Length: 4\r\nContent-Length: 5\r\n'],
    ['an unknown coding', 'Transfer-Encoding: chunked, identity\r\n'],
  ])('takes no request of %s, which others on the way may read otherwise', async (_what, lengths) => {
    const socket = connect({ port: Number(new URL(app.url).port), host: '127.0.0.1' })
    socket.write(`POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\n${lengths}\r\n0\r\n\r\n`)
    expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /)
  })

  it.each([
    '/.git/config',
    '/.env',
    '/package.json',
    '/src/server.ts',
    '/docs/package.json',
    '/docs/..%2f..%2fpackage.json',
    '/admin/assets/..%2f..%2f..%2fpackage.json',
  ])('gives away no file of its own: %s', async (path) => {
    await get(path).expect(404)
  })
})

describe('Whom to tell of a vulnerability', () => {
  it('is said where RFC 9116 looks for it, with an end that has not come', async () => {
    const { text: lines, headers } = await get('/.well-known/security.txt').expect(200)
    expect(headers['content-type']).toBe('text/plain; charset=utf-8')
    const [, contact, expires = ''] = /^Contact: (.+)\nExpires: (.+)\n$/.exec(lines) ?? []
    expect(contact).toBe('mailto:security@example.org')
    const days = (Date.parse(expires) - Date.now()) / DAY_MS
    expect(days).toBeGreaterThan(89)
    expect(days).toBeLessThanOrEqual(90)
  })

  it('is said nowhere unless it was set', async () => {
    const other = await startApp()
    const { status } = await supertest(other.url).get('/.well-known/security.txt')
    await other.close()
    expect(status).toBe(404)
  })
})
