import { isDuplicate, row, rows, write, type Sql } from '../config/db'
import type { Report } from '../schemas/reports'
import type { ReportState } from '../schemas/states'
import { CLAIM_MINUTES } from '../schemas/terms'
import type { ReportOutcome, ReportSubject } from '../schemas/vocabulary'

type NewRow = Pick<Report, 'id' | 'subject' | 'subjectId' | 'reason' | 'text'> & {
  reporterId: string
  /** Whose the reported thing is. */
  ownerId: string
}

/** @returns false when the reporter has an open report of the same thing */
export async function insert(sql: Sql, report: NewRow): Promise<boolean> {
  try {
    await write(
      sql,
      `INSERT INTO reports (id, reporter_id, subject_type, subject_id, owner_id, reason, text, created_at, updated_at)
       VALUES (:id, :reporterId, :subject, :subjectId, :ownerId, :reason, :text, NOW(3), NOW(3))`,
      { ...report },
    )
    return true
  } catch (error) {
    if (isDuplicate(error, 'reports_once')) return false
    throw error
  }
}

export interface ReportRow {
  id: string
  subject: ReportSubject
  subjectId: string
  reason: string
  text: string
  status: ReportState
  reporterId: string
  reporterName: string
  ownerId: string | null
  ownerName: string | null
  /** What the subject is called, and how it stands; null where it is gone. */
  label: string | null
  subjectStatus: string | null
  /** null where nobody has it, or the claim has lapsed. */
  claimedBy: string | null
  claimedByName: string | null
  claimedUntil: string | null
  outcome: ReportOutcome | null
  note: string | null
  resolvedBy: string | null
  resolvedByName: string | null
  resolvedAt: string | null
  createdAt: string
  updatedAt: string
  version: number
}

const MAX_EXCERPT = 120
const CLAIMED = `(r.claimed_until > NOW(3))`
/**
 * Left to itself, the database may begin with all the users there are. Reports that the version before has filed do not name the owner.
 */
const SELECT = `SELECT r.id, r.subject_type AS subject, r.subject_id AS subjectId, r.reason, r.text, r.status,
  r.reporter_id AS reporterId, reporter.name AS reporterName, owner.id AS ownerId, owner.name AS ownerName,
  COALESCE(g.title, LEFT(v.text, ${MAX_EXCERPT}), IF(r.subject_type = 'user', owner.name, NULL)) AS label,
  COALESCE(g.status, v.status,
    IF(r.subject_type = 'user', owner.standing, NULL)) AS subjectStatus,
  IF(${CLAIMED}, r.claimed_by, NULL) AS claimedBy, IF(${CLAIMED}, claimer.name, NULL) AS claimedByName,
  IF(${CLAIMED}, r.claimed_until, NULL) AS claimedUntil,
  r.outcome, r.note, r.resolved_by AS resolvedBy, resolver.name AS resolvedByName, r.resolved_at AS resolvedAt,
  r.created_at AS createdAt, r.updated_at AS updatedAt, r.version
  FROM reports r
  STRAIGHT_JOIN users reporter ON reporter.id = r.reporter_id
  LEFT JOIN users claimer ON claimer.id = r.claimed_by
  LEFT JOIN users resolver ON resolver.id = r.resolved_by
  LEFT JOIN gigs g ON r.subject_type = 'gig' AND g.id = r.subject_id
  LEFT JOIN reviews v ON r.subject_type = 'review' AND v.id = r.subject_id
  LEFT JOIN users owner ON owner.id = COALESCE(r.owner_id, g.client_id, v.author_id, IF(r.subject_type = 'user', r.subject_id, NULL))`

export const find = (sql: Sql, id: string) => row<ReportRow>(sql, `${SELECT} WHERE r.id = :id`, { id })

/** Serialises what admins do about one report. */
export async function lock(
  sql: Sql,
  id: string,
): Promise<Pick<ReportRow, 'id' | 'status' | 'claimedBy' | 'version'> | undefined> {
  return row(
    sql,
    `SELECT r.id, r.status, IF(${CLAIMED}, r.claimed_by, NULL) AS claimedBy, r.version
     FROM reports r WHERE r.id = :id FOR UPDATE`,
    { id },
  )
}

export interface ReportFilter {
  status: ReportState | null
  subject: ReportSubject | null
  /** By whom it is claimed, as the admin sees it. */
  claimed: 'mine' | 'nobody' | 'others' | null
  adminId: string
  reporterId: string | null
  ownerId: string | null
  subjectId: string | null
  /** Whether the oldest come first. */
  oldestFirst: boolean
  /** The last report of the page before. */
  fromId: string | null
  limit: number
}

const claims = {
  mine: `${CLAIMED} AND r.claimed_by = :adminId`,
  nobody: `(r.claimed_until IS NULL OR r.claimed_until <= NOW(3))`,
  others: `${CLAIMED} AND r.claimed_by <> :adminId`,
}

export async function list(sql: Sql, { claimed, oldestFirst, ...filter }: ReportFilter): Promise<ReportRow[]> {
  const conditions = [
    filter.status && 'r.status = :status',
    filter.subject && 'r.subject_type = :subject',
    claimed && claims[claimed],
    filter.reporterId && 'r.reporter_id = :reporterId',
    filter.ownerId && 'r.owner_id = :ownerId',
    filter.subjectId && 'r.subject_id = :subjectId',
    filter.fromId && (oldestFirst ? 'r.id > :fromId' : 'r.id < :fromId'),
  ].filter(Boolean)
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
  const order = oldestFirst ? 'r.id' : 'r.id DESC'
  return rows<ReportRow>(sql, `${SELECT} ${where} ORDER BY ${order} LIMIT :limit`, { ...filter })
}

const CHANGED = 'updated_at = NOW(3), version = version + 1'

/** Keeps a locked report for one admin for a while, or longer than before. */
export async function claim(sql: Sql, id: string, adminId: string): Promise<void> {
  const text = `UPDATE reports SET claimed_by = :adminId, claimed_until = NOW(3) + INTERVAL ${CLAIM_MINUTES} MINUTE, ${CHANGED}
                WHERE id = :id`
  await write(sql, text, { id, adminId })
}

export async function release(sql: Sql, id: string): Promise<void> {
  await write(sql, `UPDATE reports SET claimed_by = NULL, claimed_until = NULL, ${CHANGED} WHERE id = :id`, { id })
}

export async function resolve(
  sql: Sql,
  { id, adminId, outcome, note }: { id: string; adminId: string; outcome: ReportOutcome; note: string },
): Promise<void> {
  await write(
    sql,
    `UPDATE reports SET status = 'resolved', outcome = :outcome, note = :note, resolved_by = :adminId, resolved_at = NOW(3),
            claimed_by = NULL, claimed_until = NULL, ${CHANGED}
     WHERE id = :id`,
    { id, adminId, outcome, note },
  )
}

/** @returns false when its reporter has reported the same thing again meanwhile: that one is open */
export async function reopen(sql: Sql, id: string): Promise<boolean> {
  try {
    await write(
      sql,
      `UPDATE reports SET status = 'open', outcome = NULL, note = NULL, resolved_by = NULL, resolved_at = NULL, ${CHANGED}
       WHERE id = :id`,
      { id },
    )
    return true
  } catch (error) {
    if (isDuplicate(error, 'reports_once')) return false
    throw error
  }
}
