import type { Sql } from '../../config/db'
import * as Invitations from '../../models/Invitation'
import type { InvitationAction } from '../../schemas/states'
import { invitationMachine } from '../../states/invitation'
import { roleOf, type Mover } from './mover'
import { recordMoves } from './recordMoves'

/**
 * Moves a locked invitation by an action of its state machine, and tells whom it concerns.
 * @throws Problem invalid_transition
 */
export async function moveInvitation(
  sql: Sql,
  invitation: Invitations.InvitationRow,
  action: InvitationAction,
  mover: Mover,
): Promise<void> {
  const { id, status: from } = invitation
  const { to, tells } = invitationMachine.next(from, action, roleOf(mover), invitation)
  await Invitations.setState(sql, id, to)
  await recordMoves(sql, { type: 'invitation', action: `invitation.${action}`, mover, tells }, { id, from, to })
}

/** Ends all invitations to a locked gig that nobody has answered. */
export async function expireInvitations(sql: Sql, gigId: string): Promise<void> {
  const { to, tells } = invitationMachine.bulk('expire', 'system')
  const expired = await Invitations.movePendingOf(sql, gigId, to)
  const moves = expired.map((id) => ({ id, from: 'pending', to }))
  await recordMoves(sql, { type: 'invitation', action: 'invitation.expire', mover: 'system', tells }, ...moves)
}
