import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import supertest from 'supertest'
import { freePort } from '../src/cli/daemon'
import { startApp, testSettings, type TestApp } from './support/app'
import { eventually } from './support/eventually'
import { openStream, type EventStream } from './support/eventStream'
import { makeAdmin, makeWorker, newWord, type TestUser } from './support/factories'
import { scrape, valueOf } from './support/metrics'
import { expectFaults, expectProblem } from './support/problems'
import { endProcesses, startProcess } from './support/processes'

const PATH = '/admin/logs/stream'
/** Every 15 s a stream is looked at, and whoever takes nothing for 10 s is let go. */
const LOOKED_AT_MS = 60_000

let app: TestApp
let admin: TestUser
let logDir: string
const open: EventStream[] = []
beforeAll(async () => {
  logDir = await mkdtemp(join(tmpdir(), 'stream-logs-'))
  app = await startApp({ LOG_DIR: logDir })
  admin = await makeAdmin(app)
})
afterEach(async () => {
  for (const stream of open.splice(0)) stream.close()
  await eventually(() => app.context.streams.count() === 0)
})
afterAll(async () => {
  await endProcesses()
  await app.close()
  await rm(logDir, { recursive: true })
})

async function follow(
  query: Record<string, string> = {},
  { as = admin, headers }: { as?: { accessToken: string }; headers?: Record<string, string> } = {},
): Promise<EventStream> {
  const stream = await openStream(app, PATH, { as, query, headers })
  open.push(stream)
  return stream
}

const messagesOf = ({ events }: EventStream) => events.map(({ data }) => data.message)
const hasTold = (stream: EventStream, messages: string[]) =>
  eventually(() => expect(messagesOf(stream)).toEqual(messages))

describe('the stream of the log', () => {
  it('tells an entry as soon as it is written, as the list does', async () => {
    const worker = await makeWorker(app)
    const stream = await follow({ userId: worker.id, route: '/me' })
    expect(stream.status).toBe(200)
    await app.api.get('/me', { as: worker }).expect(200)
    await eventually(() => expect(stream.events).toHaveLength(1))
    const { body } = await app.api.get('/admin/logs', { as: admin, query: { userId: worker.id } }).expect(200)
    expect(stream.events).toEqual([{ event: 'entry', id: expect.any(String), data: body.data[0] }])
  })

  it('is narrowed down like the list', async () => {
    const word = newWord()
    const stream = await follow({ q: word.toUpperCase(), level: 'warn' })
    app.context.log.info(`${word} info`)
    app.context.log.warn('Another')
    app.context.log.warn(`${word} warn`)
    app.context.log.error({ err: new Error(word) }, 'error')
    await hasTold(stream, [`${word} warn`, 'error'])
  })

  it('tells what every process writes that shares the folder', async () => {
    const other = await startApp({ LOG_DIR: logDir })
    const word = newWord()
    const stream = await follow({ q: word })
    other.context.log.info(`${word} there`)
    await hasTold(stream, [`${word} there`])
    app.context.log.info(`${word} here`)
    await hasTold(stream, [`${word} there`, `${word} here`])
    await other.close()
  })

  it('goes on behind the last event after a drop, without loss and without repetition', async () => {
    const word = newWord()
    const first = await follow({ q: word })
    app.context.log.info(`${word} 1`)
    app.context.log.info(`${word} 2`)
    await hasTold(first, [`${word} 1`, `${word} 2`])
    const [one, two] = first.events
    first.close()
    app.context.log.info(`${word} 3`)
    const again = (id = '') => follow({ q: word }, { headers: { 'Last-Event-ID': id } })
    await hasTold(await again(one?.id), [`${word} 2`, `${word} 3`])
    await hasTold(await again(two?.id), [`${word} 3`])
  })

  it('goes on from where it began, if nothing was told before it was dropped', async () => {
    const word = newWord()
    const first = await follow({ q: word })
    await eventually(() => first.lastId() !== '')
    first.close()
    app.context.log.info(`${word} meanwhile`)
    await hasTold(await follow({ q: word }, { headers: { 'Last-Event-ID': first.lastId() } }), [`${word} meanwhile`])
  })

  it('refuses an id that is damaged, or of another stream', async () => {
    const stream = await follow({ q: 'one' })
    await eventually(() => stream.lastId() !== '')
    const id = stream.lastId()
    const ask = (given: string, q = 'one') =>
      app.api.get(PATH, { as: admin, query: { q }, headers: { 'Last-Event-ID': given } })
    for (const bad of ['x', id.slice(0, -4), `${id}A`, `B${id.slice(1)}`]) {
      expect(expectFaults(await ask(bad), 'invalid_cursor')).toEqual(['/headers/Last-Event-ID invalid_cursor'])
    }
    expectProblem(await ask(id, 'two'), 'invalid_cursor')
  })

  it('comes as it is written, whatever stands between', async () => {
    const { headers } = await follow({}, { headers: { 'Accept-Encoding': 'gzip, br' } })
    expect(headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    })
    expect(headers['content-encoding']).toBeUndefined()
    expect(headers.etag).toBeUndefined()
  })

  it('has a head for who asks for that alone', async () => {
    const { headers, text } = await supertest(app.url)
      .head(`/api/v1${PATH}`)
      .set('Authorization', `Bearer ${admin.accessToken}`)
      .expect(200)
    expect(headers['content-type']).toBe('text/event-stream; charset=utf-8')
    expect(text).toBeUndefined()
    expect(app.context.streams.count()).toBe(0)
  })

  it('holds no place, is counted, and is told in the log when it is over', async () => {
    const requestId = newWord()
    const before = await app.context.metrics.http.duration.get()
    const stream = await follow({ q: 'nothing' }, { headers: { 'X-Request-Id': requestId } })
    expect(valueOf(await scrape(app), 'http_streams_open', {})).toBe(1)
    stream.close()
    const entry = await eventually(async () => {
      const { body } = await app.api.get('/admin/logs', { as: admin, query: { requestId } }).expect(200)
      expect(body.data).toHaveLength(1)
      return body.data[0]
    })
    expect(entry).toMatchObject({ message: `GET ${PATH}`, status: 200, route: PATH, userId: admin.id })
    const routes = ({ values }: typeof before) => values.filter(({ labels }) => labels.route === PATH)
    expect(routes(await app.context.metrics.http.duration.get())).toEqual(routes(before))
  })

  it('is refused when too many are open, until one of them is closed', async () => {
    const streams = await Promise.all(Array.from({ length: 20 }, () => follow({ q: 'nothing' })))
    const refused = await app.api.get(PATH, { as: admin })
    expectProblem(refused, 'unavailable')
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
    streams[0]?.close()
    await eventually(async () => {
      const stream = await follow({ q: 'nothing' })
      expect(stream.status).toBe(200)
    })
  })
})

