import type { Sql } from '../../config/db'
import * as AuditLog from '../../models/AuditLog'
import type { Told } from '../../states/machine'
import { auditedAs, type Mover } from './mover'
import { tell } from './tell'

interface MoveRecord {
  type: 'gig' | 'application' | 'invitation' | 'contract' | 'review' | 'report'
  action: AuditLog.AuditEntry['action']
  mover: Mover
  tells: Told
  /** What the audit log keeps beside the states. */
  detail?: AuditLog.AuditEntry['detail']
}

/** What every move leaves behind, for all that was moved by one action: an entry in the audit log, and its mails. */
export async function recordMoves(
  sql: Sql,
  { type, action, mover, tells, detail }: MoveRecord,
  ...moves: readonly { id: string; from: string; to: string }[]
): Promise<void> {
  const toEntry = ({ id, from, to }: (typeof moves)[number]): AuditLog.AuditEntry => ({
    ...auditedAs(mover),
    action,
    subject: { type, id },
    detail: { from, to, ...detail },
  })
  await AuditLog.add(sql, ...moves.map(toEntry))
  await tell(sql, tells, ...moves.map(({ id }) => ({ [`${type}Id`]: id })))
}
