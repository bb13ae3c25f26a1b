import { createSecretKey, type KeyObject } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import { Problem } from './errors'
import type { JwtKey } from './jwtKeys'

const ACCESS_TOKEN_SECONDS = 10 * 60

const ISSUER = 'gig-marketplace'
const AUDIENCE = 'gig-marketplace-api'
const TYPE = 'at+jwt'

/** Twice as long as ours, which are all that is ever read. */
const MAX_LENGTH = 1_000
/** How wrong this process may be about the time of the database, which gives `iat`: it may not have asked yet. */
const MAX_SKEW_SECONDS = 5 * 60

/** jsonwebtoken accepts a missing exp, any typ and any crit, so they are checked here (RFC 8725 §3.11, RFC 9068 §2.1, RFC 7515 §4.1.11). */
const Header = z.strictObject({ alg: z.literal('HS256'), typ: z.literal(TYPE), kid: z.string() })
const Payload = z
  .object({ sub: z.uuid(), sid: z.uuid(), iat: z.int(), exp: z.int() })
  .refine(({ iat, exp }) => exp - iat <= ACCESS_TOKEN_SECONDS)

/** Of a token whose signature was right. */
interface Claims {
  userId: string
  sessionId: string
  exp: number
}
/** Each takes half a kilobyte. */
const MAX_KNOWN = 10_000

export interface Tokens {
  /** @param issuedAt an ISO instant: the same session and instant give the same token, byte for byte */
  sign(claim: { userId: string; sessionId: string; issuedAt: string }): { token: string; expiresAt: string }
  /** @throws Problem unauthenticated or token_expired */
  verify(token: string): { userId: string; sessionId: string }
}

/**
 * Access tokens (RFC 9068 in shape). The first key signs, all verify: see `npm run keys` for how they are rotated.
 * @param now the time in milliseconds since 1970, by the clock that `issuedAt` comes from
 */
export function createTokens(keys: readonly JwtKey[], now: () => number): Tokens {
  const [current] = keys
  if (!current) throw new TypeError('There is no key to sign tokens with')
  const keysById = new Map<string, KeyObject>(keys.map(({ kid, secret }) => [kid, createSecretKey(secret)]))
  const signingKey = createSecretKey(current.secret)
  /** Whoever calls comes again with the same token, whose signature stays right. */
  const known = new LRUCache<string, Claims>({ max: MAX_KNOWN })

  function check(token: string, clockTimestamp: number): Claims {
    if (token.length > MAX_LENGTH) throw new Problem('unauthenticated')
    const [header = '', payload = ''] = token.split('.')
    const { kid } = Header.parse(readPart(header))
    const { sub: userId, sid: sessionId, iat, exp } = Payload.parse(readPart(payload))
    if (iat > clockTimestamp + MAX_SKEW_SECONDS) throw new Problem('unauthenticated')
    const key = keysById.get(kid)
    if (!key) throw unknownKey(exp, clockTimestamp)
    jwt.verify(token, key, { algorithms: ['HS256'], issuer: ISSUER, audience: AUDIENCE, clockTimestamp })
    const claims = { userId, sessionId, exp }
    known.set(token, claims)
    return claims
  }

  return {
    sign({ userId, sessionId, issuedAt }) {
      const iat = Math.floor(Date.parse(issuedAt) / 1000)
      const exp = iat + ACCESS_TOKEN_SECONDS
      const claims = { sub: userId, sid: sessionId, iat, exp, iss: ISSUER, aud: AUDIENCE }
      const token = jwt.sign(claims, signingKey, {
        algorithm: 'HS256',
        header: { alg: 'HS256', typ: TYPE, kid: current.kid },
      })
      return { token, expiresAt: new Date(exp * 1000).toISOString() }
    },
    verify(token) {
      try {
        const clockTimestamp = Math.floor(now() / 1_000)
        const { userId, sessionId, exp } = known.get(token) ?? check(token, clockTimestamp)
        if (clockTimestamp >= exp) throw expired(exp)
        return { userId, sessionId }
      } catch (error) {
        const code = error instanceof jwt.TokenExpiredError ? 'token_expired' : 'unauthenticated'
        throw new Problem(code, { headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' }, cause: error })
      }
    },
  }
}

/** Whoever comes back with an old token of a key that was retired since must hear that it has expired, and refresh. */
function unknownKey(exp: number, now: number): Error {
  return exp < now ? expired(exp) : new Problem('unauthenticated')
}

const expired = (exp: number) => new jwt.TokenExpiredError('Its time is over', new Date(exp * 1_000))

/** What a part of a token holds. @throws Error unless it is written as we write it, so that no name is there twice */
function readPart(part: string): unknown {
  const text = Buffer.from(part, 'base64url').toString()
  const value: unknown = JSON.parse(text)
  if (JSON.stringify(value) !== text) throw new Error('Not as it was signed')
  return value
}
