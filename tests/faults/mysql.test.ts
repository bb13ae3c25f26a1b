import { setTimeout as wait } from 'node:timers/promises'
import type { Connection } from 'mysql2/promise'
import { createDb, inTransaction, row, rows, write, type Db } from '../../src/config/db'
import type { TestApp } from '../support/app'
import { startDatabaseProxy } from '../support/databaseProxy'
import { makeClient, makeGig, makeWorker, newApplication, type TestUser } from '../support/factories'
import { expectApplicationsTold, expectSound } from '../support/invariants'
import { gigsOf, isReplayed, postGig } from '../support/retries'
import { inGroups, partFor, readyCalls, sendAll, slowest, tell, type RouteAnswer } from './support/everyRoute'
import { isLong } from './support/form'
import { timeUntil } from './support/recovery'
import { faultsOf, type Fault } from './support/serverFaults'
import { recordFault } from './support/table'
import { send, startTraffic, type TrafficReply, type TrafficRequest } from './support/traffic'
import { startWorld, type World } from './support/world'

const ANSWER_MS = 4_000
const RECOVERY_MS = 5_000
const POOL = 20
const GROUP = isLong ? 15 : 45

let world: World
let product: TestApp
/** Beside the product, over the same line, to see what becomes of a pool. */
let pool: Db
let outside: Connection
beforeAll(async () => {
  world = await startWorld()
  product = world.through(await start())
  pool = createDb(world.settings.DATABASE_URL ?? '', POOL)
})
afterAll(async () => {
  await pool.close()
  await world.close()
})
beforeEach(async () => {
  outside = await world.setUp.context.db.connectAlone()
})
afterEach(() => outside.destroy())

const start = (settings: Record<string, string> = {}) =>
  world.start({ settings: { TRUST_PROXY: '1', WORKER: 'off', ...settings } })

/** Whether as many statements run at once as there are connections. */
async function isWhole(): Promise<boolean> {
  const doing = `SELECT COUNT(*) AS found FROM information_schema.processlist WHERE info LIKE 'SELECT SLEEP(0.4)%'`
  const all = Promise.all(Array.from({ length: POOL }, () => rows(pool, 'SELECT SLEEP(0.4)')))
  const most = (async () => {
    let found = 0
    while (found < POOL && (await Promise.race([all.then(() => false), wait(20, true)])))
      found = Math.max(found, (await row<{ found: number }>(world.setUp.context.db, doing))?.found ?? 0)
    return found
  })()
  await all
  return (await most) === POOL
}

async function recovery(of = product): Promise<number> {
  const serves = async () => (await of.api.get('/gigs')).status === 200
  const [ms] = await Promise.all([timeUntil(serves, RECOVERY_MS), timeUntil(isWhole, RECOVERY_MS)])
  return ms
}

const isWrite = ({ route }: RouteAnswer) => route !== undefined && route.method !== 'get'
const isUnavailable = ({ status, retryAfter }: { status: number; retryAfter: string | undefined }) =>
  status === 503 && Number(retryAfter) > 0

const isSuccess = ({ status, success }: RouteAnswer) => (success === undefined ? status < 500 : status === success)
/** A client's first look is noted, and a busy machine may answer the questions of /readyz too late. */
const MAY_WRITE = ['GET /client/applications/:applicationId', 'GET /readyz']

const faults: Record<string, Fault> = {
  ...faultsOf(() => ({ server: world.database, line: world.lines.database })),
  'has given all connections to others': {
    injected: 'max_connections reached, KILL of ours',
    inject: () => takeAllConnections(),
    heal: () => leaveConnections(),
  },
}

const taken: Connection[] = []
async function takeAllConnections(): Promise<void> {
  await outside.query('SET GLOBAL max_connections = 60')
  const [ours] = await outside.query<never[]>(
    'SELECT id FROM information_schema.processlist WHERE id <> CONNECTION_ID() AND db IS NOT NULL',
  )
  for (const { id } of ours) await outside.query(`KILL ${String(id)}`).catch(() => undefined)
  for (;;) {
    const next = await world.setUp.context.db.connectAlone().catch(() => undefined)
    if (!next) return
    taken.push(next)
  }
}
async function leaveConnections(): Promise<void> {
  for (const connection of taken.splice(0)) connection.destroy()
  await outside.query('SET GLOBAL max_connections = 400')
}

