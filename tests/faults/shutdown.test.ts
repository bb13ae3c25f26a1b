import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '../../src/cli/daemon'
import { row } from '../../src/config/db'
import { eventually } from '../support/eventually'
import { makeClient, makeGig, makeUser, makeWorker, PASSWORD, setPassword, type TestUser } from '../support/factories'
import { pdf } from '../support/files'
import { formOf } from '../support/forms'
import { count } from '../support/races'
import { isLong } from './support/form'
import type { Product } from './support/product'
import { timeUntil } from './support/recovery'
import { startRollingProxy } from './support/rollingProxy'
import { recordFault } from './support/table'
import { send, startTraffic, type TrafficReply, type TrafficRequest } from './support/traffic'
import { startWorld, type World } from './support/world'

const STOP_MS = 15_000
const ALONE_MS = 2_000
const PER_SECOND = 25
const RESTARTS = isLong ? 20 : 4
const APPLICATIONS = isLong ? 1_500 : 300

let world: World
let worker: TestUser
/** Many, because what one person does waits for itself. */
let workers: readonly TestUser[]
/** Each can be applied to once. */
const gigs: { id: string }[] = []
const applied: TrafficReply[] = []
let signers: readonly TestUser[]
beforeAll(async () => {
  world = await startWorld()
  const { setUp } = world
  const client = await makeClient(setUp)
  worker = await makeWorker(setUp)
  workers = await Promise.all(count(20, () => makeWorker(setUp)))
  while (gigs.length < APPLICATIONS) gigs.push(...(await Promise.all(count(4, () => makeGig(setUp, client)))))
  signers = await Promise.all(count(4, () => makeUser(setUp, 'worker')))
  for (const { id } of signers) await setPassword(setUp, id)
})
afterAll(() => world.close())

const as = ({ accessToken }: TestUser) => ({ Authorization: `Bearer ${accessToken}` })

/** Of sixty requests six apply, which sends a mail, one signs in, which takes a core for a while, and the rest read. */
function mixed(i: number): TrafficRequest {
  const gig = i % 10 === 0 ? gigs.pop() : undefined
  if (gig) {
    return {
      method: 'POST',
      path: `/api/v1/worker/jobs/${gig.id}/applications`,
      headers: { ...as(workers[gigs.length % workers.length] ?? worker), 'Idempotency-Key': randomUUID() },
      body: { coverLetter: 'I can begin on Monday.', bid: { amount: 95_000, currency: 'EUR' } },
    }
  }
  if (i % 60 === 1) {
    const email = signers[Math.floor(i / 60) % signers.length]?.email
    return { method: 'POST', path: '/api/v1/auth/login', body: { email, password: PASSWORD } }
  }
  return { path: ['/api/v1/gigs?limit=5', '/api/v1/me'][i % 2] ?? '', headers: as(worker) }
}

const isAnswered = ({ status }: TrafficReply) => status >= 200 && status < 300
const isApplication = ({ request: { path } }: TrafficReply) => path.endsWith('/applications')
const told = (replies: readonly TrafficReply[]) =>
  replies.map(({ request, status, code }) => `${request.method ?? 'GET'} ${request.path}: ${status} ${code}`)

async function timeToEnd({ ended }: Product): Promise<{ exitCode: number | null; ms: number }> {
  const startedAt = performance.now()
  const { exitCode } = await ended
  return { exitCode, ms: performance.now() - startedAt }
}

/** Every application so far that was answered is stored once and has sent one mail. */
async function expectNothingLost(replies: readonly TrafficReply[]) {
  applied.push(...replies.filter((reply) => isApplication(reply) && isAnswered(reply)))
  const stored = await row(world.setUp.context.db, 'SELECT COUNT(*) AS found FROM applications')
  expect(stored).toEqual({ found: applied.length })
  const mails = () => [...world.smtp.accepted.values()]
  const received = () => mails().filter(({ to }) => !signers.some(({ email }) => email === to))
  await eventually(() => received().length >= applied.length, 30_000)
  const twice = mails().filter(({ times }) => times > 1).length
  return { sent: received().length, lost: applied.length - received().length, twice }
}

/** Sends a file in pieces, for so long. */
async function uploadSlowly({ port }: Product, milliseconds: number): Promise<number | undefined> {
  const { body, headers } = formOf([
    { name: 'kind', content: 'resume' },
    { name: 'file', fileName: 'resume.pdf', content: pdf(100_000) },
  ])
  const path = '/api/v1/worker/documents'
  const outgoing = httpRequest({
    port,
    host: '127.0.0.1',
    method: 'POST',
    path,
    headers: { ...as(worker), ...headers, 'Content-Length': body.length },
  })
  const answered = new Promise<IncomingMessage>((resolve, reject) =>
    outgoing.once('response', resolve).once('error', reject),
  )
  const pieces = 20
  for (let i = 0; i < pieces; i += 1) {
    outgoing.write(body.subarray((i * body.length) / pieces, ((i + 1) * body.length) / pieces))
    await wait(milliseconds / pieces)
  }
  outgoing.end()
  return (await answered).resume().statusCode
}

