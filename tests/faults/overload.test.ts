import { count } from '../support/races'
import { makeClient, makeGig, makeUser, makeWorker, PASSWORD, setPassword, type TestUser } from '../support/factories'
import { runClosedLoop, type Run } from './support/closedLoop'
import type { Product } from './support/product'
import { timeUntil } from './support/recovery'
import { recordFault } from './support/table'
import { percentile, send, startTraffic, type TrafficReply } from './support/traffic'
import { startWorld, type World } from './support/world'

const P99_MS = 300
/** With as many under way as there are places. */
const FULL_P99_MS = 600
const SECONDS = 4

let world: World
let product: Product
let worker: TestUser
beforeAll(async () => {
  world = await startWorld()
  const client = await makeClient(world.setUp)
  worker = await makeWorker(world.setUp)
  for (const i of count(40, (n) => n)) await makeGig(world.setUp, client, { title: `Tile floor ${i}` })
  product = await world.start()
})
afterAll(() => world.close())

const as = ({ accessToken }: TestUser) => ({ Authorization: `Bearer ${accessToken}` })
let turn = 0
/** What people read all day: half of it the search, which costs the most. */
const read = () => {
  const paths = ['/worker/jobs?limit=20', '/me', '/gigs?limit=20', '/worker/applications']
  turn += 1
  return { path: `/api/v1${paths[turn % paths.length]}`, headers: as(worker) }
}
const load = (connections: number) => runClosedLoop(product.url, { connections, seconds: SECONDS }, read)

const isRefusal = ({ status, code, retryAfter }: TrafficReply) =>
  status === 503 && code === 'unavailable' && Number(retryAfter) > 0
const slowest = (replies: readonly TrafficReply[]) => Math.max(0, ...replies.map(({ ms }) => ms))
const told = ({ connections, throughput, accepted, refused }: Run) =>
  `${connections} connections: ${Math.round(throughput)}/s within ${Math.round(percentile(accepted, 0.99))} ms, ` +
  `${refused.length} refused`

/** Where the most is done. */
async function saturate(): Promise<Run> {
  const runs: Run[] = []
  for (const connections of [8, 16, 24]) runs.push(await load(connections))
  return runs.reduce((most, run) => (run.throughput > most.throughput ? run : most))
}

describe('Above its capacity', () => {
  it('the server turns away what it cannot do, keeps pace with the rest, and is itself again right after', async () => {
    await load(8)
    const saturated = await saturate()
    const bound = Math.max(FULL_P99_MS, 3 * percentile(saturated.accepted, 0.99))
    expect(saturated.refused).toEqual([])

    for (const times of [4, 8]) {
      const run = await load(times * saturated.connections)
      const recoveryMs = await timeUntil(async () => (await send(product.url, read())).status === 200, 1_000)
      recordFault({
        fault: `${times} times the load it can take`,
        injected: `${told(run)}; saturated by ${told(saturated)}`,
        inFlight: run.connections,
        failed: run.refused.filter((reply) => !isRefusal(reply)).length,
        slowestMs: slowest(run.replies),
        recoveryMs,
      })
      expect(run.refused.filter((reply) => !isRefusal(reply))).toEqual([])
      expect(percentile(run.accepted, 0.99)).toBeLessThanOrEqual(bound)
      expect(run.throughput).toBeGreaterThanOrEqual(0.6 * saturated.throughput)
    }
    const after = await load(saturated.connections)
    expect(after.refused).toEqual([])
    expect(percentile(after.accepted, 0.99)).toBeLessThanOrEqual(bound)
  })

  it('health, readiness and metrics are still answered', async () => {
    const overload = load(200)
    const probes = startTraffic(product.url, 6, (i) => ({ path: ['/healthz', '/readyz', '/metrics'][i % 3] ?? '' }))
    await overload
    const { replies } = await probes.stop()
    expect(replies.filter(({ status }) => status !== 200)).toEqual([])
    const shed = await fetch(`${product.url}/metrics`).then((answer) => answer.text())
    expect(shed).toMatch(/^http_requests_shed_total\{reason="\w+"\} [1-9]/m)
  })
})

describe('A storm of sign-ins', () => {
  it('of fifty at once leaves other routes quick, and turns away those that would wait too long', async () => {
    const people = await Promise.all(count(10, () => makeUser(world.setUp, 'worker')))
    for (const { id } of people) await setPassword(world.setUp, id)
    const signIn = (i: number) => {
      const email = people[i % people.length]?.email
      return send(product.url, { method: 'POST', path: '/api/v1/auth/login', body: { email, password: PASSWORD } })
    }
    const others = startTraffic(product.url, 40, read)

    const waves: TrafficReply[][] = []
    while (waves.length < 3) waves.push(await Promise.all(count(50, signIn)))

    const { replies, mostInFlight } = await others.stop()
    const signIns = waves.flat()
    const wrong = signIns.filter((reply) => reply.status !== 200 && !isRefusal(reply))
    recordFault({
      fault: '50 sign-ins at once, 3 times',
      injected: `${signIns.length - signIns.filter(isRefusal).length} let in; other routes within ${Math.round(percentile(replies, 0.99))} ms (p99)`,
      inFlight: mostInFlight + 50,
      failed: wrong.length + replies.filter(({ status }) => status !== 200).length,
      slowestMs: slowest(signIns),
    })
    expect(wrong).toEqual([])
    for (const wave of waves) expect(wave.filter(({ status }) => status === 200).length).toBeGreaterThanOrEqual(16)
    expect(replies.filter(({ status }) => status !== 200)).toEqual([])
    expect(percentile(replies, 0.99)).toBeLessThan(P99_MS)
  })
})
