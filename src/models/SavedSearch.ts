import { row, rows, write, type Sql } from '../config/db'
import type { AlertTime } from '../schemas/vocabulary'

export interface SavedSearchRow {
  id: string
  name: string
  /** JSON. */
  query: string
  alert: AlertTime
  nextAlertAt: string | null
  /** Gigs that were opened before are no news. */
  seenUntil: string
  createdAt: string
  updatedAt: string
  version: number
}

const SELECT = `SELECT id, name, query, alert, next_alert_at AS nextAlertAt, seen_until AS seenUntil, created_at AS createdAt,
  updated_at AS updatedAt, version FROM saved_searches`

/** A worker's searches, newest first. */
export async function list(
  sql: Sql,
  { workerId, beforeId, limit }: { workerId: string; beforeId: string | null; limit: number },
): Promise<SavedSearchRow[]> {
  const text = `${SELECT} WHERE worker_id = :workerId ${beforeId ? 'AND id < :beforeId' : ''} ORDER BY id DESC LIMIT :limit`
  return rows<SavedSearchRow>(sql, text, { workerId, beforeId, limit })
}

export async function findOwn(sql: Sql, id: string, workerId: string): Promise<SavedSearchRow | undefined> {
  return row<SavedSearchRow>(sql, `${SELECT} WHERE id = :id AND worker_id = :workerId`, { id, workerId })
}

export async function lockOwn(sql: Sql, id: string, workerId: string): Promise<SavedSearchRow | undefined> {
  return row<SavedSearchRow>(sql, `${SELECT} WHERE id = :id AND worker_id = :workerId FOR UPDATE`, { id, workerId })
}

export async function countOf(sql: Sql, workerId: string): Promise<number> {
  const text = 'SELECT COUNT(*) AS found FROM saved_searches WHERE worker_id = :workerId'
  return (await row<{ found: number }>(sql, text, { workerId }))?.found ?? 0
}

interface Content {
  name: string
  query: string
  alert: AlertTime
  nextAlertAt: Date | null
}

export async function insert(sql: Sql, search: Content & { id: string; workerId: string }): Promise<void> {
  await write(
    sql,
    `INSERT INTO saved_searches (id, worker_id, name, query, alert, next_alert_at, seen_until, created_at, updated_at)
     VALUES (:id, :workerId, :name, :query, :alert, :nextAlertAt, NOW(3), NOW(3), NOW(3))`,
    { ...search },
  )
}

export async function update(sql: Sql, search: Content & { id: string; seenUntil: Date }): Promise<void> {
  await write(
    sql,
    `UPDATE saved_searches SET name = :name, query = :query, alert = :alert, next_alert_at = :nextAlertAt,
            seen_until = :seenUntil, updated_at = NOW(3), version = version + 1
     WHERE id = :id`,
    { ...search },
  )
}

export async function remove(sql: Sql, id: string): Promise<void> {
  await write(sql, 'DELETE FROM saved_searches WHERE id = :id', { id })
}

/** Moves the alerts of one kind. */
export async function setNextAlerts(sql: Sql, workerId: string, alert: AlertTime, nextAlertAt: Date): Promise<void> {
  const text = 'UPDATE saved_searches SET next_alert_at = :nextAlertAt WHERE worker_id = :workerId AND alert = :alert'
  await write(sql, text, { workerId, alert, nextAlertAt })
}

export async function turnOffAlerts(sql: Sql, workerId: string): Promise<void> {
  await write(
    sql,
    `UPDATE saved_searches SET alert = 'off', next_alert_at = NULL, updated_at = NOW(3), version = version + 1
     WHERE worker_id = :workerId AND alert <> 'off'`,
    { workerId },
  )
}

/** How far a search looks back behind what it has seen, for gigs whose publishing was committed late. */
const OVERLAP = 'INTERVAL 1 MINUTE'

/** Workers with a search that is due. The instant ones are only looked at when a gig was opened since they have run. */
export async function listDueWorkers(sql: Sql, limit: number): Promise<string[]> {
  const due = await rows<{ workerId: string }>(
    sql,
    `(SELECT worker_id AS workerId FROM saved_searches
      WHERE alert IN ('daily', 'weekly') AND next_alert_at <= NOW(3) LIMIT :limit)
     UNION
     (SELECT worker_id FROM saved_searches
      WHERE alert = 'instant' AND next_alert_at <= NOW(3)
        AND seen_until < (SELECT MAX(opened_at) FROM open_gigs) + ${OVERLAP} LIMIT :limit)`,
    { limit },
  )
  return due.map(({ workerId }) => workerId)
}

export interface DueSearch {
  id: string
  query: string
  alert: Exclude<AlertTime, 'off'>
  /** From when on gigs that were opened may be news; never before the search was made. */
  newsSince: string
}

/** Everything of a worker that is due now, oldest first. */
export async function lockDue(sql: Sql, workerId: string): Promise<DueSearch[]> {
  return rows<DueSearch>(
    sql,
    `SELECT id, query, alert, GREATEST(created_at, seen_until - ${OVERLAP}) AS newsSince FROM saved_searches
     WHERE worker_id = :workerId AND next_alert_at <= NOW(3) ORDER BY id FOR UPDATE`,
    { workerId },
  )
}

/** A due search was run. */
export async function moveOn(
  sql: Sql,
  { id, seenUntil, nextAlertAt }: { id: string; seenUntil: Date; nextAlertAt: Date },
): Promise<void> {
  const text = 'UPDATE saved_searches SET seen_until = :seenUntil, next_alert_at = :nextAlertAt WHERE id = :id'
  await write(sql, text, { id, seenUntil, nextAlertAt })
}
