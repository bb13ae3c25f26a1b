import type { z } from 'zod'
import { inTransaction, type Sql } from '../../config/db'
import type { Call, Context } from '../../context'
import * as ClientProfiles from '../../models/ClientProfile'
import * as Otps from '../../models/Otp'
import * as Outbox from '../../models/Outbox'
import * as Users from '../../models/User'
import * as WorkerProfiles from '../../models/WorkerProfile'
import type { CodeSent, OtpConfirmation, Registration, Session } from '../../schemas/auth'
import { emailKey } from '../../utils/email'
import { Problem } from '../../utils/errors'
import { passwordFault } from '../../utils/passwords'
import { newId } from '../../utils/uuid'
import { checkOtp, codeSent, issueOtp, replaceOtp } from './otp'
import { startSession } from './startSession'

/**
 * Registers, or seems to: the answer and the work are the same for an address that has an account already, whose owner gets a
 * mail that says so. Nothing can be done with the account before its address is confirmed.
 */
export async function register(
  { db, env, passwords }: Context,
  { body, origin }: Call<'public', { body: z.output<typeof Registration> }>,
): Promise<z.input<typeof CodeSent>> {
  const { email, password, name, role } = body
  const fault = passwordFault(password, { minLength: env.PASSWORD_MIN_LENGTH, pointer: '/body/password', email, name })
  if (fault) throw new Problem('invalid_input', { errors: [fault] })
  const passwordHash = await passwords.hash(password)

  await inTransaction(db, async (sql) => {
    const user = { id: newId(), email, emailKey: emailKey(email), passwordHash, name, role, locale: origin.language }
    if (await Users.insert(sql, user)) await issueOtp(sql, user.id, 'verify_email')
    else await registerAgain(sql, user)
  })
  return codeSent
}

async function registerAgain(sql: Sql, registration: Users.NewUser): Promise<void> {
  const account = await Users.lockByEmail(sql, registration.emailKey)
  if (!account) throw new Problem('unavailable', { retryAfterSeconds: 1 })
  if (account.emailVerified) return Outbox.add(sql, 'email', 'address-already-registered', { userId: account.id })

  // The last one to register an unconfirmed address gets it, and only with the code that was sent for that registration.
  const { allowed, attempts } = await Otps.allowance(sql, account.id, 'verify_email')
  if (!allowed) return
  await Users.replaceUnverified(sql, { ...registration, id: account.id })
  await replaceOtp(sql, account.id, 'verify_email', attempts)
}

/** Confirms the address, opens the profile of the role, and signs in. */
export async function verifyEmail(
  context: Context,
  { body, origin }: Call<'public', { body: z.output<typeof OtpConfirmation> }>,
): Promise<Session> {
  const { user, use } = await checkOtp(context, { ...body, purpose: 'verify_email', origin })
  return startSession(context, { userId: user.id, method: 'otp', origin }, async (sql) => {
    await use(sql)
    await Users.markEmailVerified(sql, user.id)
    await openProfiles(sql, user)
  })
}

/** Every role but admin comes with a profile. */
export async function openProfiles(sql: Sql, user: Users.User): Promise<void> {
  if (user.roles.includes('worker')) await WorkerProfiles.open(sql, user.id)
  if (user.roles.includes('client')) await ClientProfiles.open(sql, user.id, user.name)
}
