import { inTransaction, type Sql } from '../../config/db'
import type { Call, Caller, Context, Origin } from '../../context'
import * as AuditLog from '../../models/AuditLog'
import * as Outbox from '../../models/Outbox'
import * as RecoveryCodes from '../../models/RecoveryCode'
import * as Sessions from '../../models/Session'
import * as TotpSecrets from '../../models/TotpSecret'
import * as Users from '../../models/User'
import type { RecoveryCodes as RecoveryCodesReply, TotpConfirmation, TotpRemoval, TotpSetup } from '../../schemas/mfa'
import { Problem } from '../../utils/errors'
import { hashRecoveryCode, newRecoveryCode } from '../../utils/recoveryCode'
import { newTotpSecret, showTotpSecret } from '../../utils/totp'
import { confirmPassword } from './confirmPassword'
import { checkSecondFactor, checkTotpCode, removeSecondFactor, sealTotpSecret } from './secondFactor'

const RECOVERY_CODES = 10

/**
 * Begins to set up the second factor. Signing in takes it only once a code of this secret was confirmed.
 * @throws Problem recent_sign_in_required: whoever found a session open could lock its owner out; mfa_already_on
 */
export async function setUp(context: Context, { caller }: Call<'signedIn'>): Promise<TotpSetup> {
  const secret = newTotpSecret()
  const sealed = sealTotpSecret(context, caller.id, secret)
  return inTransaction(context.db, async (sql) => {
    const user = await Users.lock(sql, caller.id)
    if (!user) throw new Problem('not_found')
    if (!(await Sessions.isRecent(sql, caller.sessionId))) throw new Problem('recent_sign_in_required')
    if (!(await TotpSecrets.begin(sql, user.id, sealed))) throw new Problem('mfa_already_on')
    return showTotpSecret(secret, user.email)
  })
}

/** From now on signing in takes the second factor; this session has shown it, and the others end. */
export async function confirm(
  context: Context,
  { caller, body, origin }: Call<'signedIn', { body: TotpConfirmation }>,
): Promise<RecoveryCodesReply> {
  const { db, sessionCache } = context
  const totp = await TotpSecrets.find(db, caller.id)
  if (!totp) throw new Problem('mfa_not_on')
  if (totp.confirmedAt) throw new Problem('mfa_already_on')
  const code = await checkTotpCode(context, { userId: caller.id, secret: totp.secret, code: body.code })
  if (!code) throw new Problem('invalid_mfa_code')
  const recoveryCodes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode)

  let ended: string[] = []
  const reply = await inTransaction(db, async (sql) => {
    await Users.lock(sql, caller.id)
    if (!(await TotpSecrets.confirm(sql, code))) throw new Problem('invalid_mfa_code')
    await RecoveryCodes.replaceAll(sql, caller.id, recoveryCodes.map(hashRecoveryCode))
    await recordEnabling(sql, caller, origin)
    await Sessions.setMfa(sql, caller.sessionId, true)
    ended = await Sessions.endOthers(sql, caller, 'mfa_changed')
    return { recoveryCodes }
  })
  await sessionCache.end(ended, { userId: caller.id, state: 'ended' })
  await sessionCache.forget([caller.sessionId])
  return reply
}

async function recordEnabling(sql: Sql, caller: Caller, origin: Origin): Promise<void> {
  const userId = caller.id
  await Users.countVersion(sql, userId)
  await AuditLog.add(sql, { actor: caller, action: 'mfa.enable', subject: { type: 'user', id: userId }, origin })
  await Outbox.add(sql, 'email', 'mfa-enabled', { userId })
}

/** Takes both factors once more, so that a session alone cannot weaken the account. The other sessions end. */
export async function turnOff(
  context: Context,
  { caller, body, origin }: Call<'signedIn', { body: TotpRemoval }>,
): Promise<void> {
  const { db, sessionCache } = context
  // The password first: else whoever holds a session could use up the tries that the owner needs to sign in.
  const { lock } = await confirmPassword(context, { caller, password: body.password, origin })
  const factor = await checkSecondFactor(context, { userId: caller.id, code: body.code, caller, origin })

  let ended: string[] = []
  await inTransaction(db, async (sql) => {
    await lock(sql)
    await factor.use(sql)
    await removeSecondFactor(sql, caller.id, { actor: caller, origin })
    await Sessions.setMfa(sql, caller.sessionId, false)
    ended = await Sessions.endOthers(sql, caller, 'mfa_changed')
  })
  await sessionCache.end(ended, { userId: caller.id, state: 'ended' })
  await sessionCache.forget([caller.sessionId])
}
