import { row, type Sql } from '../../config/db'

/** Instants are ISO 8601. */
export interface SessionNews {
  userId: string
  createdAt: string
  /** null while it goes on. */
  revokedAt: string | null
  ip: string
  userAgent: string
}

export async function findSessionNews(sql: Sql, sessionId: string): Promise<SessionNews | undefined> {
  return row<SessionNews>(
    sql,
    `SELECT user_id AS userId, created_at AS createdAt, revoked_at AS revokedAt, ip, user_agent AS userAgent
     FROM sessions WHERE id = :sessionId`,
    { sessionId },
  )
}
