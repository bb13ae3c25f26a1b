import type { Call, Context } from '../../context'
import * as DailyStats from '../../models/DailyStats'
import { MAX_STATS_DAYS, type DayStats, type StatsList, type StatsQuery } from '../../schemas/stats'
import { uncountedDays } from '../shared/uncountedDays'
import { addDays, dayOf, daysBetween } from '../../utils/days'
import { Problem } from '../../utils/errors'

const DEFAULT_DAYS = 30
/** Housekeeping counts days that are over; what it has not come to is counted when it is asked for. */
const COUNTED_AT_ONCE = 31
const MINUTE = 60

/**
 * What happened day by day, the oldest first. Days that are over are kept counted; today is counted now.
 * @throws Problem invalid_input for more days than a year has
 */
export async function list({ db, now }: Context, { query }: Call<'admin', { query: StatsQuery }>): Promise<StatsList> {
  const today = dayOf(now())
  const until = query.until ?? today
  const since = query.since ?? addDays(until, 1 - DEFAULT_DAYS)
  if (since < addDays(until, 1 - MAX_STATS_DAYS)) throw tooLong()
  const kept = await DailyStats.list(db, { since, until })
  const yesterday = addDays(today, -1)
  const missing = uncountedDays({ since, until: until < yesterday ? until : yesterday }, kept)
  const days = new Map([...kept, ...(await countMissing(db, missing))].map((day) => [day.day, day]))
  if (since <= today && today <= until) days.set(today, await DailyStats.count(db, today))
  return { data: daysBetween(since, until).map((day) => toView(days.get(day) ?? nothingOn(day))), nextCursor: null }
}

/** Counts the latest of these days, as far back as there were accounts. */
async function countMissing(db: Context['db'], missing: readonly string[]): Promise<DailyStats.DayRow[]> {
  const first = missing.length > 0 ? await DailyStats.firstDay(db) : undefined
  if (first === undefined) return []
  const counted = []
  for (const day of missing.slice(0, COUNTED_AT_ONCE)) if (day >= first) counted.push(await DailyStats.count(db, day))
  return counted
}

const tooLong = () =>
  new Problem('invalid_input', {
    errors: [{ pointer: '/query/since', code: 'too_long', message: `At most ${MAX_STATS_DAYS} days at once.` }],
  })

const nothingOn = (day: string): DailyStats.DayRow => ({
  ...{ day, users: 0, workers: 0, clients: 0, gigs: 0, openings: 0, filled: 0, applications: 0, hires: 0 },
  secondsToFirstApplication: null,
  secondsToHire: null,
})

const inMinutes = (seconds: number | null) => (seconds === null ? null : Math.round(seconds / MINUTE))

function toView({ secondsToFirstApplication, secondsToHire, ...day }: DailyStats.DayRow): DayStats {
  return {
    ...day,
    fillRate: day.openings === 0 ? null : Math.round((1_000 * day.filled) / day.openings) / 1_000,
    medianMinutesToFirstApplication: inMinutes(secondsToFirstApplication),
    medianMinutesToHire: inMinutes(secondsToHire),
  }
}
