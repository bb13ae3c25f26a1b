import type { Context } from '../../context'
import * as DailyStats from '../../models/DailyStats'
import { addDays, dayOf } from '../../utils/days'
import { uncountedDays } from '../shared/uncountedDays'

/** Days are counted one by one: a run does so many at most, and the next goes on. */
const MAX_DAYS = 200

/** Counts the days that are over and were not counted yet, and those anew whose fill may have changed. @returns how many */
export async function countDays({ db, now }: Context): Promise<number> {
  const first = await DailyStats.firstDay(db)
  if (first === undefined) return 0
  const period = { since: first, until: addDays(dayOf(now()), -1) }
  const uncounted = uncountedDays(period, await DailyStats.list(db, period))
  const stale = await DailyStats.listStale(db, MAX_DAYS)
  const due = [...uncounted.slice(0, MAX_DAYS), ...stale]
  for (const day of due) await DailyStats.keep(db, await DailyStats.count(db, day))
  return due.length
}
