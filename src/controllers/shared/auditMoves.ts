import type { Sql } from '../../config/db'
import * as AuditLog from '../../models/AuditLog'

/** Writes what the system has moved all at once, by one action, to the audit log. */
export async function auditMoves(
  sql: Sql,
  { type, action }: { type: AuditLog.AuditEntry['subject']['type']; action: AuditLog.AuditEntry['action'] },
  moves: readonly { id: string; from: string; to: string }[],
): Promise<void> {
  const toEntry = ({ id, from, to }: (typeof moves)[number]): AuditLog.AuditEntry => ({
    actor: 'system',
    action,
    subject: { type, id },
    detail: { from, to },
  })
  await AuditLog.add(sql, ...moves.map(toEntry))
}
