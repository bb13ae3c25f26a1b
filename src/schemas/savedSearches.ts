import { z } from 'zod'
import { exampleId, Id, Instant, line, Version } from './common'
import { SavedQuery } from './gigs'
import { alertTimes } from './vocabulary'

const fields = {
  name: line(1, 120).meta({ examples: ['Tiling near Berlin'] }),
  query: SavedQuery,
  alert: z.enum(alertTimes).meta({
    description:
      'When a mail tells what is new: within a minute or so, every day or every Monday at 08:00 in your time zone, or never.',
  }),
}

const exampleSearch = {
  name: 'Tiling near Berlin',
  query: { skills: ['Tiling'], lat: 52.52, lng: 13.405, radiusKm: 50 },
  alert: 'daily' as const,
}

export const NewSavedSearch = z
  .strictObject({ ...fields, alert: fields.alert.default('off') })
  .meta({ id: 'NewSavedSearch', examples: [exampleSearch] })

export const exampleChanges = { name: 'Tiling', query: { skills: ['Tiling'] }, alert: 'weekly' as const }

export const SavedSearchChanges = z
  .strictObject(fields)
  .partial()
  .meta({
    id: 'SavedSearchChanges',
    description: 'What is left out stays as it is; a query is replaced as a whole.',
    examples: [exampleChanges],
  })

export const SavedSearch = z
  .object({
    id: Id,
    name: z.string(),
    query: z.record(z.string(), z.unknown()).meta({
      description: 'As it was given: a SavedQuery.',
      examples: [exampleSearch.query],
    }),
    alert: fields.alert,
    nextAlertAt: Instant.nullable().meta({ description: 'When the search is run next; null while alerts are off.' }),
    createdAt: Instant,
    updatedAt: Instant,
    version: Version,
  })
  .meta({
    id: 'SavedSearch',
    examples: [
      {
        id: exampleId,
        ...exampleSearch,
        nextAlertAt: '2026-11-23T07:00:00.000Z',
        createdAt: '2026-11-22T10:00:00.000Z',
        updatedAt: '2026-11-22T10:00:00.000Z',
        version: 1,
      },
    ],
  })

export type NewSavedSearch = z.output<typeof NewSavedSearch>
export type SavedSearchChanges = z.output<typeof SavedSearchChanges>
export type SavedSearch = z.output<typeof SavedSearch>