describe('When the database', () => {
  it.each(Object.entries(faults))(
    '%s, every route answers within 4 s, 503 where it needs it, and the pool is whole again within 5 s',
    async (name, { injected, inject, heal }) => {
      const answers: RouteAnswer[] = []
      let recoveryMs = 0
      for (const calls of inGroups(await readyCalls(world.setUp, partFor(name, faults)), GROUP)) {
        const ofPool = Promise.allSettled(Array.from({ length: POOL }, () => rows(pool, 'SELECT SLEEP(0.2)')))
        await inject()
        answers.push(...(await sendAll(product, calls)))
        await heal()
        await ofPool
        recoveryMs = Math.max(recoveryMs, await recovery())
      }
      const failed = answers.filter((answer) => {
        const isFine = isUnavailable(answer) || isSuccess(answer)
        return answer.ms > ANSWER_MS || !isFine
      })
      recordFault({
        fault: `MySQL ${name}`,
        injected,
        inFlight: GROUP,
        failed: failed.length,
        slowestMs: slowest(answers),
        recoveryMs,
      })
      expect(failed.map(tell)).toEqual([])
    },
  )

  it('only reads, as after a failover, reads go on, writes are 503, and go on once it writes again', async () => {
    // Whoever may do everything may write even then.
    await outside.query("CREATE OR REPLACE USER 'plain'@'127.0.0.1' IDENTIFIED BY 'faults'")
    await outside.query("GRANT ALL ON faults.* TO 'plain'@'127.0.0.1'")
    const url = Object.assign(new URL(world.settings.DATABASE_URL ?? ''), { username: 'plain', password: 'faults' })
    const plain = world.through(await start({ DATABASE_URL: url.href }))
    const calls = await readyCalls(world.setUp)
    await outside.query('SET GLOBAL read_only = 1')
    const answers: RouteAnswer[] = []
    for (const group of inGroups(calls, GROUP)) answers.push(...(await sendAll(plain, group)))
    await outside.query('SET GLOBAL read_only = 0')
    const client = await makeClient(world.setUp)
    const recoveryMs = await timeUntil(async () => (await postGig(plain, client, 'again')).status === 201, RECOVERY_MS)

    const failed = answers.filter((answer) => {
      if (answer.ms > ANSWER_MS) return true
      if (isUnavailable(answer)) return !isWrite(answer) && !MAY_WRITE.includes(answer.name)
      return !isSuccess(answer)
    })
    recordFault({
      fault: 'MySQL only reads',
      injected: 'read_only',
      inFlight: GROUP,
      failed: failed.length,
      slowestMs: slowest(answers),
      recoveryMs,
    })
    expect(failed.map(tell)).toEqual([])
    expect(answers.filter(isWrite).filter(isUnavailable).length).toBeGreaterThan(50)
  })

  it('is killed, frozen and cut off while many apply, each use case is done whole or not at all, and once', async () => {
    const client = await makeClient(world.setUp)
    const gigs = [await makeGig(world.setUp, client), await makeGig(world.setUp, client)]
    const workers: TestUser[] = []
    while (workers.length < (isLong ? 1_200 : 200)) workers.push(await makeWorker(world.setUp))
    const applyingOf = (i: number): TrafficRequest => ({
      method: 'POST',
      path: `/api/v1/worker/jobs/${gigs[i % gigs.length]?.id ?? ''}/applications`,
      headers: {
        Authorization: `Bearer ${workers[Math.floor(i / gigs.length)]?.accessToken ?? ''}`,
        'Idempotency-Key': `apply-${i}`,
      },
      body: newApplication(),
    })
    const total = workers.length * gigs.length
    const perSecond = 60
    const traffic = startTraffic(product.url, perSecond, applyingOf)
    const until = (share: number) => timeUntil(() => Promise.resolve(sent() >= total * share), 60_000)
    const sent = () => traffic.replies.length + traffic.inFlight()
    await until(0.2)
    await world.database.kill()
    await world.database.start()
    await until(0.4)
    world.database.freeze()
    await until(0.6)
    world.database.thaw()
    for (const share of [0.65, 0.7, 0.75, 0.8]) {
      await until(share)
      world.lines.database.reset()
    }
    await until(1)
    const { replies, mostInFlight } = await traffic.stop()
    const recoveryMs = await recovery()

    const first = replies.filter(({ request }) => request.headers?.Authorization !== 'Bearer ')
    const failed = first.filter((reply) => reply.ms > ANSWER_MS || !(reply.status === 201 || isUnavailable(reply)))
    recordFault({
      fault: 'MySQL killed, frozen and cut off under load',
      injected: 'SIGKILL, SIGSTOP, 4 × RST',
      inFlight: mostInFlight,
      failed: failed.length,
      slowestMs: Math.max(...first.map(({ ms }) => ms)),
      recoveryMs,
    })
    expect(failed.map(({ status, code, ms }) => `${status} ${code} ${ms}`)).toEqual([])
    expect(first.some(({ status }) => status === 503)).toBe(true)

    await expectWhole(client, gigs, first)
    const again: TrafficReply[] = []
    for (const group of inGroups(first, POOL))
      again.push(...(await Promise.all(group.map(({ request }) => send(product.url, request)))))
    expect(again.filter(({ status }) => status !== 201)).toEqual([])
    await expectWhole(client, gigs, again)
    const text = 'SELECT COUNT(*) AS found FROM applications WHERE client_id = :clientId'
    expect(await row(world.setUp.context.db, text, { clientId: client.id })).toEqual({ found: first.length })
  })

  async function expectWhole(client: TestUser, gigs: { id: string }[], replies: readonly TrafficReply[]) {
    const { db } = world.setUp.context
    for (const { id } of gigs) await expectSound(db, id)
    await expectApplicationsTold(db, [client.id])
    const text = 'SELECT COUNT(*) AS found FROM applications WHERE client_id = :clientId'
    const stored = await row<{ found: number }>(db, text, { clientId: client.id })
    expect(stored?.found).toBeGreaterThanOrEqual(replies.filter(({ status }) => status === 201).length)
  }

  it.each([
    ['before', 0],
    ['after', 1],
  ] as const)('is killed right %s a commit, a retry finds one effect', async (moment, known) => {
    const direct = Object.assign(new URL(world.settings.DATABASE_URL ?? ''), { port: String(world.database.port) })
    const proxy = await startDatabaseProxy(direct.href)
    const cut = world.through(await start({ DATABASE_URL: proxy.url }))
    const client = await makeClient(world.setUp)
    const killed: Promise<void>[] = []
    proxy.cutCommit(moment, () => killed.push(world.database.kill()))

    expect((await postGig(cut, client, moment)).status).toBe(503)
    await Promise.all(killed)
    await world.database.start()
    await timeUntil(async () => (await gigsOf(world.setUp, client)) === known, RECOVERY_MS)
    const again = await postGig(cut, client, moment).expect(201)

    expect([isReplayed(again), await gigsOf(world.setUp, client)]).toEqual([known === 1, 1])
    await proxy.close()
  })

  it('kills connections one by one, whoever was cut off is told to try again, and nobody else notices', async () => {
    const client = await makeClient(world.setUp)
    await makeGig(world.setUp, client)
    const traffic = startTraffic(product.url, 100, () => ({ path: '/api/v1/gigs' }))
    await timeUntil(() => Promise.resolve(traffic.replies.length > 50), 10_000)
    let kills = 0
    const [ours] = await outside.query<never[]>(
      `SELECT id FROM information_schema.processlist WHERE id <> CONNECTION_ID() AND db = 'faults'`,
    )
    for (const { id } of ours) {
      await outside.query(`KILL ${String(id)}`).catch(() => undefined)
      kills += 1
      await wait(30)
    }
    const { replies, mostInFlight } = await traffic.stop()
    const recoveryMs = await recovery()
    const failed = replies.filter((reply) => reply.status !== 200 && !isUnavailable(reply))
    recordFault({
      fault: 'MySQL kills single connections',
      injected: `${kills} × KILL`,
      inFlight: mostInFlight,
      failed: failed.length,
      slowestMs: Math.max(...replies.map(({ ms }) => ms)),
      recoveryMs,
    })
    expect(failed).toEqual([])
    expect(replies.filter(({ status }) => status === 503).length).toBeLessThanOrEqual(kills)
  })

  it('was cut off from idle connections without a word, hardly anybody notices', async () => {
    const ask = () => Promise.all(Array.from({ length: POOL }, () => product.api.get('/gigs')))
    await ask()
    await wait(5_500)
    world.lines.database.forget()
    const startedAt = performance.now()
    const answers = await ask()
    const slowestMs = performance.now() - startedAt
    recordFault({
      fault: 'MySQL cut off from idle connections',
      injected: 'a firewall forgets them',
      inFlight: POOL,
      failed: answers.filter(({ status }) => status !== 200).length,
      slowestMs,
    })
    // One connection may just have been used, to ask for the time, and is not looked at.
    expect(answers.filter(({ status }) => status !== 200).length).toBeLessThanOrEqual(1)
  })
})

