export const DAY_MS = 24 * 60 * 60 * 1_000

/** The day of an instant, as YYYY-MM-DD in UTC. @param time in ms since 1970 */
export const dayOf = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** The day so many days later. */
export const addDays = (day: string, days: number): string => dayOf(Date.parse(day) + days * DAY_MS)

/** All days from one to another, both included; none where the second is earlier. */
export function daysBetween(since: string, until: string): string[] {
  const count = Math.max(0, (Date.parse(until) - Date.parse(since)) / DAY_MS + 1)
  return Array.from({ length: count }, (_, i) => addDays(since, i))
}
