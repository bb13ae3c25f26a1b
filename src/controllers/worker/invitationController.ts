import { inTransaction } from '../../config/db'
import type { Call, Context } from '../../context'
import * as Invitations from '../../models/Invitation'
import type { Page } from '../../schemas/common'
import type { Invitation, InvitationFilter } from '../../schemas/invitations'
import { Problem } from '../../utils/errors'
import { refuseStale } from '../../utils/precondition'
import { toInvitation, toInvitations } from '../shared/invitationView'
import { moveInvitation } from '../shared/moveInvitation'
import { pageById } from '../shared/paging'

type InvitationCall = Call<'worker', { params: { invitationId: string } }>

export async function list(
  context: Context,
  { caller, query }: Call<'worker', { query: InvitationFilter }>,
): Promise<Page<Invitation>> {
  const { db } = context
  const { status = null } = query
  const page = await pageById(context, `own-invitations:${caller.id}`, query, (range) =>
    Invitations.list(db, { of: { workerId: caller.id }, status, ...range }),
  )
  return { ...page, data: await toInvitations(db, page.data, 'worker') }
}

export async function read({ db }: Context, { caller, params }: InvitationCall): Promise<Invitation> {
  return toInvitation(db, await Invitations.find(db, params.invitationId, { workerId: caller.id }), 'worker')
}

export async function decline({ db }: Context, { params, ...mover }: InvitationCall): Promise<Invitation> {
  const owner = { workerId: mover.caller.id }
  return inTransaction(db, async (sql) => {
    const invitation = await Invitations.lock(sql, params.invitationId, owner)
    if (!invitation) throw new Problem('not_found')
    refuseStale(mover.ifMatch, invitation)
    await moveInvitation(sql, invitation, 'decline', mover)
    return toInvitation(sql, await Invitations.find(sql, invitation.id, owner), 'worker')
  })
}
