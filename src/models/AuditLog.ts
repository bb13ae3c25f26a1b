import { rows, writeMany, type Sql } from '../config/db'
import type { Origin, Role } from '../context'
import type { AuditAction } from '../schemas/auditActions'
import { newId } from '../utils/uuid'

/** `anonymous` is someone who had not signed in. */
type ActorRole = Role | 'system' | 'anonymous'

export interface AuditEntry {
  actor: { id: string; role: Role } | 'system' | 'anonymous'
  action: AuditAction
  subject: {
    type: 'user' | 'session' | 'file' | 'gig' | 'application' | 'invitation' | 'contract' | 'review' | 'report' | 'task'
    id: string | null
  }
  origin?: Origin
  /** Codes and states; never personal data or secrets. */
  detail?: Record<string, string | number | null>
}

/** Adds entries in the transaction of what they tell about. */
export async function add(sql: Sql, ...entries: AuditEntry[]): Promise<void> {
  await writeMany(
    sql,
    'INSERT INTO audit_log (id, at, actor_id, actor_role, action, subject_type, subject_id, ip, request_id, detail) VALUES',
    '(:id, NOW(3), :actorId, :actorRole, :action, :subjectType, :subjectId, :ip, :request, :detail)',
    entries.map(toParams),
  )
  for (const { action } of entries) sql.count(action)
}

function toParams({ actor, action, subject, origin, detail = {} }: AuditEntry) {
  const named = typeof actor === 'object'
  return {
    id: newId(),
    actorId: named ? actor.id : null,
    actorRole: named ? actor.role : actor,
    action,
    subjectType: subject.type,
    subjectId: subject.id,
    ip: origin?.ip ?? null,
    request: origin?.requestId ?? null,
    detail: JSON.stringify(detail),
  }
}

export interface AuditRow {
  id: string
  at: string
  actorId: string | null
  actorRole: ActorRole
  action: string
  subjectType: string
  subjectId: string | null
  ip: string | null
  requestId: string | null
  detail: string
}

export interface AuditFilter {
  actorId: string | null
  subjectId: string | null
  action: string | null
  since: Date | null
  until: Date | null
  beforeId: string | null
  limit: number
}

/** Ids have the time of a process, `at` has the database's: their clocks are never this far apart. */
const CLOCK_SLACK_MS = 10 * 60 * 1000

/** Newest first. A period is looked up by the time in the ids, because only those are indexed. */
export async function list(sql: Sql, filter: AuditFilter): Promise<AuditRow[]> {
  const conditions = [
    filter.actorId && 'actor_id = :actorId',
    filter.subjectId && 'subject_id = :subjectId',
    filter.action && 'action = :action',
    filter.since && 'id >= :sinceId AND at >= :since',
    filter.until && 'id < :untilId AND at < :until',
    filter.beforeId && 'id < :beforeId',
  ].filter(Boolean)
  return rows<AuditRow>(
    sql,
    `SELECT id, at, actor_id AS actorId, actor_role AS actorRole, action, subject_type AS subjectType, subject_id AS subjectId,
            ip, request_id AS requestId, detail
     FROM audit_log ${conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''}
     ORDER BY id DESC LIMIT :limit`,
    {
      ...filter,
      sinceId: filter.since && firstIdAt(filter.since.getTime() - CLOCK_SLACK_MS),
      untilId: filter.until && firstIdAt(filter.until.getTime() + CLOCK_SLACK_MS),
    },
  )
}

/** The lowest UUIDv7 of a millisecond (RFC 9562 §5.7: its first 48 bits are the time). */
function firstIdAt(time: number): Buffer {
  const id = Buffer.alloc(16)
  id.writeUIntBE(Math.max(0, time), 0, 6)
  return id
}
