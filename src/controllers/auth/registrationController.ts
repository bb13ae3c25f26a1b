import { inTransaction, type Sql } from '../../config/db'
import type { Call, Context } from '../../context'
import * as ClientProfiles from '../../models/ClientProfile'
import * as Outbox from '../../models/Outbox'
import * as Users from '../../models/User'
import * as WorkerProfiles from '../../models/WorkerProfile'
import type { CodeSent, OtpConfirmation, Registration, Session } from '../../schemas/auth'
import { emailKey } from '../../utils/email'
import { Problem } from '../../utils/errors'
import { evenly } from '../../utils/evenly'
import { NO_PASSWORD, passwordFault } from '../../utils/passwords'
import { newId } from '../../utils/uuid'
import { checkOtp, codeSent, issueOtp } from './otp'
import { startSession } from './startSession'

/**
 * Registers, or seems to: the answer and the work are the same for an address that has an account already, whose owner gets a
 * mail that says so. Nothing can be done with the account before its address is confirmed.
 */
export async function register(
  { db, env, passwords }: Context,
  { body, origin }: Call<'public', { body: Registration }>,
): Promise<CodeSent> {
  const { email, password, name, role } = body
  const fault = passwordFault(password, { minLength: env.PASSWORD_MIN_LENGTH, pointer: '/body/password', email, name })
  if (fault) throw new Problem('invalid_input', { errors: [fault] })
  const known = await Users.findForSignIn(db, emailKey(email))
  const repeatsKnown = await passwords.verify(password, known?.passwordHash)
  const passwordHash = await passwords.hash(password)

  await evenly(() =>
    inTransaction(db, async (sql) => {
      const user = { id: newId(), email, emailKey: emailKey(email), passwordHash, name, role, locale: origin.language }
      if (await Users.insert(sql, user)) {
        await issueOtp(sql, user.id, 'verify_email')
        sql.count('user.register')
      } else await registerAgain(sql, user, repeatsKnown ? known?.passwordHash : undefined)
    }),
  )
  return codeSent
}

/**
 * Whoever registers an unconfirmed address first, or last, may not be its owner, and the owner cannot tell whose code they confirm.
 * So when two registrations name different passwords neither counts: the owner, once confirmed, sets one by a reset code.
 * @param samePasswordHash the stored hash that the password was found to fit
 */
async function registerAgain(sql: Sql, registration: Users.NewUser, samePasswordHash?: string): Promise<void> {
  const account = await Users.lockForSignIn(sql, registration.emailKey)
  if (!account) throw new Problem('unavailable', { retryAfterSeconds: 1 })
  if (account.emailVerified) return Outbox.add(sql, 'email', 'address-already-registered', { userId: account.id })

  const passwordHash = account.passwordHash === samePasswordHash ? account.passwordHash : NO_PASSWORD
  await Users.replaceUnverified(sql, { ...registration, id: account.id, passwordHash })
  await issueOtp(sql, account.id, 'verify_email')
}

/** Confirms the address, opens the profile of the role, and signs in. */
export async function verifyEmail(
  context: Context,
  { body, origin }: Call<'public', { body: OtpConfirmation }>,
): Promise<Session> {
  const { user, use } = await checkOtp(context, { ...body, purpose: 'verify_email', origin })
  return startSession(context, { userId: user.id, method: 'otp', origin }, async (sql) => {
    await use(sql)
    await Users.markEmailVerified(sql, user.id)
    sql.count('user.confirm-email')
    await openProfiles(sql, (await Users.find(sql, user.id)) ?? user)
  })
}

/** Every role but admin comes with a profile. */
export async function openProfiles(sql: Sql, user: Users.User): Promise<void> {
  if (user.roles.includes('worker')) await WorkerProfiles.open(sql, user.id)
  if (user.roles.includes('client')) await ClientProfiles.open(sql, user.id, user.name)
}
