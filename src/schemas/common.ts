import { DateTime } from 'luxon'
import { z } from 'zod'

/** A UUIDv7 in canonical lower case (RFC 9562 §5.7). */
export const Id = z
  .stringFormat('uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  .meta({ id: 'Id', description: 'A UUIDv7.', examples: ['019aab3c-5e1f-7c3a-9d42-6f0b8a1c2d3e'] })

export const Instant = z.iso
  .datetime({ precision: 3 })
  .meta({ id: 'Instant', description: 'ISO 8601, UTC, with milliseconds.', examples: ['2026-11-22T10:00:00.000Z'] })

/** An instant as callers may send it: any precision, UTC. Given on as an ISO string with milliseconds. The database's years begin at 1000. */
export const InstantInput = z.iso
  .datetime({ abort: true })
  .regex(/^[1-9]/, 'must not be before the year 1000')
  .transform((text) => new Date(text).toISOString())
  .meta({ description: 'ISO 8601 in UTC.', examples: ['2026-12-01T09:00:00Z'] })

const isTimeZone = (zone: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone })) && !/^[+-]/.test(zone)
  } catch {
    return false
  }
}

export const TimeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, 'is not an IANA time zone')
  .meta({ description: 'An IANA time zone.', examples: ['Europe/Berlin'] })

/** The end of a local day, told with its zone. */
const LocalDate = z.strictObject({ date: z.iso.date(), timeZone: TimeZone }).meta({
  id: 'LocalDate',
  description: 'The end of that day where the zone is observed.',
  examples: [{ date: '2026-12-01', timeZone: 'Europe/Berlin' }],
})

/** Becomes the instant at which that local day ends, which may be 23 or 25 hours after it began. */
const endOfLocalDay = ({ date, timeZone }: z.output<typeof LocalDate>) =>
  DateTime.fromISO(date, { zone: timeZone }).endOf('day').toJSDate().toISOString()

export const DeadlineInput = z.union([InstantInput, LocalDate.transform(endOfLocalDay).pipe(Instant)])

const currencies = new Set(Intl.supportedValuesOf('currency'))
export const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .refine((code) => currencies.has(code), 'is not an ISO 4217 code')
  .meta({ description: 'ISO 4217.', examples: ['USD'] })

/** Whole minor units, 0 … 10^12. */
export const Amount = z
  .int()
  .min(0)
  .max(1e12)
  .meta({ description: 'Whole minor units.', examples: [125_000] })

export const Money = z
  .strictObject({ amount: Amount, currency: Currency })
  .meta({ id: 'Money', examples: [{ amount: 125_000, currency: 'USD' }] })

const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
/** What CLDR names beside the countries: parts of them, unions and placeholders. */
const NOT_COUNTRIES = new Set('AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ'.split(' '))
/** Codes that were given up, such as YU, have another canonical form. */
const isCountry = (code: string) =>
  regions.of(code) !== undefined && !NOT_COUNTRIES.has(code) && new Intl.Locale(`und-${code}`).region === code

export const Country = z
  .string()
  .regex(/^[A-Z]{2}$/, { abort: true })
  .refine(isCountry, 'is not an ISO 3166-1 code')
  .meta({ description: 'ISO 3166-1 alpha-2.', examples: ['DE'] })

export const Location = z
  .strictObject({
    city: text(1, 120),
    country: Country,
    lat: z.number().min(-90).max(90),
    lng: z.number().min(-180).max(180),
  })
  .meta({ id: 'Location', examples: [{ city: 'Berlin', country: 'DE', lat: 52.52, lng: 13.405 }] })

/** Free text, kept exactly as it was written. Where something is required, white space alone is not enough. */
export function text(min: number, max: number) {
  const limited = z.string().min(min).max(max)
  return min === 0 ? limited : limited.regex(/\S/, 'must not be blank')
}

export const Website = z
  .url({ protocol: /^https?$/, hostname: z.regexes.domain })
  .max(2048)
  .meta({ examples: ['https://example.org'] })

export const Rating = z.object({ average: z.number().min(1).max(5).nullable(), count: z.int() }).meta({
  id: 'Rating',
  description: 'average is null until there is a review.',
  examples: [{ average: 4.5, count: 12 }],
})

/** 1 … 100 entries of a list; `cursor` is what the page before gave as nextCursor. */
export const paging = {
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(20)
    .meta({ examples: [20] }),
  cursor: z.string().max(500).optional().meta({ description: 'nextCursor of the page before.' }),
}

export const Paging = z.strictObject(paging)

export type Page<Item> = { data: Item[]; nextCursor: string | null }

/** A list of `item`, newest first where nothing else is said. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ data: z.array(item), nextCursor: z.string().nullable() })

/** A comma list in a query: `a,b` → ['a', 'b']. */
export const commaList = (max: number) =>
  z
    .string()
    .max(1_000)
    .transform((list) =>
      list
        .split(',')
        .map((entry) => entry.trim())
        .filter(Boolean),
    )
    .refine((list) => list.length <= max, `has more than ${max} entries`)
