import { row, type Sql } from '../../config/db'

/** `revokedAt` is ISO 8601. */
export interface RevokedSession {
  userId: string
  revokedAt: string
  userAgent: string
}

export async function findRevokedSession(sql: Sql, sessionId: string): Promise<RevokedSession | undefined> {
  return row<RevokedSession>(
    sql,
    `SELECT user_id AS userId, revoked_at AS revokedAt, user_agent AS userAgent
     FROM sessions WHERE id = :sessionId AND revoked_at IS NOT NULL`,
    { sessionId },
  )
}
