import { inTransaction, type Sql } from '../../config/db'
import type { Call, Context } from '../../context'
import * as AuditLog from '../../models/AuditLog'
import * as Otps from '../../models/Otp'
import * as Outbox from '../../models/Outbox'
import * as Sessions from '../../models/Session'
import * as Users from '../../models/User'
import type { CodeSent, ForgottenPassword, PasswordChange, PasswordReset } from '../../schemas/auth'
import { emailKey } from '../../utils/email'
import { invalidInput, Problem } from '../../utils/errors'
import { evenly } from '../../utils/evenly'
import { passwordFault } from '../../utils/passwords'
import { confirmPassword } from './confirmPassword'
import { checkOtp, codeSent, issueOtp } from './otp'

/** Sends a reset code, if there is an account; the answer and its time tell nothing. */
export async function forgot(
  { db }: Context,
  { body }: Call<'public', { body: ForgottenPassword }>,
): Promise<CodeSent> {
  await evenly(() =>
    inTransaction(db, async (sql) => {
      const user = await Users.lockByEmail(sql, emailKey(body.email))
      if (user?.emailVerified) await issueOtp(sql, user.id, 'reset_password')
    }),
  )
  return codeSent
}

/** Sets a new password and ends every session: whoever knew the old one is out. */
export async function reset(
  context: Context,
  { body, origin }: Call<'public', { body: PasswordReset }>,
): Promise<void> {
  const { db, sessionCache } = context
  const { user, use } = await checkOtp(context, { ...body, purpose: 'reset_password', origin })
  const passwordHash = await hashNew(context, body.newPassword, user)

  const ended = await inTransaction(db, async (sql) => {
    await Users.lock(sql, user.id)
    await use(sql)
    await replacePassword(sql, user.id, passwordHash)
    const subject = { type: 'user', id: user.id } as const
    await AuditLog.add(sql, { actor: 'anonymous', action: 'password.reset', subject, origin })
    return Sessions.endAll(sql, user.id, 'password_changed')
  })
  await sessionCache.end(ended, { userId: user.id, state: 'ended' })
}

/** Sets a new password for somebody who knows the present one, and signs every other device out. */
export async function change(
  context: Context,
  { caller, body, origin }: Call<'signedIn', { body: PasswordChange }>,
): Promise<void> {
  const { db, sessionCache } = context
  const { currentPassword, newPassword } = body
  const { user, lock } = await confirmPassword(context, { caller, password: currentPassword, origin })
  if (newPassword.normalize('NFC') === currentPassword.normalize('NFC')) {
    throw invalidInput(POINTER, 'same_password', 'This is your password already.')
  }
  const passwordHash = await hashNew(context, newPassword, user)

  const ended = await inTransaction(db, async (sql) => {
    await lock(sql)
    await replacePassword(sql, user.id, passwordHash)
    const subject = { type: 'user', id: user.id } as const
    await AuditLog.add(sql, { actor: caller, action: 'password.change', subject, origin })
    return Sessions.endOthers(sql, caller, 'password_changed')
  })
  await sessionCache.end(ended, { userId: user.id, state: 'ended' })
}

const POINTER = '/body/newPassword'

/** @throws Problem invalid_input when the rule for new passwords refuses it */
async function hashNew({ env, passwords }: Context, password: string, { email, name }: Users.User): Promise<string> {
  const fault = passwordFault(password, { minLength: env.PASSWORD_MIN_LENGTH, pointer: POINTER, email, name })
  if (fault) throw new Problem('invalid_input', { errors: [fault] })
  return passwords.hash(password)
}

/** Codes that are on their way go with the old password: who has them may be whom the owner wants out. */
async function replacePassword(sql: Sql, userId: string, passwordHash: string): Promise<void> {
  await Users.setPassword(sql, userId, passwordHash)
  await Otps.endAll(sql, userId)
  await Outbox.add(sql, 'email', 'password-changed', { userId })
}
