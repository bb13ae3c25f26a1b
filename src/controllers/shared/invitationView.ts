import type { Sql } from '../../config/db'
import * as ClientProfiles from '../../models/ClientProfile'
import type * as Invitations from '../../models/Invitation'
import * as WorkerProfiles from '../../models/WorkerProfile'
import type { Invitation } from '../../schemas/invitations'
import type { Party } from '../../schemas/vocabulary'
import { invitationMachine } from '../../states/invitation'
import { Problem } from '../../utils/errors'

/** Invitations with both parties, and what this side may do; the number of queries does not grow with theirs. */
export async function toInvitations(
  sql: Sql,
  invitations: readonly Invitations.InvitationRow[],
  side: Party,
): Promise<Invitation[]> {
  const clients = await ClientProfiles.namesOf(sql, [...new Set(invitations.map(({ clientId }) => clientId))])
  const workers = await WorkerProfiles.cardsOf(sql, [...new Set(invitations.map(({ workerId }) => workerId))])
  return invitations.map((invitation) => {
    const { gigTitle, gigStatus, shownStatus: status, lapsed: _lapsed, ...rest } = invitation
    const client = clients.get(rest.clientId)
    const worker = workers.get(rest.workerId)
    if (!client || !worker) throw new TypeError('An invitation without a party')
    const allowedActions = invitationMachine.allowedActions(status, side, invitation)
    return { ...rest, status, gig: { title: gigTitle, status: gigStatus }, client, worker, allowedActions }
  })
}

/** One invitation. @throws Problem not_found when there is none */
export async function toInvitation(
  sql: Sql,
  invitation: Invitations.InvitationRow | undefined,
  side: Party,
): Promise<Invitation> {
  const [view] = invitation ? await toInvitations(sql, [invitation], side) : []
  if (!view) throw new Problem('not_found')
  return view
}
