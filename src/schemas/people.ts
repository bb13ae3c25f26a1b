import { z } from 'zod'
import { commaList, Country, exampleId, Instant, paging } from './common'
import { Gig } from './gigs'
import { exampleMatch, Match } from './match'
import { ClientProfile, WorkerProfile } from './profiles'

const exampleSince = '2026-02-03T10:00:00.000Z'
const memberSince = Instant.meta({ description: 'When the account was made.' })

/** What everybody who is signed in may know of a worker. */
const publicWorker = {
  ...WorkerProfile.omit({ completeness: true, visibility: true, version: true }).shape,
  name: z.string(),
  memberSince,
}

const exampleWorker = {
  id: exampleId,
  name: 'Ada Okafor',
  headline: 'Electrician with 12 years on site',
  bio: 'I wire new buildings and find faults in old ones.',
  skills: ['Electrical work', 'Lighting installation'],
  hourlyRate: { amount: 4_500, currency: 'EUR' },
  availability: 'open' as const,
  location: { city: 'Berlin', country: 'DE', lat: 52.52, lng: 13.41 },
  languages: [{ code: 'de', level: 'native' as const }],
  links: ['https://example.org/portfolio'],
  rating: { average: 4.5, count: 12 },
  completedContracts: 14,
  avatarUrl: null,
  memberSince: exampleSince,
}

export const PublicWorker = z.object(publicWorker).meta({
  id: 'PublicWorker',
  description: 'A worker as others see them. The place is exact to about a kilometre.',
  examples: [exampleWorker],
})

export const WorkerSearch = z.strictObject({
  ...paging,
  skills: commaList(15)
    .optional()
    .meta({ description: 'Comma list of names or aliases; all must match.', examples: ['Tiling,Plastering'] }),
  availability: WorkerProfile.shape.availability.optional(),
  country: Country.optional().meta({ description: 'Only workers of this country (ISO 3166-1 alpha-2).' }),
  sort: z.enum(['newest', 'rating']).default('newest').meta({
    description: 'newest: by the age of the account. rating: the best average first, and those without reviews last.',
  }),
})

export const PublicClient = z
  .object({
    ...ClientProfile.omit({ version: true }).shape,
    gigs: z.array(Gig).meta({ description: 'Their open gigs, the newest 20.' }),
    memberSince,
  })
  .meta({
    id: 'PublicClient',
    description: 'A client as everybody sees them. The place is exact to about a kilometre.',
    examples: [
      {
        id: exampleId,
        displayName: 'Northside Property Care',
        about: 'We look after forty houses in the north of the city.',
        website: 'https://example.org',
        location: { city: 'Berlin', country: 'DE', lat: 52.52, lng: 13.41 },
        kind: 'company' as const,
        rating: { average: 4.5, count: 12 },
        hireRate: 0.75,
        medianResponseHours: 6.5,
        openGigs: 0,
        logoUrl: null,
        gigs: [],
        memberSince: exampleSince,
      },
    ],
  })

export const Candidate = z
  .object({
    ...publicWorker,
    match: Match,
    applied: z.boolean().meta({ description: 'Whether they have applied to the gig and may not apply again.' }),
    invited: z
      .boolean()
      .meta({ description: 'Whether you have invited them to the gig and may not invite them again.' }),
  })
  .meta({
    id: 'Candidate',
    description: 'A worker who may suit a gig.',
    examples: [{ ...exampleWorker, match: exampleMatch, applied: false, invited: true }],
  })

export type PublicWorker = z.output<typeof PublicWorker>
export type PublicClient = z.output<typeof PublicClient>
export type WorkerSearch = z.output<typeof WorkerSearch>
export type Candidate = z.output<typeof Candidate>
