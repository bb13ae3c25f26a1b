import type { Sql } from '../../config/db'
import type { Origin } from '../../context'
import * as AuditLog from '../../models/AuditLog'

/** Records a sign-in that failed; the address that was tried is in no log. */
export async function recordRefusal(
  sql: Sql,
  { userId, method, origin }: { userId: string | null; method: 'password' | 'otp'; origin: Origin },
): Promise<void> {
  await AuditLog.add(sql, {
    actor: 'anonymous',
    action: 'session.refuse',
    subject: { type: 'user', id: userId },
    origin,
    detail: { method },
  })
}
