import { performance } from 'node:perf_hooks'
import { databaseNow, inTransaction, row, write } from '../src/config/db'
import { claimTask } from '../src/jobs/claim'
import * as Outbox from '../src/models/Outbox'
import { startApp, type TestApp } from './support/app'
import { makeWorker } from './support/factories'
import { createOwnDatabase } from './support/services'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ DATABASE_URL: await createOwnDatabase('claims'), WORKER: 'off' })
})
afterAll(() => app.close())
afterEach(() => jest.restoreAllMocks())

const EVERY = ['waiting', 'queued', 'running'] as const

const takeDue = () => inTransaction(app.context.db, (sql) => Outbox.takeDue(sql, EVERY, 100))
const makeDue = (id: string) =>
  write(app.context.db, 'UPDATE outbox SET due_at = NOW(3) - INTERVAL 1 SECOND WHERE id = :id', { id })
const stateOf = ({ id }: { id: string }) =>
  row<{ state: string; claims: number }>(app.context.db, 'SELECT state, claims FROM outbox WHERE id = :id', { id })
const isDue = async ({ id }: { id: string }) =>
  (await row(app.context.db, 'SELECT 1 FROM outbox WHERE id = :id AND due_at <= NOW(3) + INTERVAL 1 MINUTE', {
    id,
  })) !== undefined

/** A mail that has just been taken to be handed to its queue. */
async function taken() {
  await write(app.context.db, 'DELETE FROM outbox')
  const { id: userId } = await makeWorker(app)
  await inTransaction(app.context.db, (sql) => Outbox.add(sql, 'email', 'address-already-registered', { userId }))
  const { tasks, until } = await takeDue()
  const [task] = tasks
  if (!task) throw new Error('Nothing was due')
  return { task, tasks, until }
}

/** The claim of a worker, which has ended without a word, and that of the next. */
async function takenOver() {
  const { task } = await taken()
  const first = await Outbox.claim(app.context.db, task)
  await makeDue(task.id)
  const { tasks } = await takeDue()
  const second = tasks[0] && (await Outbox.claim(app.context.db, tasks[0]))
  if (!first || !second) throw new Error('Both must have had it')
  return { first, second }
}

describe('A task', () => {
  it('is given to one of all workers who have the same entry', async () => {
    const { task } = await taken()
    const claims = await Promise.all(Array.from({ length: 10 }, () => Outbox.claim(app.context.db, task)))
    expect(claims.filter(Boolean)).toMatchObject([{ id: task.id, claims: 1 }])
  })

  it('is not given to whoever comes with the entry of an earlier try', async () => {
    const { task } = await taken()
    await Outbox.claim(app.context.db, task)
    await makeDue(task.id)
    const { tasks } = await takeDue()
    expect(tasks).toMatchObject([{ id: task.id, claims: 1 }])
    expect(await Outbox.claim(app.context.db, task)).toBeUndefined()
    expect(await stateOf(task)).toEqual({ state: 'queued', claims: 1 })
  })

  it('is neither kept, nor given back, nor given up by whoever held it before', async () => {
    const { first, second } = await takenOver()
    const { db } = app.context
    expect(await Outbox.renewClaim(db, first)).toBe(false)
    await Outbox.giveBack(db, first, 'late', 1_000)
    await Outbox.giveUp(db, first, 'late')
    expect(await stateOf(second)).toEqual({ state: 'running', claims: 2 })
    expect(await Outbox.renewClaim(db, second)).toBe(true)
  })

  it('is done when any of them has done it', async () => {
    const { first, second } = await takenOver()
    await Outbox.markDone(app.context.db, first)
    await Outbox.giveBack(app.context.db, second, 'late', 1_000)
    expect(await stateOf(second)).toEqual({ state: 'done', claims: 2 })
  })

  it('comes again at the time that was set for its next try', async () => {
    const { task } = await taken()
    const held = await Outbox.claim(app.context.db, task)
    if (held) await Outbox.giveBack(app.context.db, held, 'later', 60 * 60_000)
    expect((await takeDue()).tasks).toEqual([])
    await makeDue(task.id)
    expect((await takeDue()).tasks).toMatchObject([{ id: task.id, claims: 1 }])
  })

  it('stays due when whoever had taken it comes back after Redis was emptied', async () => {
    const { tasks, until, task } = await taken()
    await Outbox.makeQueuedDue(app.context.db, await databaseNow(app.context.db), 100)
    await Outbox.markQueued(app.context.db, tasks, until)
    expect(await isDue(task)).toBe(true)
  })

  it('is not handed over once more after Redis was emptied when it was taken, or queued, since', async () => {
    const { db } = app.context
    const emptied = await databaseNow(db)
    const { tasks, until, task } = await taken()
    expect(await Outbox.makeQueuedDue(db, emptied, 100)).toBe(0)
    await Outbox.markQueued(db, tasks, until)
    expect(await Outbox.makeQueuedDue(db, emptied, 100)).toBe(0)
    expect(await Outbox.makeQueuedDue(db, await databaseNow(db), 100)).toBe(1)
    expect(await isDue(task)).toBe(true)
  })

  it('stays due when whoever had taken it comes back after another has', async () => {
    const { tasks, until, task } = await taken()
    await makeDue(task.id)
    const again = await takeDue()
    await Outbox.markQueued(app.context.db, tasks, until)
    expect(await isDue(task)).toBe(true)
    await Outbox.markQueued(app.context.db, again.tasks, again.until)
    expect(await isDue(task)).toBe(false)
  })
})

describe('A claim', () => {
  it('does not hold any more once its time is over, whatever the clock on the wall says', async () => {
    const { task } = await taken()
    const claim = await claimTask(app.context, task)
    expect(claim?.holds()).toBe(true)
    const later = performance.now() + Outbox.CLAIM_SECONDS * 1_000
    jest.spyOn(performance, 'now').mockImplementation(() => later)
    expect(claim?.holds()).toBe(false)
  })
})
