import { performance } from 'node:perf_hooks'
import type { RequestHandler } from 'express'
import { clientAddress } from '../utils/clientAddress'
import type { Log } from '../utils/logger'
import { newId } from '../utils/uuid'

const WELL_FORMED = /^[\w.-]{8,64}$/

/** Gives every request an id, keeping a well-formed one that came in, and writes one line when it is over. */
export function requestLog(log: Log): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now()
    // A connection that was broken off does not tell any more.
    const ip = clientAddress(request)
    const given = request.get('X-Request-Id')
    const requestId = given !== undefined && WELL_FORMED.test(given) ? given : newId()
    response.locals.requestId = requestId
    response.set('X-Request-Id', requestId)

    response.once('close', () => {
      const { claim, route = mountedPath(request), problem } = response.locals
      const aborted = !response.writableFinished
      log.info(
        {
          requestId,
          userId: claim?.userId,
          method: request.method,
          route,
          status: aborted ? 499 : response.statusCode,
          durationMs: Math.round((performance.now() - startedAt) * 10) / 10,
          problem,
          ip,
        },
        `${request.method} ${route ?? 'unknown route'}`,
      )
    })
    next()
  }
}

/** The pattern under which something outside the API was mounted, such as /healthz; never the path itself, which may hold anything. */
function mountedPath({ route, baseUrl }: { route?: unknown; baseUrl: string }): string | undefined {
  if (typeof route !== 'object' || route === null || !('path' in route)) return undefined
  return typeof route.path === 'string' ? `${baseUrl}${route.path}` : undefined
}
