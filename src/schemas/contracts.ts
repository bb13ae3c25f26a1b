import { z } from 'zod'
import { exampleTerms, Terms } from './applications'
import { ClientName, exampleClientName, exampleGigCard, exampleWorkerCard, GigCard, WorkerCard } from './cards'
import { exampleId, Id, Instant, paging, text, Version } from './common'
import { Review } from './reviews'
import {
  actors,
  contractActions,
  contractEvents,
  contractStates,
  type Actor,
  type ContractEvent,
  type ContractState,
  type GigState,
} from './states'
import { parties } from './vocabulary'

const Move = z.object({
  at: Instant,
  action: z.enum(contractEvents).meta({
    description: 'accept-offer for the first. An admin who resolves it completes or cancels it.',
  }),
  from: z.enum(contractStates).nullable().meta({ description: 'null for the first.' }),
  to: z.enum(contractStates).meta({ description: 'The same as `from` where somebody only asked to cancel.' }),
  by: z.enum(actors),
  text: z.string().nullable().meta({ description: 'What was said with it; null: nothing.' }),
})

const created = '2026-11-22T13:00:00.000Z'
const accepted = {
  action: 'accept-offer' as const,
  from: null,
  to: 'active' as const,
  by: 'worker' as const,
  text: null,
}

/** As its client sees it. */
export const exampleContract = {
  id: exampleId,
  applicationId: exampleId,
  gigId: exampleId,
  gig: { ...exampleGigCard, status: 'filled' as const },
  clientId: exampleId,
  client: exampleClientName,
  workerId: exampleId,
  worker: exampleWorkerCard,
  terms: exampleTerms,
  status: 'active' as const,
  allowedActions: ['cancel' as const, 'dispute' as const],
  deliveredAt: null,
  completesAt: null,
  endedAt: null,
  reviewUntil: null,
  cancelRequest: null,
  history: [{ at: created, ...accepted }],
  reviews: [],
  createdAt: created,
  updatedAt: created,
  version: 1,
}

export const Contract = z
  .object({
    id: Id,
    applicationId: Id,
    gigId: Id,
    gig: GigCard,
    clientId: Id,
    client: ClientName,
    workerId: Id,
    worker: WorkerCard,
    terms: Terms,
    status: z.enum(contractStates),
    allowedActions: z.array(z.enum(contractActions)).meta({
      description: 'What you may do with it now. To an admin, complete and cancel are outcomes of resolving it.',
    }),
    deliveredAt: Instant.nullable().meta({ description: 'When the work was delivered last; null: not yet.' }),
    completesAt: Instant.nullable().meta({
      description:
        'When a delivery that the client does not answer completes the contract; null: none waits for an answer.',
    }),
    endedAt: Instant.nullable().meta({ description: 'When it was completed or cancelled; null: it has not ended.' }),
    reviewUntil: Instant.nullable().meta({
      description: 'Until when its sides may review each other; null: not ended.',
    }),
    cancelRequest: z
      .object({ by: z.enum(parties), reason: z.string() })
      .nullable()
      .meta({
        description: 'One side wants to cancel after a delivery, and the other may agree by cancelling; null: none.',
      }),
    history: z.array(Move).meta({ description: 'What was done with it, oldest first.' }),
    reviews: z.array(Review).meta({ description: 'Yours, also while it is sealed, and what is published.' }),
    createdAt: Instant,
    updatedAt: Instant,
    version: Version,
  })
  .meta({
    id: 'Contract',
    description: 'What an accepted offer became. Its terms are those of the offer. Both parties see the same.',
    examples: [exampleContract],
  })

const gigAfter: Partial<Record<ContractState, GigState>> = { completed: 'completed', cancelled: 'closed' }

/** How the example of a contract reads after these moves, for the documentation of the route that makes the last. */
export function contractAfter(
  moves: readonly (readonly [action: ContractEvent, to: ContractState, by: Actor, text: string | null])[],
  more: Partial<Contract> = {},
): Partial<Contract> {
  const timeOf = (i: number) => `2026-12-${String(10 + i).padStart(2, '0')}T16:00:00.000Z`
  const states = ['active' as const, ...moves.map(([, to]) => to)]
  const status = states.at(-1) ?? 'active'
  const last = timeOf(moves.length - 1)
  const delivered = states.lastIndexOf('delivered')
  const hasEnded = status === 'completed' || status === 'cancelled'
  return {
    status,
    gig: { ...exampleGigCard, status: gigAfter[status] ?? 'filled' },
    deliveredAt: delivered < 0 ? null : timeOf(delivered - 1),
    completesAt: status === 'delivered' ? timeOf(delivered - 1 + 14) : null,
    endedAt: hasEnded ? last : null,
    reviewUntil: hasEnded ? timeOf(moves.length - 1 + 14) : null,
    history: [
      { at: created, ...accepted },
      ...moves.map(([action, to, by, text], i) => ({ at: timeOf(i), action, from: states[i] ?? null, to, by, text })),
    ],
    updatedAt: last,
    version: states.length,
    ...more,
  }
}

/** Either side may say this. */
export const exampleMessage = { message: 'Please look at the joints at the window.' }
export const exampleReason = { reason: 'The building site was closed.' }

export const ContractMessage = z
  .strictObject({
    message: text(1, 2_000).nullable().default(null).meta({ description: 'Told to the other side; null: nothing.' }),
  })
  .meta({ id: 'ContractMessage', examples: [exampleMessage] })

export const ContractReason = z
  .strictObject({ reason: text(1, 2_000).meta({ description: 'Told to the other side, and kept in the history.' }) })
  .meta({ id: 'ContractReason', examples: [exampleReason] })

export const ContractQuery = z.strictObject({
  ...paging,
  status: z.enum(contractStates).optional().meta({ description: 'Only contracts in this state.' }),
})

export const AdminContractQuery = ContractQuery.extend({
  userId: Id.optional().meta({ description: 'Only contracts of this user, on either side.' }),
})

export const ContractResolution = z
  .strictObject({
    outcome: z.enum(['completed', 'cancelled']).meta({ description: 'How the contract ends.' }),
    reason: text(1, 2_000).meta({ description: 'Told to both sides, and kept in the history.' }),
  })
  .meta({
    id: 'ContractResolution',
    examples: [{ outcome: 'completed', reason: 'The photos show the finished floor.' }],
  })

export type Contract = z.output<typeof Contract>
export type ContractMessage = z.output<typeof ContractMessage>
export type ContractReason = z.output<typeof ContractReason>
export type AdminContractQuery = z.output<typeof AdminContractQuery>
export type ContractQuery = z.output<typeof ContractQuery>
export type ContractResolution = z.output<typeof ContractResolution>
