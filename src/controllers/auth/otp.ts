import { randomBytes } from 'node:crypto'
import type { Sql } from '../../config/db'
import type { Context, Origin } from '../../context'
import * as Otps from '../../models/Otp'
import * as Outbox from '../../models/Outbox'
import * as Users from '../../models/User'
import { emailKey } from '../../utils/email'
import { Problem } from '../../utils/errors'
import { evenly } from '../../utils/evenly'
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
  if (!allowed) return
  const id = newId()
  await Otps.replace(sql, { id, userId, purpose, nonce: randomBytes(32), attempts })
  await Outbox.add(sql, 'otp', purpose, { otpId: id })
}

interface GivenCode {
  email: string
  otp: string
  purpose: Otps.OtpPurpose
  origin: Origin
}

interface CheckedCode {
  user: Users.User
  /** Uses the code up, in the transaction of what it allows. @throws Problem invalid_otp when someone else was first */
  use: (sql: Sql) => Promise<void>
}

/**
 * Checks a code without using it up.
 * @throws Problem invalid_otp, the same and in the same time for an unknown address; too_many_requests when its attempts are spent
 */
export async function checkOtp(context: Context, given: GivenCode): Promise<CheckedCode> {
  return evenly(() => check(context, given))
}

async function check({ db, env }: Context, { email, otp: code, purpose, origin }: GivenCode): Promise<CheckedCode> {
  const user = await Users.findByEmail(db, emailKey(email))
  const otp = user && (await Otps.findLive(db, user.id, purpose))
  const refuse = async () => {
    await recordRefusal(db, { userId: user?.id ?? null, method: 'otp', origin })
    return new Problem('invalid_otp')
  }
  if (!otp) throw await refuse()
  // Counted, and committed, before the comparison: parallel guesses cannot have more than the attempts.
  if (!(await Otps.countAttempt(db, otp.id))) {
    throw new Problem('too_many_requests', { retryAfterSeconds: otp.secondsLeft })
  }
  if (!isOtp(env.OTP_KEY, otp, code)) throw await refuse()
  const use = async (sql: Sql) => {
    if (!(await Otps.use(sql, otp.id))) throw new Problem('invalid_otp')
  }
  return { user, use }
}
