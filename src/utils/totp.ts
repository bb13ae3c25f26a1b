import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

/** RFC 4226 §4, R6 recommends 160 bits. */
const SECRET_BYTES = 20
const ISSUER = 'Gig Marketplace'
/** What every authenticator app can do, some of them alone. */
const KIND = { algorithm: 'SHA1', digits: 6, period: 30 } as const
/** The comparison throws at other letters, which may have another length in bytes. */
const SIX_DIGITS = /^\d{6}$/
/** Clocks differ, and typing takes time (RFC 6238 §5.2). */
const STEPS_AROUND = 1

export const newTotpSecret = (): Buffer => randomBytes(SECRET_BYTES)

const totpOf = (secret: Buffer, label = '') =>
  // A copy, because a Buffer may be a part of a larger ArrayBuffer.
  new TOTP({ ...KIND, issuer: ISSUER, label, secret: new Secret({ buffer: new Uint8Array(secret).buffer }) })

/** A secret as apps take it: typed (base32), or as the address that a QR code holds. */
export function showTotpSecret(secret: Buffer, account: string): { secret: string; otpauthUrl: string } {
  const totp = totpOf(secret, account)
  return { secret: totp.secret.base32, otpauthUrl: totp.toString() }
}

/**
 * Which step of 30 s a code is of (RFC 6238 §4.2), if it is one of the present step or of those next to it.
 * @returns undefined for a wrong code
 */
export function stepOfCode(secret: Buffer, code: string, now: Date): number | undefined {
  if (!SIX_DIGITS.test(code)) return undefined
  const delta = totpOf(secret).validate({ token: code, timestamp: now.getTime(), window: STEPS_AROUND })
  return delta === null ? undefined : Math.floor(now.getTime() / 1_000 / KIND.period) + delta
}