describe('A process that is told to stop', () => {
  it('cuts no answer off, loses no task, and exits with 0 in time, also when it is told twice', async () => {
    const product = await world.start()
    const traffic = startTraffic(product.url, PER_SECOND, mixed)
    await wait(2_000)
    const upload = uploadSlowly(product, 4_000)
    await wait(500)

    product.signal('SIGTERM')
    const ending = timeToEnd(product)
    await eventually(async () => (await send(product.url, { path: '/readyz' })).status === 503)
    product.signal('SIGTERM')
    product.signal('SIGINT')

    expect(await upload).toBe(201)
    const { exitCode, ms } = await ending
    const { replies, mostInFlight } = await traffic.stop()
    const cut = replies.filter((reply) => !isAnswered(reply) && reply.code !== 'ECONNREFUSED')
    const next = await world.start()
    const mails = await expectNothingLost(replies)
    recordFault({
      fault: 'told to stop under load',
      injected: 'SIGTERM, then SIGTERM and SIGINT',
      inFlight: mostInFlight,
      failed: cut.length,
      slowestMs: Math.max(...replies.filter(isAnswered).map((reply) => reply.ms)),
      mails,
      recoveryMs: ms,
    })
    expect(told(cut)).toEqual([])
    expect([exitCode, ms < STOP_MS]).toEqual([0, true])
    expect(mails).toMatchObject({ lost: 0, twice: 0 })
    expect(product.port).not.toBe(next.port)
  })

  it('closes each connection with its next answer, and says at once that it is not ready', async () => {
    const product = await world.start()
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    const ask = (path: string) =>
      new Promise<IncomingMessage>((resolve, reject) => {
        const asking = httpRequest(`${product.url}${path}`, { agent }, (answer) => resolve(answer.resume()))
        asking.once('error', reject).end()
      })
    expect((await ask('/readyz')).headers.connection).toBe('keep-alive')

    product.signal('SIGTERM')
    await eventually(async () => (await send(product.url, { path: '/readyz' })).status === 503, 1_000)
    const after = await ask('/healthz')

    expect([after.statusCode, after.headers.connection]).toEqual([200, 'close'])
    expect(await timeToEnd(product)).toMatchObject({ exitCode: 0 })
    agent.destroy()
  })

  it('does not wait where nobody is connected, nor long for connections that say nothing', async () => {
    const alone = await world.start()
    alone.signal('SIGINT')
    const { exitCode, ms } = await timeToEnd(alone)
    expect([exitCode, ms < ALONE_MS]).toEqual([0, true])

    const silent = await world.start()
    const sockets = count(20, () => connect(silent.port, '127.0.0.1').on('error', () => undefined))
    await Promise.all(sockets.map((socket) => once(socket, 'connect')))
    silent.signal('SIGTERM')
    const later = await timeToEnd(silent)
    recordFault({ fault: 'told to stop', injected: 'SIGINT with nobody connected', recoveryMs: ms })
    recordFault({ fault: 'told to stop', injected: 'SIGTERM with 20 silent connections', recoveryMs: later.ms })
    expect(later.exitCode).toBe(0)
    expect(later.ms).toBeLessThan(STOP_MS)
  })

  it.each(['throw error', 'void Promise.reject(error)'])(
    'by a fault that nobody catches (%s) ends what is under way, logs why, and exits with 1',
    async (fault) => {
      const hook = join(world.folder, 'fault.js')
      writeFileSync(hook, `process.on('SIGUSR2', () => { const error = new Error('no one’s fault'); ${fault} })`)
      const product = await world.start({ settings: { NODE_OPTIONS: `--require ${hook}` } })
      const traffic = startTraffic(product.url, PER_SECOND, mixed)
      await wait(1_000)

      product.signal('SIGUSR2')

      const { exitCode, ms } = await timeToEnd(product)
      const { replies, mostInFlight } = await traffic.stop()
      applied.push(...replies.filter((reply) => isApplication(reply) && isAnswered(reply)))
      const cut = replies.filter((reply) => !isAnswered(reply) && reply.code !== 'ECONNREFUSED')
      recordFault({
        fault: 'a fault of ours that nobody catches',
        injected: fault,
        inFlight: mostInFlight,
        failed: cut.length,
        recoveryMs: ms,
      })
      expect(told(cut)).toEqual([])
      expect([exitCode, ms < STOP_MS]).toEqual([1, true])
      const logs = readdirSync(join(world.folder, 'logs')).map((name) => join(world.folder, 'logs', name))
      expect(logs.map((path) => readFileSync(path, 'utf8')).join('')).toContain('A fault that nobody has caught')
    },
  )
})

describe('Two processes behind a proxy', () => {
  it('are restarted one after the other without a request that fails', async () => {
    const ports = [await freePort(), await freePort()]
    const start = (port: number) => world.start({ settings: { PORT: String(port) } })
    const products = await Promise.all(ports.map(start))
    const proxy = await startRollingProxy(ports)
    const traffic = startTraffic(proxy.url, PER_SECOND, mixed)

    const endings = []
    for (let restart = 0; restart < RESTARTS; restart += 1) {
      const at = restart % ports.length
      const [product, port = 0] = [products[at], ports[at]]
      if (!product) throw new Error('Nothing to restart')
      await timeUntil(() => Promise.resolve(ports.every(proxy.isReady)), 20_000)
      product.signal('SIGTERM')
      endings.push(await timeToEnd(product))
      products[at] = await start(port)
    }
    const { replies, mostInFlight } = await traffic.stop()
    await proxy.close()
    const failed = replies.filter((reply) => !isAnswered(reply))
    expect(told(failed)).toEqual([])
    const mails = await expectNothingLost(replies)
    recordFault({
      fault: 'rolling restart of two processes behind a proxy',
      injected: `SIGTERM, ${RESTARTS} times; ${replies.length} requests`,
      inFlight: mostInFlight,
      failed: failed.length,
      slowestMs: Math.max(...replies.map(({ ms }) => ms)),
      mails,
      recoveryMs: Math.max(...endings.map(({ ms }) => ms)),
    })
    expect(endings.map(({ exitCode }) => exitCode)).toEqual(endings.map(() => 0))
    expect(mails).toMatchObject({ lost: 0, twice: 0 })
  })
})
