import type { Call, Context } from '../../context'
import * as AuditLog from '../../models/AuditLog'
import { AuditDetail, type AuditEntry, type AuditPage, type AuditQuery } from '../../schemas/audit'
import { pageById } from '../shared/paging'

/** Who did what to what, newest first. */
export async function list(context: Context, { query }: Call<'admin', { query: AuditQuery }>): Promise<AuditPage> {
  const { userId = null, actorId = null, subjectId = null, action = null, since, until, reads } = query
  const filter = {
    userId,
    actorId,
    subjectId,
    action,
    since: since === undefined ? null : new Date(since),
    until: until === undefined ? null : new Date(until),
    reads,
  }
  const page = await pageById(context, 'admin-audit-log', query, (range) =>
    AuditLog.list(context.db, { ...filter, ...range }),
  )
  return { ...page, data: page.data.map(toEntry) }
}

function toEntry(row: AuditLog.AuditRow): AuditEntry {
  const { actorId, actorRole, subjectType, subjectId, detail, ...rest } = row
  return {
    ...rest,
    actor: { id: actorId, role: actorRole },
    subject: { type: subjectType, id: subjectId },
    detail: readDetail(detail),
  }
}

function readDetail(text: string): AuditEntry['detail'] {
  try {
    return AuditDetail.parse(JSON.parse(text))
  } catch {
    return { unreadable: text }
  }
}
