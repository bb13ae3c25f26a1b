import { row, rows, write, type Sql } from '../config/db'
import type { SessionState } from '../utils/sessionCache'
import * as PendingSignIns from './PendingSignIn'
import { parseRoles } from './User'

const IDLE_DAYS = 7
const ABSOLUTE_DAYS = 30
const MAX_SESSIONS = 10
/** For so long after signing in a session may do what could lock its owner out. */
const RECENT_MINUTES = 15

export type EndReason =
  | 'signed_out'
  | 'token_reused'
  | 'password_changed'
  | 'email_changed'
  | 'mfa_changed'
  | 'suspended'
  | 'roles_changed'
  | 'too_many'
  | 'account_deleted'

// When a session is used or ends, InnoDB shares the row of its user, because the index of that foreign key changes too. So whoever
// writes sessions holds the user before: else it and whoever locks the user first would wait for each other.

const IS_LIVE = 'revoked_at IS NULL AND idle_until > NOW(3) AND ends_at > NOW(3)'

export async function insert(
  sql: Sql,
  session: { id: string; userId: string; ip: string; userAgent: string; mfa: boolean },
): Promise<void> {
  await write(
    sql,
    `INSERT INTO sessions (id, user_id, ip, user_agent, created_at, last_used_at, mfa_at, idle_until, ends_at)
     VALUES (:id, :userId, :ip, :userAgent, NOW(3), NOW(3), IF(:mfa, NOW(3), NULL),
             NOW(3) + INTERVAL ${IDLE_DAYS} DAY, NOW(3) + INTERVAL ${ABSOLUTE_DAYS} DAY)`,
    session,
  )
}

/** What authentication needs, in one query by primary key. */
export async function findState(sql: Sql, id: string): Promise<SessionState | undefined> {
  const found = await row<{ userId: string; roleSet: string; live: number; suspended: number; mfa: number }>(
    sql,
    `SELECT s.user_id AS userId, u.roles AS roleSet, (${IS_LIVE}) AS live, (u.suspended_at IS NOT NULL) AS suspended,
            (s.mfa_at IS NOT NULL) AS mfa
     FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.id = :id`,
    { id },
  )
  if (!found) return undefined
  const state = found.suspended === 1 ? 'suspended' : found.live === 1 ? 'live' : 'ended'
  return { userId: found.userId, roles: parseRoles(found.roleSet), mfa: found.mfa === 1, state }
}

/** Whether its owner has only just signed in. */
export async function isRecent(sql: Sql, id: string): Promise<boolean> {
  const text = `SELECT 1 FROM sessions WHERE id = :id AND created_at > NOW(3) - INTERVAL ${RECENT_MINUTES} MINUTE`
  return (await row(sql, text, { id })) !== undefined
}

/** Notes that the second factor was shown in a session that goes on, or is no longer one. */
export async function setMfa(sql: Sql, id: string, mfa: boolean): Promise<void> {
  await write(sql, 'UPDATE sessions SET mfa_at = IF(:mfa, NOW(3), NULL) WHERE id = :id', { id, mfa })
}

export interface SessionRow {
  id: string
  createdAt: string
  lastUsedAt: string
  ip: string
  userAgent: string
}

/** The live sessions of a user, last begun first. */
export async function listLive(
  sql: Sql,
  { userId, beforeId, limit }: { userId: string; beforeId: string | null; limit: number },
): Promise<SessionRow[]> {
  return rows<SessionRow>(
    sql,
    `SELECT id, created_at AS createdAt, last_used_at AS lastUsedAt, ip, user_agent AS userAgent
     FROM sessions WHERE user_id = :userId AND ${IS_LIVE} ${beforeId ? 'AND id < :beforeId' : ''}
     ORDER BY id DESC LIMIT :limit`,
    { userId, beforeId, limit },
  )
}

