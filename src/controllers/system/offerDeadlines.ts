import type { Sql } from '../../config/db'
import type { Context } from '../../context'
import * as Applications from '../../models/Application'
import { moveApplication } from '../shared/moveApplication'
import { eachDue } from './eachDue'

/** Ends offers whose time is over. @returns how many were done */
export async function expireOffers(context: Context): Promise<number> {
  return eachDue(context, Applications.listLapsedOffers, expireOffer)
}

async function expireOffer(sql: Sql, { id, clientId }: { id: string; clientId: string }): Promise<void> {
  const application = await Applications.lock(sql, id, { clientId })
  // Somebody may have answered, or another process expired it, since it was listed.
  if (application?.status !== 'offered' || !application.offerLapsed) return
  await moveApplication(sql, application, 'expire-offer', 'system')
}
