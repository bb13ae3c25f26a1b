import { createServer, request } from 'node:http'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import supertest, { type Response } from 'supertest'
import { createApp } from '../src/app'
import { startApp, type TestApp } from './support/app'
import { listenAnywhere } from './support/listen'
import { makeClient, makeWorker, newGig, type TestUser } from './support/factories'
import { expectFaults, expectProblem } from './support/problems'

let app: TestApp
let user: TestUser
let client: TestUser
beforeAll(async () => {
  app = await startApp()
  user = await makeWorker(app)
  client = await makeClient(app)
})
afterAll(() => app.close())

/** A change of the user's name, as these bytes. */
async function send(body: string | Buffer, headers: Record<string, string> = {}): Promise<Response> {
  const sent = app.api.patch('/me', { as: user, headers: { 'Content-Type': 'application/json', ...headers } })
  // What is given to send() becomes JSON of itself.
  sent.write(body)
  return sent
}
const named = (name: string) => JSON.stringify({ name })

it('A request is born as Express wants it, and so is its answer: V8 makes slow whatever is given another prototype', async () => {
  const listener = createApp(app.context)
  const { IncomingMessage, ServerResponse } = listener
  const kept: boolean[] = []
  const server = createServer({ IncomingMessage, ServerResponse }, (...messages) => {
    const born = messages.map((message): unknown => Object.getPrototypeOf(message))
    listener(...messages)
    kept.push(...messages.map((message, i) => Object.getPrototypeOf(message) === born[i]))
  })
  const port = await listenAnywhere(server)
  await supertest(`http://127.0.0.1:${port}`).get('/healthz').expect(200)
  server.close()
  expect(kept).toEqual([true, true])
})

describe('A request that is turned away', () => {
  const overload = { refuses: () => 'places' as const }
  const full = () => supertest(createApp({ ...app.context, overload: { ...app.context.overload, ...overload } }))

  it('keeps its id, as every other', async () => {
    const reply = await full().get('/api/v1/gigs').set('X-Request-Id', 'from-the-app-1')
    expectProblem(reply, 'unavailable')
    expect(reply.headers['x-request-id']).toBe('from-the-app-1')
    expect(reply.body.requestId).toBe('from-the-app-1')
  })

  it('is none that asks for health, or whether it may ask', async () => {
    await full().get('/healthz').expect(200)
    await full().get('/readyz').expect(200)
    const preflight = { Origin: 'http://localhost:5173', 'Access-Control-Request-Method': 'GET' }
    await full().options('/api/v1/gigs').set(preflight).expect(204)
  })
})

