import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto'
import { parse } from './uuid'

const SESSION_BYTES = 16
const SECRET_BYTES = 32
const TAG_BYTES = 16

/** The id of its session, which limits count by, and 256 random bits. Only its hash is stored. */
export const newRefreshToken = (sessionId: string): string =>
  Buffer.concat([parse(sessionId), randomBytes(SECRET_BYTES)]).toString('base64url')

export const isRefreshToken = (token: string): boolean =>
  Buffer.from(token, 'base64url').length === SESSION_BYTES + SECRET_BYTES

export const hashRefreshToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Each token seals one successor, so its key is used once and the IV may be fixed. */
const sealingKey = (token: string) => Buffer.from(hkdfSync('sha256', token, '', 'successor', 32))
const IV = Buffer.alloc(12)

/** Hides a token so that only a holder of its predecessor can read it. */
export function sealSuccessor(token: string, successor: string): Buffer {
  const cipher = createCipheriv('aes-256-gcm', sealingKey(token), IV)
  return Buffer.concat([cipher.update(Buffer.from(successor, 'base64url')), cipher.final(), cipher.getAuthTag()])
}

export function openSuccessor(token: string, sealed: Buffer): string {
  const decipher = createDecipheriv('aes-256-gcm', sealingKey(token), IV)
  decipher.setAuthTag(sealed.subarray(-TAG_BYTES))
  return Buffer.concat([decipher.update(sealed.subarray(0, -TAG_BYTES)), decipher.final()]).toString('base64url')
}
