import { z } from 'zod'
import { exampleGigCard, exampleWorkerCard, GigCard, WorkerCard } from './cards'
import { exampleId, Id, Instant, InstantInput, Money, paging, text, Version } from './common'
import { fault } from './faults'
import { Document } from './files'
import { actors, applicationActions, applicationStates, type Actor, type ApplicationState } from './states'
import { rejectionReasons } from './vocabulary'

const exampleMoney = { amount: 95_000, currency: 'EUR' }
export const exampleTerms = { pay: exampleMoney, startsAt: '2026-12-07T07:00:00.000Z', endsAt: null, note: null }

const content = {
  coverLetter: text(1, 5_000).meta({ description: 'Why it should be you.' }),
  bid: Money.meta({ description: 'What you ask for the gig, or for an hour, in the currency of its budget.' }),
  answers: z
    .array(z.strictObject({ questionId: Id, text: text(1, 2_000) }))
    .max(10)
    .meta({ description: 'One for each question of the gig; those that are not required may be left out.' }),
  documentIds: z
    .array(Id)
    .max(5)
    .meta({ description: 'Your own documents that go with it, each once. The client may read them.' }),
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

export const ApplicationChanges = z
  .strictObject(content)
  .partial()
  .meta({
    id: 'ApplicationChanges',
    description: 'What is left out stays as it is.',
    examples: [{ bid: exampleMoney }, { answers: [{ questionId: exampleId, text: 'Yes, all of them.' }] }],
  })

export const Rejection = z
  .strictObject({
    reason: z.enum(rejectionReasons).meta({ description: 'Told to the worker.' }),
    message: text(1, 2_000).nullable().default(null).meta({ description: 'Told to the worker; null: nothing more.' }),
  })
  .meta({ id: 'RejectionInput', examples: [{ reason: 'experience', message: 'We need someone with a licence.' }] })

const payNote = 'For the gig, or for an hour where it is paid by the hour; in the currency of its budget.'
const endNote = 'null: when the work is done.'

export const NewOffer = z
  .strictObject({
    terms: z
      .strictObject({
        pay: Money.meta({ description: payNote }),
        startsAt: InstantInput,
        endsAt: InstantInput.nullable().default(null).meta({ description: endNote }),
        note: text(1, 2_000).nullable().default(null).meta({ description: 'What else is agreed.' }),
      })
      .meta({ description: 'What the contract will say.' }),
    expiresInHours: z
      .int()
      .min(1)
      .max(168)
      .default(36)
      .meta({ description: 'How long the worker may take to answer.' }),
  })
  .refine(({ terms }) => terms.endsAt === null || terms.startsAt <= terms.endsAt, {
    ...fault('before_start', 'Must not be before startsAt.'),
    path: ['terms', 'endsAt'],
  })
  .meta({
    id: 'NewOffer',
    examples: [{ terms: { pay: exampleMoney, startsAt: '2026-12-07T07:00:00.000Z' }, expiresInHours: 36 }],
  })

export const Terms = z
  .object({
    pay: Money.meta({ description: payNote }),
    startsAt: Instant,
    endsAt: Instant.nullable().meta({ description: endNote }),
    note: z.string().nullable().meta({ description: 'What else is agreed.' }),
  })
  .meta({ id: 'Terms', description: 'What an offer and its contract say.', examples: [exampleTerms] })

const Answer = z.object({
  questionId: Id,
  question: z.string().meta({ description: 'The text of the question.' }),
  text: z.string().meta({ description: 'The answer.' }),
})
const Move = z.object({
  at: Instant,
  from: z.enum(applicationStates).nullable().meta({ description: 'null for the first.' }),
  to: z.enum(applicationStates),
  by: z.enum(actors),
})

export const exampleApplication = {
  id: exampleId,
  gigId: exampleId,
  gig: exampleGigCard,
  workerId: exampleId,
  worker: exampleWorkerCard,
  coverLetter: 'I have laid stoneware for twelve years and can begin on Monday.',
  bid: exampleMoney,
  answers: [{ questionId: exampleId, question: 'Do you bring your own tools?', text: 'Yes, all of them.' }],
  documents: [],
  status: 'submitted' as const,
  allowedActions: [],
  revision: 1,
  confirmed: true,
  viewedAt: null,
  offer: null,
  rejection: null,
  history: [{ at: '2026-11-22T10:00:00.000Z', from: null, to: 'submitted' as const, by: 'worker' as const }],
  createdAt: '2026-11-22T10:00:00.000Z',
  updatedAt: '2026-11-22T10:00:00.000Z',
  version: 1,
}

export const Application = z
  .object({
    id: Id,
    gigId: Id,
    gig: GigCard,
    workerId: Id,
    worker: WorkerCard,
    coverLetter: z.string(),
    bid: Money.meta({ description: 'What the worker asks for the gig, or for an hour.' }),
    answers: z.array(Answer).meta({ description: 'In the order of the questions of the gig.' }),
    documents: z.array(Document).meta({
      description:
        'What goes with it, without documents that the worker has deleted. For the client until it ends without a hire.',
    }),
    status: z.enum(applicationStates),
    allowedActions: z.array(z.enum(applicationActions)).meta({ description: 'What you may do with it now.' }),
    revision: z.int().meta({ description: 'The revision of the gig that the worker has agreed to.' }),
    confirmed: z.boolean().meta({
      description: 'false: the gig has changed since, and an offer must wait until the worker reconfirms.',
    }),
    similarToOthers: z.boolean().optional().meta({
      description:
        'Only for the client: the letter is nearly the same as that of another applicant, or as what the worker has sent elsewhere.',
    }),
    viewedAt: Instant.nullable().meta({ description: 'When the client read it first; null: not yet.' }),
    offer: z
      .object({ terms: Terms, expiresAt: Instant.meta({ description: 'Until when the worker may accept it.' }) })
      .nullable()
      .meta({ description: 'The last offer, whatever became of it; null: there was none.' }),
    rejection: z
      .object({
        reason: z.enum(rejectionReasons),
        message: z.string().nullable().meta({ description: 'null: nothing more was said.' }),
      })
      .nullable()
      .meta({ description: 'null: not rejected.' }),
    history: z.array(Move).meta({ description: 'How it came to its present status, oldest first.' }),
    createdAt: Instant,
    updatedAt: Instant,
    version: Version,
  })
  .meta({ id: 'Application', examples: [exampleApplication] })

export const ApplicationQuota = z
  .object({
    perWeek: z.int().meta({ description: 'How many gigs you may apply to in a week.' }),
    used: z.int().meta({ description: 'How many of this week are used.' }),
    extra: z.int().meta({
      description:
        'Given back, because a client never looked within 14 days or called the gig off; used after those of a week, good for any week.',
    }),
    left: z.int().meta({ description: 'How many gigs you may apply to now.' }),
    renewsAt: Instant.meta({ description: 'When the next week begins: Monday 00:00 UTC.' }),
  })
  .meta({
    id: 'ApplicationQuota',
    description: 'Applying costs one, unless the client has invited you.',
    examples: [{ perWeek: 20, used: 3, extra: 1, left: 18, renewsAt: '2026-11-23T00:00:00.000Z' }],
  })

/** How the example of an application reads after these moves, for the documentation of the route that makes the last. */
export function applicationAfter(
  moves: readonly (readonly [to: ApplicationState, by: Actor])[],
  more: Partial<Application> = {},
): Partial<Application> {
  const timeOf = (i: number) => `2026-11-22T${11 + i}:00:00.000Z`
  const states = ['submitted' as const, ...moves.map(([to]) => to)]
  const history = moves.map(([to, by], i) => ({ at: timeOf(i), from: states[i] ?? null, to, by }))
  const viewed = states.indexOf('viewed')
  const isOffered = states.includes('offered')
  return {
    status: states.at(-1),
    viewedAt: viewed < 0 ? null : timeOf(viewed - 1),
    offer: isOffered ? { terms: exampleTerms, expiresAt: '2026-11-24T11:00:00.000Z' } : null,
    history: [...exampleApplication.history, ...history],
    updatedAt: timeOf(moves.length - 1),
    version: states.length,
    ...more,
  }
}

const status = z.enum(applicationStates).optional().meta({ description: 'Only applications in this state.' })
export const OwnApplications = z.strictObject({ ...paging, status })
export const GigApplications = z.strictObject({
  ...paging,
  status,
  sort: z.enum(['newest', 'match', 'bid', 'rating']).default('newest').meta({
    description: 'match: the best first, of the newest 1,000 applications. bid: lowest first. rating: best first.',
  }),
})

export const AdminApplicationQuery = z.strictObject({
  ...paging,
  status,
  workerId: Id.optional().meta({ description: 'Only applications of this worker.' }),
  gigId: Id.optional().meta({ description: 'Only applications to this gig.' }),
})

export type AdminApplicationQuery = z.output<typeof AdminApplicationQuery>
export type Application = z.output<typeof Application>
export type ApplicationQuota = z.output<typeof ApplicationQuota>
export type NewApplication = z.output<typeof NewApplication>
export type ApplicationChanges = z.output<typeof ApplicationChanges>
export type Rejection = z.output<typeof Rejection>
export type NewOffer = z.output<typeof NewOffer>
export type OwnApplications = z.output<typeof OwnApplications>
export type GigApplications = z.output<typeof GigApplications>
