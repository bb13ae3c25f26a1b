import type { Sql } from '../../config/db'
import * as AuditLog from '../../models/AuditLog'
import * as Invitations from '../../models/Invitation'
import type { InvitationAction } from '../../schemas/states'
import { invitationMachine } from '../../states/invitation'
import { auditMoves } from './auditMoves'
import { auditedAs, roleOf, type Mover } from './mover'
import { tell } from './tell'

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
  await AuditLog.add(sql, {
    ...auditedAs(mover),
    action: `invitation.${action}`,
    subject: { type: 'invitation', id },
    detail: { from, to },
  })
  await tell(sql, tells, { invitationId: id })
}

/** Ends all invitations to a locked gig that nobody has answered. */
export async function expireInvitations(sql: Sql, gigId: string): Promise<void> {
  const { to, tells } = invitationMachine.bulk('expire', 'system')
  const expired = await Invitations.movePendingOf(sql, gigId, to)
  const moves = expired.map((id) => ({ id, from: 'pending', to }))
  await auditMoves(sql, { type: 'invitation', action: 'invitation.expire' }, moves)
  await tell(sql, tells, ...expired.map((invitationId) => ({ invitationId })))
}
