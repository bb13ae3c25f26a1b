import { row, rows, write, writeMany, type Sql } from '../config/db'
import type { QueueName, TaskOf } from '../schemas/tasks'
import { newId } from '../utils/uuid'

export interface OutboxRow {
  id: string
  queue: QueueName
  name: string
  payload: string
}

/** How long handing a task to its queue may take before another process does it. */
const HANDING_OVER_SECONDS = 10
/** When a task is handed over once more although Redis seems to have kept it: a net below all else. */
const QUEUED_SECONDS = 5 * 60
/** How long a claim holds without being renewed: a worker that dies keeps its task from others no longer than this. */
export const CLAIM_SECONDS = 20

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

/**
 * Takes due tasks to hand to their queues, in a transaction of its own: new ones, and those that a queue or a worker has lost.
 * They become due again shortly, unless markQueued follows. Rows that another process holds are skipped, and rows are never
 * read by `id > last`, because transactions commit out of order.
 */
export async function takeDue(sql: Sql, limit: number): Promise<OutboxRow[]> {
  // Without ORDER BY: the index gives each state oldest first, and a sort would lock every due row instead of `limit`.
  const due = await rows<OutboxRow>(
    sql,
    `SELECT id, queue, name, payload FROM outbox FORCE INDEX (outbox_due)
     WHERE state IN ('waiting', 'queued', 'running') AND due_at <= NOW(3) LIMIT :limit FOR UPDATE SKIP LOCKED`,
    { limit },
  )
  if (due.length > 0) await setQueued(sql, due, HANDING_OVER_SECONDS)
  return due
}

/** The queues have the tasks, as far as no worker was faster. */
export async function markQueued(sql: Sql, tasks: OutboxRow[]): Promise<void> {
  await setQueued(sql, tasks, QUEUED_SECONDS, `AND state = 'queued'`)
}

async function setQueued(sql: Sql, tasks: OutboxRow[], seconds: number, guard = ''): Promise<void> {
  await write(
    sql,
    `UPDATE outbox SET state = 'queued', due_at = NOW(3) + INTERVAL ${seconds} SECOND WHERE id IN (:ids) ${guard}`,
    { ids: tasks.map(({ id }) => id) },
  )
}

/** Redis has forgotten its queues: what they had is handed over again. @returns how many, at most `limit` */
export async function makeQueuedDue(sql: Sql, limit: number): Promise<number> {
  const text = `UPDATE outbox SET due_at = NOW(3) WHERE state = 'queued' AND due_at > NOW(3) LIMIT :limit`
  return write(sql, text, { limit })
}

/** Claims a task before anything is sent. @returns undefined when it is done, or another worker is at it right now */
export async function claim(sql: Sql, id: string): Promise<OutboxRow | undefined> {
  const claimed = await write(
    sql,
    `UPDATE outbox SET state = 'running', due_at = NOW(3) + INTERVAL ${CLAIM_SECONDS} SECOND
     WHERE id = :id AND (state IN ('waiting', 'queued', 'failed') OR (state = 'running' AND due_at <= NOW(3)))`,
    { id },
  )
  return claimed === 1
    ? row<OutboxRow>(sql, 'SELECT id, queue, name, payload FROM outbox WHERE id = :id', { id })
    : undefined
}

/** Holds a claim for CLAIM_SECONDS more. */
export async function renewClaim(sql: Sql, id: string): Promise<void> {
  const text = `UPDATE outbox SET due_at = NOW(3) + INTERVAL ${CLAIM_SECONDS} SECOND WHERE id = :id AND state = 'running'`
  await write(sql, text, { id })
}

export async function markDone(sql: Sql, id: string): Promise<void> {
  const text = `UPDATE outbox SET state = 'done', due_at = NOW(3), done_at = NOW(3), last_error = NULL WHERE id = :id`
  await write(sql, text, { id })
}

/**
 * Gives a task back after a failed try, for good when it is `final`.
 * `error` holds no personal data; after `dueInSeconds` without another try the queue must have lost the task.
 */
export async function giveBack(
  sql: Sql,
  id: string,
  { error, final, dueInSeconds }: { error: string; final: boolean; dueInSeconds: number },
): Promise<void> {
  await write(
    sql,
    `UPDATE outbox SET state = :state, due_at = NOW(3) + INTERVAL :dueInSeconds SECOND, last_error = :error
     WHERE id = :id AND state = 'running'`,
    { id, error: error.slice(0, 500), state: final ? 'failed' : 'queued', dueInSeconds },
  )
}

export async function deleteOldDone(sql: Sql, limit: number): Promise<number> {
  const text = `DELETE FROM outbox WHERE state = 'done' AND due_at < NOW(3) - INTERVAL 7 DAY LIMIT :limit`
  return write(sql, text, { limit })
}
