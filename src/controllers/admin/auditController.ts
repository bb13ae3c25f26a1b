import type { z } from 'zod'
import type { Call, Context } from '../../context'
import * as AuditLog from '../../models/AuditLog'
import { AuditDetail, type AuditEntry, type AuditPage, type AuditQuery } from '../../schemas/admin'
import { toPage } from '../../utils/cursor'
import { idPaging } from './paging'

/** Who did what to what, newest first. */
export async function list(
  context: Context,
  { query }: Call<'admin', { query: z.output<typeof AuditQuery> }>,
): Promise<z.input<typeof AuditPage>> {
  const { limit, actorId = null, subjectId = null, action = null, since, until } = query
  const { beforeId, cursorOf } = idPaging(context, 'admin-audit-log', query)
  const found = await AuditLog.list(context.db, {
    actorId,
    subjectId,
    action,
    since: since === undefined ? null : new Date(since),
    until: until === undefined ? null : new Date(until),
    beforeId,
    limit: limit + 1,
  })
  return toPage(found, limit, toEntry, cursorOf)
}

function toEntry(row: AuditLog.AuditRow): z.input<typeof AuditEntry> {
  const { actorId, actorRole, subjectType, subjectId, detail, ...rest } = row
  return {
    ...rest,
    actor: { id: actorId, role: actorRole },
    subject: { type: subjectType, id: subjectId },
    detail: AuditDetail.parse(JSON.parse(detail)),
  }
}
