import { z } from 'zod'
import { Id, Instant, InstantInput, Money, paging, Rating, text } from './common'
import { rejectionReasons } from './rejectionReasons'
import { actors, applicationStates, contractStates, gigStates } from './states'

const exampleId = '019aab3c-5e1f-7c3a-9d42-6f0b8a1c2d3e'
const exampleMoney = { amount: 95_000, currency: 'EUR' }

const content = {
  coverLetter: text(1, 5_000),
  bid: Money,
  answers: z.array(z.strictObject({ questionId: Id, text: text(1, 2_000) })).max(10),
  documentIds: z.array(Id).max(10),
}

export const NewApplication = z
  .strictObject({ ...content, answers: content.answers.default([]), documentIds: content.documentIds.default([]) })
  .meta({
    id: 'NewApplication',
    examples: [
      {
        coverLetter: 'I have laid stoneware for twelve years and can begin on Monday.',
        bid: exampleMoney,
        answers: [{ questionId: exampleId, text: 'Yes, all of them.' }],
        documentIds: [],
      },
    ],
  })

/** What is left out stays as it is. */
export const ApplicationChanges = z
  .strictObject(content)
  .partial()
  .meta({ id: 'ApplicationChanges', examples: [{ bid: exampleMoney }] })

export const Rejection = z
  .strictObject({ reason: z.enum(rejectionReasons), message: text(1, 2_000).nullable().default(null) })
  .meta({ id: 'RejectionInput', examples: [{ reason: 'experience', message: 'We need someone with a licence.' }] })

export const NewOffer = z
  .strictObject({
    terms: z.strictObject({
      pay: Money,
      startsAt: InstantInput,
      endsAt: InstantInput.nullable().default(null),
      note: text(1, 2_000).nullable().default(null),
    }),
    expiresInHours: z.int().min(1).max(168).default(36),
  })
  .refine(({ terms }) => terms.endsAt === null || terms.startsAt <= terms.endsAt, {
    path: ['terms', 'endsAt'],
    message: 'must not be before startsAt',
  })
  .meta({
    id: 'NewOffer',
    examples: [{ terms: { pay: exampleMoney, startsAt: '2026-12-07T07:00:00.000Z' }, expiresInHours: 36 }],
  })

const Terms = z
  .object({ pay: Money, startsAt: Instant, endsAt: Instant.nullable(), note: z.string().nullable() })
  .meta({ id: 'Terms' })

export const Application = z
  .object({
    id: Id,
    gigId: Id,
    gig: z.object({ title: z.string(), status: z.enum(gigStates) }),
    workerId: Id,
    worker: z.object({ name: z.string(), headline: z.string(), avatarUrl: z.string().nullable(), rating: Rating }),
    coverLetter: z.string(),
    bid: Money,
    answers: z.array(z.object({ questionId: Id, question: z.string(), text: z.string() })),
    documents: z.array(z.never()),
    status: z.enum(applicationStates),
    allowedActions: z.array(z.string()).meta({ description: 'What you may do with it now.' }),
    viewedAt: Instant.nullable(),
    offer: z.object({ terms: Terms, expiresAt: Instant }).nullable(),
    rejection: z.object({ reason: z.enum(rejectionReasons), message: z.string().nullable() }).nullable(),
    history: z.array(
      z.object({
        at: Instant,
        from: z.enum(applicationStates).nullable(),
        to: z.enum(applicationStates),
        by: z.enum(actors),
      }),
    ),
    createdAt: Instant,
    updatedAt: Instant,
    version: z.int(),
  })
  .meta({
    id: 'Application',
    examples: [
      {
        id: exampleId,
        gigId: exampleId,
        gig: { title: 'Tile a bathroom floor', status: 'open' },
        workerId: exampleId,
        worker: { name: 'Jane Doe', headline: 'Tiler', avatarUrl: null, rating: { average: 4.5, count: 12 } },
        coverLetter: 'I have laid stoneware for twelve years and can begin on Monday.',
        bid: exampleMoney,
        answers: [{ questionId: exampleId, question: 'Do you bring your own tools?', text: 'Yes, all of them.' }],
        documents: [],
        status: 'offered',
        allowedActions: ['accept-offer', 'decline-offer', 'withdraw'],
        viewedAt: '2026-11-22T11:00:00.000Z',
        offer: {
          terms: { pay: exampleMoney, startsAt: '2026-12-07T07:00:00.000Z', endsAt: null, note: null },
          expiresAt: '2026-11-23T22:00:00.000Z',
        },
        rejection: null,
        history: [{ at: '2026-11-22T10:00:00.000Z', from: null, to: 'submitted', by: 'worker' }],
        createdAt: '2026-11-22T10:00:00.000Z',
        updatedAt: '2026-11-22T11:00:00.000Z',
        version: 3,
      },
    ],
  })

const status = z.enum(applicationStates).optional()
export const OwnApplications = z.strictObject({ ...paging, status })
export const GigApplications = z.strictObject({
  ...paging,
  status,
  sort: z.enum(['newest', 'bid', 'rating']).default('newest'),
})

export const Contract = z
  .object({
    id: Id,
    applicationId: Id,
    gigId: Id,
    gig: z.object({ title: z.string() }),
    clientId: Id,
    client: z.object({ displayName: z.string(), logoUrl: z.string().nullable() }),
    workerId: Id,
    worker: z.object({ name: z.string(), headline: z.string(), avatarUrl: z.string().nullable() }),
    terms: Terms,
    status: z.enum(contractStates),
    createdAt: Instant,
    updatedAt: Instant,
    version: z.int(),
  })
  .meta({ id: 'Contract' })

export type Application = z.output<typeof Application>
export type NewApplication = z.output<typeof NewApplication>
export type ApplicationChanges = z.output<typeof ApplicationChanges>
export type Contract = z.output<typeof Contract>
