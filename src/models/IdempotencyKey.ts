import { row, write, type Sql } from '../config/db'

const KEPT_HOURS = 24

interface Key {
  userId: string
  keyHash: Buffer
}

/** What a request with a key was, and what it was answered. */
interface Answered {
  requestHash: Buffer
  answer: Buffer
}

const OF_KEY = 'user_id = :userId AND key_hash = :keyHash'
const IS_KEPT = `(answer IS NOT NULL AND changed_at > NOW(3) - INTERVAL ${KEPT_HOURS} HOUR)`

/** The first request with the key, once it has been answered. */
export async function find(sql: Sql, { userId, keyHash }: Key): Promise<Answered | undefined> {
  const text = `SELECT request_hash AS requestHash, answer FROM idempotency_keys WHERE ${OF_KEY} AND ${IS_KEPT}`
  return row<Answered>(sql, text, { userId, keyHash })
}

/** Makes sure that the key has a row, which all requests with it can lock in turn. */
export async function add(sql: Sql, { userId, keyHash }: Key): Promise<void> {
  const text = 'INSERT IGNORE INTO idempotency_keys (user_id, key_hash, changed_at) VALUES (:userId, :keyHash, NOW(3))'
  await write(sql, text, { userId, keyHash })
}

/** Waits for whoever holds the key, and holds it until the transaction ends. @returns whether there is no answer yet */
export async function lock(sql: Sql, { userId, keyHash }: Key): Promise<boolean> {
  const text = `SELECT ${IS_KEPT} AS isKept FROM idempotency_keys WHERE ${OF_KEY} FOR UPDATE`
  return (await row<{ isKept: number }>(sql, text, { userId, keyHash }))?.isKept === 0
}

/** Notes what the holder of a key was answered. */
export async function setAnswer(sql: Sql, { userId, keyHash, ...answered }: Key & Answered): Promise<void> {
  await write(
    sql,
    `UPDATE idempotency_keys SET request_hash = :requestHash, answer = :answer, changed_at = NOW(3) WHERE ${OF_KEY}`,
    { userId, keyHash, ...answered },
  )
}

export async function deleteOld(sql: Sql, limit: number): Promise<number> {
  const text = `DELETE FROM idempotency_keys WHERE changed_at < NOW(3) - INTERVAL ${KEPT_HOURS} HOUR LIMIT :limit`
  return write(sql, text, { limit })
}
