import { DateTime } from 'luxon'
import type { AlertTime } from '../schemas/vocabulary'

const HOUR = 8

/**
 * When an alert is due next: for `daily` the first 08:00 after `now` on the clocks of the zone, for `weekly` that of a Monday,
 * for `instant` a minute later.
 * @param timeZone IANA
 */
export function nextAlertAt(alert: Exclude<AlertTime, 'off'>, timeZone: string, now: Date): Date {
  const local = DateTime.fromJSDate(now, { zone: timeZone })
  if (alert === 'instant') return local.plus({ minutes: 1 }).toJSDate()
  const unit = alert === 'daily' ? 'day' : 'week'
  const first = local.startOf(unit)
  const due = first.set({ hour: HOUR })
  // By the calendar, not by hours: where the clocks change, a day has 23 or 25 of them.
  const next = due.toMillis() > now.getTime() ? due : first.plus({ [unit]: 1 }).set({ hour: HOUR })
  return next.toJSDate()
}
