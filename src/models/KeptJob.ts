import { rows, write, type Sql } from '../config/db'

export interface KeptRow {
  gigId: string
  keptAt: string
}

/** A list of gigs that each worker keeps. @param at the column that says since when */
const keptIn = (table: string, at: string) => ({
  /** Keeping twice keeps the first time. */
  async add(sql: Sql, workerId: string, gigId: string): Promise<void> {
    const text = `INSERT IGNORE INTO ${table} (worker_id, gig_id, ${at}) VALUES (:workerId, :gigId, NOW(3))`
    await write(sql, text, { workerId, gigId })
  },

  async remove(sql: Sql, workerId: string, gigId: string): Promise<void> {
    await write(sql, `DELETE FROM ${table} WHERE worker_id = :workerId AND gig_id = :gigId`, { workerId, gigId })
  },

  /** Last kept first, without those that an admin has removed. */
  async list(
    sql: Sql,
    { workerId, after, limit }: { workerId: string; after: KeptRow | null; limit: number },
  ): Promise<KeptRow[]> {
    const beyond = `AND k.${at} <= :keptAt AND (k.${at} < :keptAt OR k.gig_id < :gigId)`
    return rows<KeptRow>(
      sql,
      `SELECT k.gig_id AS gigId, k.${at} AS keptAt FROM ${table} k JOIN gigs g ON g.id = k.gig_id
       WHERE k.worker_id = :workerId AND g.status <> 'removed' ${after ? beyond : ''}
       ORDER BY k.${at} DESC, k.gig_id DESC LIMIT :limit`,
      { workerId, limit, keptAt: after && new Date(after.keptAt), gigId: after?.gigId ?? null },
    )
  },

  /** Which of these gigs the worker keeps. */
  async among(sql: Sql, workerId: string, gigIds: readonly string[]): Promise<Set<string>> {
    if (gigIds.length === 0) return new Set()
    const text = `SELECT gig_id AS gigId FROM ${table} WHERE worker_id = :workerId AND gig_id IN (:gigIds)`
    return new Set((await rows<{ gigId: string }>(sql, text, { workerId, gigIds })).map(({ gigId }) => gigId))
  },
})

export type KeptJobs = ReturnType<typeof keptIn>
export const saved = keptIn('saved_jobs', 'saved_at')
/** What a worker does not want to be recommended again. */
export const dismissed = keptIn('dismissed_jobs', 'dismissed_at')