describe('A body', () => {
  const packers: [string, (bytes: Buffer) => Buffer][] = [
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
  ]

  it.each(packers)('may come packed by %s', async (coding, pack) => {
    const { body } = await send(pack(Buffer.from(named(`Packed by ${coding}`))), { 'Content-Encoding': coding })
    expect(body.name).toBe(`Packed by ${coding}`)
  })

  it.each(packers)('packed by %s is as long as what is in it', async (coding, pack) => {
    const bomb = pack(Buffer.alloc(100 * 1024 * 1024, ' '))
    expect(bomb.length).toBeLessThan(110 * 1024)
    expectProblem(await send(bomb, { 'Content-Encoding': coding }), 'payload_too_large')
    const nearly = pack(Buffer.from(named('Ada') + ' '.repeat(64 * 1024 - named('Ada').length)))
    expect((await send(nearly, { 'Content-Encoding': coding })).status).toBe(200)
    const over = pack(Buffer.from(named('Ada') + ' '.repeat(64 * 1024)))
    expectProblem(await send(over, { 'Content-Encoding': coding }), 'payload_too_large')
  })

  it('is refused in a packing that is unknown, doubled or broken', async () => {
    const packed = gzipSync(named('Ada'))
    for (const coding of ['zstd', 'compress', 'gzip, gzip', 'x'])
      expectProblem(await send(packed, { 'Content-Encoding': coding }), 'unsupported_media_type')
    for (const broken of [packed.subarray(0, -4), Buffer.from('nothing packed'), packed.fill(0, 12, 16)])
      expectProblem(await send(broken, { 'Content-Encoding': 'gzip' }), 'bad_request')
  })

  it.each(['utf-16', 'utf-16le', 'utf8', 'UTF-7', 'latin1', '"utf-16"', 'utf-8x', 'x'])(
    'is refused when it is said to be in %s',
    async (charset) => {
      for (const type of [`application/json; charset=${charset}`, `application/json;a=b; CHARSET = ${charset}`])
        expectProblem(await send(named('Ada'), { 'Content-Type': type }), 'unsupported_media_type')
    },
  )

  it.each([
    'application/json;charset=utf-8',
    'application/json; charset="UTF-8"',
    'Application/JSON; charset=Utf-8; v=1',
  ])('may be said to be %s', async (type) => {
    expect((await send(named('Zoë'), { 'Content-Type': type })).body.name).toBe('Zoë')
  })

  it.each([
    ['a byte that no text begins with', Buffer.from([0x22, 0xff, 0x22])],
    ['a character that is cut off', Buffer.from([0x22, 0xe2, 0x82, 0x22])],
    ['an overlong slash', Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
    ['half of a surrogate pair', Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22])],
  ])('is refused when it is no UTF-8: %s', async (_what, text) => {
    const body = Buffer.concat([Buffer.from('{"name":'), text, Buffer.from('}')])
    expectProblem(await send(body), 'malformed_json')
  })

  it('may begin with a byte order mark', async () => {
    expect((await send(`\ufeff${named('Marked')}`)).body.name).toBe('Marked')
    expectProblem(await send(`\ufeff\ufeff${named('Marked twice')}`), 'malformed_json')
  })

  it('that names a field twice says what it says last, which is checked like any other', async () => {
    expect((await send('{"name":"First","name":"Last"}')).body.name).toBe('Last')
    expect(expectFaults(await send('{"name":"First","name":12}'))).toEqual(['/body/name invalid_type'])
    expect(expectFaults(await send('{"name":"A","__proto__":{},"__proto__":{}}'))).toEqual([
      '/body/__proto__ unrecognized_key',
    ])
  })

  it.each([
    ['in itself', '['.repeat(30_000) + ']'.repeat(30_000)],
    ['in a field', `{"name":${'['.repeat(30_000)}${']'.repeat(30_000)}}`],
    ['in objects', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`],
  ])('is refused when it is thousands of levels deep %s, also where it may be sent again', async (_where, body) => {
    expect(expectFaults(await send(body))).toEqual(['/body too_deep'])
    expect(expectFaults(await send(body, { 'Idempotency-Key': 'deep' }))).toEqual(['/body too_deep'])
  })

  it('of thousands of faults is answered with a hundred of them', async () => {
    const body = JSON.stringify(Object.fromEntries(Array.from({ length: 6_000 }, (_, i) => [`k${i}`, 1])))
    expect(expectFaults(await send(body))).toHaveLength(100)
  })

  it.each([
    '{',
    '{"name":"Ada"} x',
    "{'name':'Ada'}",
    '{"name":"Ada",}',
    '{"name":NaN}',
    '{"name":01}',
    'undefined',
    '\0',
  ])('is refused when it is no JSON: %s', async (body) => {
    const { detail } = expectProblem(await send(body), 'malformed_json')
    expect(detail).not.toMatch(/position|token|SyntaxError/)
  })

  it('is of the type that is named first, and of one alone', async () => {
    const statusOf = (types: string[]) =>
      new Promise((resolve, reject) => {
        const headers = ['Host', 'x', 'Authorization', `Bearer ${user.accessToken}`]
        const sent = request(`${app.url}/api/v1/me`, {
          method: 'PATCH',
          headers: [...headers, ...types.flatMap((type) => ['Content-Type', type])],
        })
        sent.once('error', reject).once('response', (answer) => {
          answer.resume().once('end', () => resolve(answer.statusCode))
        })
        sent.end(named('Ada'))
      })
    expect(await statusOf(['text/plain', 'application/json'])).toBe(415)
    expect(await statusOf(['application/json', 'text/plain'])).toBe(200)
    expect(await statusOf(['application/json, text/plain'])).toBe(415)
    expect(await statusOf([])).toBe(415)
  })
})

describe('A number', () => {
  const post = (budget: string, place = '') => {
    const { budget: _budget, ...rest } = newGig()
    const location = place && `,"location":{"city":"Ghent","country":"BE",${place}}`
    const body = `${JSON.stringify(rest).replace('"location":null,', '').slice(0, -1)},"budget":${budget}${location}}`
    return app.api.post('/client/gigs', { as: client, body, headers: { 'Content-Type': 'application/json' } })
  }
  const upTo = (max: string) => `{"min":0,"max":${max},"currency":"EUR"}`

  it.each(['1e400', '-1e400', '12345678901234567890', '9007199254740993', '1e-3', '-1', '1e13', 'null', '"1"', '[1]'])(
    'is no amount when it is %s',
    async (max) => {
      const pointers = expectFaults(await post(upTo(max))).map((fault) => fault.split(' ')[0])
      expect(new Set(pointers)).toEqual(new Set(['/body/budget/max']))
    },
  )

  it.each([
    ['1e3', 1_000],
    ['1000.0', 1_000],
    ['-0', 0],
    ['1000000000000', 1e12],
  ])('written %s is %d', async (max, amount) => {
    const { body } = await post(upTo(max)).expect(201)
    expect(JSON.stringify(body.budget)).toBe(JSON.stringify({ min: 0, max: amount, currency: 'EUR' }))
  })

  it.each(['"lat":1e400,"lng":0', '"lat":0,"lng":180.0000001', '"lat":"51","lng":0', '"lat":-91,"lng":0'])(
    'is no place at %s',
    async (place) => {
      expect(expectFaults(await post(upTo('1'), place))).toHaveLength(1)
    },
  )
})

describe('A query', () => {
  const faultsOf = async (query: string) => expectFaults(await app.api.get(`/gigs?${query}`))

  it.each([
    ['q[a]=b', '/query/q[a]'],
    ['q[]=b', '/query/q[]'],
    ['q.a=b', '/query/q.a'],
    ['__proto__=b', '/query/__proto__'],
    ['__proto__[a]=b', '/query/__proto__[a]'],
    ['constructor=b', '/query/constructor'],
    ['Q=b', '/query/Q'],
    ['=b', '/query/'],
    ['a%2Fb~=c', '/query/a~1b~0'],
  ])('has no field %s', async (query, pointer) => {
    expect(await faultsOf(query)).toEqual([`${pointer} unrecognized_key`])
  })

  it('has each field once', async () => {
    expect(await faultsOf('q=a&q=b')).toEqual(['/query/q invalid_type'])
    expect(await faultsOf(`q=a${'&q=b'.repeat(1_500)}`)).toContain('/query/q invalid_type')
  })

  it('of a thousand fields is refused, with a hundred faults', async () => {
    const many = Array.from({ length: 1_500 }, (_, i) => `f${i}`).join('&')
    expect(await faultsOf(many)).toHaveLength(100)
    expect(await faultsOf(`limit=5&${many}&limit=1000`)).toHaveLength(100)
  })

  it.each(['%', '%zz', '%ff', '%c0%af', '%00', '%ed%a0%80', '+', '&&&', '%26=%3d'])(
    'that is written %s does no harm',
    async (text) => {
      const { status } = await app.api.get(`/gigs?q=${text}`)
      expect([200, 422]).toContain(status)
    },
  )

  it('may be long, until the address has more than 8,192 bytes or the whole head 16 KB', async () => {
    expect(await faultsOf(`q=${'x'.repeat(8_000)}`)).toEqual(['/query/q too_big'])
    expectProblem(await app.api.get(`/gigs?q=${'x'.repeat(9_000)}`), 'target_too_long')
    expectProblem(await app.api.get(`/gigs?q=${'x'.repeat(17 * 1024)}`), 'head_too_large')
  })
})
