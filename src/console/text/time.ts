/** The zone of whoever looks, such as Europe/Berlin. */
export const viewerZone = Intl.DateTimeFormat().resolvedOptions().timeZone

const LOCALE = 'en-GB'
const day = { day: 'numeric', month: 'short', year: 'numeric' } as const
const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const

const dateTime = new Intl.DateTimeFormat(LOCALE, { ...day, hour: '2-digit', minute: '2-digit' })
const toTheMillisecond = new Intl.DateTimeFormat(LOCALE, {
  day: '2-digit',
  month: 'short',
  ...clock,
  fractionalSecondDigits: 3,
})
const withZone = new Intl.DateTimeFormat(LOCALE, { ...day, ...clock, timeZoneName: 'short' })
const inUtc = new Intl.DateTimeFormat(LOCALE, { ...day, ...clock, timeZone: 'UTC', timeZoneName: 'short' })
const relative = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' })

const dayInUtc = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', timeZone: 'UTC' })

export type Precision = 'minute' | 'millisecond' | 'zone'
const formats = { minute: dateTime, millisecond: toTheMillisecond, zone: withZone }

export const formatInstant = (instant: string, precision: Precision): string =>
  formats[precision].format(new Date(instant))

export const formatUtc = (instant: string): string => inUtc.format(new Date(instant))

const STEPS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const

/** How long ago, or how soon: "3 hours ago". */
export function formatRelative(instant: string, now = Date.now()): string {
  const seconds = (Date.parse(instant) - now) / 1_000
  const step = STEPS.find(([, length]) => Math.abs(seconds) >= length)
  return step ? relative.format(Math.trunc(seconds / step[1]), step[0]) : relative.format(Math.trunc(seconds), 'second')
}

/** A span in its two largest units: "2 h 5 min". */
export function formatSeconds(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`
}

/** A span in its largest unit alone: "2 h". */
export function formatOneUnit(seconds: number): string {
  const unit = (
    [
      ['d', 86_400],
      ['h', 3_600],
      ['min', 60],
    ] as const
  ).find(([, length]) => seconds >= length)
  return unit ? `${Math.round((seconds / unit[1]) * 10) / 10} ${unit[0]}` : `${Math.round(seconds)} s`
}

const two = (number: number) => String(number).padStart(2, '0')

/** What `<input type="datetime-local">` shows for an instant. */
export function toLocalInput(instant: string | undefined): string {
  const date = new Date(instant ?? NaN)
  if (Number.isNaN(date.getTime())) return ''
  // While a year is typed, its first digits are a year of their own.
  const days = `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${days}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`
}

/** The instant that such an input means; '' for none. */
export function fromLocalInput(value: string): string {
  const date = new Date(value)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString()
}

/** A day of the statistics, such as "5 Dec". */
export const formatDay = (time: number): string => dayInUtc.format(new Date(time))

/** The day of an instant in UTC, as the statistics count. */
export const utcDay = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** When a UUIDv7 was made (RFC 9562 §5.7: its first 48 bits are the time). */
export const timeOfId = (id: string): number => Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)
