import { inTransaction, type Sql } from '../../config/db'
import type { Call, Context } from '../../context'
import * as AuditLog from '../../models/AuditLog'
import * as Otps from '../../models/Otp'
import * as Outbox from '../../models/Outbox'
import * as Sessions from '../../models/Session'
import * as Users from '../../models/User'
import type { CodeSent, EmailChange, EmailConfirmation, Me } from '../../schemas/auth'
import { emailKey } from '../../utils/email'
import { invalidInput, Problem } from '../../utils/errors'
import { evenly } from '../../utils/evenly'
import { refuseStale } from '../../utils/precondition'
import { confirmPassword } from './confirmPassword'
import { checkOtpOf, codeSent, makeOtp } from './otp'
import { toMe } from './startSession'

/** Sends a code to the new address, and word of it to the present one. The answer and its time do not tell who has the address. */
export async function askForChange(
  context: Context,
  { caller, body: { newEmail, password }, origin }: Call<'signedIn', { body: EmailChange }>,
): Promise<CodeSent> {
  const { lock } = await confirmPassword(context, { caller, password, origin })
  return evenly(() =>
    inTransaction(context.db, async (sql) => {
      const user = await lock(sql)
      if (emailKey(user.email) === emailKey(newEmail)) {
        throw invalidInput('/body/newEmail', 'same_email', 'This is your address already.')
      }
      const otpId = await makeOtp(sql, { userId: user.id, purpose: 'change_email', email: newEmail })
      if (!otpId) return codeSent
      await sendCode(sql, newEmail, otpId)
      await Outbox.add(sql, 'email', 'email-change-asked', { otpId })
      const subject = { type: 'user', id: user.id } as const
      await AuditLog.add(sql, { actor: caller, action: 'email.ask-change', subject, origin })
      return codeSent
    }),
  )
}

/** A code for a taken address is sent to nobody, but it is made: without its cool-down and attempts one could tell. */
async function sendCode(sql: Sql, newEmail: string, otpId: string): Promise<void> {
  const owner = await Users.findByEmail(sql, emailKey(newEmail))
  if (owner?.emailVerified) await Outbox.add(sql, 'email', 'address-already-registered', { userId: owner.id })
  else await Outbox.add(sql, 'otp', 'change_email', { otpId })
}

/** Gives the account the address to which the code was sent, and signs every other device out. */
export async function confirmChange(
  context: Context,
  { caller, body, origin, ifMatch }: Call<'signedIn', { body: EmailConfirmation }>,
): Promise<Me> {
  const { db, sessionCache } = context
  const { otp, use } = await checkOtpOf(context, { ...body, purpose: 'change_email', caller, origin })
  let ended: string[] = []
  const me = await inTransaction(db, async (sql) => {
    const former = await Users.lock(sql, caller.id)
    if (!former || otp.email === null) throw new Problem('invalid_otp')
    refuseStale(ifMatch, former)
    await use(sql)
    await takeAddress(sql, caller.id, otp.email)
    await Otps.setFormerEmail(sql, otp.id, former.email)
    await Otps.endAll(sql, caller.id)
    ended = await Sessions.endOthers(sql, caller, 'email_changed')
    const subject = { type: 'user', id: caller.id } as const
    await AuditLog.add(sql, { actor: caller, action: 'email.change', subject, origin })
    const payload = { otpId: otp.id }
    await Outbox.add(sql, 'email', 'email-changed', payload, { ...payload, address: 'new' })
    return toMe({ ...former, email: otp.email, version: former.version + 1 })
  })
  await sessionCache.end(ended, { userId: caller.id, state: 'ended' })
  return me
}

/** Who registered the address and never confirmed it has no claim to it. @throws Problem email_taken */
async function takeAddress(sql: Sql, userId: string, email: string): Promise<void> {
  const holder = await Users.lockByEmail(sql, emailKey(email))
  if (holder && !holder.emailVerified) {
    await Otps.deleteAll(sql, holder.id)
    await Users.deleteUnverified(sql, holder.id)
  }
  if (!(await Users.setEmail(sql, userId, { email, emailKey: emailKey(email) }))) throw new Problem('email_taken')
}
