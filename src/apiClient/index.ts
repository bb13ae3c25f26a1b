import createFetchClient, { type Client } from 'openapi-fetch'
import { newIdempotencyKey } from './idempotencyKey'
import { ApiProblem, problemOf, unreachable } from './problem'
import type { paths } from './schema'
import { keepSession, type SessionKeeper, type SessionOptions } from './session'

export { dataOf } from './dataOf'
export { newIdempotencyKey } from './idempotencyKey'
export { ApiProblem } from './problem'
export type { Session } from './session'
export type { components, paths } from './schema'

type Send = (request: Request) => Promise<Response>

export interface ApiClientOptions extends SessionOptions {
  /** With the base of all paths, such as https://gigs.example.org/api/v1. */
  baseUrl: string
  /** Is told of each problem of a signed-in call before its caller is: such as one that ends the session for all. */
  onProblem?: (problem: ApiProblem) => void
}

export interface ApiClient {
  /** All routes with their types: `dataOf(api.routes.GET('/admin/users', { params: { query: { q: 'jane' } } }))`. */
  routes: Client<paths>
  session: SessionKeeper
  /** Sends what has no route to call by, such as a stream. @throws ApiProblem for whatever is no success */
  send: Send
}

const READS = new Set(['GET', 'HEAD'])

/**
 * A client of the API. Its calls carry the access token, which is renewed when it has expired: once, for all calls that wait.
 * A write has an Idempotency-Key, so that sending it again after that does nothing twice. Whoever sends one again by hand gives its key.
 */
export function createApiClient({ baseUrl, onProblem, ...sessionOptions }: ApiClientOptions): ApiClient {
  const attempt: Send = async (request) => {
    setIdempotencyKey(request)
    const again = request.clone()
    const response = await reach(withToken(request, session.accessToken))
    if (!(await hasExpired(response))) return orThrow(response)
    await session.refresh()
    return orThrow(await reach(withToken(again, session.accessToken)))
  }

  const send: Send = async (request) => {
    try {
      return await attempt(request)
    } catch (error) {
      if (error instanceof ApiProblem) onProblem?.(error)
      throw error
    }
  }

  const routes = createFetchClient<paths>({ baseUrl, fetch: send })
  const auth = createFetchClient<paths>({ baseUrl, fetch: async (request) => orThrow(await reach(request)) })
  const session = keepSession({ auth, signedIn: routes }, sessionOptions)
  return { routes, session, send }
}

async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request)
  } catch (error) {
    if (request.signal.aborted) throw error
    throw unreachable(error)
  }
}

async function orThrow(response: Response): Promise<Response> {
  if (response.ok) return response
  throw await problemOf(response)
}

function withToken(request: Request, accessToken: string | undefined): Request {
  if (accessToken !== undefined) request.headers.set('Authorization', `Bearer ${accessToken}`)
  return request
}

async function hasExpired(response: Response): Promise<boolean> {
  return response.status === 401 && (await problemOf(response.clone())).code === 'token_expired'
}

function setIdempotencyKey({ method, headers }: Request): void {
  if (READS.has(method) || headers.has('Idempotency-Key')) return
  headers.set('Idempotency-Key', newIdempotencyKey())
}
