import { databaseNow, type Sql } from '../../config/db'
import type { Caller, Context, Origin } from '../../context'
import * as AuditLog from '../../models/AuditLog'
import * as Outbox from '../../models/Outbox'
import * as RecoveryCodes from '../../models/RecoveryCode'
import * as TotpSecrets from '../../models/TotpSecret'
import * as Users from '../../models/User'
import { deriveKey } from '../../utils/deriveKey'
import { Problem } from '../../utils/errors'
import { hashRecoveryCode, isRecoveryCode } from '../../utils/recoveryCode'
import { open, seal } from '../../utils/seal'
import { stepOfCode } from '../../utils/totp'
import { recordRefusal } from './recordRefusal'

/** How a second factor was shown. */
export type SecondFactor = 'totp' | 'recovery_code'

interface CheckedFactor {
  kind: SecondFactor
  /** Uses the code up, in the transaction of what it allows. @throws Problem invalid_mfa_code when someone else was first */
  use: (sql: Sql) => Promise<void>
}

/** Each user's secret has a key of its own, so that one put into another's row opens nothing. */
const totpKey = ({ sealKey }: Context, userId: string) => deriveKey(sealKey, `totp ${userId}`)

export const sealTotpSecret = (context: Context, userId: string, secret: Buffer): Buffer =>
  seal(totpKey(context, userId), secret)

/**
 * Compares a code of the app with the account's secret, without using it up.
 * @returns undefined for a wrong code
 * @throws Problem too_many_requests after ten tries in an hour, until that hour is over
 */
export async function checkTotpCode(
  context: Context,
  { userId, secret, code }: { userId: string; secret: Buffer; code: string },
): Promise<TotpSecrets.TotpCode | undefined> {
  const { db } = context
  // Counted, and committed, before the comparison: parallel guesses cannot have more than the tries.
  if (!(await TotpSecrets.countTry(db, userId))) {
    const retryAfterSeconds = (await TotpSecrets.find(db, userId))?.secondsLeft ?? 1
    throw new Problem('too_many_requests', { retryAfterSeconds })
  }
  const digits = code.replace(/[\s-]/g, '')
  const step = stepOfCode(open(totpKey(context, userId), secret), digits, await databaseNow(db))
  return step === undefined ? undefined : { userId, secret, step }
}

interface GivenFactor {
  userId: string
  code: string
  /** Somebody who has signed in, and shows it once more. */
  caller?: Caller
  origin: Origin
}

/**
 * Checks a code of the app, or a recovery code, of an account whose second factor is on. Recovery codes cannot be guessed, so
 * they work even while the tries are spent: nobody can keep the owner out by trying.
 * @throws Problem invalid_mfa_code, too_many_requests; mfa_not_on, or invalid_mfa_token of somebody who is signing in
 */
export async function checkSecondFactor(context: Context, given: GivenFactor): Promise<CheckedFactor> {
  const { userId, code, caller, origin } = given
  const totp = await TotpSecrets.find(context.db, userId)
  // Turning it off ends the sign-ins that wait for it.
  if (!totp?.confirmedAt) throw new Problem(caller ? 'mfa_not_on' : 'invalid_mfa_token')
  const factor = isRecoveryCode(code)
    ? await findRecoveryCode(context, userId, hashRecoveryCode(code))
    : await findTotpCode(context, { userId, secret: totp.secret, code })
  if (factor) return factor
  await recordRefusal(context.db, { userId, method: 'mfa', caller, origin })
  throw new Problem('invalid_mfa_code')
}

async function findTotpCode(
  context: Context,
  given: { userId: string; secret: Buffer; code: string },
): Promise<CheckedFactor | undefined> {
  const code = await checkTotpCode(context, given)
  return code && { kind: 'totp', use: usedOnce((sql) => TotpSecrets.use(sql, code)) }
}

async function findRecoveryCode({ db }: Context, userId: string, hash: Buffer): Promise<CheckedFactor | undefined> {
  if (!(await RecoveryCodes.isUnused(db, userId, hash))) return undefined
  return { kind: 'recovery_code', use: usedOnce((sql) => RecoveryCodes.use(sql, userId, hash)) }
}

const usedOnce = (use: (sql: Sql) => Promise<boolean>) => async (sql: Sql) => {
  if (!(await use(sql))) throw new Problem('invalid_mfa_code')
}

/** Takes the second factor of an account away, and tells its owner. @returns false when there was none */
export async function removeSecondFactor(
  sql: Sql,
  userId: string,
  by: Pick<AuditLog.AuditEntry, 'actor' | 'origin'>,
): Promise<boolean> {
  if (!(await TotpSecrets.remove(sql, userId))) return false
  await RecoveryCodes.removeAll(sql, userId)
  await Users.countVersion(sql, userId)
  await AuditLog.add(sql, { ...by, action: 'mfa.disable', subject: { type: 'user', id: userId } })
  await Outbox.add(sql, 'email', 'mfa-disabled', { userId })
  return true
}
