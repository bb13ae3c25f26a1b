import type { Caller, Origin } from '../../context'
import type { AuditEntry } from '../../models/AuditLog'
import type { Actor } from '../../schemas/states'

/** Who moves something: a caller in a request, or the system by itself. */
export type Mover = { caller: Caller; origin: Origin } | 'system'

export const roleOf = (mover: Mover): Actor => (mover === 'system' ? 'system' : mover.caller.role)

/** The mover as the audit log names them. */
export const auditedAs = (mover: Mover): Pick<AuditEntry, 'actor' | 'origin'> =>
  mover === 'system' ? { actor: 'system' } : { actor: mover.caller, origin: mover.origin }