/** Of a session that has ended, when and why. */
const ENDED_AT = `IF(${IS_LIVE}, NULL, COALESCE(revoked_at, LEAST(idle_until, ends_at)))`
const ENDED_BY = `IF(${IS_LIVE}, NULL, COALESCE(revoked_reason, 'expired'))`

/** All sessions of a user that are still kept, last begun first. */
export async function listOf(
  sql: Sql,
  { userId, beforeId, limit }: { userId: string; beforeId: string | null; limit: number },
): Promise<(SessionRow & { mfa: boolean; endedAt: string | null; endedBy: EndReason | 'expired' | null })[]> {
  const found = await rows<
    SessionRow & { shown: number; endedAt: string | null; endedBy: EndReason | 'expired' | null }
  >(
    sql,
    `SELECT id, created_at AS createdAt, last_used_at AS lastUsedAt, ip, user_agent AS userAgent,
            (mfa_at IS NOT NULL) AS shown, ${ENDED_AT} AS endedAt, ${ENDED_BY} AS endedBy
     FROM sessions WHERE user_id = :userId ${beforeId ? 'AND id < :beforeId' : ''} ORDER BY id DESC LIMIT :limit`,
    { userId, beforeId, limit },
  )
  return found.map(({ shown, ...session }) => ({ ...session, mfa: shown === 1 }))
}

const MAX_PLACES = 200

/** From where a user has signed in lately, in sessions that are still kept, ended ones included. */
export async function listPlaces(sql: Sql, userId: string): Promise<Pick<SessionRow, 'ip' | 'userAgent'>[]> {
  return rows(
    sql,
    `SELECT ip, user_agent AS userAgent FROM sessions WHERE user_id = :userId
     GROUP BY ip, user_agent ORDER BY MAX(id) DESC LIMIT ${MAX_PLACES}`,
    { userId },
  )
}

/** Ends one session of a user. @returns false when there is no live one of that id */
export async function end(sql: Sql, id: string, userId: string, reason: EndReason): Promise<boolean> {
  const text = `UPDATE sessions SET revoked_at = NOW(3), revoked_reason = :reason
                WHERE id = :id AND user_id = :userId AND revoked_at IS NULL`
  return (await write(sql, text, { id, userId, reason })) === 1
}

/** The sessions of a user whose access tokens may work, locked. */
export async function lockLive(sql: Sql, userId: string): Promise<string[]> {
  const live = await rows<{ id: string }>(
    sql,
    'SELECT id FROM sessions WHERE user_id = :userId AND revoked_at IS NULL AND ends_at > NOW(3) FOR UPDATE',
    { userId },
  )
  return live.map(({ id }) => id)
}

/** Ends all live sessions of a user, and the sign-ins that wait for a second factor. @returns the sessions' ids, for the cache */
export async function endAll(sql: Sql, userId: string, reason: EndReason): Promise<string[]> {
  await PendingSignIns.endAll(sql, userId)
  const ids = await lockLive(sql, userId)
  await endMany(sql, ids, reason)
  return ids
}

/** The same, but for the session that the caller calls from. */
export async function endOthers(
  sql: Sql,
  caller: { id: string; sessionId: string },
  reason: EndReason,
): Promise<string[]> {
  await PendingSignIns.endAll(sql, caller.id)
  const ids = (await lockLive(sql, caller.id)).filter((id) => id !== caller.sessionId)
  await endMany(sql, ids, reason)
  return ids
}

/** The sessions that ended for a reason and whose access tokens may not have expired yet. */
export async function idsEndedBy(sql: Sql, userId: string, reason: EndReason): Promise<string[]> {
  const ended = await rows<{ id: string }>(
    sql,
    `SELECT id FROM sessions
     WHERE user_id = :userId AND revoked_reason = :reason AND revoked_at > NOW(3) - INTERVAL 1 HOUR`,
    { userId, reason },
  )
  return ended.map(({ id }) => id)
}

