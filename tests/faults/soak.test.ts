import { setTimeout as wait } from 'node:timers/promises'
import { makeClient, makeEndedContract, makeWorker, PASSWORD, setPassword, signedInAgain } from '../support/factories'
import { fileForm } from '../support/forms'
import { png } from '../support/files'
import type { TestUser } from '../support/factories'
import type { TestApp } from '../support/app'
import { isLong } from './support/form'
import type { Product } from './support/product'
import { recordFault } from './support/table'
import { percentile, startTraffic, type TrafficRequest } from './support/traffic'
import { startWorld, type World } from './support/world'

/** What V8 and the caches take before they have found their size does not count. */
const { warmUpSeconds, seconds, mostMegabytesPerMinute, mostHandlesPerMinute, nodeOptions } = isLong
  ? { warmUpSeconds: 3 * 60, seconds: 30 * 60, mostMegabytesPerMinute: 1, mostHandlesPerMinute: 1, nodeOptions: '' }
  : // With a small heap its size is found soon, and a leak ends the process.
    // The pools and kept-alive connections still find theirs.
    {
      warmUpSeconds: 30,
      seconds: 60,
      mostMegabytesPerMinute: 15,
      mostHandlesPerMinute: 30,
      nodeOptions: '--max-old-space-size=128',
    }
const READS_PER_SECOND = 40
const PEOPLE = 8
/** Access tokens live for 10 minutes. */
const RENEW_MS = 4 * 60_000
const SAMPLE_MS = 1_000
const MEGABYTE = 1_048_576

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

interface Cast {
  workers: TestUser[]
  clients: TestUser[]
}

it(
  'serves a mixed load for long without growing',
  async () => {
    const product = await world.start({ settings: { NODE_OPTIONS: nodeOptions } })
    const app = world.through(product)
    const cast = await gather(app)
    const until = Date.now() + (warmUpSeconds + seconds) * 1_000
    const lives = cast.workers.map((_, i) => live(app, cast, i, until))
    const traffic = startTraffic(product.url, READS_PER_SECOND, (i) => requestOf(cast, i))

    await wait(warmUpSeconds * 1_000)
    const samples = await measure(product, until)
    const { replies, mostInFlight } = await traffic.stop()
    const lived = await Promise.all(lives)
    const contracts = lived.reduce((sum, life) => sum + life.contracts, 0)
    const setbacks = lived.reduce((sum, life) => sum + life.setbacks, 0)

    const growth = slopePerMinute(samples.map(({ rss }) => rss / MEGABYTE))
    const handles = slopePerMinute(samples.map(({ handles }) => handles))
    const failed = replies.filter(
      ({ status, retryAfter }) => status === 0 || (status >= 500 && retryAfter === undefined),
    )
    const [first, last] = [samples[0], samples.at(-1)].map((sample) => Math.round((sample?.rss ?? 0) / MEGABYTE))
    recordFault({
      fault: `soak of ${seconds / 60} min`,
      injected: `${replies.length} requests, ${contracts} contracts, ${setbacks} setbacks; RSS ${first} → ${last} MB, ${growth.toFixed(2)} MB a minute`,
      inFlight: mostInFlight,
      failed: failed.length,
      slowestMs: percentile(replies, 1),
    })
    expect(failed).toEqual([])
    expect(setbacks).toBeLessThan(0.05 * contracts)
    expect(growth).toBeLessThan(mostMegabytesPerMinute)
    expect(handles).toBeLessThan(mostHandlesPerMinute)
  },
  (warmUpSeconds + seconds + 120) * 1_000,
)

async function gather(app: TestApp): Promise<Cast> {
  const people = Array.from({ length: PEOPLE }, (_, i) => i)
  const workers = await Promise.all(people.map(() => makeWorker(app)))
  const clients = await Promise.all(people.map(() => makeClient(app)))
  const body = { headline: 'Tiler', skills: ['Tiling'] }
  for (const worker of workers) {
    await setPassword(app, worker.id)
    await app.api.put('/worker/profile', { as: worker, body }).expect(200)
  }
  return { workers, clients }
}

