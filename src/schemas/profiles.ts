import { z } from 'zod'
import { Id, Location, Money, Rating, text, Website } from './common'
import { SkillName } from './skills'

const Language = z
  .strictObject({
    code: z
      .string()
      .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/, 'is not a BCP 47 language')
      .meta({ description: 'BCP 47: a language, with script or region where they matter.', examples: ['pt-BR'] }),
    level: z.enum(['basic', 'conversational', 'fluent', 'native']),
  })
  .meta({ id: 'Language', examples: [{ code: 'pt-BR', level: 'fluent' }] })

const Languages = z
  .array(Language)
  .max(20)
  .refine((languages) => new Set(languages.map(({ code }) => code)).size === languages.length, 'names a language twice')

const Availability = z.enum(['open', 'limited', 'unavailable'])
const Visibility = z.enum(['public', 'hidden'])

const exampleWorker = {
  headline: 'Electrician with 12 years on site',
  bio: 'I wire new buildings and find faults in old ones.',
  skills: ['Electrical work', 'Lighting installation'],
  hourlyRate: { amount: 4_500, currency: 'EUR' },
  availability: 'open' as const,
  location: { city: 'Berlin', country: 'DE', lat: 52.52, lng: 13.405 },
  languages: [{ code: 'de', level: 'native' as const }],
  links: ['https://example.org/portfolio'],
  visibility: 'public' as const,
}

/** The whole profile: what is left out gets its default. */
export const WorkerProfileInput = z
  .strictObject({
    headline: text(0, 120),
    bio: text(0, 5_000).default(''),
    skills: z.array(SkillName).max(30).default([]),
    hourlyRate: Money.nullable().default(null),
    availability: Availability.default('open'),
    location: Location.nullable().default(null),
    languages: Languages.default([]),
    links: z.array(Website).max(10).default([]),
    visibility: Visibility.default('public'),
  })
  .meta({ id: 'WorkerProfileInput', examples: [exampleWorker] })

const Completeness = z.object({ score: z.int().min(0).max(100), missing: z.array(z.string()) }).meta({
  id: 'Completeness',
  description: 'How much of the profile is filled in, in percent, and the fields that are not.',
  examples: [{ score: 83, missing: ['languages'] }],
})

export const WorkerProfile = z
  .object({
    id: Id,
    headline: z.string(),
    bio: z.string(),
    skills: z.array(z.string()),
    hourlyRate: Money.nullable(),
    availability: Availability,
    location: Location.nullable(),
    languages: z.array(Language),
    links: z.array(z.string()),
    visibility: Visibility,
    completeness: Completeness,
    rating: Rating,
    completedContracts: z.int(),
    avatarUrl: z.string().nullable(),
    version: z.int(),
  })
  .meta({
    id: 'WorkerProfile',
    examples: [
      {
        id: '019aab3c-5e1f-7c3a-9d42-6f0b8a1c2d3e',
        ...exampleWorker,
        completeness: { score: 100, missing: [] },
        rating: { average: 4.5, count: 12 },
        completedContracts: 14,
        avatarUrl: null,
        version: 3,
      },
    ],
  })

const exampleClient = {
  displayName: 'Northside Property Care',
  about: 'We look after forty houses in the north of the city.',
  website: 'https://example.org',
  location: { city: 'Berlin', country: 'DE', lat: 52.52, lng: 13.405 },
  kind: 'company' as const,
}
const ClientKind = z.enum(['person', 'company'])

/** The whole profile: what is left out gets its default. */
export const ClientProfileInput = z
  .strictObject({
    displayName: text(1, 120),
    about: text(0, 5_000).default(''),
    website: Website.nullable().default(null),
    location: Location.nullable().default(null),
    kind: ClientKind.default('person'),
  })
  .meta({ id: 'ClientProfileInput', examples: [exampleClient] })

export const ClientProfile = z
  .object({
    id: Id,
    displayName: z.string(),
    about: z.string(),
    website: z.string().nullable(),
    location: Location.nullable(),
    kind: ClientKind,
    rating: Rating,
    hireRate: z.number().min(0).max(1).nullable().meta({
      description: 'The share of gigs that led to a hire, among those that ended or did. null without such a gig.',
    }),
    medianResponseHours: z.number().min(0).nullable().meta({
      description: 'From an application to its first reading, over the last 100 that were read. null without one.',
    }),
    openGigs: z.int(),
    logoUrl: z.string().nullable(),
    version: z.int(),
  })
  .meta({
    id: 'ClientProfile',
    examples: [
      {
        id: '019aab3c-5e1f-7c3a-9d42-6f0b8a1c2d3e',
        ...exampleClient,
        rating: { average: 4.5, count: 12 },
        hireRate: 0.75,
        medianResponseHours: 6.5,
        openGigs: 2,
        logoUrl: null,
        version: 3,
      },
    ],
  })

export type WorkerProfileInput = z.output<typeof WorkerProfileInput>
export type WorkerProfile = z.output<typeof WorkerProfile>
export type ClientProfileInput = z.output<typeof ClientProfileInput>
export type ClientProfile = z.output<typeof ClientProfile>
