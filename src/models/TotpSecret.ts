import { isDuplicate, row, write, type Sql } from '../config/db'

const MAX_TRIES = 10

export interface TotpSecret {
  /** Sealed. */
  secret: Buffer
  confirmedAt: string | null
  /** Until codes are taken again, once the tries are spent. */
  secondsLeft: number
}

const IS_OLD = '(tries_since IS NULL OR tries_since <= NOW(3) - INTERVAL 1 HOUR)'

export async function find(sql: Sql, userId: string): Promise<TotpSecret | undefined> {
  return row<TotpSecret>(
    sql,
    `SELECT secret, confirmed_at AS confirmedAt,
            COALESCE(CEIL(TIMESTAMPDIFF(MICROSECOND, NOW(3), tries_since + INTERVAL 1 HOUR) / 1000000), 0) AS secondsLeft
     FROM totp_secrets WHERE user_id = :userId`,
    { userId },
  )
}

/** Begins, in the place of one that was not confirmed. @returns false when the user has one that works */
export async function begin(sql: Sql, userId: string, secret: Buffer): Promise<boolean> {
  const replace = `UPDATE totp_secrets SET secret = :secret, created_at = NOW(3)
                   WHERE user_id = :userId AND confirmed_at IS NULL`
  if ((await write(sql, replace, { userId, secret })) === 1) return true
  try {
    const text = 'INSERT INTO totp_secrets (user_id, secret, created_at) VALUES (:userId, :secret, NOW(3))'
    await write(sql, text, { userId, secret })
    return true
  } catch (error) {
    if (isDuplicate(error, 'PRIMARY')) return false
    throw error
  }
}

/** Counted before the code is compared: at most ten an hour. @returns false when they are spent */
export async function countTry(sql: Sql, userId: string): Promise<boolean> {
  const text = `UPDATE totp_secrets
                SET tries = IF(${IS_OLD}, 1, tries + 1), tries_since = IF(${IS_OLD}, NOW(3), tries_since)
                WHERE user_id = :userId AND (${IS_OLD} OR tries < ${MAX_TRIES})`
  return (await write(sql, text, { userId })) === 1
}

/** A code that was right. */
export interface TotpCode {
  userId: string
  /** What it was compared with, sealed. */
  secret: Buffer
  step: number
}

/** From now on signing in takes a code, and this one is used up. @returns false when it no longer waits for that */
export async function confirm(sql: Sql, { userId, secret, step }: TotpCode): Promise<boolean> {
  const text = `UPDATE totp_secrets SET confirmed_at = NOW(3), last_step = :step, tries = 0
                WHERE user_id = :userId AND secret = :secret AND confirmed_at IS NULL`
  return (await write(sql, text, { userId, secret, step })) === 1
}

/** A code works once, and ends those before it. @returns false when it, or a later one, was used already */
export async function use(sql: Sql, { userId, secret, step }: TotpCode): Promise<boolean> {
  const text = `UPDATE totp_secrets SET last_step = :step, tries = 0
                WHERE user_id = :userId AND secret = :secret AND confirmed_at IS NOT NULL AND last_step < :step`
  return (await write(sql, text, { userId, secret, step })) === 1
}

/** @returns false when there is none that works */
export async function remove(sql: Sql, userId: string): Promise<boolean> {
  const text = 'DELETE FROM totp_secrets WHERE user_id = :userId AND confirmed_at IS NOT NULL'
  return (await write(sql, text, { userId })) === 1
}
