import { inTransaction } from '../../config/db'
import type { Call, Context } from '../../context'
import * as AuditLog from '../../models/AuditLog'
import * as Sessions from '../../models/Session'
import * as Users from '../../models/User'
import type { CodeSent, ForgottenPassword, PasswordReset } from '../../schemas/auth'
import { emailKey } from '../../utils/email'
import { Problem } from '../../utils/errors'
import { evenly } from '../../utils/evenly'
import { passwordFault } from '../../utils/passwords'
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
  const { db, env, passwords, sessionCache } = context
  const { user, use } = await checkOtp(context, { ...body, purpose: 'reset_password', origin })
  const rule = { minLength: env.PASSWORD_MIN_LENGTH, pointer: '/body/newPassword', email: user.email, name: user.name }
  const fault = passwordFault(body.newPassword, rule)
  if (fault) throw new Problem('invalid_input', { errors: [fault] })
  const passwordHash = await passwords.hash(body.newPassword)

  const ended = await inTransaction(db, async (sql) => {
    await Users.lock(sql, user.id)
    await use(sql)
    await Users.setPassword(sql, user.id, passwordHash)
    await AuditLog.add(sql, {
      actor: 'anonymous',
      action: 'password.reset',
      subject: { type: 'user', id: user.id },
      origin,
    })
    return Sessions.endAll(sql, user.id, 'password_changed')
  })
  await sessionCache.end(ended, { userId: user.id, state: 'ended' })
}
