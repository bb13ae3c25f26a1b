import { row, rows, write, type Sql } from '../config/db'
import { newId } from '../utils/uuid'

export type QueueName = 'otp' | 'email'

export interface OutboxRow {
  id: string
  queue: QueueName
  name: string
  payload: string
}

/** How long a queue may keep a task before the relay looks whether it was lost. Longer than all retries together. */
const LEASE_MINUTES = 30
/** How long one try may take. Longer than the slowest SMTP conversation. */
const RUN_MINUTES = 2

/** Leaves a task in the transaction that causes it. Payloads hold ids, never personal data. */
export async function add(sql: Sql, queue: QueueName, name: string, payload: Record<string, string>): Promise<void> {
  await write(
    sql,
    `INSERT INTO outbox (id, queue, name, payload, due_at, created_at) VALUES (:id, :queue, :name, :payload, NOW(3), NOW(3))`,
    { id: newId(), queue, name, payload: JSON.stringify(payload) },
  )
}

/** Adds many tasks of one kind in one statement. */
export async function addMany(sql: Sql, queue: QueueName, name: string, payloads: Record<string, string>[]): Promise<void> {
  for (let start = 0; start < payloads.length; start += 500) {
    const batch = payloads.slice(start, start + 500)
    const entries = batch.map((payload, i) => [`id${i}Id`, `payload${i}`, newId(), JSON.stringify(payload)] as const)
    const values = entries.map(([id, payload]) => `(:${id}, :queue, :name, :${payload}, NOW(3), NOW(3))`)
    await write(sql, `INSERT INTO outbox (id, queue, name, payload, due_at, created_at) VALUES ${values.join(', ')}`, {
      queue,
      name,
      ...Object.fromEntries(entries.flatMap(([id, payload, idValue, text]) => [[id, idValue], [payload, text]])),
    })
  }
}

/**
 * Locks tasks that are due: new ones, and those whose queue has lost them. Rows that another process holds are skipped, and
 * rows are never read by `id > last`, because transactions commit out of order.
 */
export async function lockDue(sql: Sql, limit: number): Promise<OutboxRow[]> {
  return rows<OutboxRow>(
    sql,
    `SELECT id, queue, name, payload FROM outbox
     WHERE state IN ('waiting', 'queued', 'running') AND due_at <= NOW(3)
     ORDER BY due_at LIMIT :limit FOR UPDATE SKIP LOCKED`,
    { limit },
  )
}

export async function markQueued(sql: Sql, ids: string[]): Promise<void> {
  await write(
    sql,
    `UPDATE outbox SET state = 'queued', due_at = NOW(3) + INTERVAL ${LEASE_MINUTES} MINUTE WHERE id IN (:ids)`,
    { ids },
  )
}

/** Claims a task before anything is sent. @returns undefined when it is done, or another worker is at it right now */
export async function claim(sql: Sql, id: string): Promise<OutboxRow | undefined> {
  const claimed = await write(
    sql,
    `UPDATE outbox SET state = 'running', due_at = NOW(3) + INTERVAL ${RUN_MINUTES} MINUTE
     WHERE id = :id AND (state IN ('waiting', 'queued', 'failed') OR (state = 'running' AND due_at <= NOW(3)))`,
    { id },
  )
  return claimed === 1 ? row<OutboxRow>(sql, 'SELECT id, queue, name, payload FROM outbox WHERE id = :id', { id }) : undefined
}

export async function markDone(sql: Sql, id: string): Promise<void> {
  await write(sql, `UPDATE outbox SET state = 'done', done_at = NOW(3), last_error = NULL WHERE id = :id`, { id })
}

/** Gives a task back after a failed try: to its queue's next try, or for good. */
export async function markFailed(sql: Sql, id: string, error: string, final: boolean): Promise<void> {
  await write(
    sql,
    `UPDATE outbox SET state = IF(:final, 'failed', 'queued'), due_at = NOW(3) + INTERVAL ${LEASE_MINUTES} MINUTE,
            last_error = :error
     WHERE id = :id AND state = 'running'`,
    { id, error: error.slice(0, 500), final },
  )
}

export async function deleteOldDone(sql: Sql, limit: number): Promise<number> {
  return write(sql, `DELETE FROM outbox WHERE state = 'done' AND due_at < NOW(3) - INTERVAL 7 DAY LIMIT :limit`, { limit })
}