interface Life {
  contracts: number
  /** Times that something was not answered as it should be, such as with 503 on a machine that does other things too. */
  setbacks: number
}

/** One worker and one client: hired, done and paid, a new avatar, signed in anew; over and over. */
async function live(app: TestApp, cast: Cast, i: number, until: number): Promise<Life> {
  const avatar = fileForm(await png({ width: 400, height: 300 }), 'me.png')
  let renewedAt = Date.now()
  const life = { contracts: 0, setbacks: 0 }
  for (let round = 0; ; round += 1) {
    const [worker, client] = [cast.workers[i], cast.clients[i]]
    if (!worker || !client || Date.now() > until) return life
    try {
      await makeEndedContract(app, client, worker)
      life.contracts += 1
      if (round % 10 === i) {
        await app.api.put('/worker/profile/avatar', { as: worker, ...avatar }).expect(200)
        await signInAndOut(app, worker)
      }
    } catch {
      life.setbacks += 1
    }
    if (Date.now() - renewedAt > RENEW_MS) {
      cast.workers[i] = await signedInAgain(app, worker)
      cast.clients[i] = await signedInAgain(app, client)
      renewedAt = Date.now()
    }
    await wait(1_000)
  }
}

/** Signs out too, because of more than ten sessions the oldest would end. */
async function signInAndOut({ api }: TestApp, { email }: TestUser): Promise<void> {
  const { body } = await api.post('/auth/login', { body: { email, password: PASSWORD } }).expect(200)
  await api.post('/auth/logout', { as: body }).expect(204)
}

/** Reads of every kind, some of them bad. */
function requestOf({ workers, clients }: Cast, i: number): TrafficRequest {
  const worker = workers[i % workers.length]
  const client = clients[i % clients.length]
  const asWorker = { Authorization: `Bearer ${worker?.accessToken ?? ''}` }
  const asClient = { Authorization: `Bearer ${client?.accessToken ?? ''}` }
  const kinds: TrafficRequest[] = [
    { path: '/api/v1/gigs?q=bathroom' },
    { path: '/api/v1/worker/jobs?skills=tiler&sort=newest', headers: asWorker },
    { path: '/api/v1/worker/applications', headers: asWorker },
    { path: '/api/v1/client/gigs', headers: asClient },
    { path: '/api/v1/client/contracts', headers: asClient },
    { path: '/api/v1/skills?q=ti' },
    { path: '/api/v1/me', headers: asWorker },
    { method: 'PATCH', path: '/api/v1/me', headers: asWorker, body: { name: `Test worker ${i}` } },
    { method: 'PATCH', path: '/api/v1/me', headers: asWorker, body: { nonsense: 'x'.repeat(i % 5_000) } },
    { path: `/api/v1/gigs/${i}` },
    { path: '/api/v1/me', headers: { Authorization: 'Bearer a.b.c' } },
    { path: '/metrics' },
    { path: '/readyz' },
  ]
  return kinds[i % kinds.length] ?? { path: '/healthz' }
}

async function measure(product: Product, until: number): Promise<{ rss: number; handles: number }[]> {
  const samples: { rss: number; handles: number }[] = []
  while (Date.now() < until) {
    samples.push({ rss: product.rss(), handles: product.handles() })
    await wait(SAMPLE_MS)
  }
  return samples
}

/** By how much the samples grow in a minute: the line of least squares. */
function slopePerMinute(samples: readonly number[]): number {
  const middle = (samples.length - 1) / 2
  const mean = samples.reduce((sum, value) => sum + value, 0) / samples.length
  const along = samples.reduce((sum, value, x) => sum + (x - middle) * (value - mean), 0)
  const square = samples.reduce((sum, _, x) => sum + (x - middle) ** 2, 0)
  return (along / square) * (60_000 / SAMPLE_MS)
}
