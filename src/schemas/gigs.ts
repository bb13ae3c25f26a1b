import { z } from 'zod'
import {
  Amount,
  booleanInQuery,
  commaList,
  Currency,
  DeadlineInput,
  exampleId,
  Id,
  Instant,
  inQuery,
  InstantInput,
  line,
  Location,
  pageOf,
  paging,
  PictureUrl,
  Rating,
  text,
  Version,
} from './common'
import { fault } from './faults'
import { exampleMatch, Match } from './match'
import { clientFigures } from './profiles'
import { SkillName } from './skills'
import { gigActions, gigStates } from './states'
import { payTypes } from './vocabulary'

const Budget = z
  .strictObject({ min: Amount, max: Amount, currency: Currency })
  .refine(({ min, max }) => min <= max, { ...fault('below_min', 'Must not be less than min.'), path: ['max'] })
  .meta({
    id: 'Budget',
    description: 'Whole minor units; for an hourly gig, an hour.',
    examples: [{ min: 80_000, max: 120_000, currency: 'EUR' }],
  })

const PayType = z.enum(payTypes).meta({ description: 'One price for the whole gig, or a rate for an hour.' })
const GigState = z.enum(gigStates)

const exampleQuestion = { text: 'Do you bring your own tools?', required: true }
const isRequired = z.boolean().meta({ description: 'Whether an application must answer it.' })
const NewQuestion = z
  .strictObject({ text: text(1, 500), required: isRequired })
  .meta({ id: 'NewQuestion', description: 'What every applicant is asked.', examples: [exampleQuestion] })

