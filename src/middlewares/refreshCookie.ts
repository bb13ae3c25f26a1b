import { parseCookie, stringifySetCookie } from 'cookie'
import type { Request, RequestHandler } from 'express'
import type { Env } from '../config/env'
import { invalidInput, Problem } from '../utils/errors'
import { isEmpty } from './validateInput'

declare global {
  namespace Express {
    interface Locals {
      /** What becomes of the caller's cookie with the answer; undefined: nothing. */
      refreshCookie?: 'set' | 'clear'
    }
  }
}

/** Gives a refresh token, takes one and gives its successor, or ends the session that it is for. */
export type RefreshCookieUse = 'gives' | 'trades' | 'ends'

export const TRANSPORT_HEADER = 'X-Token-Transport'
export const transports = ['body', 'cookie'] as const

/** Browsers keep a cookie of this prefix only with Secure, Path=/ and no Domain: no other host can plant one (RFC 6265bis §4.1.3.2). */
export const REFRESH_COOKIE = '__Host-refresh'
const ATTRIBUTES = { path: '/', httpOnly: true, secure: true, sameSite: 'strict' } as const

/**
 * For callers who want the refresh token as a cookie, out of the reach of scripts. A browser sends it along for whatever page
 * asks, so that page must be one of ours (RFC 9700 §4.7): else it could sign its visitors in as somebody else, or out.
 * @throws Problem forbidden when it is not, before anything was done
 */
export function readRefreshCookie(use: RefreshCookieUse, { APP_URL, CORS_ORIGINS }: Env): RequestHandler {
  const ourOrigins = [new URL(APP_URL).origin, ...CORS_ORIGINS]
  return (request, response, next) => {
    const { [REFRESH_COOKIE]: token } = parseCookie(request.get('Cookie') ?? '', { decode: asItIs })
    const wanted = wantsCookie(request)
    if (wanted && !comesFromOurPage(request, ourOrigins)) {
      throw new Problem('forbidden', { detail: `The page that sent this may not use the ${REFRESH_COOKIE} cookie.` })
    }
    if (wanted && use === 'trades' && isEmpty(request.body)) request.body = { refreshToken: token ?? '' }
    if (use !== 'ends') response.locals.refreshCookie = wanted ? 'set' : undefined
    else if (wanted || token !== undefined) response.locals.refreshCookie = 'clear'
    next()
  }
}

/** Takes the refresh token out of the reply and into a cookie, if the caller wants that. @returns what goes over the wire */
export function moveRefreshToken(
  { refreshCookie }: Pick<Express.Locals, 'refreshCookie'>,
  reply: unknown,
  now: number,
): { reply: unknown; headers: Record<string, string> } {
  if (refreshCookie === 'clear') return { reply, headers: setCookie('', 0) }
  if (refreshCookie === undefined || !hasRefreshToken(reply)) return { reply, headers: {} }
  const { refreshToken, ...rest } = reply
  const secondsLeft = Math.floor((Date.parse(reply.refreshTokenExpiresAt) - now) / 1_000)
  return { reply: rest, headers: setCookie(refreshToken, Math.max(0, secondsLeft)) }
}

const setCookie = (value: string, maxAge: number) => ({
  'Set-Cookie': stringifySetCookie(REFRESH_COOKIE, value, { ...ATTRIBUTES, maxAge }),
})

/** @throws Problem invalid_input: who misspells `cookie` must not get a token where scripts can read it */
function wantsCookie(request: Request): boolean {
  const given = request.get(TRANSPORT_HEADER) ?? 'body'
  const transport = transports.find((each) => each === given)
  if (transport) return transport === 'cookie'
  throw invalidInput(`/headers/${TRANSPORT_HEADER}`, 'invalid_value', `Must be one of: ${transports.join(', ')}.`)
}

/** Browsers name the origin of the page in every POST; an older one says at least whether it was another site's. An app says nothing. */
function comesFromOurPage(request: Request, ourOrigins: readonly string[]): boolean {
  const origin = request.get('Origin')
  if (origin !== undefined) return ourOrigins.includes(origin) || (URL.parse(origin)?.host ?? '') === request.host
  return ['same-origin', 'none', undefined].includes(request.get('Sec-Fetch-Site'))
}

/** A refresh token has nothing that a cookie would have to encode. */
const asItIs = (value: string) => value

const hasRefreshToken = (reply: unknown): reply is { refreshToken: string; refreshTokenExpiresAt: string } =>
  typeof reply === 'object' && reply !== null && 'refreshToken' in reply && 'refreshTokenExpiresAt' in reply
