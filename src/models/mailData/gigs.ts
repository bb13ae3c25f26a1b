import { row, type Sql } from '../../config/db'
import type { Actor, ApplicationState, GigState } from '../../schemas/states'
import { CLOSE_IDLE_GIG_AFTER_DAYS } from '../../schemas/terms'

/** What the mails about one gig tell. Instants are ISO 8601. */
export interface GigNews {
  gigId: string
  gigTitle: string
  clientId: string
  status: GigState
  deadline: string | null
  /** NULL again once somebody has done something about it. */
  idleWarnedAt: string | null
  idleClosesAt: string
  answersDueAt: string | null
  removedReason: string | null
  movedBy: Actor | null
  movedAt: string | null
}

/** With its latest move. */
export async function findGigNews(sql: Sql, gigId: string): Promise<GigNews | undefined> {
  return row<GigNews>(
    sql,
    `SELECT g.id AS gigId, g.title AS gigTitle, g.client_id AS clientId, g.status, g.deadline,
            g.idle_warned_at AS idleWarnedAt, g.active_at + INTERVAL ${CLOSE_IDLE_GIG_AFTER_DAYS} DAY AS idleClosesAt,
            g.answers_due_at AS answersDueAt, g.removed_reason AS removedReason, h.moved_by AS movedBy, h.at AS movedAt
     FROM gigs g
     LEFT JOIN gig_history h ON h.id = (SELECT id FROM gig_history WHERE gig_id = g.id ORDER BY at DESC, id DESC LIMIT 1)
     WHERE g.id = :gigId`,
    { gigId },
  )
}

/** How many applications to a gig are in one of these states. */
export async function countApplications(sql: Sql, gigId: string, states: readonly ApplicationState[]): Promise<number> {
  const text = 'SELECT COUNT(*) AS count FROM applications WHERE gig_id = :gigId AND status IN (:states)'
  const counted = await row<{ count: number }>(sql, text, { gigId, states })
  return counted?.count ?? 0
}
