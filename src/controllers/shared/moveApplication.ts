import { inTransaction, type Db, type Sql } from '../../config/db'
import * as Applications from '../../models/Application'
import * as AuditLog from '../../models/AuditLog'
import type { Application } from '../../schemas/applications'
import { applicationMachine, type ApplicationAction } from '../../states/application'
import { Problem } from '../../utils/errors'
import { toApplication } from './applicationView'
import { auditedAs, roleOf, type Mover } from './mover'

/** Moves a locked application by an action of its state machine. @throws Problem invalid_transition */
export async function moveApplication(
  sql: Sql,
  application: Applications.ApplicationRow,
  action: ApplicationAction,
  mover: Mover,
): Promise<void> {
  const { id, status: from } = application
  const to = applicationMachine.next(from, action, roleOf(mover), application)
  await Applications.setState(sql, { id, from, to, by: roleOf(mover) })
  await AuditLog.add(sql, {
    ...auditedAs(mover),
    action: `application.${action}`,
    subject: { type: 'application', id },
    detail: { from, to },
  })
}

/**
 * Changes one side's own application under its lock, in one transaction.
 * @returns the application as that side then sees it
 * @throws Problem not_found for another's
 */
export async function changeApplication(
  db: Db,
  id: string,
  owner: Applications.Owner,
  change: (sql: Sql, application: Applications.ApplicationRow) => Promise<void>,
): Promise<Application> {
  return inTransaction(db, async (sql) => {
    const application = await Applications.lock(sql, id, owner)
    if (!application) throw new Problem('not_found')
    await change(sql, application)
    return toApplication(sql, await Applications.find(sql, id, owner), 'workerId' in owner ? 'worker' : 'client')
  })
}
