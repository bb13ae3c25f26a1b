import { z } from 'zod'
import {
  Amount,
  commaList,
  Currency,
  DeadlineInput,
  Id,
  Instant,
  InstantInput,
  Location,
  paging,
  Rating,
  text,
} from './common'
import { gigStates } from './states'

const Budget = z
  .strictObject({ min: Amount, max: Amount, currency: Currency })
  .refine(({ min, max }) => min <= max, { path: ['max'], message: 'must not be less than min' })
  .meta({
    id: 'Budget',
    description: 'Whole minor units; for an hourly gig, an hour.',
    examples: [{ min: 80_000, max: 120_000, currency: 'EUR' }],
  })

const PayType = z.enum(['fixed', 'hourly'])

const NewQuestion = z.strictObject({ text: text(1, 500), required: z.boolean() }).meta({ id: 'NewQuestion' })

const content = {
  title: text(3, 150).meta({ examples: ['Tile a bathroom floor'] }),
  description: text(1, 10_000).meta({
    examples: ['Eight square metres of stoneware on screed. The material is there.'],
  }),
  skills: z
    .array(text(1, 120))
    .max(15)
    .meta({ description: 'Names or aliases of known skills.', examples: [['Tiling']] }),
  payType: PayType,
  budget: Budget,
  location: Location.nullable().meta({ description: 'null: remote.' }),
  startsAt: InstantInput.nullable(),
  deadline: DeadlineInput.nullable().meta({
    description: 'Until when workers may apply: an instant, or the end of a local day.',
  }),
  openings: z
    .int()
    .min(1)
    .max(50)
    .meta({ examples: [1] }),
  questions: z.array(NewQuestion).max(10),
}

const exampleGig = {
  title: 'Tile a bathroom floor',
  description: 'Eight square metres of stoneware on screed. The material is there.',
  skills: ['Tiling'],
  payType: 'fixed' as const,
  budget: { min: 80_000, max: 120_000, currency: 'EUR' },
  location: { city: 'Berlin', country: 'DE', lat: 52.52, lng: 13.405 },
  startsAt: '2026-12-07T07:00:00.000Z',
  deadline: '2026-12-01T22:59:59.999Z',
  openings: 1,
}
const exampleQuestion = { text: 'Do you bring your own tools?', required: true }

export const NewGig = z
  .strictObject({
    ...content,
    skills: content.skills.default([]),
    location: content.location.default(null),
    startsAt: content.startsAt.default(null),
    deadline: content.deadline.default(null),
    openings: content.openings.default(1),
    questions: content.questions.default([]),
    publish: z.boolean().default(false),
  })
  .meta({ id: 'NewGig', examples: [{ ...exampleGig, questions: [exampleQuestion], publish: true }] })

/** What is left out stays as it is. */
export const GigChanges = z
  .strictObject(content)
  .partial()
  .meta({ id: 'GigChanges', examples: [{ openings: 2, budget: { min: 90_000, max: 130_000, currency: 'EUR' } }] })

/** The client as it is shown beside a gig. */
const ClientCard = z
  .object({
    displayName: z.string(),
    logoUrl: z.string().nullable(),
    rating: Rating,
    hireRate: z.number().min(0).max(1).nullable(),
    medianResponseHours: z.number().nullable(),
  })
  .meta({ id: 'ClientCard' })

const exampleId = '019aab3c-5e1f-7c3a-9d42-6f0b8a1c2d3e'
const exampleReply = {
  id: exampleId,
  clientId: exampleId,
  client: {
    displayName: 'Kim & Co',
    logoUrl: null,
    rating: { average: 4.5, count: 12 },
    hireRate: 0.75,
    medianResponseHours: 3.5,
  },
  ...exampleGig,
  filled: 0,
  questions: [{ id: exampleId, ...exampleQuestion }],
  status: 'open' as const,
  allowedActions: ['pause', 'close', 'cancel'],
  applicationCount: 3,
  publishedAt: '2026-11-22T10:00:00.000Z',
  createdAt: '2026-11-22T10:00:00.000Z',
  updatedAt: '2026-11-22T10:00:00.000Z',
  revision: 1,
  version: 2,
}

