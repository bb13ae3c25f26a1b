import type { Sql } from '../../config/db'
import type { Context } from '../../context'
import * as Applications from '../../models/Application'
import * as Gigs from '../../models/Gig'
import { gigMachine } from '../../states/gig'
import { moveApplication } from '../shared/moveApplication'
import { moveGig } from '../shared/moveGig'
import { BATCH, eachDue } from './eachDue'

/** Ends offers whose time is over. @returns how many were due */
export async function expireOffers(context: Context): Promise<number> {
  return eachDue(context, await Applications.listLapsedOffers(context.db, BATCH), expireOffer)
}

async function expireOffer(sql: Sql, { id, clientId }: { id: string; clientId: string }): Promise<void> {
  const application = await Applications.lock(sql, id, { clientId })
  // Somebody may have answered, or another process expired it, since it was listed.
  if (application?.status !== 'offered' || !application.offerLapsed) return
  await moveApplication(sql, application, 'expire-offer', 'system')
}

/** Closes gigs whose deadline has passed. @returns how many were due */
export async function closeDueGigs(context: Context): Promise<number> {
  return eachDue(context, await Gigs.listDue(context.db, BATCH), closeIfOver)
}

async function closeIfOver(sql: Sql, gigId: string): Promise<void> {
  const gig = await Gigs.lock(sql, gigId)
  if (!gig || !gigMachine.allowedActions(gig.status, 'system', gig).includes('close')) return
  await moveGig(sql, gig, 'close', 'system')
}
