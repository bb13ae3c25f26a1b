import { inTransaction, type Db, type Sql } from '../../config/db'
import type { Call } from '../../context'
import * as Applications from '../../models/Application'
import * as ClientProfiles from '../../models/ClientProfile'
import * as Gigs from '../../models/Gig'
import type { Application } from '../../schemas/applications'
import type { ApplicationAction } from '../../schemas/states'
import type { Party } from '../../schemas/vocabulary'
import { applicationMachine } from '../../states/application'
import { Problem } from '../../utils/errors'
import { refuseStale } from '../../utils/precondition'
import { toApplication } from './applicationView'
import { roleOf, type Mover } from './mover'
import { recordMoves } from './recordMoves'

type ApplicationCall = Call<Party, { params: { applicationId: string } }>

/**
 * Moves a locked application by an action of its state machine, and tells whom it concerns.
 * @throws Problem invalid_transition
 */
export async function moveApplication(
  sql: Sql,
  application: Applications.ApplicationRow,
  action: ApplicationAction,
  mover: Mover,
): Promise<void> {
  const { id, status: from } = application
  const by = roleOf(mover)
  const { to, tells } = applicationMachine.next(from, action, by, application)
  if (to !== from) await Applications.setState(sql, { id, from, to, by })
  if (by === 'client' || action === 'view') await noteSeen(sql, application)
  if (by === 'worker') await Gigs.markActive(sql, application.gigId)
  await recordMoves(sql, { type: 'application', action: `application.${action}`, mover, tells }, { id, from, to })
}

/** What the client acts on, they have seen; the first time is their response. */
export async function noteSeen(sql: Sql, application: Applications.ApplicationRow): Promise<void> {
  await Gigs.markActive(sql, application.gigId)
  if (application.viewedAt !== null) return
  // Marking shares the row of the profile, and of two who share it neither could go on to change it.
  await ClientProfiles.lock(sql, application.clientId)
  await Applications.markViewed(sql, application.id)
  await ClientProfiles.countResponse(sql, application.clientId)
}

/**
 * Changes one side's own application under its lock, in one transaction.
 * @returns the application as that side then sees it
 * @throws Problem not_found for another's, precondition_failed
 */
export async function changeApplication(
  db: Db,
  { caller: { id: userId, role: side }, params: { applicationId: id }, ifMatch }: ApplicationCall,
  change: (sql: Sql, application: Applications.ApplicationRow) => Promise<void>,
): Promise<Application> {
  const owner = side === 'worker' ? { workerId: userId } : { clientId: userId }
  return inTransaction(db, async (sql) => {
    const application = await Applications.lock(sql, id, owner)
    if (!application) throw new Problem('not_found')
    refuseStale(ifMatch, application)
    await change(sql, application)
    return toApplication(sql, await Applications.find(sql, id, owner), side)
  })
}
