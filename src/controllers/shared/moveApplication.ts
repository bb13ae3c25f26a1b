import type { Sql } from '../../config/db'
import type { Caller, Origin } from '../../context'
import * as Applications from '../../models/Application'
import * as AuditLog from '../../models/AuditLog'
import { applicationMachine, type ApplicationAction } from '../../states/application'
import { Problem } from '../../utils/errors'

/** Locks one side's own application, with its gig before it. @throws Problem not_found */
export async function lockApplication(
  sql: Sql,
  id: string,
  owner: Applications.Owner,
): Promise<Applications.ApplicationRow> {
  const application = await Applications.lock(sql, id, owner)
  if (!application) throw new Problem('not_found')
  return application
}

/** Moves a locked application by an action of its state machine. @throws Problem invalid_transition */
export async function moveApplication(
  sql: Sql,
  application: Applications.ApplicationRow,
  action: ApplicationAction,
  { caller, origin }: { caller: Caller<'worker' | 'client'>; origin: Origin },
): Promise<void> {
  const { id, status: from } = application
  const to = applicationMachine.next(from, action, caller.role, application)
  await Applications.setState(sql, { id, from, to, by: caller.role })
  const subject = { type: 'application', id } as const
  await AuditLog.add(sql, { actor: caller, action: `application.${action}`, subject, origin, detail: { from, to } })
}
