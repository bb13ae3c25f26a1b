import type { Sql } from '../../config/db'
import * as DailyStats from '../../models/DailyStats'
import { daysBetween } from '../../utils/days'

/** The days of a period that nobody has counted, latest first. */
export async function listUncounted(sql: Sql, period: { since: string; until: string }): Promise<string[]> {
  const counted = new Set((await DailyStats.list(sql, period)).map(({ day }) => day))
  return daysBetween(period.since, period.until)
    .filter((day) => !counted.has(day))
    .reverse()
}
