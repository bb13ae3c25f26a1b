import { utcDay } from '../../text/time'
import type { Query } from '../../data/query'

const DAY_MS = 86_400_000
const DAY = /^\d{4}-\d{2}-\d{2}$/

export const presets = [7, 30, 90, 365] as const

/** A day that there is: an address can name the 45th of the 13th month. */
function dayOf(text: string | undefined): string | undefined {
  if (text === undefined || !DAY.test(text)) return undefined
  const time = Date.parse(text)
  return !Number.isNaN(time) && utcDay(time) === text ? text : undefined
}

/** The days that an address names; the last 30 where it names none. */
export function periodOf(query: Query): { since: string; until: string } {
  const until = dayOf(query.until) ?? utcDay(Date.now())
  return { since: dayOf(query.since) ?? lastDays(30, Date.parse(until)).since, until }
}

/** So many days up to a day. */
export const lastDays = (days: number, end = Date.now()) => ({
  since: utcDay(end - (days - 1) * DAY_MS),
  until: utcDay(end),
})
