import { rows, writeMany, type Sql } from '../config/db'
import type { Origin, Role } from '../context'
import type { AuditAction } from '../schemas/auditActions'
import { CLOCK_SLACK_MS, firstIdAt, newId } from '../utils/uuid'

/** What an admin has read is an entry too. */
const READ = 'admin.read' satisfies AuditAction

/** `anonymous` is someone who had not signed in. */
type ActorRole = Role | 'system' | 'anonymous'

export interface AuditEntry {
  actor: { id: string; role: Role } | 'system' | 'anonymous'
  action: AuditAction
  subject: {
    type:
      | 'user'
      | 'session'
      | 'file'
      | 'gig'
      | 'application'
      | 'invitation'
      | 'contract'
      | 'review'
      | 'report'
      | 'task'
      | 'queue'
      | 'list'
    id: string | null
  }
  origin?: Origin
  /** Codes and states, and what admins give as a reason; never secrets. It stays for good. */
  detail?: Record<string, string | number | null>
}

/** Adds entries in the transaction of what they tell about. */
export async function add(sql: Sql, ...entries: AuditEntry[]): Promise<void> {
  await writeMany(
    sql,
    `INSERT INTO audit_log (id, at, actor_id, actor_role, action, subject_type, subject_id, ip, request_id, detail, mac)
     VALUES`,
    '(:id, NOW(3), :actorId, :actorRole, :action, :subjectType, :subjectId, :ip, :request, :detail, :mac)',
    entries.map((entry) => {
      const { requestId: request, ...written } = toWritten(entry)
      return { ...written, request, mac: signed(sql, { ...written, requestId: request }) }
    }),
  )
  for (const { action } of entries) sql.count(action)
}

function toWritten({ actor, action, subject, origin, detail = {} }: AuditEntry): WrittenEntry {
  const named = typeof actor === 'object'
  return {
    id: newId(),
    actorId: named ? actor.id : null,
    actorRole: named ? actor.role : actor,
    action,
    subjectType: subject.type,
    subjectId: subject.id,
    ip: origin?.ip ?? null,
    requestId: origin?.requestId ?? null,
    detail: JSON.stringify(detail),
  }
}

/** What the server knows of an entry when it writes it; `at` is the database's. */
interface WrittenEntry {
  id: string
  actorId: string | null
  actorRole: ActorRole
  action: string
  subjectType: string
  subjectId: string | null
  ip: string | null
  requestId: string | null
  detail: string
}

export interface AuditRow extends WrittenEntry {
  at: string
}

/** The signature of an entry, by which one is found out that was written or changed past the server. */
export const signed = (sql: Sql, entry: WrittenEntry): Buffer =>
  sql.sign(
    JSON.stringify([
      entry.id,
      entry.actorId,
      entry.actorRole,
      entry.action,
      entry.subjectType,
      entry.subjectId,
      entry.ip,
      entry.requestId,
      entry.detail,
    ]),
  )

export interface AuditFilter {
  /** By whom or to whom it was done. */
  userId: string | null
  actorId: string | null
  subjectId: string | null
  action: string | null
  since: Date | null
  until: Date | null
  /** False leaves out what admins have read. */
  reads: boolean
  beforeId: string | null
  limit: number
}

/** Of a row of audit_log `a`, as AuditRow names them. */
export const AUDIT_COLUMNS = `a.id, a.at, a.actor_id AS actorId, a.actor_role AS actorRole, a.action,
  a.subject_type AS subjectType, a.subject_id AS subjectId, a.ip, a.request_id AS requestId, a.detail`

/** Newest first. A period is looked up by the time in the ids, because only those are indexed. */
export async function list(sql: Sql, { userId, limit, ...filter }: AuditFilter): Promise<AuditRow[]> {
  const conditions = [
    filter.actorId && 'actor_id = :actorId',
    filter.subjectId && 'subject_id = :subjectId',
    filter.action && 'action = :action',
    filter.since && 'id >= :sinceId AND at >= :since',
    filter.until && 'id < :untilId AND at < :until',
    !filter.reads && `action <> '${READ}'`,
    filter.beforeId && 'id < :beforeId',
  ].filter((condition) => typeof condition === 'string')
  // Each part has an index in the order of ids, of which a page reads no more than it shows.
  const parts =
    userId === null ? [conditions] : ['actor_id', 'subject_id'].map((of) => [`${of} = :userId`, ...conditions])
  const selects = parts.map(
    (part) =>
      `(SELECT ${AUDIT_COLUMNS} FROM audit_log a ${part.length > 0 ? `WHERE ${part.join(' AND ')}` : ''} ORDER BY id DESC LIMIT :limit)`,
  )
  return rows<AuditRow>(sql, `${selects.join(' UNION ')} ORDER BY id DESC LIMIT :limit`, {
    ...filter,
    userId,
    limit,
    sinceId: filter.since && firstIdAt(filter.since.getTime() - CLOCK_SLACK_MS),
    untilId: filter.until && firstIdAt(filter.until.getTime() + CLOCK_SLACK_MS),
  })
}
