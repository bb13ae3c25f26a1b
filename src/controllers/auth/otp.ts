import { randomBytes } from 'node:crypto'
import type { Sql } from '../../config/db'
import type { Context, Origin } from '../../context'
import * as Otps from '../../models/Otp'
import * as Outbox from '../../models/Outbox'
import * as Users from '../../models/User'
import { emailKey } from '../../utils/email'
import { Problem } from '../../utils/errors'
import { isOtp } from '../../utils/sendOtp'
import { newId } from '../../utils/uuid'
import { recordRefusal } from './recordRefusal'

/** What whoever asks for a code is told, whether or not one was sent. */
export const codeSent = {
  message: 'If the address can be used, a mail is on its way.',
  expiresInSeconds: Otps.OTP_SECONDS,
  resendAfterSeconds: Otps.COOL_DOWN_SECONDS,
}

/** Leaves the task to mail a new code, unless one was sent just now or too many were. The user's row must be locked. */
export async function issueOtp(sql: Sql, userId: string, purpose: Otps.OtpPurpose): Promise<void> {
  const { allowed, attempts } = await Otps.allowance(sql, userId, purpose)
  if (allowed) await replaceOtp(sql, userId, purpose, attempts)
}

/** As issueOtp, where the code before must not work any more, whenever it was sent. */
export async function replaceOtp(sql: Sql, userId: string, purpose: Otps.OtpPurpose, attempts = 0): Promise<void> {
  const id = newId()
  await Otps.replace(sql, { id, userId, purpose, nonce: randomBytes(16), attempts })
  await Outbox.add(sql, 'otp', purpose, { otpId: id })
}

/**
 * Checks a code without using it up; `use` does that in the transaction of what the code allows, and only once.
 * @throws Problem invalid_otp, the same for an unknown address; too_many_requests when its attempts are spent
 */
export async function checkOtp(
  { db, env }: Context,
  { email, otp: code, purpose, origin }: { email: string; otp: string; purpose: Otps.OtpPurpose; origin: Origin },
): Promise<{ user: Users.User; use: (sql: Sql) => Promise<void> }> {
  const user = await Users.findByEmail(db, emailKey(email))
  const otp = user && (await Otps.findLive(db, user.id, purpose))
  const refuse = async () => {
    await recordRefusal(db, { userId: user?.id ?? null, method: 'otp', origin })
    return new Problem('invalid_otp')
  }
  if (!otp) throw await refuse()
  // Counted, and committed, before the comparison: parallel guesses cannot have more than the attempts.
  if (!(await Otps.countAttempt(db, otp.id))) {
    throw new Problem('too_many_requests', { detail: 'Too many wrong codes.', retryAfterSeconds: otp.secondsLeft })
  }
  if (!isOtp(env.OTP_KEY, otp, code)) throw await refuse()
  const use = async (sql: Sql) => {
    if (!(await Otps.use(sql, otp.id))) throw new Problem('invalid_otp')
  }
  return { user, use }
}
