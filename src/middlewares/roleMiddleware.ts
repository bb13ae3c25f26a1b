import type { RequestHandler } from 'express'
import type { Env } from '../config/env'
import type { Access, Caller, CallerByAccess, Role } from '../context'
import { Problem } from '../utils/errors'
import { authenticate, type Identity, type TokenCheck } from './authMiddleware'

const callers: { [A in Access]: (identity: Identity | null) => CallerByAccess[A] } = {
  public: () => null,
  anyone: (identity) => identity && callerAs(identity),
  signedIn: (identity) => callerAs(identity),
  worker: (identity) => callerAs(identity, 'worker'),
  client: (identity) => callerAs(identity, 'client'),
  admin: (identity) => callerAs(identity, 'admin'),
}

/** The caller as a route of this access level may know them. @throws Problem unauthenticated, forbidden or mfa_required */
export function callerFor<A extends Access>(access: A, identity: Identity | null): CallerByAccess[A] {
  return callers[access](identity)
}

/** Lets through whoever may call a route of this access level; 401 or 403 for the rest. */
export function authorise(access: Access, env: Pick<Env, 'NODE_ENV'>): RequestHandler {
  return async (_request, response, next) => {
    response.locals.authenticated = await admit(access, env, response.locals)
    next()
  }
}

/**
 * Who calls a route of this access level, null for nobody. In production an admin takes two factors.
 * @throws Problem as authenticate and callerFor
 */
export async function admit(
  access: Access,
  { NODE_ENV }: Pick<Env, 'NODE_ENV'>,
  check: TokenCheck,
): Promise<Identity | null> {
  const asIn = NODE_ENV === 'production' ? withholdAdmin : (identity: Identity) => identity
  const identity = mayBeNobody(access, check) ? null : asIn(await authenticate(check))
  callerFor(access, identity)
  return identity
}

/** Without the second factor an admin is anyone who has signed in, and can set it up. */
const withholdAdmin = (identity: Identity): Identity => (identity.mfa ? identity : { ...identity, withheld: ['admin'] })

const mayBeNobody = (access: Access, { claim, badToken }: TokenCheck): boolean =>
  access === 'public' || (access === 'anyone' && !claim && !badToken)

function callerAs<R extends Role>(identity: Identity | null, role?: R): Caller<R> {
  if (!identity) throw new Problem('unauthenticated')
  const { userId, sessionId, roles, withheld } = identity
  const acting = roles.find((held): held is R => role === undefined || held === role)
  if (!acting) throw new Problem('forbidden', { detail: `Only ${role === 'admin' ? 'an' : 'a'} ${role} may do this.` })
  if (role && withheld.includes(role)) throw new Problem('mfa_required')
  return { id: userId, sessionId, roles: roles.filter((held) => !withheld.includes(held)), role: acting }
}
