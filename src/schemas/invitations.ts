import { z } from 'zod'
import { ClientName, exampleClientName, exampleGigCard, exampleWorkerCard, GigCard, WorkerCard } from './cards'
import { exampleId, Id, Instant, paging, text, Version } from './common'
import { invitationActions, invitationStates } from './states'

const message = 'We liked your bathroom in Mitte. Would you do ours?'

export const NewInvitation = z
  .strictObject({
    workerId: Id.meta({ description: 'Somebody of GET /workers.' }),
    message: text(1, 2_000).nullable().default(null).meta({ description: 'Told to the worker; null: nothing more.' }),
  })
  .meta({ id: 'NewInvitation', examples: [{ workerId: exampleId, message }] })

/** As its client sees it. */
export const exampleInvitation = {
  id: exampleId,
  gigId: exampleId,
  gig: exampleGigCard,
  clientId: exampleId,
  client: exampleClientName,
  workerId: exampleId,
  worker: exampleWorkerCard,
  message,
  status: 'pending' as const,
  allowedActions: [],
  expiresAt: '2026-12-06T10:00:00.000Z',
  answeredAt: null,
  createdAt: '2026-11-22T10:00:00.000Z',
  updatedAt: '2026-11-22T10:00:00.000Z',
  version: 1,
}

export const Invitation = z
  .object({
    id: Id,
    gigId: Id,
    gig: GigCard,
    clientId: Id,
    client: ClientName,
    workerId: Id,
    worker: WorkerCard,
    message: z.string().nullable().meta({ description: 'What the client wrote with it; null: nothing.' }),
    status: z.enum(invitationStates).meta({
      description: 'accepted: the worker has applied. expired: too late, or the gig can take nobody any more.',
    }),
    allowedActions: z
      .array(z.enum(invitationActions))
      .meta({ description: 'What you may do with it now. To accept it is to apply to the gig.' }),
    expiresAt: Instant.meta({ description: 'Until when the worker may answer.' }),
    answeredAt: Instant.nullable().meta({ description: 'When the worker accepted or declined; null: not so far.' }),
    createdAt: Instant,
    updatedAt: Instant,
    version: Version,
  })
  .meta({
    id: 'Invitation',
    description: 'Asks a worker to apply to a gig. The application then costs nothing of the weekly quota.',
    examples: [exampleInvitation],
  })

export const InvitationFilter = z.strictObject({
  ...paging,
  status: z.enum(invitationStates).optional().meta({ description: 'Only invitations in this state.' }),
})

export type NewInvitation = z.output<typeof NewInvitation>
export type Invitation = z.output<typeof Invitation>
export type InvitationFilter = z.output<typeof InvitationFilter>
