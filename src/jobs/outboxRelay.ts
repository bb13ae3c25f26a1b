import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import type { Queue } from 'bullmq'
import type { Redis } from 'ioredis'
import { databaseNow, inTransaction } from '../config/db'
import type { Context } from '../context'
import * as Outbox from '../models/Outbox'
import { queueNames, type QueueName } from '../schemas/tasks'
import { withTimeout } from '../utils/timeout'
import { keyPrefix } from './bullmq'
import type { EntryData } from './taskQueue'

const BATCH = 100
const FORGOTTEN_BATCH = 1_000
const POLL_MS = 1_000
const ADD_TIMEOUT_MS = 1_000
/** What was lost is looked for no more often than this, however many changes leave new tasks. */
const LOST_MS = 500
/**
 * A worker that could not reach the database just now tells first what it has done, as soon as its next try goes through: till then
 * no claim counts as ended.
 */
const GRACE_MS = 6_000

const NEW: readonly Outbox.TakenState[] = ['waiting']
const UNHEARD: readonly Outbox.TakenState[] = ['queued']
const UNHEARD_OR_UNFINISHED: readonly Outbox.TakenState[] = ['queued', 'running']

type Queues = Record<QueueName, Queue<EntryData>>

/** Hands the tasks of the outbox to their queues: when a change has left some, and else every second. */
export function startRelay(context: Context, queues: Queues): { stop(): Promise<void> } {
  const { log, signals } = context
  let pause = new AbortController()
  let stopped = false
  let healthy = true
  // What went wrong before it was started, it cannot know.
  let troubleAt = performance.now()
  let lookedForLostAt = -Infinity
  const wake = () => pause.abort()

  const relay = async () => {
    try {
      await remindRedis(context)
      const lost = performance.now() - troubleAt > GRACE_MS ? UNHEARD_OR_UNFINISHED : UNHEARD
      const looksForLost = performance.now() - lookedForLostAt > LOST_MS
      // However many have to be handed over once more, a new task does not wait behind them.
      const hasMore = async () =>
        (await relayBatch(context, queues, NEW)) === BATCH ||
        (looksForLost && (await relayBatch(context, queues, lost)) === BATCH)
      while (!stopped && (await hasMore()));
      if (looksForLost) lookedForLostAt = performance.now()
      if (!healthy) log.info('the relay works again')
      healthy = true
    } catch (error) {
      if (healthy) log.warn({ err: error }, 'the relay waits: tasks stay in the outbox')
      healthy = false
      troubleAt = performance.now()
    }
  }
  const run = async () => {
    while (!stopped) {
      pause = new AbortController() // before the work, so that no signal falls between work and pause
      await relay()
      // While something is away, each signal would only bring one more failure.
      const signal = healthy ? pause.signal : undefined
      await wait(POLL_MS, undefined, { signal }).catch(() => undefined)
    }
  }

  signals.on('outbox', wake)
  const running = run()
  return {
    async stop() {
      stopped = true
      signals.off('outbox', wake)
      wake()
      await running
    },
  }
}

/**
 * Redis carries a mark of ours with the id of its process. A Redis that was emptied has no mark, one that was restarted or
 * replaced has another id: either may have lost tasks, so all that it should have are handed over again.
 */
async function remindRedis(context: Context): Promise<void> {
  const { producer } = context.redis
  const key = `${keyPrefix(context)}:relay-mark`
  const [id, mark] = await Promise.all([redisProcessId(producer), producer.get(key)])
  if (mark === id) return
  await producer.set(key, 'being reminded')
  const lostBefore = await databaseNow(context.db)
  while ((await Outbox.makeQueuedDue(context.db, lostBefore, FORGOTTEN_BATCH)) === FORGOTTEN_BATCH);
  await producer.set(key, id, 'XX') // not when it was emptied again meanwhile
}

async function redisProcessId(redis: Redis): Promise<string> {
  const server = await redis.info('server')
  return /^run_id:(\w+)/m.exec(server)?.[1] ?? ''
}

/** @returns how many tasks were handed over */
async function relayBatch({ db }: Context, queues: Queues, states: readonly Outbox.TakenState[]): Promise<number> {
  const { tasks, until } = await inTransaction(db, (sql) => Outbox.takeDue(sql, states, BATCH))
  for (const name of queueNames) {
    const own = tasks.filter(({ queue }) => queue === name)
    if (own.length === 0) continue
    // Each try is an entry of its own: one that the queue still has is left as it is, and what is left of an earlier try, such as
    // with a worker that has died, keeps no later one out. What fails here is due again shortly.
    const entries = own.map(({ id, name: task, claims }) => ({
      name: task,
      data: { id, claims },
      opts: { jobId: `${id}.${claims}` },
    }))
    await withTimeout(queues[name].addBulk(entries), ADD_TIMEOUT_MS)
    await Outbox.markQueued(db, own, until)
  }
  return tasks.length
}
