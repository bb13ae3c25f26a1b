import { ApiProblem, createApiClient, type components } from '../apiClient'

export type Schemas = components['schemas']

const listeners = new Set<(problem: ApiProblem) => void>()

/** Browsers keep the cookie of the refresh token only where the page came over TLS or from the same machine. */
const keepsCookie = isSecureContext && navigator.cookieEnabled

export const api = createApiClient({
  baseUrl: '/api/v1',
  transport: keepsCookie ? 'cookie' : 'body',
  onProblem: (problem) => {
    for (const listener of listeners) listener(problem)
  },
})

/** @returns what ends the watch */
export function watchProblems(listener: (problem: ApiProblem) => void): () => void {
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
