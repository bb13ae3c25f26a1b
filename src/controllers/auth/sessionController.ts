import { inTransaction, type Sql } from '../../config/db'
import type { Call, Context, Origin } from '../../context'
import * as AuditLog from '../../models/AuditLog'
import * as Outbox from '../../models/Outbox'
import * as Sessions from '../../models/Session'
import * as Users from '../../models/User'
import type { RefreshRequest, Session, SessionList } from '../../schemas/auth'
import type { Paging } from '../../schemas/common'
import { Problem } from '../../utils/errors'
import {
  hashRefreshToken,
  isRefreshToken,
  newRefreshToken,
  openSuccessor,
  sealSuccessor,
} from '../../utils/refreshToken'
import { pageById } from '../shared/paging'
import { sessionReply } from './startSession'

/** How long a client may repeat a refresh whose answer it did not get. */
const GRACE_SECONDS = 10

type Rotation = { outcome: 'rotated'; session: Session } | { outcome: 'reused'; userId: string; sessionId: string }

/**
 * Trades a refresh token for its successor, once (RFC 9700 §4.14.2). The same client may repeat that within 10 s and gets the
 * same answer; any other second use ends the session, because one of the two holders is not the owner.
 */
export async function refresh(
  context: Context,
  { body, origin }: Call<'public', { body: RefreshRequest }>,
): Promise<Session> {
  if (!isRefreshToken(body.refreshToken)) throw new Problem('unauthenticated')
  const rotation = await inTransaction(context.db, (sql) => rotate(context, sql, body.refreshToken, origin))
  if (rotation.outcome === 'rotated') {
    // Apart, because the row of the user is only shared while tokens rotate.
    await Users.markSeen(context.db, rotation.session.user.id)
    return rotation.session
  }
  await context.sessionCache.end([rotation.sessionId], { userId: rotation.userId, state: 'ended' })
  throw new Problem('session_revoked')
}

async function rotate(context: Context, sql: Sql, token: string, origin: Origin): Promise<Rotation> {
  const tokenHash = hashRefreshToken(token)
  const userId = await Sessions.findOwner(sql, tokenHash)
  const user = userId && (await Users.lockShared(sql, userId))
  const known = user && (await Sessions.lockRefreshToken(sql, tokenHash, GRACE_SECONDS))
  if (!known) throw new Problem('unauthenticated')
  const { sessionId } = known
  if (user.suspendedAt) throw new Problem('account_suspended')
  if (known.live !== 1) throw new Problem('session_revoked')

  if (!known.successor) {
    const refreshToken = newRefreshToken(sessionId)
    const use = { tokenHash, sessionId, usedBy: origin.userAgent, successor: sealSuccessor(token, refreshToken) }
    await Sessions.markRefreshTokenUsed(sql, use)
    await Sessions.insertRefreshToken(sql, sessionId, hashRefreshToken(refreshToken))
    return { outcome: 'rotated', session: await sessionReply(context, sql, user, { sessionId, refreshToken }) }
  }

  const refreshToken = openSuccessor(token, known.successor)
  const successor = await Sessions.lockRefreshToken(sql, hashRefreshToken(refreshToken), GRACE_SECONDS)
  if (known.withinGrace === 1 && known.usedBy === origin.userAgent && !successor?.usedAt) {
    return { outcome: 'rotated', session: await sessionReply(context, sql, user, { sessionId, refreshToken }) }
  }
  await endReused(sql, user, sessionId, origin)
  return { outcome: 'reused', userId: user.id, sessionId }
}

async function endReused(sql: Sql, user: Users.User, sessionId: string, origin: Origin): Promise<void> {
  await Sessions.end(sql, sessionId, user.id, 'token_reused')
  await AuditLog.add(sql, {
    actor: 'anonymous',
    action: 'session.reuse-token',
    subject: { type: 'session', id: sessionId },
    origin,
  })
  await Outbox.add(sql, 'email', 'session-revoked', { sessionId })
}

export async function logout(context: Context, { caller, origin }: Call<'signedIn'>): Promise<void> {
  await endOne(context, caller, caller.sessionId, origin)
}

export async function logoutAll(context: Context, { caller, origin }: Call<'signedIn'>): Promise<void> {
  const ended = await inTransaction(context.db, async (sql) => {
    await Users.lock(sql, caller.id)
    const ids = await Sessions.endAll(sql, caller.id, 'signed_out')
    await AuditLog.add(sql, {
      actor: caller,
      action: 'session.end-all',
      subject: { type: 'user', id: caller.id },
      origin,
    })
    return ids
  })
  await context.sessionCache.end(ended, { userId: caller.id, state: 'ended' })
}

/** The devices on which the caller is signed in, last signed in first. */
export async function listSessions(
  context: Context,
  { caller, query }: Call<'signedIn', { query: Paging }>,
): Promise<SessionList> {
  const page = await pageById(context, `sessions:${caller.id}`, query, (range) =>
    Sessions.listLive(context.db, { userId: caller.id, ...range }),
  )
  return { ...page, data: page.data.map((session) => ({ ...session, current: session.id === caller.sessionId })) }
}

export async function endSession(
  context: Context,
  { caller, params, origin }: Call<'signedIn', { params: { sessionId: string } }>,
): Promise<void> {
  await endOne(context, caller, params.sessionId, origin)
}

async function endOne(
  context: Context,
  caller: Call<'signedIn'>['caller'],
  sessionId: string,
  origin: Origin,
): Promise<void> {
  await inTransaction(context.db, async (sql) => {
    await Users.lockShared(sql, caller.id)
    if (!(await Sessions.end(sql, sessionId, caller.id, 'signed_out'))) throw new Problem('not_found')
    await AuditLog.add(sql, {
      actor: caller,
      action: 'session.end',
      subject: { type: 'session', id: sessionId },
      origin,
    })
  })
  await context.sessionCache.end([sessionId], { userId: caller.id, state: 'ended' })
}
