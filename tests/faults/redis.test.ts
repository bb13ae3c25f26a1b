import { refusesWithoutRedis } from '../../src/config/rateLimit'
import type { TestApp } from '../support/app'
import { signInAgain } from '../support/auth'
import { makeWorker, newEmail, PASSWORD, type TestUser } from '../support/factories'
import {
  inGroups,
  partFor,
  readyCalls,
  sendAll,
  slowest,
  tell,
  type ReadyCall,
  type RouteAnswer,
} from './support/everyRoute'
import { isLong } from './support/form'
import type { Product } from './support/product'
import { timeUntil } from './support/recovery'
import { faultsOf } from './support/serverFaults'
import { recordFault } from './support/table'
import { startWorld, type World } from './support/world'

const ANSWER_MS = 2_000
const RECOVERY_MS = 5_000
/** The fewer at once, the more of them meet the fault unprepared. */
const GROUP = isLong ? 10 : 40

let world: World
let product: Product
let api: TestApp
beforeAll(async () => {
  world = await startWorld()
  product = await start()
  api = world.through(product)
})
afterAll(() => world.close())

const start = (settings: Record<string, string> = {}) =>
  world.start({ settings: { RATE_LIMITS: 'on', TRUST_PROXY: '1', WORKER: 'off', ...settings } })

const faults = faultsOf(() => ({ server: world.redis, line: world.lines.redis }))

/** Signing in, whose limits refuse without Redis, works as long as Redis does. */
async function signInIsCounted({ api: { post } }: TestApp): Promise<boolean> {
  const { status } = await post('/auth/login', {
    body: { email: newEmail(), password: PASSWORD },
    headers: { 'X-Forwarded-For': `192.0.2.${Math.floor(Math.random() * 250)}` },
  })
  return status === 401
}
const recovery = () => timeUntil(() => signInIsCounted(api), RECOVERY_MS)

const mustRefuse = ({ route }: RouteAnswer) => route?.limits.some(refusesWithoutRedis) ?? false

/** Whether a route answered as promised while Redis was away. */
function isAsPromised(answer: RouteAnswer): boolean {
  if (answer.ms > ANSWER_MS) return false
  if (mustRefuse(answer)) return answer.status === 503 && Number(answer.retryAfter) > 0
  return answer.success === undefined ? answer.status < 500 : answer.status === answer.success
}

async function sendInGroups(through: TestApp, calls: readonly ReadyCall[]): Promise<RouteAnswer[]> {
  const answers: RouteAnswer[] = []
  for (const group of inGroups(calls, GROUP)) answers.push(...(await sendAll(through, group)))
  return answers
}

describe('When Redis', () => {
  it.each(Object.entries(faults))(
    '%s, every route answers within 2 s, and only what must be counted there is refused',
    async (name, { injected, inject, heal }) => {
      const answers: RouteAnswer[] = []
      let recoveryMs = 0
      for (const calls of inGroups(await readyCalls(world.setUp, partFor(name, faults)), GROUP)) {
        await inject()
        answers.push(...(await sendAll(api, calls)))
        await heal()
        recoveryMs = Math.max(recoveryMs, await recovery())
      }
      const failed = answers.filter((answer) => !isAsPromised(answer))
      recordFault({
        fault: `Redis ${name}`,
        injected,
        inFlight: GROUP,
        failed: failed.length,
        slowestMs: slowest(answers),
        recoveryMs,
      })
      expect(failed.map(tell)).toEqual([])
    },
  )

  it('has lost all it had, its scripts too, every route goes on as if nothing had happened', async () => {
    const calls = await readyCalls(world.setUp, { part: 0, of: isLong ? 1 : 3 })
    await world.setUp.context.redis.commands.flushall()
    await world.setUp.context.redis.commands.script('FLUSH')
    const answers = await sendInGroups(api, calls)
    const failed = answers.filter(({ status, success }) => status !== (success ?? status) || status >= 500)
    recordFault({
      fault: 'Redis loses all it had',
      injected: 'FLUSHALL, SCRIPT FLUSH',
      inFlight: GROUP,
      failed: failed.length,
      slowestMs: slowest(answers),
    })
    expect(failed.map(tell)).toEqual([])
  })

  it('breaks off its connections again and again, every route answers, and none with a fault of ours', async () => {
    const calls = await readyCalls(world.setUp, { part: 0, of: isLong ? 1 : 3 })
    const breaking = setInterval(() => world.lines.redis.reset(), 40)
    const answers = await sendInGroups(api, calls)
    clearInterval(breaking)
    const failed = answers.filter((answer) => answer.ms > ANSWER_MS || (answer.status >= 500 && !mustRefuse(answer)))
    const recoveryMs = await recovery()
    recordFault({
      fault: 'Redis breaks off its connections',
      injected: 'RST every 40 ms',
      inFlight: GROUP,
      failed: failed.length,
      slowestMs: slowest(answers),
      recoveryMs,
    })
    expect(failed.map(tell)).toEqual([])
  })

  it('is away, what need not be shared is still counted, by the process alone', async () => {
    const worker = await makeWorker(world.setUp)
    await world.redis.kill()
    const statuses: number[] = []
    for (let i = 0; i < 61; i += 1)
      statuses.push((await api.api.patch('/me', { as: worker, body: { name: `Mia ${i}` } })).status)
    await world.redis.start()
    expect(statuses).toEqual([...Array<number>(60).fill(200), 429])
    await recovery()
  })

  it('is away, whoever signs out is signed out everywhere, also once it is back', async () => {
    const other = world.through(await start())
    const stays = await makeWorker(world.setUp)
    const leaving = await signInAgain(world.setUp, stays)
    const isSignedIn = async (app: TestApp, as: TestUser | typeof leaving) =>
      (await app.api.get('/me', { as })).status === 200
    for (const app of [api, other]) expect(await isSignedIn(app, leaving)).toBe(true)

    world.redis.freeze()
    await api.api.post('/auth/logout', { as: leaving }).expect(204)
    for (const app of [api, other]) expect(await isSignedIn(app, leaving)).toBe(false)
    world.redis.thaw()
    await recovery()

    for (const app of [api, other]) {
      expect(await isSignedIn(app, leaving)).toBe(false)
      expect(await isSignedIn(app, stays)).toBe(true)
    }
  })

  it('is not there when a process starts, the process serves, and counts once Redis has come', async () => {
    world.lines.redis.refuse()
    const late = world.through(await start())
    const answers = await sendInGroups(late, await readyCalls(world.setUp, { part: 1, of: isLong ? 1 : 3 }))
    const failed = answers.filter((answer) => !isAsPromised(answer))
    world.lines.redis.heal()
    const recoveryMs = await timeUntil(() => signInIsCounted(late), RECOVERY_MS)
    recordFault({
      fault: 'Redis is not there at the start',
      injected: 'connections refused',
      inFlight: GROUP,
      failed: failed.length,
      slowestMs: slowest(answers),
      recoveryMs,
    })
    expect(failed.map(tell)).toEqual([])
  })
})