describe('A deadlock', () => {
  it('with somebody who has changed more costs nobody an answer, and nothing is done twice', async () => {
    const { db } = world.setUp.context
    await outside.query('CREATE TABLE IF NOT EXISTS weight (id INT PRIMARY KEY, size INT)')
    await outside.query('REPLACE INTO weight SELECT seq, 0 FROM seq_1_to_500')
    const client = await makeClient(world.setUp)
    const statusOf = async (name: string) =>
      Number((await row<{ Value: string }>(db, `SHOW GLOBAL STATUS LIKE '${name}'`))?.Value)
    const deadlocks = () => statusOf('Innodb_deadlocks')
    const before = await deadlocks()
    const tries = isLong ? 40 : 10
    for (let i = 0; i < tries; i += 1) {
      const { id } = await makeGig(world.setUp, client, { publish: false })
      await outside.query('START TRANSACTION')
      await outside.query('UPDATE weight SET size = size + 1')
      await outside.query(`SELECT id FROM gigs WHERE id = UNHEX(REPLACE('${id}', '-', '')) FOR UPDATE`)
      const published = product.api.post(`/client/gigs/${id}/publish`, { as: client }).then((reply) => reply)
      await timeUntil(async () => (await statusOf('Innodb_row_lock_current_waits')) === 1, RECOVERY_MS)
      await outside.query('UPDATE users SET last_seen_at = NOW(3) WHERE email_key = ?', [client.email])
      await outside.query('COMMIT')
      expect((await published).status).toBe(200)
      await expectSound(db, id)
    }
    recordFault({ fault: 'MySQL deadlocks', injected: `${tries} with a stranger`, inFlight: 1, failed: 0 })
    expect((await deadlocks()) - before).toBeGreaterThanOrEqual(tries)
    const moves = `SELECT COUNT(*) AS found FROM gig_history h JOIN gigs g ON g.id = h.gig_id
                   WHERE g.client_id = :clientId AND to_state = 'open'`
    expect(await row(db, moves, { clientId: client.id })).toEqual({ found: tries })
  })

  it('between many at once ends for all, each time with the whole of what they did', async () => {
    await outside.query('CREATE TABLE IF NOT EXISTS counters (id INT PRIMARY KEY, size INT NOT NULL)')
    await outside.query('REPLACE INTO counters VALUES (1, 0), (2, 0), (3, 0), (4, 0)')
    const add = (id: number) => `UPDATE counters SET size = size + 1 WHERE id = ${String(id)}`
    const addToTwo = (i: number) =>
      inTransaction(pool, async (sql) => {
        await write(sql, add(1 + (i % 4)))
        await rows(sql, 'SELECT SLEEP(0.005)')
        await write(sql, add(1 + ((i * 3 + 1) % 4)))
      })
    const results = await Promise.allSettled(Array.from({ length: 60 }, (_, i) => addToTwo(i)))
    const done = results.filter(({ status }) => status === 'fulfilled').length
    const failed = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []))
    recordFault({ fault: 'MySQL deadlocks', injected: '60 transactions at once', inFlight: 60, failed: failed.length })
    expect(failed.filter((reason) => !reason.includes('does not answer'))).toEqual([])
    expect(await row(pool, 'SELECT SUM(size) AS total FROM counters')).toEqual({ total: 2 * done })
    expect(done).toBeGreaterThan(55)
  })
})
