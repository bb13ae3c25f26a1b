import { createSecretKey, type KeyObject } from 'node:crypto'
import jwt from 'jsonwebtoken'
import { z } from 'zod'
import { Problem } from './errors'

const ACCESS_TOKEN_SECONDS = 10 * 60

const ISSUER = 'gig-marketplace'
const AUDIENCE = 'gig-marketplace-api'
const TYPE = 'at+jwt'

/** jsonwebtoken accepts a missing exp and any typ, so both are checked here (RFC 8725 §3.11, RFC 9068 §2.1). */
const Header = z.object({ alg: z.literal('HS256'), typ: z.literal(TYPE), kid: z.string() })
const Payload = z.object({ sub: z.uuid(), sid: z.uuid(), iat: z.int(), exp: z.int() })

export interface Tokens {
  /** @param issuedAt an ISO instant: the same session and instant give the same token, byte for byte */
  sign(claim: { userId: string; sessionId: string; issuedAt: string }): { token: string; expiresAt: string }
  /** @throws Problem unauthenticated or token_expired */
  verify(token: string): { userId: string; sessionId: string }
}

/** Access tokens (RFC 9068 in shape). The first key signs, all verify: keys are rotated by putting a new one in front. */
export function createTokens(keys: readonly { kid: string; secret: Buffer }[]): Tokens {
  const [current] = keys
  if (!current) throw new TypeError('There is no key to sign tokens with')
  const keysById = new Map<string, KeyObject>(keys.map(({ kid, secret }) => [kid, createSecretKey(secret)]))
  const signingKey = createSecretKey(current.secret)

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
        const header = Header.parse(jwt.decode(token, { complete: true })?.header)
        const key = keysById.get(header.kid)
        if (!key) throw new Problem('unauthenticated')
        const { sub, sid } = Payload.parse(
          jwt.verify(token, key, { algorithms: ['HS256'], issuer: ISSUER, audience: AUDIENCE }),
        )
        return { userId: sub, sessionId: sid }
      } catch (error) {
        const code = error instanceof jwt.TokenExpiredError ? 'token_expired' : 'unauthenticated'
        throw new Problem(code, { headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' }, cause: error })
      }
    },
  }
}