describe('a stream ends', () => {
  it(
    'with the session, the account or the token of its reader, and goes on for whoever may still read it',
    async () => {
      const [left, suspended, expired] = [await makeAdmin(app), await makeAdmin(app), await makeAdmin(app)]
      const { tokens } = app.context
      const { sessionId } = tokens.verify(expired.accessToken)
      const nearlyOver = new Date(Date.now() - 10 * 60_000 + 5_000).toISOString()
      const { token } = tokens.sign({ userId: expired.id, sessionId, issuedAt: nearlyOver })
      const word = newWord()
      const streams = await Promise.all(
        [left, suspended, { accessToken: token }].map((as) => follow({ q: word }, { as })),
      )
      const going = await follow({ q: word })
      await app.api.post('/auth/logout', { as: left }).expect(204)
      await app.api.post(`/admin/users/${suspended.id}/suspend`, { as: admin, body: { reason: 'Spam' } }).expect(200)

      expect(await Promise.all(streams.map(({ ended }) => ended))).toEqual([true, true, true])
      await eventually(() => expect(going.text()).toContain(': still here\nid: '))
      app.context.log.info(word)
      await hasTold(going, [word])
    },
    LOOKED_AT_MS,
  )

  it(
    'for whoever does not take what is sent',
    async () => {
      const word = newWord()
      const stream = await follow({ q: word })
      stream.pause()
      const pad = 'p'.repeat(10_000)
      for (let i = 0; i < 3_000; i += 1) app.context.log.info({ pad }, word)
      await eventually(() => app.context.streams.count() === 0, LOOKED_AT_MS / 2)
    },
    LOOKED_AT_MS,
  )

  it(
    'when the process stops, which does not wait for those who read',
    async () => {
      const port = await freePort()
      const settings = {
        ...testSettings(app.mail),
        LOG_DIR: logDir,
        PORT: String(port),
        HOST: '127.0.0.1',
        WORKER: 'off',
      }
      const server = startProcess('src/server.ts', [], { settings: { ...settings, LOG_STDOUT: 'true' } })
      await server.says('Ready')
      const stream = await openStream({ url: `http://127.0.0.1:${port}` }, PATH, { as: admin })
      const stalled = await openStream({ url: `http://127.0.0.1:${port}` }, PATH, { as: admin })
      stalled.pause()
      server.signal('SIGTERM')
      const first = await Promise.race([stream.ended.then(() => 'stream'), server.ended.then(() => 'process')])
      expect(first).toBe('stream')
      expect((await server.ended).exitCode).toBe(0)
    },
    LOOKED_AT_MS,
  )
})
