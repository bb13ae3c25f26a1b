import { z } from 'zod'
import * as fromClient from '../controllers/client/invitationController'
import * as toWorker from '../controllers/worker/invitationController'
import { Id, pageOf } from '../schemas/common'
import { Invitation, InvitationFilter, NewInvitation } from '../schemas/invitations'
import { routesOf } from './contract'

const invitations = routesOf('Invitations')
const { get, post } = invitations

const gigId = z.object({ gigId: Id })
const invitationId = z.object({ invitationId: Id })

post(
  '/client/gigs/:gigId/invitations',
  {
    summary: 'Invite a worker to apply to a gig',
    description: 'A worker can be invited to a gig once, while it is open. The invitation ends after 14 days.',
    access: 'client',
    params: gigId,
    body: NewInvitation,
    created: Invitation,
    problems: ['own_gig', 'gig_not_open', 'gig_filled', 'already_applied', 'already_invited'],
  },
  fromClient.invite,
)

get(
  '/client/gigs/:gigId/invitations',
  {
    summary: 'The invitations to one of your gigs, newest first',
    access: 'client',
    params: gigId,
    query: InvitationFilter,
    ok: pageOf(Invitation),
  },
  fromClient.list,
)

get(
  '/worker/invitations',
  { summary: 'Your invitations, newest first', access: 'worker', query: InvitationFilter, ok: pageOf(Invitation) },
  toWorker.list,
)

get(
  '/worker/invitations/:invitationId',
  {
    summary: 'One of your invitations',
    access: 'worker',
    params: invitationId,
    ok: Invitation,
    example: { allowedActions: ['accept', 'decline'] },
  },
  toWorker.read,
)

post(
  '/worker/invitations/:invitationId/decline',
  {
    summary: 'Decline an invitation; the client is told',
    access: 'worker',
    params: invitationId,
    ok: Invitation,
    example: {
      status: 'declined',
      answeredAt: '2026-11-22T12:00:00.000Z',
      updatedAt: '2026-11-22T12:00:00.000Z',
      version: 2,
    },
    problems: ['invalid_transition'],
  },
  toWorker.decline,
)

export const invitationRoutes = invitations.routes
