import { z } from 'zod'
import * as fromClient from '../controllers/client/invitationController'
import * as toWorker from '../controllers/worker/invitationController'
import { Id, pageOf } from '../schemas/common'
import { exampleInvitation, Invitation, InvitationFilter, NewInvitation } from '../schemas/invitations'
import { INVITATION_DAYS } from '../schemas/terms'
import { routesOf } from './contract'

const invitations = routesOf('Invitations')
const { get, post } = invitations

const gigId = z.object({ gigId: Id })
const invitationId = z.object({ invitationId: Id })

// For the examples of replies.
const whilePending = { allowedActions: ['accept' as const, 'decline' as const] }

post(
  '/client/gigs/:gigId/invitations',
  {
    summary: 'Invite a worker to apply to a gig',
    description: `While the gig takes applications, and once; again only after the invitation has expired. It does so after ${INVITATION_DAYS} days.`,
    access: 'client',
    limit: ['writes', 'invite'],
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
  {
    summary: 'Your invitations, newest first',
    access: 'worker',
    query: InvitationFilter,
    ok: pageOf(Invitation),
    example: { data: [{ ...exampleInvitation, ...whilePending }] },
  },
  toWorker.list,
)

get(
  '/worker/invitations/:invitationId',
  {
    summary: 'One of your invitations',
    access: 'worker',
    params: invitationId,
    ok: Invitation,
    example: whilePending,
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
