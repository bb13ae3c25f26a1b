import { row, write, type Sql } from '../config/db'
import type { OtpTask } from '../schemas/tasks'

/** What a code is for names its task too. */
export type OtpPurpose = OtpTask

export const OTP_SECONDS = 10 * 60
export const COOL_DOWN_SECONDS = 60
const MAX_ATTEMPTS = 5
const MAX_PER_HOUR = 5
const MAX_PER_DAY = 10

export interface Otp {
  id: string
  userId: string
  purpose: OtpPurpose
  /** Where it is sent, if not to the account's own address. */
  email: string | null
  nonce: Buffer
  attempts: number
  secondsLeft: number
}

const COLUMNS = `id, user_id AS userId, purpose, email, nonce, attempts,
  CEIL(TIMESTAMPDIFF(MICROSECOND, NOW(3), expires_at) / 1000000) AS secondsLeft`
const IS_LIVE = 'ended_at IS NULL AND expires_at > NOW(3)'

/** The code that works now: there is at most one for each purpose. */
export async function findLive(sql: Sql, userId: string, purpose: OtpPurpose): Promise<Otp | undefined> {
  return row<Otp>(
    sql,
    `SELECT ${COLUMNS} FROM otps WHERE user_id = :userId AND purpose = :purpose AND ${IS_LIVE} ORDER BY id DESC LIMIT 1`,
    { userId, purpose },
  )
}

/** undefined once it was used, replaced or has expired: then nothing is to be sent. */
export async function findToSend(sql: Sql, id: string): Promise<Otp | undefined> {
  return row<Otp>(sql, `SELECT ${COLUMNS} FROM otps WHERE id = :id AND ${IS_LIVE}`, { id })
}

/**
 * Whether a new code may be made now, and how many attempts it begins with: a new code does not refill them.
 * The cool-down is that of one address, so that a mistyped one can be corrected at once.
 * The caller holds the lock of the user's row, so that two requests cannot both pass.
 */
export async function allowance(
  sql: Sql,
  { userId, purpose, email }: Pick<Otp, 'userId' | 'purpose' | 'email'>,
): Promise<{ allowed: boolean; attempts: number }> {
  const counts = await row<{ recent: number; lastHour: number; lastDay: number; attempts: number }>(
    sql,
    `SELECT COALESCE(SUM(purpose = :purpose AND email <=> :email AND ended_at IS NULL
                         AND created_at > NOW(3) - INTERVAL ${COOL_DOWN_SECONDS} SECOND), 0) AS recent,
            COALESCE(SUM(created_at > NOW(3) - INTERVAL 1 HOUR), 0) AS lastHour,
            COUNT(*) AS lastDay,
            COALESCE(MAX(CASE WHEN purpose = :purpose AND ${IS_LIVE} THEN attempts END), 0) AS attempts
     FROM otps WHERE user_id = :userId AND created_at > NOW(3) - INTERVAL 1 DAY`,
    { userId, purpose, email },
  )
  const { recent = 0, lastHour = 0, lastDay = 0, attempts = 0 } = counts ?? {}
  const allowed = recent === 0 && lastHour < MAX_PER_HOUR && lastDay < MAX_PER_DAY && attempts < MAX_ATTEMPTS
  return { allowed, attempts }
}

/** Ends the code before, if there is one, and adds the new one. */
export async function replace(
  sql: Sql,
  otp: Pick<Otp, 'id' | 'userId' | 'purpose' | 'email' | 'nonce' | 'attempts'>,
): Promise<void> {
  const { userId, purpose } = otp
  const text = 'UPDATE otps SET ended_at = NOW(3) WHERE user_id = :userId AND purpose = :purpose AND ended_at IS NULL'
  await write(sql, text, { userId, purpose })
  await write(
    sql,
    `INSERT INTO otps (id, user_id, purpose, email, nonce, attempts, created_at, expires_at)
     VALUES (:id, :userId, :purpose, :email, :nonce, :attempts, NOW(3), NOW(3) + INTERVAL ${OTP_SECONDS} SECOND)`,
    { ...otp },
  )
}

/** None of the account's codes works any more, whatever for. */
export async function endAll(sql: Sql, userId: string): Promise<void> {
  await write(sql, 'UPDATE otps SET ended_at = NOW(3) WHERE user_id = :userId AND ended_at IS NULL', { userId })
}

export async function deleteAll(sql: Sql, userId: string): Promise<void> {
  await write(sql, 'DELETE FROM otps WHERE user_id = :userId', { userId })
}

/** Keeps, with the code that has changed an address, the one from before: its owner is told. */
export async function setFormerEmail(sql: Sql, id: string, formerEmail: string): Promise<void> {
  await write(sql, 'UPDATE otps SET former_email = :formerEmail WHERE id = :id', { id, formerEmail })
}

/** Counted before the code is compared. @returns false when the attempts are spent */
export async function countAttempt(sql: Sql, id: string): Promise<boolean> {
  const text = `UPDATE otps SET attempts = attempts + 1 WHERE id = :id AND attempts < ${MAX_ATTEMPTS} AND ${IS_LIVE}`
  return (await write(sql, text, { id })) === 1
}

/** A code works once. @returns false when someone else was first */
export async function use(sql: Sql, id: string): Promise<boolean> {
  return (await write(sql, `UPDATE otps SET ended_at = NOW(3) WHERE id = :id AND ${IS_LIVE}`, { id })) === 1
}

export async function deleteOld(sql: Sql, limit: number): Promise<number> {
  return write(sql, 'DELETE FROM otps WHERE created_at < NOW(3) - INTERVAL 7 DAY LIMIT :limit', { limit })
}
