import { inTransaction, type Sql } from '../../config/db'
import type { Call, Context } from '../../context'
import * as Applications from '../../models/Application'
import * as AuditLog from '../../models/AuditLog'
import * as ClientProfiles from '../../models/ClientProfile'
import * as Gigs from '../../models/Gig'
import * as Invitations from '../../models/Invitation'
import * as WorkerProfiles from '../../models/WorkerProfile'
import type { Page } from '../../schemas/common'
import type { Invitation, InvitationFilter, NewInvitation } from '../../schemas/invitations'
import { invitationMachine } from '../../states/invitation'
import { Problem } from '../../utils/errors'
import { newId } from '../../utils/uuid'
import { toInvitation, toInvitations } from '../shared/invitationView'
import { moveInvitation } from '../shared/moveInvitation'
import { auditedAs } from '../shared/mover'
import { pageById } from '../shared/paging'
import { tell } from '../shared/tell'

type GigCall = Call<'client', { params: { gigId: string } }>

/**
 * Invites a worker to apply to a gig.
 * @throws Problem own_gig, gig_filled, gig_not_open, already_applied, already_invited; not_found for a worker whom nobody can find
 */
export async function invite(
  { db }: Context,
  { params, body, ...mover }: GigCall & { body: NewInvitation },
): Promise<Invitation> {
  const { caller } = mover
  return inTransaction(db, async (sql) => {
    // Under this lock the worker either is invited or has applied, and nobody is invited to a gig that is just closed.
    const gig = await Gigs.lockOwn(sql, params.gigId, caller.id)
    if (!gig) throw new Problem('not_found')
    await refuseUninvitable(sql, gig, body.workerId)

    const lapsed = await Invitations.findLapsed(sql, gig.id, body.workerId)
    if (lapsed) await moveInvitation(sql, lapsed, 'expire', 'system')
    const invitation = { id: newId(), gigId: gig.id, clientId: caller.id, ...body }
    await ClientProfiles.lockShared(sql, caller.id)
    if (!(await Invitations.insert(sql, invitation))) throw new Problem('already_invited')
    await Gigs.markActive(sql, gig.id)
    await AuditLog.add(sql, {
      ...auditedAs(mover),
      action: 'invitation.invite',
      subject: { type: 'invitation', id: invitation.id },
    })
    await tell(sql, invitationMachine.start.tells, { invitationId: invitation.id })
    return toInvitation(sql, await Invitations.find(sql, invitation.id, { clientId: caller.id }), 'client')
  })
}

async function refuseUninvitable(sql: Sql, gig: Gigs.GigRow, workerId: string): Promise<void> {
  if (workerId === gig.clientId) throw new Problem('own_gig', { detail: 'You cannot invite yourself.' })
  if (!(await WorkerProfiles.findPublic(sql, workerId))) throw new Problem('not_found')
  if (gig.status === 'filled') throw new Problem('gig_filled')
  if (!gig.takesApplications) throw new Problem('gig_not_open')
  const applied = await Applications.appliedTo(sql, workerId, [gig.id])
  if (applied.has(gig.id)) throw new Problem('already_applied', { detail: 'This worker has already applied.' })
}

/** The invitations to one of the client's gigs. */
export async function list(
  context: Context,
  { caller, params, query }: GigCall & { query: InvitationFilter },
): Promise<Page<Invitation>> {
  const { db } = context
  const { gigId } = params
  const { status = null } = query
  if (!(await Gigs.findOwn(db, gigId, caller.id))) throw new Problem('not_found')
  const page = await pageById(context, `invitations:${gigId}`, query, (range) =>
    Invitations.list(db, { of: { gigId }, status, ...range }),
  )
  return { ...page, data: await toInvitations(db, page.data, 'client') }
}
