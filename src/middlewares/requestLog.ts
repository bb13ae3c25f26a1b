import type { IncomingMessage } from 'node:http'
import { performance } from 'node:perf_hooks'
import type { RequestHandler } from 'express'
import { clientAddress } from '../utils/clientAddress'
import type { Context } from '../context'
import { newId } from '../utils/uuid'

/** Nobody got the answer. */
const ABORTED = 499
/** Anybody can send others, and each would be counted by itself for ever. */
const METHODS = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
/** The method as metrics name it. */
export const methodLabel = (method: string): string => (METHODS.has(method) ? method : 'other')
const WELL_FORMED = /^[\w.-]{8,64}$/

/** The id that came with a request where it is well-formed, or else a new one. */
export function requestIdOf({ headers }: IncomingMessage): string {
  const given = headers['x-request-id']
  return typeof given === 'string' && WELL_FORMED.test(given) ? given : newId()
}

/** Gives every request its id; when it is over, writes one line and counts it. */
export function requestLog({ log, metrics: { http } }: Pick<Context, 'log' | 'metrics'>): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now()
    // A connection that was broken off does not tell any more.
    const ip = clientAddress(request)
    const requestId = requestIdOf(request)
    Object.assign(response.locals, { ip, requestId })
    response.set('X-Request-Id', requestId)
    http.inFlight.inc()

    response.once('close', () => {
      const { claim, route = mountedPath(request), problem, isStream = false } = response.locals
      const { method } = request
      const status = response.writableFinished || isStream ? response.statusCode : ABORTED
      const durationMs = Math.round((performance.now() - startedAt) * 10) / 10
      http.inFlight.dec()
      const labels = { method: methodLabel(method), route: route ?? 'none' }
      http.requests.inc({ ...labels, status })
      // A stream is no slow answer.
      if (!isStream) http.duration.observe(labels, durationMs / 1_000)
      log.info(
        { requestId, userId: claim?.userId, method, route, status, durationMs, problem, ip },
        `${method} ${route ?? 'unknown route'}`,
      )
    })
    next()
  }
}

/** The pattern under which something outside the API was mounted, such as /healthz; never the path itself, which may hold anything. */
function mountedPath({ route, baseUrl }: { route?: unknown; baseUrl: string }): string | undefined {
  if (typeof route !== 'object' || route === null || !('path' in route)) return undefined
  // The base is as the request spelt it, in any case.
  return typeof route.path === 'string' ? `${baseUrl.toLowerCase()}${route.path}` : undefined
}
