import { inTransaction, type Sql } from '../../config/db'
import type { Context } from '../../context'
import * as Applications from '../../models/Application'
import * as AuditLog from '../../models/AuditLog'
import * as Gigs from '../../models/Gig'
import * as Outbox from '../../models/Outbox'
import { applicationMachine } from '../../states/application'
import { gigMachine } from '../../states/gig'

const BATCH = 50

/** The gig takes nobody any more: whoever waits for an answer gets one. The gig must be locked. */
export async function passOverApplicants(sql: Sql, gigId: string): Promise<void> {
  const from = applicationMachine.sourcesOf('pass-over')
  const passedOver = await Applications.moveAllOf(sql, { gigId, from, to: 'not_selected', by: 'system' })
  await Outbox.addMany(
    sql,
    'email',
    'application-not-selected',
    passedOver.map((applicationId) => ({ applicationId })),
  )
}

/** Moves a locked gig whose openings are all taken to filled. */
export async function fillIfFull(sql: Sql, gigId: string): Promise<void> {
  const gig = await Gigs.lock(sql, gigId)
  if (!gig || gig.filled < gig.openings) return
  const to = gigMachine.next(gig.status, 'fill', 'system', gig)
  await Gigs.setState(sql, { gigId, from: gig.status, to, by: 'system' })
  await AuditLog.add(sql, {
    actor: 'system',
    action: 'gig.fill',
    subject: { type: 'gig', id: gigId },
    detail: { from: gig.status, to },
  })
  await passOverApplicants(sql, gigId)
}

/** Ends offers whose time is over, one batch, each in a transaction of its own. @returns how many it ended */
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
  const to = applicationMachine.next(application.status, 'expire-offer', 'system', application)
  await Applications.setState(sql, { id, from: application.status, to, by: 'system' })
  await Outbox.add(sql, 'email', 'offer-expired', { applicationId: id })
  await Outbox.add(sql, 'email', 'offer-expired-worker', { applicationId: id })
}

/** Closes gigs whose deadline has passed, one batch. @returns how many it closed */
export async function closeDueGigs({ db }: Context): Promise<number> {
  const due = await Gigs.listDue(db, BATCH)
  for (const id of due) await inTransaction(db, (sql) => closeDueGig(sql, id))
  return due.length
}

async function closeDueGig(sql: Sql, gigId: string): Promise<void> {
  const gig = await Gigs.lock(sql, gigId)
  if (!gig?.deadlinePassed || !gigMachine.sourcesOf('close').includes(gig.status)) return
  const to = gigMachine.next(gig.status, 'close', 'system', gig)
  await Gigs.setState(sql, { gigId, from: gig.status, to, by: 'system' })
  await AuditLog.add(sql, {
    actor: 'system',
    action: 'gig.close',
    subject: { type: 'gig', id: gigId },
    detail: { from: gig.status, to },
  })
}
