import type { Sql } from '../../config/db'
import type * as Invitations from '../../models/Invitation'
import type { Invitation } from '../../schemas/invitations'
import type { Party } from '../../schemas/vocabulary'
import { invitationMachine } from '../../states/invitation'
import { Problem } from '../../utils/errors'
import { loadParties } from './parties'

/** Invitations with both parties, and what this side may do; the number of queries does not grow with theirs. */
export async function toInvitations(
  sql: Sql,
  invitations: readonly Invitations.InvitationRow[],
  side: Party,
): Promise<Invitation[]> {
  const partiesOf = await loadParties(sql, invitations)
  return invitations.map((invitation) => {
    const { gigTitle, gigStatus, shownStatus: status, lapsed: _lapsed, ...rest } = invitation
    const allowedActions = invitationMachine.allowedActions(status, side, invitation)
    return { ...rest, status, gig: { title: gigTitle, status: gigStatus }, ...partiesOf(rest), allowedActions }
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
