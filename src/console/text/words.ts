import { minorUnits } from '../../schemas/currencies'

/** A code as words: `changes_requested` → "Changes requested". */
export function words(code: string): string {
  const text = code.replaceAll(/[_-]/g, ' ').replaceAll(/\b(?:otp|mfa)\b/g, (short) => short.toUpperCase())
  return text.charAt(0).toUpperCase() + text.slice(1)
}

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })
const percent = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 })

export const formatNumber = (value: number): string => number.format(value)
export const formatPercent = (value: number): string => percent.format(value)

/** "1 line", "2 lines". */
export const count = (amount: number, one: string, many = `${one}s`): string =>
  `${number.format(amount)} ${amount === 1 ? one : many}`

/** An amount in minor units, with the decimals that its currency has. */
export function formatMoney({ amount, currency }: { amount: number; currency: string }): string {
  const fractionDigits = minorUnits(currency)
  return new Intl.NumberFormat('en-GB', {
    style: 'currency',
    currency,
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
  }).format(amount / 10 ** fractionDigits)
}

/** The start of an id that is too long to read: the whole stands in its title. The end of a UUIDv7 tells more than its beginning. */
export const shortId = (id: string): string => (id.length > 14 ? `…${id.slice(-8)}` : id)

/** What a gig pays: one amount, or from one to another. */
export function formatRange({ min, max, currency }: { min: number; max: number; currency: string }): string {
  const low = formatMoney({ amount: min, currency })
  return min === max ? low : `${low} – ${formatMoney({ amount: max, currency })}`
}
