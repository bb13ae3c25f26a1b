import { hkdfSync } from 'node:crypto'

/** A key for one use, derived from a longer-lived one (RFC 5869). */
export const deriveKey = (key: Buffer, use: string): Buffer => Buffer.from(hkdfSync('sha256', key, '', use, 32))