/** Makes room for one more session by ending those used longest ago. @returns their ids */
export async function endBeyondLimit(sql: Sql, userId: string): Promise<string[]> {
  const live = await rows<{ id: string }>(
    sql,
    `SELECT id FROM sessions WHERE user_id = :userId AND ${IS_LIVE} ORDER BY last_used_at DESC, id DESC`,
    { userId },
  )
  const surplus = live.slice(MAX_SESSIONS - 1).map(({ id }) => id)
  await endMany(sql, surplus, 'too_many')
  return surplus
}

async function endMany(sql: Sql, ids: string[], reason: EndReason): Promise<void> {
  if (ids.length === 0) return
  await write(sql, 'UPDATE sessions SET revoked_at = NOW(3), revoked_reason = :reason WHERE id IN (:ids)', {
    ids,
    reason,
  })
}

// Refresh tokens ------------------------------------------------------------------------------------------------------

export interface RefreshTokenRow {
  sessionId: string
  live: number
  usedAt: string | null
  usedBy: string | null
  successor: Buffer | null
  withinGrace: number
}

/** Whose session a refresh token is for. */
export async function findOwner(sql: Sql, tokenHash: Buffer): Promise<string | undefined> {
  const text = `SELECT s.user_id AS userId FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id
                WHERE t.token_hash = :tokenHash`
  return (await row<{ userId: string }>(sql, text, { tokenHash }))?.userId
}

/** The token with its session, both locked: of any number of parallel refreshes one comes first. */
export async function lockRefreshToken(
  sql: Sql,
  tokenHash: Buffer,
  graceSeconds: number,
): Promise<RefreshTokenRow | undefined> {
  return row<RefreshTokenRow>(
    sql,
    `SELECT t.session_id AS sessionId, (${IS_LIVE}) AS live, t.used_at AS usedAt, t.used_by AS usedBy,
            t.successor, (t.used_at > NOW(3) - INTERVAL :graceSeconds SECOND) AS withinGrace
     FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id WHERE t.token_hash = :tokenHash FOR UPDATE`,
    { tokenHash, graceSeconds },
  )
}

export async function insertRefreshToken(sql: Sql, sessionId: string, tokenHash: Buffer): Promise<void> {
  const text = 'INSERT INTO refresh_tokens (token_hash, session_id, created_at) VALUES (:tokenHash, :sessionId, NOW(3))'
  await write(sql, text, { tokenHash, sessionId })
}

export async function markRefreshTokenUsed(
  sql: Sql,
  use: { tokenHash: Buffer; sessionId: string; usedBy: string; successor: Buffer },
): Promise<void> {
  await write(
    sql,
    'UPDATE refresh_tokens SET used_at = NOW(3), used_by = :usedBy, successor = :successor WHERE token_hash = :tokenHash',
    { tokenHash: use.tokenHash, usedBy: use.usedBy, successor: use.successor },
  )
  await write(
    sql,
    `UPDATE sessions SET last_used_at = NOW(3), idle_until = NOW(3) + INTERVAL ${IDLE_DAYS} DAY WHERE id = :sessionId`,
    { sessionId: use.sessionId },
  )
}

/** When a refresh token was made (that is also when its access token was issued) and until when it works. */
export async function refreshTokenTimes(
  sql: Sql,
  tokenHash: Buffer,
): Promise<{ createdAt: string; expiresAt: string } | undefined> {
  return row(
    sql,
    `SELECT t.created_at AS createdAt, LEAST(s.idle_until, s.ends_at) AS expiresAt
     FROM refresh_tokens t JOIN sessions s ON s.id = t.session_id WHERE t.token_hash = :tokenHash`,
    { tokenHash },
  )
}

/** Sessions that ended over a month ago go, with their tokens. */
export async function deleteLongEnded(sql: Sql, limit: number): Promise<number> {
  return write(sql, 'DELETE FROM sessions WHERE ends_at < NOW(3) - INTERVAL 30 DAY LIMIT :limit', { limit })
}
