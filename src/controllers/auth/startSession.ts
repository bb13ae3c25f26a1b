import { inTransaction, type Sql } from '../../config/db'
import type { Context, Origin } from '../../context'
import * as AuditLog from '../../models/AuditLog'
import * as Sessions from '../../models/Session'
import * as Users from '../../models/User'
import type { Me, Session } from '../../schemas/auth'
import { Problem } from '../../utils/errors'
import { hashRefreshToken, newRefreshToken } from '../../utils/refreshToken'
import { newId } from '../../utils/uuid'

/** The account as its owner sees it. */
export function toMe({ suspendedAt: _at, suspendedReason: _reason, ...user }: Users.User): Me {
  return { ...user, mfaEnabled: false }
}

/**
 * Signs a user in: a new session with its first refresh token. `first` runs in the same transaction and may refuse.
 * @throws Problem account_suspended
 */
export async function startSession(
  context: Context,
  { userId, method, origin }: { userId: string; method: 'password' | 'otp'; origin: Origin },
  first: (sql: Sql) => Promise<void> = () => Promise.resolve(),
): Promise<Session> {
  const sessionId = newId()
  const refreshToken = newRefreshToken(sessionId)
  const { user, surplus } = await inTransaction(context.db, async (sql) => {
    // Locks the user, so that parallel sign-ins count each other's sessions.
    await Users.markSeen(sql, userId)
    await first(sql)
    const found = await Users.find(sql, userId)
    if (!found) throw new Problem('unauthenticated')
    if (found.suspendedAt) throw new Problem('account_suspended')
    const ended = await Sessions.endBeyondLimit(sql, userId)
    await Sessions.insert(sql, { id: sessionId, userId, ip: origin.ip, userAgent: origin.userAgent })
    await Sessions.insertRefreshToken(sql, sessionId, hashRefreshToken(refreshToken))
    await AuditLog.add(sql, {
      actor: { id: userId, role: found.roles[0] ?? 'worker' },
      action: 'session.start',
      subject: { type: 'session', id: sessionId },
      origin,
      detail: { method },
    })
    return { user: found, surplus: ended }
  })
  await context.sessionCache.end(surplus, { userId, state: 'ended' })
  return sessionReply(context, context.db, user, { sessionId, refreshToken })
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
