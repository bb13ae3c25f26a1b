import { createHmac, timingSafeEqual } from 'node:crypto'
import type { z } from 'zod'
import { Problem, type InputError } from './errors'

const MAC_BYTES = 16
const sign = (key: Buffer, list: string, payload: string) =>
  createHmac('sha256', key).update(`${list}\n${payload}`).digest().subarray(0, MAC_BYTES)

/** The position behind the last row of a page, opaque to callers. It fits the same `list` (name and order) alone. */
export function encodeCursor(key: Buffer, list: string, position: readonly (string | number)[]): string {
  const payload = JSON.stringify(position)
  return Buffer.concat([sign(key, list, payload), Buffer.from(payload)]).toString('base64url')
}

const cursorFault: InputError = {
  pointer: '/query/cursor',
  code: 'invalid_cursor',
  message: 'Use nextCursor of the page before, unchanged.',
}

/**
 * @param fault what to say of one that is none
 * @throws Problem invalid_cursor when it was damaged, or made for another list
 */
export function decodeCursor<Position extends z.ZodType>(
  key: Buffer,
  list: string,
  shape: Position,
  cursor: string,
  fault = cursorFault,
): z.output<Position> {
  const bytes = Buffer.from(cursor, 'base64url')
  const payload = bytes.subarray(MAC_BYTES).toString()
  const expected = sign(key, list, payload)
  const intact = bytes.length > MAC_BYTES && timingSafeEqual(expected, bytes.subarray(0, MAC_BYTES))
  if (intact && bytes.toString('base64url') === cursor) {
    const { success, data } = shape.safeParse(JSON.parse(payload))
    if (success) return data
  }
  throw new Problem('invalid_cursor', { errors: [fault] })
}

/**
 * Cuts a page from rows that were read one over the limit.
 * @param cursorBehind where the next page goes on after that row
 */
export function toPage<Row>(
  rows: readonly Row[],
  limit: number,
  cursorBehind: (row: Row) => string,
): { data: Row[]; nextCursor: string | null } {
  const data = rows.slice(0, limit)
  const last = data.at(-1)
  return { data, nextCursor: rows.length > limit && last !== undefined ? cursorBehind(last) : null }
}
