import { rows, write, type Sql } from '../config/db'

/** Saving twice keeps the first time. */
export async function save(sql: Sql, workerId: string, gigId: string): Promise<void> {
  const text = 'INSERT IGNORE INTO saved_jobs (worker_id, gig_id, saved_at) VALUES (:workerId, :gigId, NOW(3))'
  await write(sql, text, { workerId, gigId })
}

export async function remove(sql: Sql, workerId: string, gigId: string): Promise<void> {
  await write(sql, 'DELETE FROM saved_jobs WHERE worker_id = :workerId AND gig_id = :gigId', { workerId, gigId })
}

export interface SavedRow {
  gigId: string
  savedAt: string
}

/** Last saved first, without those that an admin has removed. */
export async function list(
  sql: Sql,
  { workerId, after, limit }: { workerId: string; after: SavedRow | null; limit: number },
): Promise<SavedRow[]> {
  const beyond = 'AND s.saved_at <= :savedAt AND (s.saved_at < :savedAt OR s.gig_id < :gigId)'
  return rows<SavedRow>(
    sql,
    `SELECT s.gig_id AS gigId, s.saved_at AS savedAt FROM saved_jobs s JOIN gigs g ON g.id = s.gig_id
     WHERE s.worker_id = :workerId AND g.status <> 'removed' ${after ? beyond : ''}
     ORDER BY s.saved_at DESC, s.gig_id DESC LIMIT :limit`,
    { workerId, limit, savedAt: after && new Date(after.savedAt), gigId: after?.gigId ?? null },
  )
}

/** Which of these gigs the worker has saved. */
export async function savedAmong(sql: Sql, workerId: string, gigIds: readonly string[]): Promise<Set<string>> {
  if (gigIds.length === 0) return new Set()
  const text = 'SELECT gig_id AS gigId FROM saved_jobs WHERE worker_id = :workerId AND gig_id IN (:gigIds)'
  return new Set((await rows<{ gigId: string }>(sql, text, { workerId, gigIds })).map(({ gigId }) => gigId))
}
