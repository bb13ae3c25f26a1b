import { isDuplicate, row, write, type Sql } from '../config/db'

const KEPT_HOURS = 24

/** Whose key it is, and for which request; the key itself is stored nowhere. */
export interface KeyedRequest {
  userId: string
  keyHash: Buffer
  requestHash: Buffer
}

/** What the first request with a key was, and what it was answered. */
export async function find(
  sql: Sql,
  { userId, keyHash }: KeyedRequest,
): Promise<{ requestHash: Buffer; answer: Buffer } | undefined> {
  return row(
    sql,
    `SELECT request_hash AS requestHash, answer FROM idempotency_keys
     WHERE user_id = :userId AND key_hash = :keyHash AND answer IS NOT NULL
       AND created_at > NOW(3) - INTERVAL ${KEPT_HOURS} HOUR`,
    { userId, keyHash },
  )
}

/**
 * Claims the key for this transaction. Another transaction that claims it waits here until this one has ended.
 * @returns false when the key has been answered
 */
export async function claim(sql: Sql, { userId, keyHash, requestHash }: KeyedRequest): Promise<boolean> {
  const key = { userId, keyHash }
  await write(
    sql,
    `DELETE FROM idempotency_keys
     WHERE user_id = :userId AND key_hash = :keyHash AND created_at <= NOW(3) - INTERVAL ${KEPT_HOURS} HOUR`,
    key,
  )
  try {
    await write(
      sql,
      `INSERT INTO idempotency_keys (user_id, key_hash, request_hash, created_at)
       VALUES (:userId, :keyHash, :requestHash, NOW(3))`,
      { ...key, requestHash },
    )
    return true
  } catch (error) {
    if (isDuplicate(error, 'PRIMARY')) return false
    throw error
  }
}

/** Notes what a claimed key was answered. */
export async function setAnswer(sql: Sql, { userId, keyHash }: KeyedRequest, answer: Buffer): Promise<void> {
  await write(sql, 'UPDATE idempotency_keys SET answer = :answer WHERE user_id = :userId AND key_hash = :keyHash', {
    userId,
    keyHash,
    answer,
  })
}

export async function deleteOld(sql: Sql, limit: number): Promise<number> {
  const text = `DELETE FROM idempotency_keys WHERE created_at < NOW(3) - INTERVAL ${KEPT_HOURS + 1} HOUR LIMIT :limit`
  return write(sql, text, { limit })
}
