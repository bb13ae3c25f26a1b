import { row, write, writeMany, type Sql } from '../config/db'

/** In the place of those that the user had. */
export async function replaceAll(sql: Sql, userId: string, hashes: readonly Buffer[]): Promise<void> {
  await removeAll(sql, userId)
  await writeMany(
    sql,
    'INSERT INTO recovery_codes (user_id, code_hash) VALUES',
    '(:userId, :hash)',
    hashes.map((hash) => ({ userId, hash })),
  )
}

const IS_UNUSED = 'user_id = :userId AND code_hash = :hash AND used_at IS NULL'

export async function isUnused(sql: Sql, userId: string, hash: Buffer): Promise<boolean> {
  return (await row(sql, `SELECT 1 FROM recovery_codes WHERE ${IS_UNUSED}`, { userId, hash })) !== undefined
}

/** A code works once. @returns false when someone else was first */
export async function use(sql: Sql, userId: string, hash: Buffer): Promise<boolean> {
  return (await write(sql, `UPDATE recovery_codes SET used_at = NOW(3) WHERE ${IS_UNUSED}`, { userId, hash })) === 1
}

export async function countUnused(sql: Sql, userId: string): Promise<number> {
  const text = 'SELECT COUNT(*) AS unused FROM recovery_codes WHERE user_id = :userId AND used_at IS NULL'
  return (await row<{ unused: number }>(sql, text, { userId }))?.unused ?? 0
}

export async function removeAll(sql: Sql, userId: string): Promise<void> {
  await write(sql, 'DELETE FROM recovery_codes WHERE user_id = :userId', { userId })
}
