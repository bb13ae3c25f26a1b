import { inTransaction, type Sql } from '../../config/db'
import type { Call, Context, Origin } from '../../context'
import * as AuditLog from '../../models/AuditLog'
import * as Outbox from '../../models/Outbox'
import * as PendingSignIns from '../../models/PendingSignIn'
import * as Users from '../../models/User'
import type {
  CodeSent,
  Credentials,
  MfaConfirmation,
  OtpConfirmation,
  OtpRequest,
  Session,
  SignIn,
} from '../../schemas/auth'
import { emailKey } from '../../utils/email'
import { Problem } from '../../utils/errors'
import { evenly } from '../../utils/evenly'
import { hashMfaToken } from '../../utils/mfaToken'
import { checkOtp, codeSent, issueOtp } from './otp'
import { recordRefusal } from './recordRefusal'
import { checkSecondFactor } from './secondFactor'
import { signIn, startSession } from './startSession'

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
): Promise<SignIn> {
  const user = await Users.findForSignIn(context.db, emailKey(body.email))
  if (!(await context.passwords.verify(body.password, user?.passwordHash)) || !user) {
    await recordRefusal(context.db, { userId: user?.id ?? null, method: 'password', origin })
    throw new Problem('invalid_credentials')
  }
  if (!user.emailVerified) throw new Problem('email_not_verified')
  return signIn(context, { userId: user.id, method: 'password', origin }, async (sql) => {
    // While the hash was computed the password may have been reset, which has ended all sessions of the old one.
    const now = await Users.findForSignIn(sql, emailKey(body.email))
    if (now?.passwordHash !== user.passwordHash) throw new Problem('invalid_credentials')
  })
}

/** Signs in with a code from the mail, instead of a password. */
export async function loginWithOtp(
  context: Context,
  { body, origin }: Call<'public', { body: OtpConfirmation }>,
): Promise<SignIn> {
  const { user, use } = await checkOtp(context, { ...body, purpose: 'login', origin })
  return signIn(context, { userId: user.id, method: 'otp', origin }, use)
}

/**
 * Ends a sign-in that waited for its second factor. The token is good for the client that was given it, for five minutes and five
 * tries, until it is used or the account's sessions are ended: by a new password, another second factor, a suspension.
 */
export async function loginWithMfa(
  context: Context,
  { body, origin }: Call<'public', { body: MfaConfirmation }>,
): Promise<Session> {
  const { db } = context
  const tokenHash = hashMfaToken(body.mfaToken)
  const pending = await PendingSignIns.find(db, tokenHash)
  if (pending?.userAgent !== origin.userAgent) throw new Problem('invalid_mfa_token')
  const { userId, method, secondsLeft } = pending
  // Counted, and committed, before the comparison: parallel guesses cannot have more than the tries.
  if (!(await PendingSignIns.countTry(db, tokenHash))) {
    const isSpent = (await PendingSignIns.find(db, tokenHash)) !== undefined
    throw isSpent
      ? new Problem('too_many_requests', { retryAfterSeconds: secondsLeft })
      : new Problem('invalid_mfa_token')
  }
  const factor = await checkSecondFactor(context, { userId, code: body.code, origin })
  return startSession(context, { userId, method, secondFactor: factor.kind, origin }, async (sql) => {
    if (!(await PendingSignIns.use(sql, tokenHash))) throw new Problem('invalid_mfa_token')
    await factor.use(sql)
    if (factor.kind === 'recovery_code') await tellOfRecoveryCode(sql, userId, origin)
  })
}

async function tellOfRecoveryCode(sql: Sql, userId: string, origin: Origin): Promise<void> {
  const subject = { type: 'user', id: userId } as const
  await AuditLog.add(sql, { actor: 'anonymous', action: 'mfa.use-recovery-code', subject, origin })
  await Outbox.add(sql, 'email', 'recovery-code-used', { userId })
}
