import { row, rows, write, type Sql } from '../config/db'
import { RETURN_QUOTA_AFTER_DAYS } from '../schemas/terms'

/** The Monday on which the present week began, UTC. */
const THIS_WEEK = 'DATE(NOW(3)) - INTERVAL WEEKDAY(NOW(3)) DAY'
const NEXT_WEEK = `CAST(${THIS_WEEK} + INTERVAL 7 DAY AS DATETIME(3))`

export interface Quota {
  /** Of the present week. */
  used: number
  /** Given back, and good for any week. */
  extra: number
  renewsAt: string
  renewsInSeconds: number
}

export async function read(sql: Sql, workerId: string): Promise<Quota> {
  const found = await row<Quota>(
    sql,
    `SELECT IF(q.week = ${THIS_WEEK}, q.used, 0) AS used, COALESCE(q.extra, 0) AS extra, ${NEXT_WEEK} AS renewsAt,
            TIMESTAMPDIFF(MICROSECOND, NOW(3), ${NEXT_WEEK}) / 1000000 AS renewsInSeconds
     FROM (SELECT 1) AS always LEFT JOIN application_quotas q ON q.worker_id = :workerId`,
    { workerId },
  )
  if (!found) throw new TypeError('One row joined to anything is at least one row')
  return found
}

/**
 * Pays for an application: with a place of this week, or one that was given back. Takes the worker's row, and nothing may be
 * locked after it.
 * @returns false when there is none
 */
export async function spend(
  sql: Sql,
  { applicationId, workerId, perWeek }: { applicationId: string; workerId: string; perWeek: number },
): Promise<boolean> {
  await lockThisWeek(sql, workerId)
  const paidFrom = await takePlace(sql, workerId, perWeek)
  if (!paidFrom) return false
  await write(
    sql,
    `INSERT INTO quota_entries (application_id, worker_id, paid_from, week, spent_at, return_due_at)
     SELECT :applicationId, worker_id, :paidFrom, week, NOW(3), NOW(3) + INTERVAL ${RETURN_QUOTA_AFTER_DAYS} DAY
     FROM application_quotas WHERE worker_id = :workerId`,
    { applicationId, workerId, paidFrom },
  )
  return true
}

/** Locks the row at once, also where it exists: INSERT IGNORE would only share it, and two that share it block each other. */
async function lockThisWeek(sql: Sql, workerId: string): Promise<void> {
  await write(
    sql,
    `INSERT INTO application_quotas (worker_id, week) VALUES (:workerId, ${THIS_WEEK})
     ON DUPLICATE KEY UPDATE used = IF(week = VALUES(week), used, 0), week = VALUES(week)`,
    { workerId },
  )
}

async function takePlace(sql: Sql, workerId: string, perWeek: number): Promise<'week' | 'extra' | undefined> {
  const ofWeek = 'UPDATE application_quotas SET used = used + 1 WHERE worker_id = :workerId AND used < :perWeek'
  if ((await write(sql, ofWeek, { workerId, perWeek })) === 1) return 'week'
  const extra = 'UPDATE application_quotas SET extra = extra - 1 WHERE worker_id = :workerId AND extra > 0'
  return (await write(sql, extra, { workerId })) === 1 ? 'extra' : undefined
}

/** The gig was called off while they waited: what they cost is due to be given back, whatever else has become of them. */
export async function owe(sql: Sql, applicationIds: readonly string[]): Promise<void> {
  if (applicationIds.length === 0) return
  await write(
    sql,
    `UPDATE quota_entries SET owed = 1, return_due_at = NOW(3)
     WHERE application_id IN (:applicationIds) AND returned_at IS NULL`,
    { applicationIds },
  )
}

/** Applications whose cost must be settled: given back, or kept for good. */
export async function listDue(sql: Sql, limit: number): Promise<string[]> {
  const due = await rows<{ applicationId: string }>(
    sql,
    `SELECT application_id AS applicationId FROM quota_entries
     WHERE return_due_at <= NOW(3) ORDER BY return_due_at LIMIT :limit`,
    { limit },
  )
  return due.map(({ applicationId }) => applicationId)
}

/** Locks an entry that is still due. `unseen`: when it fell due, the client had not looked and the worker not withdrawn. */
export async function lockDue(
  sql: Sql,
  applicationId: string,
): Promise<{ workerId: string; owed: boolean; unseen: number } | undefined> {
  await row(sql, 'SELECT 1 FROM quota_entries WHERE application_id = :applicationId FOR UPDATE', { applicationId })
  return row(
    sql,
    `SELECT q.worker_id AS workerId, q.owed,
            (COALESCE(a.viewed_at > q.return_due_at, TRUE)
             AND NOT (a.status = 'withdrawn' AND a.updated_at <= q.return_due_at)) AS unseen
     FROM quota_entries q JOIN applications a ON a.id = q.application_id
     WHERE q.application_id = :applicationId AND q.return_due_at <= NOW(3)`,
    { applicationId },
  )
}

/** Gives a place back to the worker, of a locked entry that is due. */
export async function giveBack(sql: Sql, applicationId: string, workerId: string): Promise<void> {
  const text = `UPDATE quota_entries SET returned_at = NOW(3), return_due_at = NULL
                WHERE application_id = :applicationId AND returned_at IS NULL`
  if ((await write(sql, text, { applicationId })) === 0) return
  await write(sql, 'UPDATE application_quotas SET extra = extra + 1 WHERE worker_id = :workerId', { workerId })
}

/** The place is spent for good, unless the gig is called off while the worker waits. */
export async function keep(sql: Sql, applicationId: string): Promise<void> {
  const text = 'UPDATE quota_entries SET return_due_at = NULL WHERE application_id = :applicationId'
  await write(sql, text, { applicationId })
}