const gigShape = {
  id: Id,
  clientId: Id,
  client: ClientCard,
  title: z.string(),
  description: z.string(),
  skills: z.array(z.string()),
  payType: PayType,
  budget: Budget,
  location: Location.nullable(),
  startsAt: Instant.nullable(),
  deadline: Instant.nullable(),
  openings: z.int(),
  filled: z.int(),
  questions: z.array(z.object({ id: Id, text: z.string(), required: z.boolean() })),
  status: z.enum(gigStates),
  allowedActions: z.array(z.string()).meta({ description: 'What you may do with it now.' }),
  applicationCount: z.int(),
  publishedAt: Instant.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  revision: z.int(),
  version: z.int(),
}

export const Gig = z.object(gigShape).meta({ id: 'Gig', examples: [exampleReply] })

/** A gig in a search, with its distance where a place was searched around. */
export const FoundGig = z
  .object({ ...gigShape, distanceKm: z.number().optional() })
  .meta({ id: 'FoundGig', examples: [exampleReply] })

/** A gig as a worker sees it. */
export const Job = z
  .object({ ...gigShape, distanceKm: z.number().optional(), applied: z.boolean(), saved: z.boolean() })
  .meta({ id: 'Job', examples: [{ ...exampleReply, allowedActions: ['apply'], applied: false, saved: true }] })

const amountInQuery = z.coerce.number().int().min(0).max(1e12)
const coordinate = (limit: number) => z.coerce.number().min(-limit).max(limit)

const searchFields = z.strictObject({
  ...paging,
  q: z
    .string()
    .max(200)
    .optional()
    .meta({ description: 'Words; title outranks skills outranks description.', examples: ['nurse'] }),
  skills: commaList(15)
    .optional()
    .meta({ description: 'Comma list; all must match.', examples: ['Tiling,Plastering'] }),
  payType: PayType.optional(),
  budgetMin: amountInQuery.optional().meta({ description: 'Minor units; needs currency.' }),
  budgetMax: amountInQuery.optional().meta({ description: 'Minor units; needs currency.' }),
  currency: Currency.optional(),
  remote: z
    .stringbool({ truthy: ['true'], falsy: ['false'] })
    .optional()
    .meta({ examples: ['true'] }),
  lat: coordinate(90).optional(),
  lng: coordinate(180).optional(),
  radiusKm: z.coerce.number().min(1).max(500).optional(),
  postedSince: InstantInput.optional(),
  clientId: Id.optional(),
  sort: z.enum(['newest', 'relevance', 'distance', 'budget']).optional().meta({
    description: 'By default relevance with q and newest without.',
  }),
})

/** Fields that only make sense together. */
export const GigSearch = searchFields.superRefine((query, check) => {
  const need = (path: string, message: string) => check.addIssue({ code: 'custom', path: [path], message })
  const hasPlace = query.lat !== undefined && query.lng !== undefined
  if ((query.lat === undefined) !== (query.lng === undefined))
    need(query.lat === undefined ? 'lat' : 'lng', 'lat and lng go together')
  if (query.radiusKm !== undefined && !hasPlace) need('radiusKm', 'needs lat and lng')
  if (query.sort === 'distance' && !hasPlace) need('sort', 'distance needs lat and lng')
  if (query.sort === 'relevance' && !query.q?.trim()) need('sort', 'relevance needs q')
  const hasMoney = query.budgetMin !== undefined || query.budgetMax !== undefined || query.sort === 'budget'
  if (hasMoney && query.currency === undefined) need('currency', 'is needed where amounts are compared')
})

export const GigStatusFilter = z.strictObject({ ...paging, status: z.enum(gigStates).optional() })

export type Gig = z.output<typeof Gig>
export type NewGig = z.output<typeof NewGig>
export type GigChanges = z.output<typeof GigChanges>
export type GigSearch = z.output<typeof GigSearch>
export type Job = z.output<typeof Job>
