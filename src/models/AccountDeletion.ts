/** The way of an account that is deleted: asked for, taken back or begun, and ended once nothing personal is left. */

import { row, rows, write, type Sql } from '../config/db'
import type { ApplicationState, GigState } from '../schemas/states'
import { DELETION_GRACE_DAYS } from '../schemas/terms'
import { FORMER_USER } from '../schemas/vocabulary'
import { hasRunning } from './Contract'

/** Whether a user, who is locked, has contracts that have not ended. */
export async function isHeld(sql: Sql, userId: string): Promise<boolean> {
  const found = await row<{ held: number }>(sql, `SELECT (${hasRunning(':userId')}) AS held`, { userId })
  return found?.held === 1
}

/** Sets when a user, who is locked, will be deleted, unless that is set already. @returns that instant */
export async function ask(sql: Sql, userId: string): Promise<string> {
  const text = `UPDATE users SET delete_after = NOW(3) + INTERVAL ${DELETION_GRACE_DAYS} DAY, version = version + 1
                WHERE id = :userId AND delete_after IS NULL AND deleted_at IS NULL`
  await write(sql, text, { userId })
  sql.changed(`client:${userId}`)
  const asked = await row<{ deleteAfter: string | null }>(
    sql,
    'SELECT delete_after AS deleteAfter FROM users WHERE id = :userId',
    { userId },
  )
  if (!asked?.deleteAfter) throw new TypeError('There is no account to be deleted')
  return asked.deleteAfter
}

/** @returns false when no deletion was asked for, or it has begun */
export async function takeBack(sql: Sql, userId: string): Promise<boolean> {
  const text = `UPDATE users SET delete_after = NULL, version = version + 1
                WHERE id = :userId AND delete_after IS NOT NULL AND deleted_at IS NULL`
  return (await write(sql, text, { userId })) === 1
}

/** While a contract runs its other side needs the account; an offer that stands may be becoming one at this moment. */
const DUE = `u.delete_after <= NOW(3) AND u.deleted_at IS NULL AND NOT (${hasRunning('u.id')})
  AND NOT EXISTS (SELECT 1 FROM applications a WHERE a.client_id = u.id AND a.status = 'offered')`

/** Accounts whose time has come. */
export const listDue = (sql: Sql, limit: number): Promise<string[]> => listIds(sql, DUE, limit)

/** Whether the time of a user, who is locked, has come. */
export async function isDue(sql: Sql, userId: string): Promise<boolean> {
  return (await row(sql, `SELECT 1 FROM users u WHERE u.id = :userId AND ${DUE}`, { userId })) !== undefined
}

/** From now on nobody can sign in to the account, and nothing tells whose it was. Its key is no address, so none leads to it. */
export async function begin(sql: Sql, userId: string): Promise<void> {
  const name = `deleted-${userId}`
  await write(
    sql,
    `UPDATE users
     SET email = :email, email_key = :name, password_hash = '', name = :formerUser, phone = NULL, country = NULL,
         locale = DEFAULT, time_zone = DEFAULT, roles = TRIM(TRAILING ',' FROM REPLACE(roles, 'admin', '')), suspended_at = NULL,
         suspended_reason = NULL, last_seen_at = NULL, deleted_at = NOW(3), updated_at = NOW(3), version = version + 1
     WHERE id = :userId`,
    { userId, name, email: `${name}@deleted.invalid`, formerUser: FORMER_USER },
  )
}

/** A deletion that has begun and not ended, over a row of users `u`. */
const BEGUN = 'u.delete_after <= NOW(3) AND u.deleted_at IS NOT NULL'

export const listBegun = (sql: Sql, limit: number): Promise<string[]> => listIds(sql, BEGUN, limit)

async function listIds(sql: Sql, condition: string, limit: number): Promise<string[]> {
  const text = `SELECT u.id FROM users u WHERE ${condition} ORDER BY u.delete_after LIMIT :limit`
  return (await rows<{ id: string }>(sql, text, { limit })).map(({ id }) => id)
}

/** The gigs of accounts being deleted that are in one of these states. */
export async function listGigs(sql: Sql, states: readonly GigState[], limit: number): Promise<string[]> {
  const text = `SELECT g.id FROM users u JOIN gigs g ON g.client_id = u.id WHERE ${BEGUN} AND g.status IN (:states) LIMIT :limit`
  return (await rows<{ id: string }>(sql, text, { states, limit })).map(({ id }) => id)
}

type OfWorker = { id: string; workerId: string }

/** The applications of accounts being deleted that are in one of these states. */
export async function listApplications(
  sql: Sql,
  states: readonly ApplicationState[],
  limit: number,
): Promise<OfWorker[]> {
  return rows(
    sql,
    `SELECT a.id, a.worker_id AS workerId FROM users u JOIN applications a ON a.worker_id = u.id
     WHERE ${BEGUN} AND a.status IN (:states) LIMIT :limit`,
    { states, limit },
  )
}

/** The invitations of accounts being deleted that nobody has answered. */
export async function listInvitations(sql: Sql, limit: number): Promise<OfWorker[]> {
  return rows(
    sql,
    `SELECT i.id, i.worker_id AS workerId FROM users u JOIN invitations i ON i.worker_id = u.id
     WHERE ${BEGUN} AND i.status = 'pending' LIMIT :limit`,
    { limit },
  )
}

/**
 * Nothing personal is left of a user, who is locked.
 * @param live the states in which something of theirs still has to end
 * @returns false when there is something in such a state
 */
export async function end(
  sql: Sql,
  userId: string,
  live: { gig: readonly GigState[]; application: readonly ApplicationState[] },
): Promise<boolean> {
  const ended = await write(
    sql,
    `UPDATE users SET delete_after = NULL
     WHERE id = :userId AND deleted_at IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM gigs WHERE client_id = :userId AND status IN (:gigStates))
       AND NOT EXISTS (SELECT 1 FROM applications WHERE worker_id = :userId AND status IN (:applicationStates))
       AND NOT EXISTS (SELECT 1 FROM invitations WHERE worker_id = :userId AND status = 'pending')`,
    { userId, gigStates: live.gig, applicationStates: live.application },
  )
  return ended === 1
}
