import { row, write, type Sql } from '../config/db'

const MINUTES = 5
const MAX_TRIES = 5

/** A sign-in whose first factor was right, and that waits for the second. */
export interface PendingSignIn {
  userId: string
  method: FirstFactor
  userAgent: string
  secondsLeft: number
}
export type FirstFactor = 'password' | 'otp'

const IS_LIVE = 'token_hash = :tokenHash AND ended_at IS NULL AND expires_at > NOW(3)'

export async function insert(
  sql: Sql,
  pending: Omit<PendingSignIn, 'secondsLeft'> & { tokenHash: Buffer },
): Promise<void> {
  await write(
    sql,
    `INSERT INTO pending_sign_ins (token_hash, user_id, method, user_agent, created_at, expires_at)
     VALUES (:tokenHash, :userId, :method, :userAgent, NOW(3), NOW(3) + INTERVAL ${MINUTES} MINUTE)`,
    { ...pending },
  )
}

/** undefined once it was used or ended, or has expired. */
export async function find(sql: Sql, tokenHash: Buffer): Promise<PendingSignIn | undefined> {
  return row<PendingSignIn>(
    sql,
    `SELECT user_id AS userId, method, user_agent AS userAgent,
            CEIL(TIMESTAMPDIFF(MICROSECOND, NOW(3), expires_at) / 1000000) AS secondsLeft
     FROM pending_sign_ins WHERE ${IS_LIVE}`,
    { tokenHash },
  )
}

/** Counted before the code is compared. @returns false when the tries are spent */
export async function countTry(sql: Sql, tokenHash: Buffer): Promise<boolean> {
  const text = `UPDATE pending_sign_ins SET tries = tries + 1 WHERE ${IS_LIVE} AND tries < ${MAX_TRIES}`
  return (await write(sql, text, { tokenHash })) === 1
}

/** It becomes one session. @returns false when it was used or ended meanwhile */
export async function use(sql: Sql, tokenHash: Buffer): Promise<boolean> {
  const text = `UPDATE pending_sign_ins SET ended_at = NOW(3) WHERE ${IS_LIVE}`
  return (await write(sql, text, { tokenHash })) === 1
}

export async function endAll(sql: Sql, userId: string): Promise<void> {
  const text = 'UPDATE pending_sign_ins SET ended_at = NOW(3) WHERE user_id = :userId AND ended_at IS NULL'
  await write(sql, text, { userId })
}

export async function deleteOld(sql: Sql, limit: number): Promise<number> {
  return write(sql, 'DELETE FROM pending_sign_ins WHERE expires_at < NOW(3) - INTERVAL 1 DAY LIMIT :limit', { limit })
}
