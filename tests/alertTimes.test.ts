import fc from 'fast-check'
import { DateTime } from 'luxon'
import { nextAlertAt } from '../src/utils/alertTimes'

describe('The next time of an alert', () => {
  /** The clocks of Troll go two hours forward. */
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'Antarctica/Troll')
  const years = fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  /** Around the weekends on which clocks change, where most can go wrong. */
  const changes = ['2027-03-14', '2027-03-28', '2027-04-04', '2027-10-03', '2027-10-31', '2027-11-07'].map((day) =>
    fc.integer({ min: -48, max: 48 }).map((quarters) => new Date(Date.parse(`${day}T12:00:00Z`) + quarters * 900_000)),
  )
  const HOUR_MS = 3_600_000

  it.each([
    ['daily', 25],
    ['weekly', 7 * 24 + 1],
  ] as const)('%s is 08:00 on the wall clock, and the first one there is', (alert, hours) => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.oneof(years, ...changes), (zone, now) => {
        const next = nextAlertAt(alert, zone, now)
        const local = DateTime.fromJSDate(next, { zone })
        expect(local.toFormat('HH:mm:ss.SSS')).toBe('08:00:00.000')
        if (alert === 'weekly') expect(local.weekday).toBe(1)
        expect(next.getTime()).toBeGreaterThan(now.getTime())
        expect(next.getTime() - now.getTime()).toBeLessThanOrEqual(hours * HOUR_MS)
        const before = local.minus(alert === 'daily' ? { days: 1 } : { weeks: 1 })
        expect(before.toMillis()).toBeLessThanOrEqual(now.getTime())
      }),
      { numRuns: 500 },
    )
  })

  it('instant is a minute later', () => {
    const now = new Date('2027-03-28T00:59:30Z')
    expect(nextAlertAt('instant', 'Europe/Berlin', now)).toEqual(new Date('2027-03-28T01:00:30Z'))
  })
})
