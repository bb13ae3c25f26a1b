import { inTransaction } from '../../config/db'
import type { Call, Context } from '../../context'
import * as Users from '../../models/User'
import type { CodeSent, Credentials, OtpConfirmation, OtpRequest, Session } from '../../schemas/auth'
import { emailKey } from '../../utils/email'
import { Problem } from '../../utils/errors'
import { evenly } from '../../utils/evenly'
import { checkOtp, codeSent, issueOtp } from './otp'
import { recordRefusal } from './recordRefusal'
import { startSession } from './startSession'

/** Sends a code, if there is an account that it is for; the answer and its time tell nothing. */
export async function sendCode({ db }: Context, { body }: Call<'public', { body: OtpRequest }>): Promise<CodeSent> {
  const { email, purpose } = body
  await evenly(() =>
    inTransaction(db, async (sql) => {
      const user = await Users.lockByEmail(sql, emailKey(email))
      if (user?.emailVerified === (purpose === 'login')) await issueOtp(sql, user.id, purpose)
    }),
  )
  return codeSent
}

/** Signs in with a password. An unknown address costs the same hash and gets the same answer as a wrong password. */
export async function login(
  context: Context,
  { body, origin }: Call<'public', { body: Credentials }>,
): Promise<Session> {
  const user = await Users.findForSignIn(context.db, emailKey(body.email))
  if (!(await context.passwords.verify(body.password, user?.passwordHash)) || !user) {
    await recordRefusal(context.db, { userId: user?.id ?? null, method: 'password', origin })
    throw new Problem('invalid_credentials')
  }
  if (!user.emailVerified) throw new Problem('email_not_verified')
  return startSession(context, { userId: user.id, method: 'password', origin }, async (sql) => {
    // While the hash was computed the password may have been reset, which has ended all sessions of the old one.
    const now = await Users.findForSignIn(sql, emailKey(body.email))
    if (now?.passwordHash !== user.passwordHash) throw new Problem('invalid_credentials')
  })
}

/** Signs in with a code from the mail, instead of a password. */
export async function loginWithOtp(
  context: Context,
  { body, origin }: Call<'public', { body: OtpConfirmation }>,
): Promise<Session> {
  const { user, use } = await checkOtp(context, { ...body, purpose: 'login', origin })
  return startSession(context, { userId: user.id, method: 'otp', origin }, use)
}
