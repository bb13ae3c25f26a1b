import { inTransaction, type Sql } from '../../config/db'
import type { Context } from '../../context'
import * as Applications from '../../models/Application'
import * as Gigs from '../../models/Gig'
import * as Outbox from '../../models/Outbox'
import { gigMachine } from '../../states/gig'
import { moveApplication } from './moveApplication'
import { moveGig } from './moveGig'

const BATCH = 50

/** Ends offers whose time is over, one batch, each in a transaction of its own. @returns how many were due */
export async function expireOffers({ db, signals }: Context): Promise<number> {
  const lapsed = await Applications.listLapsedOffers(db, BATCH)
  for (const { id, clientId } of lapsed) await inTransaction(db, (sql) => expireOffer(sql, id, clientId))
  if (lapsed.length > 0) signals.emit('outbox')
  return lapsed.length
}

async function expireOffer(sql: Sql, id: string, clientId: string): Promise<void> {
  const application = await Applications.lock(sql, id, { clientId })
  // Somebody may have answered, or another process expired it, since it was listed.
  if (application?.status !== 'offered' || !application.offerLapsed) return
  await moveApplication(sql, application, 'expire-offer', 'system')
  await Outbox.add(sql, 'email', 'offer-expired', { applicationId: id })
  await Outbox.add(sql, 'email', 'offer-expired-worker', { applicationId: id })
}

/** Closes gigs whose deadline has passed, one batch. @returns how many were due */
export async function closeDueGigs({ db }: Context): Promise<number> {
  const due = await Gigs.listDue(db, BATCH)
  for (const id of due) await inTransaction(db, (sql) => closeDueGig(sql, id))
  return due.length
}

async function closeDueGig(sql: Sql, gigId: string): Promise<void> {
  const gig = await Gigs.lock(sql, gigId)
  if (!gig?.deadlinePassed || !gigMachine.sourcesOf('close').includes(gig.status)) return
  await moveGig(sql, gig, 'close', 'system')
}
