import { z } from 'zod'
import { fault } from './faults'

export const MAX_STATS_DAYS = 366

/** The database's years begin at 1000. */
const Day = z.iso
  .date({ abort: true })
  .refine((day) => /^[1-9]/.test(day), fault('too_early', 'Must not be before the year 1000.'))
  .meta({ description: 'A day in UTC.', examples: ['2026-11-22'] })
const count = (description: string) => z.int().meta({ description })
const minutes = (what: string) =>
  z
    .int()
    .nullable()
    .meta({ description: `The median of the minutes ${what}; null where there was none.` })

export const StatsQuery = z
  .strictObject({
    since: Day.optional().meta({
      description: 'The first day, in UTC. Left out: 30 days in all.',
      examples: ['2026-11-01'],
    }),
    until: Day.optional().meta({ description: 'The last day, in UTC. Left out: today.', examples: ['2026-11-22'] }),
  })
  .refine(({ since, until }) => since === undefined || until === undefined || since <= until, {
    path: ['until'],
    ...fault('before_since', 'Must not be before since.'),
  })

const exampleDay = {
  ...{ day: '2026-11-22', users: 41, workers: 33, clients: 9, gigs: 27, openings: 31, filled: 12, fillRate: 0.387 },
  ...{ applications: 164, hires: 14, medianMinutesToFirstApplication: 38, medianMinutesToHire: 1_290 },
}

export const DayStats = z
  .object({
    day: Day,
    users: count('Accounts that were registered.'),
    workers: count('Those of them that are workers.'),
    clients: count('Those of them that are clients.'),
    gigs: count('Gigs that were published.'),
    openings: count('Their openings.'),
    filled: count('How many of these are taken; of gigs older than 30 days, how many were then.'),
    fillRate: z.number().min(0).max(1).nullable().meta({ description: 'filled / openings; null without openings.' }),
    applications: count('Applications that were sent.'),
    hires: count('Contracts that were made.'),
    medianMinutesToFirstApplication: minutes('from publishing to the first application, of gigs that got it that day'),
    medianMinutesToHire: minutes('from publishing to each contract that was made that day'),
  })
  .meta({
    id: 'DayStats',
    description: 'What happened on one day, from midnight to midnight in UTC.',
    examples: [exampleDay],
  })

export const StatsList = z
  .object({
    data: z.array(DayStats).meta({ description: 'Every day of the period, the oldest first.' }),
    nextCursor: z.null().meta({ description: 'null: the list is whole.' }),
  })
  .meta({ id: 'StatsList', examples: [{ data: [exampleDay], nextCursor: null }] })

export type StatsQuery = z.output<typeof StatsQuery>
export type DayStats = z.output<typeof DayStats>
export type StatsList = z.output<typeof StatsList>
