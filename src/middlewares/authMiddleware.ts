import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import type { Db } from '../config/db'
import type { Context, Role } from '../context'
import * as Sessions from '../models/Session'
import type { SessionState } from '../utils/sessionCache'
import { Problem } from '../utils/errors'

/** Whom a checked access token and a live session name. */
export interface Identity {
  userId: string
  sessionId: string
  roles: readonly Role[]
  /** Whether the second factor was shown in the session. */
  mfa: boolean
  /** The roles that the session may not act in, for want of the second factor. */
  withheld: readonly Role[]
}

/** What a token alone says; the session is still being asked for. */
interface Claim {
  userId: string
  sessionId: string
  session: Promise<SessionState | undefined>
}

/** The claim, or why there is none. */
export type TokenCheck = Pick<Express.Locals, 'claim' | 'badToken'>

declare global {
  namespace Express {
    interface Locals {
      requestId: string
      /** The address from which the request came. */
      ip: string
      /** The database, for as long as this request may wait for it. */
      db: Db
      /** The matched route, such as /worker/jobs/:gigId, for the log. */
      route?: string
      claim?: Claim
      /** Why the token that was sent is none; thrown after the limiters have counted the request. */
      badToken?: Problem
      /** The answer is a stream: it is over when somebody has had enough of it. */
      isStream?: boolean
      /** The problem that was answered, if one was. */
      problem?: string
      /** Set once the session behind the claim was seen to live; null on a public route. */
      authenticated?: Identity | null
    }
  }
}

/**
 * Checks the bearer token and sends the question for its session on the way. It does not wait for the answer, so that the
 * limiters' question goes out in the same round trip.
 */
export function identify(context: Context): RequestHandler {
  return (request, response, next) => {
    Object.assign(response.locals, claimOf({ ...context, db: response.locals.db }, request))
    next()
  }
}

/** What the bearer token of a request says now. */
export function claimOf(context: Context, { headers }: Pick<IncomingMessage, 'headers'>): TokenCheck {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(headers.authorization ?? '')?.[1]
  if (!token) return {}
  try {
    const { userId, sessionId } = context.tokens.verify(token)
    const session = findSession(context, sessionId)
    // Whoever awaits it sees the failure; until then it is not an unhandled one.
    session.catch(() => undefined)
    return { claim: { userId, sessionId, session } }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { badToken: error }
  }
}

/**
 * The identity behind the claim, once its session has been seen to live.
 * @throws Problem unauthenticated, session_revoked or account_suspended
 */
export async function authenticate({ claim, badToken }: TokenCheck): Promise<Identity> {
  if (badToken) throw badToken
  if (!claim) throw new Problem('unauthenticated')
  const session = await claim.session
  if (session?.userId !== claim.userId) throw new Problem('session_revoked')
  if (session.state === 'suspended') throw new Problem('account_suspended')
  if (session.state === 'ended') throw new Problem('session_revoked')
  const { roles, mfa } = session
  return { userId: claim.userId, sessionId: claim.sessionId, roles, mfa, withheld: [] }
}

/** Redis first; MySQL, which is the truth, when Redis does not answer or does not know. */
async function findSession({ db, sessionCache }: Context, sessionId: string): Promise<SessionState | undefined> {
  const cached = await sessionCache.get(sessionId)
  if (cached) return cached
  const found = await Sessions.findState(db, sessionId)
  if (found) sessionCache.remember(sessionId, found)
  return found
}
