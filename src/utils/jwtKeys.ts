/** A key of access tokens: 256 bits or more, named by `kid` in their header. */
export interface JwtKey {
  kid: string
  secret: Buffer
}

const KID = /^[\w-]{1,32}$/
const MIN_BYTES = 32
/** One that signs, and one more while keys are rotated. */
const MAX_KEYS = 2

/**
 * Reads the JWT_KEYS setting: one or two `kid:secret` pairs, comma separated, each secret in base64url. The first signs, all verify.
 * @throws Error whose message says what is wrong, without a word of the secrets
 */
export function parseJwtKeys(text: string): JwtKey[] {
  const keys = text.split(',').map((pair) => {
    const [kid = '', secret = '', ...rest] = pair.trim().split(':')
    const bytes = Buffer.from(secret, 'base64url')
    if (!KID.test(kid) || bytes.length < MIN_BYTES || rest.length > 0) throw new Error(FAULT)
    return { kid, secret: bytes }
  })
  if (keys.length > MAX_KEYS || new Set(keys.map(({ kid }) => kid)).size < keys.length) throw new Error(FAULT)
  return keys
}

const FAULT =
  'Must be one or two kid:secret pairs, comma separated, with different kids and each secret 32 or more bytes in base64url.'

/** The setting that parseJwtKeys reads. */
export const writeJwtKeys = (keys: readonly JwtKey[]): string =>
  keys.map(({ kid, secret }) => `${kid}:${secret.toString('base64url')}`).join(',')
