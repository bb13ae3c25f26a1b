import { row, rows, write, type Sql } from '../config/db'
import { EXPORT_DAYS } from '../schemas/terms'

const EXPIRES = `NOW(3) + INTERVAL ${EXPORT_DAYS} DAY`
const IS_KEPT = 'e.expires_at > NOW(3)'

/** Whether a user, who is locked, has an export that is being made, or has asked for one within a day. */
export async function hasRecent(sql: Sql, userId: string): Promise<boolean> {
  const text = `SELECT 1 FROM exports e
                WHERE e.user_id = :userId AND ${IS_KEPT} AND (e.file_id IS NULL OR e.created_at > NOW(3) - INTERVAL 1 DAY) LIMIT 1`
  return (await row(sql, text, { userId })) !== undefined
}

export async function insert(sql: Sql, id: string, userId: string): Promise<void> {
  const text = `INSERT INTO exports (id, user_id, created_at, expires_at) VALUES (:id, :userId, NOW(3), ${EXPIRES})`
  await write(sql, text, { id, userId })
}

/** Whose export is still to be made. */
export async function findUnfinished(sql: Sql, id: string): Promise<{ userId: string } | undefined> {
  const text = `SELECT e.user_id AS userId FROM exports e WHERE e.id = :id AND e.file_id IS NULL AND ${IS_KEPT}`
  return row(sql, text, { id })
}

/** @returns false when it was made already, or nobody waits for it any more */
export async function finish(sql: Sql, id: string, fileId: string): Promise<boolean> {
  const text = `UPDATE exports e SET e.file_id = :fileId, e.expires_at = ${EXPIRES}
                WHERE e.id = :id AND e.file_id IS NULL AND ${IS_KEPT}`
  return (await write(sql, text, { id, fileId })) === 1
}

/** An archive that can be fetched. */
export async function findReady(
  sql: Sql,
  id: string,
): Promise<{ id: string; userId: string; expiresAt: string } | undefined> {
  return row(
    sql,
    `SELECT e.id, e.user_id AS userId, e.expires_at AS expiresAt FROM exports e
     WHERE e.id = :id AND e.file_id IS NOT NULL AND ${IS_KEPT}`,
    { id },
  )
}

/** What its owner sees of an export. `fileId` is null until it is made. */
export async function findOwn(
  sql: Sql,
  id: string,
  userId: string,
): Promise<{ id: string; fileId: string | null } | undefined> {
  const text = `SELECT e.id, e.file_id AS fileId FROM exports e WHERE e.id = :id AND e.user_id = :userId AND ${IS_KEPT}`
  return row(sql, text, { id, userId })
}

/** Exports whose time is over. */
export async function listExpired(sql: Sql, limit: number): Promise<string[]> {
  const text = `SELECT e.id FROM exports e WHERE NOT (${IS_KEPT}) ORDER BY e.expires_at LIMIT :limit`
  return (await rows<{ id: string }>(sql, text, { limit })).map(({ id }) => id)
}

/** Forgets an export whose time is over. @returns the id of its file, if it was made */
export async function removeExpired(sql: Sql, id: string): Promise<string | null> {
  const text = `SELECT e.file_id AS fileId FROM exports e WHERE e.id = :id AND NOT (${IS_KEPT}) FOR UPDATE`
  const expired = await row<{ fileId: string | null }>(sql, text, { id })
  if (!expired) return null
  await write(sql, 'DELETE FROM exports WHERE id = :id', { id })
  return expired.fileId
}
