import { ApiProblem, createApiClient, type components, type Session } from '../apiClient'

export type Schemas = components['schemas']

/** Is told what happens to the session behind the calls of a page. */
interface SessionListener {
  onProblem: (problem: ApiProblem) => void
  onRenewed: (session: Session) => void
}
const listeners = new Set<SessionListener>()

/** Browsers keep the cookie of the refresh token only where the page came over TLS or from the same machine. */
const keepsCookie = isSecureContext && navigator.cookieEnabled

export const api = createApiClient({
  baseUrl: '/api/v1',
  transport: keepsCookie ? 'cookie' : 'body',
  // An answer that came late would put an older token over the newer one of another tab: that looks like theft.
  ...(keepsCookie ? { inTurn: (renew) => navigator.locks.request('refresh', renew) } : {}),
  onProblem: (problem) => {
    for (const { onProblem } of listeners) onProblem(problem)
  },
  onRenewed: (session) => {
    for (const { onRenewed } of listeners) onRenewed(session)
  },
})

/** @returns what ends the watch */
export function watchSession(listener: SessionListener): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** What was thrown, as the one class that the console shows. */
export function toProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  return new ApiProblem('fault', error instanceof Error ? error.message : String(error))
}
