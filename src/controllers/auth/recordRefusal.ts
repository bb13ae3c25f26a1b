import type { Sql } from '../../config/db'
import type { Caller, Origin } from '../../context'
import * as AuditLog from '../../models/AuditLog'

interface Refusal {
  userId: string | null
  method: 'password' | 'otp' | 'mfa'
  /** Somebody who had signed in and was to show it once more. */
  caller?: Caller
  origin: Origin
}

/** Records that somebody could not show who they are; the address that was tried is in no log. */
export async function recordRefusal(sql: Sql, { userId, method, caller, origin }: Refusal): Promise<void> {
  await AuditLog.add(sql, {
    actor: caller ?? 'anonymous',
    action: 'session.refuse',
    subject: { type: 'user', id: userId },
    origin,
    detail: { method },
  })
}
