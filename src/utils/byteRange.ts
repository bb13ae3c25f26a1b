import type { ByteRange } from './storage'

/** One range: from a position, to another, or the last so many. */
const ONE_RANGE = /^bytes=(?:(\d{1,15})-(\d{1,15})?|-(\d{1,15}))$/i

/**
 * Reads a Range header (RFC 9110 §14.1.2) for `size` bytes. Several ranges, and what has another form, may be answered with
 * the whole.
 * @returns undefined for the whole, null when there are no such bytes
 */
export function parseRange(header: string | undefined, size: number): ByteRange | null | undefined {
  const [match, first, last, suffix] = ONE_RANGE.exec(header?.trim() ?? '') ?? []
  if (match === undefined) return undefined
  const start = suffix === undefined ? Number(first) : Math.max(0, size - Number(suffix))
  const end = last === undefined ? size - 1 : Number(last)
  if (end < start && last !== undefined) return undefined
  return start >= size ? null : { start, end: Math.min(end, size - 1) }
}
