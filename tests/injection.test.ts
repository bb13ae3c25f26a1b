import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { validateHeaderValue } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { startApp, type TestApp } from './support/app'
import { eventually } from './support/eventually'
import * as given from './support/factories'
import type { TestUser } from './support/factories'
import { fileForm } from './support/forms'
import { hostileStrings } from './support/hostileStrings'
import { pdf } from './support/files'
import { startSmtpSink, type SmtpSink } from './support/smtpSink'

let sink: SmtpSink
let logDir: string
let app: TestApp
let client: TestUser
let worker: TestUser
beforeAll(async () => {
  sink = await startSmtpSink()
  logDir = await mkdtemp(join(tmpdir(), 'logs-'))
  app = await startApp({ LOG_DIR: logDir, LOG_LEVEL: 'debug', SMTP_URL: sink.url })
  client = await given.makeClient(app)
  worker = await given.makeWorker(app)
})
afterAll(async () => {
  await sink.close()
  await rm(logDir, { recursive: true })
})

const isSendable = (value: string): boolean => {
  try {
    validateHeaderValue('X-Test', value)
    return true
  } catch {
    return false
  }
}

/** What can be sent as a header at all: the bytes of the text, taken for latin1. */
const headerValues = hostileStrings
  .map((string) => Buffer.from(string).toString('latin1').trim())
  .filter((value) => /[^\w .,-]/.test(value) && isSendable(value))

const OWN_HEADERS = [
  'access-control-allow-credentials',
  'access-control-expose-headers',
  'cache-control',
  'connection',
  'content-length',
  'content-security-policy',
  'content-type',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'date',
  'etag',
  'idempotency-replayed',
  'keep-alive',
  'origin-agent-cluster',
  'referrer-policy',
  'strict-transport-security',
  'vary',
  'www-authenticate',
  'x-content-type-options',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-request-id',
  'x-xss-protection',
]

describe('A header that is sent', () => {
  const read = (headers: object) => fetch(`${app.url}/api/v1/me`, { headers: { ...headers } })
  const change = (headers: object) =>
    fetch(`${app.url}/api/v1/me`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: '{"surprise":1}',
    })

  it.each([
    ['X-Request-Id', read],
    ['User-Agent', read],
    ['Accept-Language', read],
    ['Authorization', read],
    ['Cookie', read],
    ['Origin', read],
    ['If-None-Match', read],
    ['X-Forwarded-For', read],
    ['Idempotency-Key', change],
    ['If-Match', change],
    ['Content-Type', change],
    ['X-Token-Transport', change],
  ])('%s adds none to the answer, whatever it holds', async (name, send) => {
    const signedIn = { Authorization: `Bearer ${worker.accessToken}` }
    for (const value of headerValues) {
      const response = await send({ ...signedIn, [name]: value })
      await response.arrayBuffer()
      const strange = [...response.headers.keys()].filter((each) => !OWN_HEADERS.includes(each))
      const requestId = response.headers.get('X-Request-Id') ?? ''
      if (strange.length > 0 || response.status >= 500 || !/^[\w.-]{8,64}$/.test(requestId))
        throw new Error(`${name}: ${JSON.stringify(value)} → ${response.status} ${requestId} ${strange.join()}`)
    }
  })

  it.each([
    ['goes on in the next line', 'X-Request-Id: checkout-7f3a91\r\n Set-Cookie: a=b'],
    ['ends with a carriage return alone', 'X-Request-Id: checkout-7f3a91\rSet-Cookie: a=b'],
    ['holds NUL', 'X-Request-Id: checkout\0-7f3a91'],
    ['has a space before its colon', 'X-Request-Id : checkout-7f3a91'],
    ['is longer than 16 KB', `X-Request-Id: ${'x'.repeat(17 * 1024)}`],
  ])('and %s is refused before anything reads it', async (_what, header) => {
    const socket = connect({ port: Number(new URL(app.url).port), host: '127.0.0.1' })
    socket.write(`GET /api/v1/skills HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${header}\r\n\r\n`)
    const answer = await text(socket)
    expect(answer).toMatch(/^HTTP\/1\.1 4(00 Bad Request|31 Request Header Fields Too Large)\r\n/)
    expect(answer).not.toMatch(/checkout|set-cookie|node|at .*\(/i)
  })
})

