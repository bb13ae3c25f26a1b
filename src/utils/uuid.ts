import { uuidv7 } from 'uuidv7'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** A new UUIDv7 (RFC 9562 §5.7): sortable by the time it was made. */
export const newId = (): string => uuidv7()

/** Comes before every id. */
export const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/** The canonical lower-case text → 16 bytes. @throws TypeError on any other text */
export function parse(text: string): Buffer {
  if (!UUID.test(text)) throw new TypeError('Not a UUID')
  return Buffer.from(text.replaceAll('-', ''), 'hex')
}

/** 16 bytes → the canonical lower-case text. */
export function stringify(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Ids have the time of a process, rows beside them the database's: their clocks are never this far apart. */
export const CLOCK_SLACK_MS = 10 * 60 * 1000

/** The lowest UUIDv7 of a millisecond (RFC 9562 §5.7: its first 48 bits are the time). */
export function firstIdAt(time: number): Buffer {
  const id = Buffer.alloc(16)
  id.writeUIntBE(Math.max(0, time), 0, 6)
  return id
}
