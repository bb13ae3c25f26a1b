import { databaseNow, row, rows, write, writeMany, type Sql } from '../config/db'
import type { QueueName, TaskOf } from '../schemas/tasks'
import { newId } from '../utils/uuid'

/** How long handing a task to its queue may take before another process does it. */
const HANDING_OVER_MS = 10_000
/** When a task is handed over once more although Redis seems to have kept it: a net below all else. */
const QUEUED_SECONDS = 5 * 60
/** How long a claim holds without being renewed: a worker that dies keeps its task from others no longer than this. */
export const CLAIM_SECONDS = 20

/** A task at one of its tries. Of all who name the same number of claims one gets the next, and it is over for the others. */
export interface Entry {
  id: string
  claims: number
}

export interface ClaimedTask extends Entry {
  queue: QueueName
  name: string
  payload: string
  /** Since it was left, or an admin had it tried again: this try included. */
  tries: number
  ageSeconds: number
}

/** Leaves tasks of one kind in the transaction that causes them. Payloads hold ids, never personal data. */
export async function add<Queue extends QueueName>(
  sql: Sql,
  queue: Queue,
  name: TaskOf[Queue],
  ...payloads: Record<string, string>[]
): Promise<void> {
  await writeMany(
    sql,
    'INSERT INTO outbox (id, queue, name, payload, due_at, created_at) VALUES',
    '(:id, :queue, :name, :payload, NOW(3), NOW(3))',
    payloads.map((payload) => ({ id: newId(), queue, name, payload: JSON.stringify(payload) })),
  )
}

export interface DueTask extends Entry {
  queue: QueueName
  name: string
}

/** `running`: the worker's claim has ended. */
export type TakenState = 'waiting' | 'queued' | 'running'

export interface DueTasks {
  tasks: DueTask[]
  /** When they are due again, which also says who has taken them. */
  until: Date
}

/**
 * Takes due tasks to hand to their queues, in a transaction of its own: new ones, those whose next try has come, and those that a
 * queue or a worker has lost. They become due again shortly, unless markQueued follows. Rows that another process holds are skipped,
 * and rows are never read by `id > last`, because transactions commit out of order.
 * @param states which tasks to look for
 */
export async function takeDue(sql: Sql, states: readonly TakenState[], limit: number): Promise<DueTasks> {
  // Without ORDER BY: the index gives each state oldest first, and a sort would lock every due row instead of `limit`.
  const tasks = await rows<DueTask>(
    sql,
    `SELECT id, queue, name, claims FROM outbox FORCE INDEX (outbox_due)
     WHERE state IN (:states) AND due_at <= NOW(3) LIMIT :limit FOR UPDATE SKIP LOCKED`,
    { states, limit },
  )
  const until = new Date((await databaseNow(sql)).getTime() + HANDING_OVER_MS)
  const text = `UPDATE outbox SET state = 'queued', due_at = :until WHERE id IN (:ids)`
  if (tasks.length > 0) await write(sql, text, { until, ids: idsOf(tasks) })
  return { tasks, until }
}

/** The queues have the tasks, as far as no worker was faster and nobody else has taken them since. */
export async function markQueued(sql: Sql, tasks: readonly DueTask[], until: Date): Promise<void> {
  await write(
    sql,
    `UPDATE outbox SET due_at = NOW(3) + INTERVAL ${QUEUED_SECONDS} SECOND
     WHERE id IN (:ids) AND state = 'queued' AND due_at = :until`,
    { ids: idsOf(tasks), until },
  )
}

const idsOf = (tasks: readonly DueTask[]) => tasks.map(({ id }) => id)

/** Redis has forgotten its queues: what they had by then is handed over again. @returns how many, at most `limit` */
export async function makeQueuedDue(sql: Sql, before: Date, limit: number): Promise<number> {
  const takenTill = new Date(before.getTime() + HANDING_OVER_MS)
  const queuedTill = new Date(before.getTime() + QUEUED_SECONDS * 1_000)
  // Not what has been taken since: it is on its way to the queues that there are now.
  return write(
    sql,
    `UPDATE outbox SET due_at = NOW(3) WHERE state = 'queued' AND due_at > NOW(3) AND due_at <= :queuedTill
       AND (due_at <= :takenTill OR due_at > NOW(3) + INTERVAL :handingOver MICROSECOND) LIMIT :limit`,
    { takenTill, queuedTill, handingOver: HANDING_OVER_MS * 1_000, limit },
  )
}

/** Claims a task before anything is sent. @returns undefined when another has, or had, this try */
export async function claim(sql: Sql, entry: Entry): Promise<ClaimedTask | undefined> {
  const claimed = await write(
    sql,
    `UPDATE outbox SET state = 'running', claims = claims + 1, due_at = NOW(3) + INTERVAL ${CLAIM_SECONDS} SECOND
     WHERE id = :id AND claims = :claims AND state = 'queued'`,
    { ...entry },
  )
  if (claimed !== 1) return undefined
  return row<ClaimedTask>(
    sql,
    `SELECT id, queue, name, payload, claims, claims - retried_claims AS tries,
            TIMESTAMPDIFF(SECOND, COALESCE(retried_at, created_at), NOW(3)) AS ageSeconds
     FROM outbox WHERE id = :id AND claims = :claims + 1`,
    { ...entry },
  )
}

