import { setTimeout as wait } from 'node:timers/promises'
import { makeClient, makeGig, makeWorker, type TestUser } from '../support/factories'
import { addDocument, pdf } from '../support/files'
import { formOf } from '../support/forms'
import { eventually } from '../support/eventually'
import { timeUntil } from './support/recovery'
import type { Product } from './support/product'
import { connectSlowClients, type SlowClients } from './support/slowClients'
import { recordFault } from './support/table'
import { percentile, startTraffic, type TrafficReply } from './support/traffic'
import { startWorld, type World } from './support/world'

const CLIENTS = 1_000
const MB = 1024 * 1024
const P99_MS = 300
const MEASURED_MS = 8_000
/** Memory for a thousand connections, each with a request or a piece of an answer. */
const MOST_MEMORY = 400 * MB
/** Beside those of the connections: log, pool and the like come and go. */
const OTHER_HANDLES = 30

let world: World
let product: Product
let worker: TestUser
let documentUrl: string
/** How late other requests are without slow clients, in milliseconds. */
let ordinaryP99: number
beforeAll(async () => {
  world = await startWorld()
  product = await world.start()
  const client = await makeClient(world.setUp)
  worker = await makeWorker(world.setUp)
  for (let i = 0; i < 40; i += 1)
    await makeGig(world.setUp, client, { description: 'Stoneware on screed. '.repeat(200) })
  documentUrl = (await addDocument(world.through(product), worker, { content: pdf(5 * MB - 1) })).url
  await others()
  ordinaryP99 = percentile(await others(), 0.99)
})
afterAll(() => world.close())

/** What people do who are not slow. */
async function others(): Promise<readonly TrafficReply[]> {
  const paths = ['/me', '/gigs?limit=5', '/worker/applications']
  const headers = { Authorization: `Bearer ${worker.accessToken}` }
  const traffic = startTraffic(product.url, 20, (i) => ({ path: `/api/v1${paths[i % paths.length]}`, headers }))
  await wait(MEASURED_MS)
  return (await traffic.stop()).replies
}

const head = (line: string, ...headers: string[]) =>
  [`${line} HTTP/1.1`, 'Host: x', `Authorization: Bearer ${worker.accessToken}`, ...headers, '', ''].join('\r\n')
const get = (path: string) => head(`GET ${path}`, 'Accept-Encoding: identity')

interface Kind {
  name: string
  bytes: () => string | Buffer
  reads: boolean
  /** When the last of them is gone, in seconds after it came. */
  goneAfter: number
}

async function meet({ name, bytes, reads, goneAfter }: Kind, meanwhile: (clients: SlowClients) => Promise<void>) {
  const before = { memory: product.rss(), handles: product.handles() }
  const clients = await connectSlowClients(product.port, { clients: CLIENTS, bytes: bytes(), reads })
  // To serve a thousand who have just come is work, whoever they are; afterwards they only hold what they have.
  if (!reads) await others()
  const [replies] = await Promise.all([others(), meanwhile(clients)])
  const memory = product.rss() - before.memory
  const held = product.handles() - before.handles
  const goneMs = await timeUntil(
    () => Promise.resolve(product.handles() <= before.handles + OTHER_HANDLES),
    goneAfter * 1_000,
  )
  // Whoever does not read does not see the end either.
  if (reads) await eventually(() => clients.left() === 0, goneAfter * 1_000)
  clients.end()
  const p99 = percentile(replies, 0.99)
  recordFault({
    fault: `${CLIENTS} ${name}`,
    injected: `${held} handles and ${Math.round(memory / MB)} MB held; others within ${Math.round(p99)} ms (p99)`,
    inFlight: CLIENTS,
    failed: replies.filter(({ status }) => status !== 200 && status !== 503).length,
    slowestMs: Math.max(...replies.map(({ ms }) => ms)),
    recoveryMs: goneMs + (reads ? MEASURED_MS : 2 * MEASURED_MS),
  })
  // What a thousand ask for is work as well, of which some may be too much.
  const refused = replies.filter(({ status, retryAfter }) => status === 503 && retryAfter !== undefined)
  expect(replies.filter((reply) => reply.status !== 200 && !refused.includes(reply))).toEqual([])
  expect(refused.length).toBeLessThan(0.1 * replies.length)
  expect(p99).toBeLessThanOrEqual(Math.max(P99_MS, 3 * ordinaryP99))
  expect(memory).toBeLessThan(MOST_MEMORY)
  return clients
}

describe('Slow clients hold nobody else up:', () => {
  const nothing = () => Promise.resolve()

  it('whoever never ends the head of a request is sent away after ten seconds', async () => {
    const bytes = () => 'GET /api/v1/gigs HTTP/1.1\r\nHost: x\r\nX-'
    const clients = await meet({ name: 'slow heads', bytes, reads: true, goneAfter: 15 }, nothing)
    expect(clients.statuses()).toEqual({ 408: CLIENTS })
  })

  it('whoever never ends a body of JSON is sent away after twenty', async () => {
    const bytes = () => `${head('PATCH /api/v1/me', 'Content-Type: application/json', 'Content-Length: 100')}{`
    const clients = await meet({ name: 'slow bodies of JSON', bytes, reads: true, goneAfter: 25 }, nothing)
    expect(clients.statuses()).toEqual({ 408: CLIENTS })
  })

  it('whoever sends a file slowly makes room for others', async () => {
    const form = formOf([
      { name: 'kind', content: 'resume' },
      { name: 'file', fileName: 'resume.pdf', content: pdf(MB) },
    ])
    const start = head(
      'POST /api/v1/worker/documents',
      `Content-Type: ${form.headers['Content-Type']}`,
      `Content-Length: ${form.body.length}`,
    )
    const bytes = () => Buffer.concat([Buffer.from(start), form.body.subarray(0, 1_000)])
    const upload = async () => {
      await eventually(() => addDocument(world.through(product), worker), 20_000)
      for (let i = 0; i < 10; i += 1) await addDocument(world.through(product), worker)
    }
    const clients = await meet({ name: 'slow forms', bytes, reads: true, goneAfter: 65 }, upload)
    expect(Object.keys(clients.statuses()).sort()).toEqual(['408', '503'])
  })

  it('whoever asks for lists, several at once, and does not read them is cut within a minute', async () => {
    const bytes = () => get('/api/v1/gigs?limit=40') + get('/healthz').repeat(10)
    await meet({ name: 'who ask for a list and more and read nothing', bytes, reads: false, goneAfter: 75 }, nothing)
  })

  it('whoever does not read a file is cut within a minute, and the file is closed', async () => {
    const bytes = () => get(documentUrl)
    const kind = { name: 'who ask for a file and read nothing', bytes, reads: false, goneAfter: 75 }
    await meet(kind, async () => {
      await eventually(() => product.handles() > 1.9 * CLIENTS, 10_000)
    })
  })
})
