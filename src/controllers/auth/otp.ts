import { randomBytes } from 'node:crypto'
import type { Sql } from '../../config/db'
import type { Caller, Context, Origin } from '../../context'
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
  const otpId = await makeOtp(sql, { userId, purpose })
  if (otpId) await Outbox.add(sql, 'otp', purpose, { otpId })
}

/**
 * Makes a new code, in the place of the one before. The user's row must be locked.
 * @param wanted.email where it is sent, if not to the account's own address
 * @returns its id; undefined when one for that address was made just now, or too many were
 */
export async function makeOtp(
  sql: Sql,
  { userId, purpose, email = null }: { userId: string; purpose: Otps.OtpPurpose; email?: string | null },
): Promise<string | undefined> {
  const { allowed, attempts } = await Otps.allowance(sql, { userId, purpose, email })
  if (!allowed) return undefined
  const id = newId()
  await Otps.replace(sql, { id, userId, purpose, email, nonce: randomBytes(32), attempts })
  return id
}

interface GivenCode {
  otp: string
  purpose: Otps.OtpPurpose
  /** Somebody who is signed in. */
  caller?: Caller
  origin: Origin
}

interface CheckedCode {
  user: Users.User
  otp: Otps.Otp
  /** Uses the code up, in the transaction of what it allows. @throws Problem invalid_otp when someone else was first */
  use: (sql: Sql) => Promise<void>
}

/**
 * Checks a code without using it up.
 * @throws Problem invalid_otp, the same and in the same time for an unknown address; too_many_requests when its attempts are spent
 */
export async function checkOtp(context: Context, given: GivenCode & { email: string }): Promise<CheckedCode> {
  return evenly(async () => check(context, await Users.findByEmail(context.db, emailKey(given.email)), given))
}

/** The same of somebody who is signed in: whether there is a code is no secret then, so it takes as long as it takes. */
export async function checkOtpOf(context: Context, given: GivenCode & { caller: Caller }): Promise<CheckedCode> {
  return check(context, await Users.find(context.db, given.caller.id), given)
}

async function check(
  { db, env }: Context,
  user: Users.User | undefined,
  { otp: code, purpose, caller, origin }: GivenCode,
): Promise<CheckedCode> {
  const otp = user && (await Otps.findLive(db, user.id, purpose))
  const refuse = async () => {
    await recordRefusal(db, { userId: user?.id ?? null, method: 'otp', caller, origin })
    return new Problem('invalid_otp')
  }
  if (!otp) throw await refuse()
  // Counted, and committed, before the comparison: parallel guesses cannot have more than the attempts.
  if (!(await Otps.countAttempt(db, otp.id))) {
    const isSpent = (await Otps.findLive(db, user.id, purpose))?.id === otp.id
    throw isSpent ? new Problem('too_many_requests', { retryAfterSeconds: otp.secondsLeft }) : await refuse()
  }
  if (!isOtp(env.OTP_KEY, otp, code)) throw await refuse()
  const use = async (sql: Sql) => {
    if (!(await Otps.use(sql, otp.id))) throw new Problem('invalid_otp')
  }
  return { user, otp, use }
}
