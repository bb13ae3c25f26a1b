import { DateTime } from 'luxon'
import { z } from 'zod'
import { fault } from './faults'

/** A character that leaves a mark: no white space, control, format character or filler. U+2800 is braille without dots. */
const VISIBLE = /[^\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u
/** Any of them ends a line somewhere: in a mail header, a log or a terminal. */
const CONTROL_OR_BREAK = /[\p{Cc}\p{Zl}\p{Zp}]/u
/** Overrides, embeddings and isolates (UAX #9 §2) also turn what stands behind them. The marks U+200E and U+200F do not. */
const DIRECTION_CONTROL = /[\u202A-\u202E\u2066-\u2069]/

/** All paths of the API begin with it. */
export const API_BASE = '/api/v1'

/** Stands for any id in the examples of the documentation. */
export const exampleId = '019aab3c-5e1f-7c3a-9d42-6f0b8a1c2d3e'

/** A UUIDv7 in canonical lower case (RFC 9562 §5.7). */
export const Id = z
  .stringFormat('uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  .meta({ id: 'Id', description: 'A UUIDv7.', examples: [exampleId] })

export const Instant = z.iso
  .datetime({ precision: 3 })
  .meta({ id: 'Instant', description: 'ISO 8601, UTC, with milliseconds.', examples: ['2026-11-22T10:00:00.000Z'] })

/** An instant as callers may send it: any precision, UTC. Given on as an ISO string with milliseconds. The database's years begin at 1000. */
export const InstantInput = z.iso
  .datetime({ abort: true })
  .refine((text) => /^[1-9]/.test(text), fault('too_early', 'Must not be before the year 1000.'))
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
  .refine(isTimeZone, fault('unknown_time_zone', 'Must be an IANA time zone, such as Europe/Berlin.'))
  .meta({ description: 'An IANA time zone.', examples: ['Europe/Berlin'] })

/** The end of a local day, told with its zone. */
const LocalDate = z
  .strictObject({ date: z.iso.date().meta({ description: 'The day, as YYYY-MM-DD.' }), timeZone: TimeZone })
  .meta({
    id: 'LocalDate',
    description: 'The end of that day where the zone is observed.',
    examples: [{ date: '2026-12-01', timeZone: 'Europe/Berlin' }],
  })

/** Becomes the instant at which that local day ends, which may be 23 or 25 hours after it began. */
const endOfLocalDay = ({ date, timeZone }: z.output<typeof LocalDate>) =>
  DateTime.fromISO(date, { zone: timeZone }).endOf('day').toJSDate().toISOString()

export const DeadlineInput = z.union(
  [InstantInput, LocalDate.transform(endOfLocalDay).pipe(Instant)],
  'Must be an instant, or a date with a time zone.',
)

const currencies = new Set(Intl.supportedValuesOf('currency'))
export const Currency = z
  .string()
  .refine((code) => currencies.has(code), fault('unknown_currency', 'Must be an ISO 4217 code, such as USD.'))
  .meta({ description: 'ISO 4217.', pattern: '^[A-Z]{3}$', examples: ['USD'] })

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
const LETTERS = Array.from({ length: 26 }, (_, i) => String.fromCharCode(65 + i))
/** Codes that were given up, such as YU, have another canonical form. */
const isCountry = (code: string) =>
  regions.of(code) !== undefined && !NOT_COUNTRIES.has(code) && new Intl.Locale(`und-${code}`).region === code
const countries = new Set(LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).filter(isCountry))

export const Country = z
  .string()
  .refine((code) => countries.has(code), fault('unknown_country', 'Must be an ISO 3166-1 alpha-2 code, such as DE.'))
  .meta({ description: 'ISO 3166-1 alpha-2.', pattern: '^[A-Z]{2}$', examples: ['DE'] })

export const Location = z
  .strictObject({
    city: line(1, 120),
    country: Country,
    lat: z.number().min(-90).max(90).meta({ description: 'Degrees north (WGS 84); south is negative.' }),
    lng: z.number().min(-180).max(180).meta({ description: 'Degrees east (WGS 84); west is negative.' }),
  })
  .meta({ id: 'Location', examples: [{ city: 'Berlin', country: 'DE', lat: 52.52, lng: 13.405 }] })

/** Free text, kept exactly as it was written. Where something is required, it must hold something to see. */
export function text(min: number, max: number) {
  return bounded(z.string(), min, max)
}

/** Free text of one line, such as a name or a title. Kept in NFC, so that what looks the same is found as the same. */
export function line(min: number, max: number) {
  const canonical = z.string().overwrite((text) => text.normalize('NFC'))
  return bounded(canonical, min, max)
    .refine((text) => !CONTROL_OR_BREAK.test(text), fault('control_character', 'Must be one line of plain text.'))
    .refine(
      (text) => !DIRECTION_CONTROL.test(text),
      fault('direction_control', 'Must not hold characters that turn the direction of writing.'),
    )
}

function bounded(string: z.ZodString, min: number, max: number) {
  if (min === 0) return string.max(max)
  return string
    .refine((text) => VISIBLE.test(text), { ...fault('blank', 'Must not be blank.'), abort: true })
    .min(min)
    .max(max)
    .meta({ pattern: '\\S' })
}

/** Text that must match; the documentation shows the pattern. */
export const matching = (pattern: RegExp, code: string, message: string) =>
  z
    .string()
    .refine((text) => pattern.test(text), fault(code, message))
    .meta({ pattern: pattern.source })

/** The parser of URLs takes line breaks and tabs out; we would keep them. */
export const Website = z
  .url({ protocol: /^https?$/, hostname: z.regexes.domain })
  .max(2048)
  .refine((url) => !/\s/.test(url), fault('invalid_format', 'Must not hold white space.'))
  .meta({ description: 'An http or https address.', examples: ['https://example.org'] })

export const Rating = z
  .object({
    average: z.number().min(1).max(5).nullable().meta({ description: 'Stars; null until there is a review.' }),
    count: z.int().meta({ description: 'How many reviews.' }),
  })
  .meta({ id: 'Rating', examples: [{ average: 4.5, count: 12 }] })

/** Of every resource that can be changed. */
export const Version = z.int().meta({ description: 'Goes up with every change.' })

/** A picture that its owner has uploaded. */
export const PictureUrl = z
  .string()
  .nullable()
  .meta({
    description:
      'Where the picture is on this server. Add `?size=small`, `medium` or `large`: 64, 256 or 1024 pixels. null without a picture.',
    examples: [`${API_BASE}/files/${exampleId}`],
  })

/** A number as a query writes it, in plain digits. An empty value is not 0, as it would be to JavaScript. */
export const inQuery = <Shape extends z.ZodType>(shape: Shape) =>
  z.preprocess((text) => (typeof text === 'string' && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text), shape)

const booleans = new Map<unknown, boolean>([
  ['true', true],
  ['false', false],
])

/** A boolean as a query writes it: true or false, and nothing else. */
export const booleanInQuery = z.preprocess((text) => booleans.get(text) ?? text, z.boolean())

/** 1 … 100 entries of a list; `cursor` is what the page before gave as nextCursor. */
export const paging = {
  limit: inQuery(z.int().min(1).max(100))
    .default(20)
    .meta({ description: 'How many entries a page has at most.', examples: [20] }),
  cursor: z
    .string()
    .max(4_096)
    .optional()
    .meta({ description: 'nextCursor of the page before, unchanged.', examples: ['kJ3rVq0yWl8B…'] }),
}

export const Paging = z.strictObject(paging)
export type Paging = z.output<typeof Paging>

export type Page<Item> = { data: Item[]; nextCursor: string | null }

/** A list of `item`, newest first where nothing else is said. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    data: z.array(item).meta({ description: 'The entries of this page.' }),
    nextCursor: z
      .string()
      .nullable()
      .meta({ description: 'The `cursor` of the next page; null on the last one.', examples: ['kJ3rVq0yWl8B…'] }),
  })

/** What happened from one instant on until another. */
export const period = {
  since: InstantInput.optional().meta({ description: 'At or after this instant (ISO 8601, UTC).' }),
  until: InstantInput.optional().meta({ description: 'Before this instant (ISO 8601, UTC).' }),
}

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
    .pipe(z.array(z.string()).max(max))

export type Money = z.output<typeof Money>
export type Location = z.output<typeof Location>
export type Rating = z.output<typeof Rating>