const HELD = `id = :id AND claims = :claims AND state = 'running'`

/** Holds a claim for CLAIM_SECONDS more. @returns false where it is another's by now */
export async function renewClaim(sql: Sql, { id, claims }: Entry): Promise<boolean> {
  const text = `UPDATE outbox SET due_at = NOW(3) + INTERVAL ${CLAIM_SECONDS} SECOND WHERE ${HELD}`
  return (await write(sql, text, { id, claims })) === 1
}

/** It is done, whoever may hold it by now. */
export async function markDone(sql: Sql, { id }: Pick<Entry, 'id'>): Promise<void> {
  const text = `UPDATE outbox SET state = 'done', due_at = NOW(3), done_at = NOW(3), last_error = NULL WHERE id = :id`
  await write(sql, text, { id })
}

const MAX_REASON = 500

/** Gives a task back for another try. @param reason without personal data */
export async function giveBack(sql: Sql, { id, claims }: Entry, reason: string, dueInMs: number): Promise<void> {
  await write(
    sql,
    `UPDATE outbox SET state = 'waiting', due_at = NOW(3) + INTERVAL :microseconds MICROSECOND, last_error = :reason
     WHERE ${HELD}`,
    { id, claims, reason: reason.slice(0, MAX_REASON), microseconds: dueInMs * 1_000 },
  )
}

/** Gives a task up, for an admin to see. @param reason without personal data */
export async function giveUp(sql: Sql, { id, claims }: Entry, reason: string): Promise<void> {
  const text = `UPDATE outbox SET state = 'failed', due_at = NOW(3), last_error = :reason WHERE ${HELD}`
  await write(sql, text, { id, claims, reason: reason.slice(0, MAX_REASON) })
}

export interface Backlog {
  queue: QueueName
  /** `later`: tried before, and not due yet. */
  state: 'waiting' | 'later' | 'queued' | 'running' | 'failed'
  tasks: number
  /** Of the oldest of them. */
  ageSeconds: number
  /** How long the first of them has been due; negative when none is. */
  dueSeconds: number
}

/** What is not done, where there is any. An index alone answers it: the time of a task is in its id. */
export async function backlog(sql: Sql): Promise<Backlog[]> {
  return rows<Backlog>(
    sql,
    `SELECT queue, IF(state = 'waiting' AND due_at > NOW(3), 'later', state) AS state, COUNT(*) AS tasks,
            UNIX_TIMESTAMP(NOW(3)) - CONV(HEX(SUBSTRING(MIN(id), 1, 6)), 16, 10) / 1000 AS ageSeconds,
            UNIX_TIMESTAMP(NOW(3)) - UNIX_TIMESTAMP(MIN(due_at)) AS dueSeconds
     FROM outbox WHERE state IN ('waiting', 'queued', 'running', 'failed') GROUP BY 1, 2`,
  )
}

/** How many tasks of each queue were done in the last hour, where there are any. An index alone answers it. */
export async function doneLately(sql: Sql): Promise<{ queue: QueueName; tasks: number }[]> {
  const text = `SELECT queue, COUNT(*) AS tasks FROM outbox
                WHERE state = 'done' AND due_at > NOW(3) - INTERVAL 1 HOUR GROUP BY queue`
  return rows(sql, text)
}

export interface FailedTask {
  id: string
  name: string
  reason: string
  tries: number
  createdAt: string
  failedAt: string
}

/** What was given up, newest first. There is little of it, so the index by state is enough. */
export async function listFailed(
  sql: Sql,
  { queue, beforeId, limit }: { queue: QueueName; beforeId: string | null; limit: number },
): Promise<FailedTask[]> {
  return rows<FailedTask>(
    sql,
    `SELECT id, name, COALESCE(last_error, '') AS reason, claims AS tries, created_at AS createdAt, due_at AS failedAt
     FROM outbox WHERE state = 'failed' AND queue = :queue ${beforeId === null ? '' : 'AND id < :beforeId'}
     ORDER BY id DESC LIMIT :limit`,
    { queue, beforeId, limit },
  )
}

/** Patience begins anew. */
const ANEW = `state = 'waiting', due_at = NOW(3), retried_at = NOW(3), retried_claims = claims`

/** Has some of the tasks handed over again that were given up. @returns how many */
export async function retryAllFailed(sql: Sql, queue: QueueName, limit: number): Promise<number> {
  const text = `UPDATE outbox SET ${ANEW} WHERE queue = :queue AND state = 'failed' ORDER BY due_at LIMIT :limit`
  return write(sql, text, { queue, limit })
}

/** Has a task handed over again that was given up. @returns false where there is none of that queue */
export async function retryFailed(sql: Sql, queue: QueueName, id: string): Promise<boolean> {
  const text = `UPDATE outbox SET ${ANEW} WHERE id = :id AND queue = :queue AND state = 'failed'`
  return (await write(sql, text, { id, queue })) === 1
}

export async function deleteOldDone(sql: Sql, limit: number): Promise<number> {
  const text = `DELETE FROM outbox WHERE state = 'done' AND due_at < NOW(3) - INTERVAL 7 DAY LIMIT :limit`
  return write(sql, text, { limit })
}
