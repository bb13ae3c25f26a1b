import type { DayRow } from '../../models/DailyStats'
import { daysBetween } from '../../utils/days'

/** The days of a period that are not among those that are kept, latest first. */
export function uncountedDays({ since, until }: { since: string; until: string }, kept: readonly DayRow[]): string[] {
  const counted = new Set(kept.map(({ day }) => day))
  return daysBetween(since, until)
    .filter((day) => !counted.has(day))
    .reverse()
}