describe('A header of an answer', () => {
  it('that leads to the next page holds the query as it was sent, on one line', async () => {
    const word = given.newWord()
    for (const n of [1, 2]) await given.makeGig(app, client, { title: `${word} Set-Cookie a b rel ${n}` })
    const query = { q: `${word}\r\nSet-Cookie: a=b <>; rel`, limit: 1 }
    const { headers } = await app.api.get('/gigs', { query }).expect(200)
    expect(headers['set-cookie']).toBeUndefined()
    expect(headers.link).toMatch(/^<\/api\/v1\/gigs\?[\w%+.*&=-]+>; rel="next"$/)
  })

  it.each(['Évaluation "2026".pdf', "a'; filename*=UTF-8''evil.html", '".html; x=', '=?utf-8?q?x?=', '報告\u200f.pdf'])(
    'that names a file names it %s, and as nothing else',
    async (fileName) => {
      const form = fileForm(pdf(), fileName, { kind: 'resume' })
      const { body } = await app.api.post('/worker/documents', { as: worker, ...form }).expect(201)
      expect(body.fileName).toBe(fileName)
      const { headers } = await app.api.get(`/files/${body.id}`, { as: worker }).expect(200)
      const disposition = headers['content-disposition'] ?? ''
      const [, encoded] =
        /^attachment; filename="(?:[^"\\]|\\.)*"(?:; filename\*=UTF-8''([\w.!#$&+^`|~%-]+))?$/.exec(disposition) ?? []
      expect(disposition).toMatch(/^attachment; filename=/)
      if (encoded !== undefined) expect(decodeURIComponent(encoded)).toBe(body.fileName)
      await app.api.delete(`/worker/documents/${body.id}`, { as: worker }).expect(204)
    },
  )
})

describe('A mail', () => {
  const headersOf = (source: string) => source.slice(0, source.indexOf('\r\n\r\n')).replace(/\r\n[ \t]/g, ' ')

  it('has one receiver and one subject, whatever the names in it and the texts say', async () => {
    const displayName = '"Eve" <eve@evil.example>, =?utf-8?q?Bcc:_eve=40evil.example?='
    const title = 'Fence: =?utf-8?b?DQpCY2M6IGV2ZUBldmlsLmV4YW1wbGU=?= <eve@evil.example>'
    const message =
      'No.\r\n.\r\nRSET\r\nMAIL FROM:<eve@evil.example>\r\nRCPT TO:<eve@evil.example>\r\n\r\nFrom eve\r\n.'
    await app.api.put('/client/profile', { as: client, body: { displayName } }).expect(200)
    const application = await given.apply(app, worker, await given.makeGig(app, client, { title }))
    const path = `/client/applications/${application.id}/reject`
    await app.api.post(path, { as: client, body: { reason: 'other', message } }).expect(200)

    await eventually(() =>
      Promise.resolve(sink.accepted.includes(worker.email) && sink.accepted.includes(client.email)),
    )
    expect(new Set(sink.accepted)).toEqual(new Set([worker.email, client.email]))
    for (const source of sink.sources) {
      const headers = headersOf(source)
      const names = headers.split('\r\n').map((line) => line.split(':')[0]?.toLowerCase())
      expect(new Set(names).size).toBe(names.length)
      expect(names).not.toContain('bcc')
      expect(headers).toMatch(/^To: \S+@example\.org$/m)
    }
  })
})

describe('The log', () => {
  const Line = z.object({ time: z.iso.datetime(), level: z.string(), message: z.string(), process: z.int() })

  it('has one object on each line, with a message that the server wrote', async () => {
    const name = 'x","level":"fatal","message":"forged'
    for (const path of [
      '/me',
      '/no%0Asuch',
      '/gigs/%0d%0a{}',
      '/admin/logs?q=%0a',
      '/gigs/%',
      `/${encodeURIComponent(name)}`,
    ])
      await fetch(`${app.url}/api/v1${path}`, { headers: { 'User-Agent': name, 'X-Request-Id': name } })
    await app.api.patch('/me', { as: worker, body: { name } }).expect(200)
    await app.close() // which writes the last lines of the log

    const files = await Promise.all((await readdir(logDir)).map((file) => readFile(join(logDir, file), 'utf8')))
    const lines = files.flatMap((file) => file.trimEnd().split('\n'))
    expect(lines.length).toBeGreaterThan(100)
    for (const line of lines) expect(Line.parse(JSON.parse(line)).level).not.toBe('fatal')
    expect(lines.filter((line) => /forged|evil|%0a|no such/i.test(line))).toEqual([])
  })
})
