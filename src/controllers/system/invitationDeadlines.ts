import type { Sql } from '../../config/db'
import type { Context } from '../../context'
import * as Invitations from '../../models/Invitation'
import { moveInvitation } from '../shared/moveInvitation'
import { eachDue } from './eachDue'

/** Ends invitations that nobody has answered in time. @returns how many were done */
export async function expireLapsedInvitations(context: Context): Promise<number> {
  return eachDue(context, Invitations.listLapsed, expireInvitation)
}

async function expireInvitation(sql: Sql, { id, workerId }: { id: string; workerId: string }): Promise<void> {
  const invitation = await Invitations.lock(sql, id, { workerId })
  // Its gig may have ended, or another process expired it, since it was listed.
  if (invitation?.lapsed) await moveInvitation(sql, invitation, 'expire', 'system')
}