const content = {
  title: line(3, 150).meta({ examples: ['Tile a bathroom floor'] }),
  description: text(1, 10_000).meta({
    examples: ['Eight square metres of stoneware on screed. The material is there.'],
  }),
  skills: z
    .array(SkillName)
    .max(15)
    .meta({ description: 'Names or aliases of known skills.', examples: [['Tiling']] }),
  payType: PayType,
  budget: Budget,
  location: Location.nullable().meta({ description: 'null: remote.' }),
  startsAt: InstantInput.nullable().meta({ description: 'When the work begins; null: to be agreed.' }),
  deadline: DeadlineInput.nullable().meta({
    description: 'Until when workers may apply: an instant, or the end of a local day. null: until the gig is closed.',
  }),
  openings: z
    .int()
    .min(1)
    .max(50)
    .meta({ description: 'How many workers are wanted.', examples: [1] }),
  questions: z.array(NewQuestion).max(10).meta({ description: 'What every applicant is asked.' }),
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

export const NewGig = z
  .strictObject({
    ...content,
    skills: content.skills.default([]),
    location: content.location.default(null),
    startsAt: content.startsAt.default(null),
    deadline: content.deadline.default(null),
    openings: content.openings.default(1),
    questions: content.questions.default([]),
    publish: z.boolean().default(false).meta({ description: 'Whether to open it at once. Otherwise it is a draft.' }),
  })
  .meta({ id: 'NewGig', examples: [{ ...exampleGig, questions: [exampleQuestion], publish: true }] })

/** What is left out stays as it is. */
export const GigChanges = z
  .strictObject(content)
  .partial()
  .meta({
    id: 'GigChanges',
    description: 'What is left out stays as it is.',
    examples: [
      { openings: 2, budget: { min: 90_000, max: 130_000, currency: 'EUR' } },
      { skills: ['Tiling'], location: exampleGig.location, questions: [exampleQuestion] },
    ],
  })

const exampleClient = {
  displayName: 'Kim & Co',
  logoUrl: null,
  rating: { average: 4.5, count: 12 },
  hireRate: 0.75,
  medianResponseHours: 3.5,
}
const ClientCard = z
  .object({ displayName: z.string(), logoUrl: PictureUrl, rating: Rating, ...clientFigures })
  .meta({ id: 'ClientCard', description: 'The client as shown beside a gig.', examples: [exampleClient] })

export const exampleGigReply = {
  id: exampleId,
  clientId: exampleId,
  client: exampleClient,
  ...exampleGig,
  filled: 0,
  questions: [{ id: exampleId, ...exampleQuestion }],
  status: 'open' as const,
  allowedActions: [],
  applicationCount: 3,
  publishedAt: '2026-11-22T10:00:00.000Z',
  createdAt: '2026-11-22T10:00:00.000Z',
  updatedAt: '2026-11-22T10:00:00.000Z',
  revision: 1,
  version: 2,
}

const Question = z.object({
  id: Id.meta({ description: 'The `questionId` of an answer.' }),
  text: z.string(),
  required: isRequired,
})

const gigShape = {
  id: Id,
  clientId: Id,
  client: ClientCard,
  title: z.string(),
  description: z.string(),
  skills: z.array(z.string()).meta({ description: 'By their own names, also where an alias was given.' }),
  payType: PayType,
  budget: Budget,
  location: content.location,
  startsAt: Instant.nullable().meta({ description: content.startsAt.description }),
  deadline: Instant.nullable().meta({
    description: 'Until when workers may apply; then the gig closes. null: until the client closes it.',
  }),
  openings: z.int().meta({ description: content.openings.description }),
  filled: z.int().meta({ description: 'How many of the openings are taken.' }),
  questions: z.array(Question).meta({ description: content.questions.description }),
  status: GigState.meta({ description: 'Only an open gig takes applications.' }),
  allowedActions: z.array(z.enum(gigActions)).meta({ description: 'What you may do with it now.' }),
  applicationCount: z.int().meta({ description: 'How many applications it has had, whatever became of them.' }),
  publishedAt: Instant.nullable().meta({ description: 'When it was opened first; null for a draft.' }),
  createdAt: Instant,
  updatedAt: Instant,
  revision: z.int().meta({
    description: 'Goes up when pay, openings, place or description change after the first application.',
  }),
  version: Version,
}

export const Gig = z.object(gigShape).meta({ id: 'Gig', examples: [exampleGigReply] })

const distanceKm = z
  .number()
  .optional()
  .meta({ description: 'How far it is from `lat` and `lng`; only where the search names a place.' })

export const FoundGig = z
  .object({ ...gigShape, distanceKm })
  .meta({ id: 'FoundGig', description: 'A gig in a search.', examples: [exampleGigReply] })

const count = z.int().meta({ description: 'Of how many gigs.' })

const Facets = z
  .object({
    skills: z.array(z.object({ name: z.string(), count })).meta({ description: 'The 20 that are asked for most.' }),
    payTypes: z.array(z.object({ payType: PayType, count })),
    countries: z
      .array(z.object({ country: z.string().nullable(), count }))
      .meta({ description: 'ISO 3166-1; null: remote.' }),
    counted: z.int().meta({ description: 'How many gigs fit the search, as far as they were counted.' }),
    complete: z.boolean().meta({ description: 'false where only the newest gigs were counted.' }),
  })
  .meta({
    id: 'Facets',
    description: 'What the gigs that fit a search have in common, on all pages together. The most frequent first.',
    examples: [
      {
        skills: [{ name: 'Tiling', count: 3 }],
        payTypes: [{ payType: 'fixed', count: 3 }],
        countries: [
          { country: 'DE', count: 2 },
          { country: null, count: 1 },
        ],
        counted: 3,
        complete: true,
      },
    ],
  })

/** A page of gigs, with `facets` where they are asked for. */
export const foundPageOf = <Item extends z.ZodType>(item: Item) =>
  pageOf(item).extend({ facets: Facets.optional() }).meta({
    description:
      'A page may be short, even empty, and go on: where hardly any of very many gigs fit, each page looks at some.',
  })

export const Job = z
  .object({
    ...gigShape,
    allowedActions: z
      .array(z.enum(['apply']))
      .meta({ description: 'What you may do with it now. To apply is POST /worker/jobs/:gigId/applications.' }),
    distanceKm,
    applied: z.boolean().meta({ description: 'Whether you have applied and may not apply again.' }),
    saved: z.boolean().meta({ description: 'Whether you have saved it.' }),
    match: Match,
  })
  .meta({
    id: 'Job',
    description: 'A gig as a worker sees it.',
    examples: [{ ...exampleGigReply, allowedActions: ['apply'], applied: false, saved: true, match: exampleMatch }],
  })

const amountInQuery = inQuery(z.int().min(0).max(1e12))
const coordinate = (limit: number) => inQuery(z.number().min(-limit).max(limit))

/** By what gigs are found, in a query and in a saved search. */
const criteria = {
  q: z
    .string()
    .max(200)
    .optional()
    .meta({
      description:
        'Up to eight words; title outranks skills outranks description. The last may be unfinished, names of skills stand for each other, and a word that no gig has is taken for the nearest one. By relevance gigs with the most telling words follow those with all; in other orders they are shown only where none has all. By relevance to several words some thousands are compared, not all.',
      examples: ['nurse'],
    }),
  skills: commaList(15)
    .optional()
    .meta({ description: 'Comma list; all must match.', examples: ['Tiling,Plastering'] }),
  payType: z.enum(payTypes).optional().meta({ description: 'Paid by the gig or by the hour.' }),
  budgetMin: amountInQuery
    .optional()
    .meta({ description: 'The budget reaches this amount. Minor units; needs currency.', examples: [80_000] }),
  budgetMax: amountInQuery.optional().meta({
    description: 'The budget begins at this amount or below. Minor units; needs currency.',
    examples: [150_000],
  }),
  currency: Currency.optional().meta({ description: 'Paid in this currency (ISO 4217).' }),
  remote: booleanInQuery
    .optional()
    .meta({ description: 'true: only without a place; false: only with one.', examples: ['true'] }),
  lat: coordinate(90)
    .optional()
    .meta({ description: 'Degrees north of the place to search around; with lng.', examples: [52.52] }),
  lng: coordinate(180)
    .optional()
    .meta({ description: 'Degrees east of the place to search around; with lat.', examples: [13.405] }),
  radiusKm: inQuery(z.number().min(1).max(500))
    .optional()
    .meta({ description: 'No further away than this; needs lat and lng.', examples: [50] }),
  postedSince: InstantInput.optional().meta({ description: 'Published at or after this instant (ISO 8601, UTC).' }),
  clientId: Id.optional().meta({ description: 'Only the gigs of this client.' }),
  sort: z.enum(['newest', 'relevance', 'distance', 'budget']).optional().meta({
    description:
      'By default relevance with q and newest without. distance needs lat and lng, relevance q, budget a currency.',
  }),
}

type Criteria = { [Field in keyof typeof criteria]?: z.output<(typeof criteria)[Field]> }

/** Some fields only make sense together. */
function checkTogether(query: Criteria, check: z.RefinementCtx): void {
  const refuse = (field: string, code: string, message: string) =>
    check.addIssue({ code: 'custom', path: [field], message, params: { code } })
  const hasPlace = query.lat !== undefined && query.lng !== undefined
  if (query.lat === undefined && query.lng !== undefined) refuse('lat', 'required', 'Is needed beside lng.')
  if (query.lng === undefined && query.lat !== undefined) refuse('lng', 'required', 'Is needed beside lat.')
  if (query.radiusKm !== undefined && !hasPlace) refuse('radiusKm', 'needs_place', 'Needs lat and lng.')
  if (query.sort === 'distance' && !hasPlace) refuse('sort', 'needs_place', 'The order distance needs lat and lng.')
  if (query.sort === 'relevance' && !query.q?.trim()) refuse('sort', 'needs_words', 'The order relevance needs q.')
  const hasMoney = query.budgetMin !== undefined || query.budgetMax !== undefined || query.sort === 'budget'
  if (hasMoney && query.currency === undefined) refuse('currency', 'required', 'Is needed to compare amounts.')
}

export const GigSearch = z
  .strictObject({
    ...paging,
    ...criteria,
    facets: booleanInQuery
      .optional()
      .meta({ description: 'true: also counts what fits by skill, pay type and country.', examples: ['true'] }),
  })
  .superRefine(checkTogether)

/** A search without its page, as JSON. What a query string would say is taken too. */
export const SavedQuery = z
  .strictObject({
    ...criteria,
    skills: z
      .union([content.skills, commaList(15)], 'Must be a list of names.')
      .optional()
      .meta({ description: 'All must match.', examples: [['Tiling']] }),
  })
  .superRefine(checkTogether)
  .meta({
    id: 'SavedQuery',
    description: 'What GET /gigs takes, without limit and cursor. {} finds every gig.',
    examples: [{ q: 'bathroom', skills: ['Tiling'], budgetMin: 80_000, currency: 'EUR' }],
  })

export const GigStatusFilter = z.strictObject({
  ...paging,
  status: GigState.optional().meta({ description: 'Only gigs in this state.' }),
})

export const AdminGigQuery = z.strictObject({
  ...paging,
  status: GigState.optional().meta({ description: 'Only gigs in this state.' }),
  clientId: Id.optional().meta({ description: 'Only gigs of this client.' }),
  q: text(1, 150)
    .optional()
    .meta({ description: 'How the title begins.', examples: ['Tile'] }),
})

export type AdminGigQuery = z.output<typeof AdminGigQuery>
export type Gig = z.output<typeof Gig>
export type FoundGig = z.output<typeof FoundGig>
export type NewGig = z.output<typeof NewGig>
export type GigChanges = z.output<typeof GigChanges>
export type GigSearch = z.output<typeof GigSearch>
export type SavedQuery = z.output<typeof SavedQuery>
export type GigStatusFilter = z.output<typeof GigStatusFilter>
export type Job = z.output<typeof Job>
