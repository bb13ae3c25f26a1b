import type { Sql } from '../../config/db'
import type { Origin } from '../../context'
import * as Deletions from '../../models/AccountDeletion'
import * as AuditLog from '../../models/AuditLog'
import * as Outbox from '../../models/Outbox'
import type { User } from '../../models/User'

/** Whoever signs in wants to stay. Their gigs stay paused, for them to resume. */
export async function takeBackDeletion(sql: Sql, { id: userId, roles }: User, origin: Origin): Promise<void> {
  if (!(await Deletions.takeBack(sql, userId))) return
  await AuditLog.add(sql, {
    actor: { id: userId, role: roles[0] ?? 'worker' },
    action: 'user.take-back-deletion',
    subject: { type: 'user', id: userId },
    origin,
  })
  await Outbox.add(sql, 'email', 'deletion-taken-back', { userId })
}
