import { z } from 'zod'
import { exampleId, Id, line, Location, matching, Money, PictureUrl, Rating, text, Version, Website } from './common'
import { fault } from './faults'
import { SkillName } from './skills'

const Language = z
  .strictObject({
    code: matching(
      /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/,
      'invalid_language',
      'Must be a BCP 47 language, such as pt-BR.',
    ).meta({ description: 'BCP 47: a language, with script or region where they matter.', examples: ['pt-BR'] }),
    level: z.enum(['basic', 'conversational', 'fluent', 'native']).meta({ description: 'How well they speak it.' }),
  })
  .meta({ id: 'Language', examples: [{ code: 'pt-BR', level: 'fluent' }] })

const languages = z
  .array(Language)
  .max(20)
  .refine(
    (languages) => new Set(languages.map(({ code }) => code)).size === languages.length,
    fault('duplicate', 'Must name every language once.'),
  )
  .meta({ description: 'Each once.' })

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

/** What requests and replies have in common. */
const workerFields = {
  hourlyRate: Money.nullable().meta({ description: 'Asked for an hour; null: not said.' }),
  availability: z.enum(['open', 'limited', 'unavailable']).meta({ description: 'Whether they look for work.' }),
  location: Location.nullable().meta({ description: 'Where they work from; null: not said.' }),
  languages,
  visibility: z.enum(['public', 'hidden']).meta({ description: 'Whether others find the profile.' }),
}

export const WorkerProfileInput = z
  .strictObject({
    headline: line(0, 120).meta({ description: 'What they do, in one line.' }),
    bio: text(0, 5_000).default(''),
    skills: z.array(SkillName).max(30).default([]).meta({ description: 'Names or aliases of known skills.' }),
    hourlyRate: workerFields.hourlyRate.default(null),
    availability: workerFields.availability.default('open'),
    location: workerFields.location.default(null),
    languages: workerFields.languages.default([]),
    links: z.array(Website).max(10).default([]).meta({ description: 'Where their work can be seen.' }),
    visibility: workerFields.visibility.default('public'),
  })
  .meta({
    id: 'WorkerProfileInput',
    description: 'The whole profile: what is left out gets its default.',
    examples: [exampleWorker],
  })

const Completeness = z
  .object({
    score: z.int().min(0).max(100).meta({ description: 'Percent.' }),
    missing: z.array(z.string()).meta({ description: 'The fields that are still empty.' }),
  })
  .meta({
    id: 'Completeness',
    description: 'How much of the profile is filled in.',
    examples: [{ score: 83, missing: ['languages'] }],
  })

export const WorkerProfile = z
  .object({
    id: Id.meta({ description: 'The id of the user.' }),
    headline: z.string(),
    bio: z.string(),
    skills: z.array(z.string()).meta({ description: 'By their own names, also where an alias was given.' }),
    ...workerFields,
    links: z.array(z.string()),
    completeness: Completeness,
    rating: Rating,
    completedContracts: z.int(),
    avatarUrl: PictureUrl,
    version: Version,
  })
  .meta({
    id: 'WorkerProfile',
    examples: [
      {
        id: exampleId,
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

const clientFields = {
  location: Location.nullable().meta({ description: 'Where they are; null: not said.' }),
  kind: z.enum(['person', 'company']),
}

export const ClientProfileInput = z
  .strictObject({
    displayName: line(1, 120).meta({ description: 'The name that workers see.' }),
    about: text(0, 5_000).default(''),
    website: Website.nullable().default(null).meta({ description: 'null: none.' }),
    location: clientFields.location.default(null),
    kind: clientFields.kind.default('person'),
  })
  .meta({
    id: 'ClientProfileInput',
    description: 'The whole profile: what is left out gets its default.',
    examples: [exampleClient],
  })

/** How a client hires and answers: fields of the profile, and of the card beside a gig. */
export const clientFigures = {
  hireRate: z.number().min(0).max(1).nullable().meta({
    description: 'The share of gigs that led to a hire, among those that ended or did. null without such a gig.',
  }),
  medianResponseHours: z.number().min(0).nullable().meta({
    description: 'From an application to its first reading, over the last 100 that were read. null without one.',
  }),
}

export const ClientProfile = z
  .object({
    id: Id.meta({ description: 'The id of the user.' }),
    displayName: z.string(),
    about: z.string(),
    website: z.string().nullable(),
    ...clientFields,
    rating: Rating,
    ...clientFigures,
    openGigs: z.int().meta({ description: 'How many of their gigs are open now.' }),
    logoUrl: PictureUrl,
    version: Version,
  })
  .meta({
    id: 'ClientProfile',
    examples: [
      {
        id: exampleId,
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
