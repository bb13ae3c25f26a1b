import { inTransaction, type Sql } from '../../config/db'
import type { Context, Origin } from '../../context'
import * as AuditLog from '../../models/AuditLog'
import * as Outbox from '../../models/Outbox'
import * as PendingSignIns from '../../models/PendingSignIn'
import * as Sessions from '../../models/Session'
import * as Users from '../../models/User'
import type { Me, MfaRequired, Session, SignIn } from '../../schemas/auth'
import { Problem } from '../../utils/errors'
import { hashMfaToken, newMfaToken } from '../../utils/mfaToken'
import { hashRefreshToken, newRefreshToken } from '../../utils/refreshToken'
import { newId } from '../../utils/uuid'
import { isNewDevice } from './newDevice'
import type { SecondFactor } from './secondFactor'
import { takeBackDeletion } from './takeBackDeletion'

/** The account as its owner sees it. */
export function toMe({ suspendedAt: _at, suspendedReason: _reason, ...user }: Users.User): Me {
  return user
}

/** Somebody who has shown who they are. */
interface Arrival {
  userId: string
  method: PendingSignIns.FirstFactor
  /** How the account's second factor was shown too. */
  secondFactor?: SecondFactor
  origin: Origin
}
/** Runs in the same transaction, before it begins anything, and may refuse. */
type First = (sql: Sql) => Promise<void>
const noMore: First = () => Promise.resolve()

/**
 * Signs a user in. Where the account has a second factor no session begins yet, but a sign-in that waits for it.
 * @throws Problem account_suspended
 */
export async function signIn(context: Context, arrival: Arrival, first = noMore): Promise<SignIn> {
  const begun = await inTransaction(context.db, async (sql) => {
    const user = await admit(sql, arrival, first)
    return user.mfaEnabled ? awaitSecondFactor(sql, arrival) : openSession(sql, user, arrival)
  })
  return 'mfaToken' in begun ? begun : replyTo(context, begun)
}

/**
 * Signs a user in who has shown all that the account asks for: a new session with its first refresh token.
 * @throws Problem account_suspended; mfa_required when the account has a second factor that was not shown
 */
export async function startSession(context: Context, arrival: Arrival, first = noMore): Promise<Session> {
  const opened = await inTransaction(context.db, async (sql) => {
    const user = await admit(sql, arrival, first)
    if (user.mfaEnabled && !arrival.secondFactor) throw new Problem('mfa_required')
    return openSession(sql, user, arrival)
  })
  return replyTo(context, opened)
}

/** Locks the user, so that parallel sign-ins count each other's sessions. */
async function admit(sql: Sql, { userId }: Arrival, first: First): Promise<Users.User> {
  await Users.lock(sql, userId)
  await first(sql)
  const user = await Users.find(sql, userId)
  if (!user || user.deletedAt) throw new Problem('unauthenticated')
  if (user.suspendedAt) throw new Problem('account_suspended')
  return user
}

async function awaitSecondFactor(sql: Sql, { userId, method, origin }: Arrival): Promise<MfaRequired> {
  const mfaToken = newMfaToken()
  const { userAgent } = origin
  await PendingSignIns.insert(sql, { tokenHash: hashMfaToken(mfaToken), userId, method, userAgent })
  await AuditLog.add(sql, {
    actor: 'anonymous',
    action: 'session.start-mfa',
    subject: { type: 'user', id: userId },
    origin,
    detail: { method },
  })
  return { mfaRequired: true, mfaToken }
}

interface OpenedSession {
  user: Users.User
  sessionId: string
  refreshToken: string
  /** The sessions that had to make room. */
  surplus: string[]
}

async function openSession(
  sql: Sql,
  user: Users.User,
  { method, secondFactor, origin }: Arrival,
): Promise<OpenedSession> {
  const { id: userId } = user
  const sessionId = newId()
  const refreshToken = newRefreshToken(sessionId)
  if (await isNewDevice(sql, user, origin)) await Outbox.add(sql, 'email', 'new-device', { sessionId })
  await Users.markSeen(sql, userId)
  if (user.deleteAfter) await takeBackDeletion(sql, user, origin)
  const surplus = await Sessions.endBeyondLimit(sql, userId)
  const { ip, userAgent } = origin
  await Sessions.insert(sql, { id: sessionId, userId, ip, userAgent, mfa: secondFactor !== undefined })
  await Sessions.insertRefreshToken(sql, sessionId, hashRefreshToken(refreshToken))
  await AuditLog.add(sql, {
    actor: { id: userId, role: user.roles[0] ?? 'worker' },
    action: 'session.start',
    subject: { type: 'session', id: sessionId },
    origin,
    detail: secondFactor ? { method, secondFactor } : { method },
  })
  return { user, sessionId, refreshToken, surplus }
}

async function replyTo(context: Context, { user, surplus, ...opened }: OpenedSession): Promise<Session> {
  await context.sessionCache.end(surplus, { userId: user.id, state: 'ended' })
  return sessionReply(context, context.db, user, opened)
}

/** The same refresh token gives the same reply, byte for byte, while the user stays the same. */
export async function sessionReply(
  { tokens }: Context,
  sql: Sql,
  user: Users.User,
  { sessionId, refreshToken }: { sessionId: string; refreshToken: string },
): Promise<Session> {
  const times = await Sessions.refreshTokenTimes(sql, hashRefreshToken(refreshToken))
  if (!times) throw new Problem('session_revoked')
  const access = tokens.sign({ userId: user.id, sessionId, issuedAt: times.createdAt })
  return {
    user: toMe(user),
    accessToken: access.token,
    accessTokenExpiresAt: access.expiresAt,
    refreshToken,
    refreshTokenExpiresAt: times.expiresAt,
  }
}
