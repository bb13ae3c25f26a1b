import { z } from 'zod'
import { Application } from './applications'
import { exampleId, Id, Instant, paging, PictureUrl, text, Version } from './common'
import { invitationStates } from './states'

const message = 'We liked your bathroom in Mitte. Would you do ours?'

export const NewInvitation = z
  .strictObject({
    workerId: Id.meta({ description: 'Somebody of GET /workers.' }),
    message: text(1, 2_000).nullable().default(null).meta({ description: 'Told to the worker; null: nothing more.' }),
  })
  .meta({ id: 'NewInvitation', examples: [{ workerId: exampleId, message }] })

export const Invitation = z
  .object({
    id: Id,
    gigId: Id,
    gig: Application.shape.gig,
    clientId: Id,
    client: z.object({ displayName: z.string(), logoUrl: PictureUrl }),
    workerId: Id,
    worker: Application.shape.worker,
    message: z.string().nullable().meta({ description: 'What the client wrote with it; null: nothing.' }),
    status: z.enum(invitationStates).meta({
      description: 'accepted: the worker has applied. expired: too late, or the gig can take nobody any more.',
    }),
    allowedActions: z
      .array(z.string())
      .meta({ description: 'What you may do with it now. It is accepted by applying to the gig.' }),
    expiresAt: Instant.meta({ description: 'Until when the worker may answer.' }),
    answeredAt: Instant.nullable().meta({ description: 'When the worker accepted or declined; null: not so far.' }),
    createdAt: Instant,
    updatedAt: Instant,
    version: Version,
  })
  .meta({
    id: 'Invitation',
    description: 'Asks a worker to apply to a gig. The application then costs nothing of the weekly quota.',
    examples: [
      {
        id: exampleId,
        gigId: exampleId,
        gig: { title: 'Tile a bathroom floor', status: 'open' },
        clientId: exampleId,
        client: { displayName: 'Kim & Co', logoUrl: null },
        workerId: exampleId,
        worker: { name: 'Jane Doe', headline: 'Tiler', avatarUrl: null, rating: { average: 4.5, count: 12 } },
        message,
        status: 'pending',
        allowedActions: [],
        expiresAt: '2026-12-06T10:00:00.000Z',
        answeredAt: null,
        createdAt: '2026-11-22T10:00:00.000Z',
        updatedAt: '2026-11-22T10:00:00.000Z',
        version: 1,
      },
    ],
  })

export const InvitationFilter = z.strictObject({
  ...paging,
  status: z.enum(invitationStates).optional().meta({ description: 'Only invitations in this state.' }),
})

export type NewInvitation = z.output<typeof NewInvitation>
export type Invitation = z.output<typeof Invitation>
export type InvitationFilter = z.output<typeof InvitationFilter>
