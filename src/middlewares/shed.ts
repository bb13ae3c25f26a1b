import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import type { ErrorRequestHandler } from 'express'
import type { Context } from '../context'
import { API_BASE } from '../schemas/common'
import { refusal, type Reason } from '../utils/overload'
import { methodLabel, requestIdOf } from './requestLog'

const isComplete = ({ headers }: IncomingMessage) =>
  headers['content-length'] === undefined && headers['transfer-encoding'] === undefined

/** A target may name the server, too (RFC 9112 §3.2.2). */
const pathOf = ({ url = '' }: IncomingMessage) => url.replace(/^https?:\/\/[^/]*/i, '').toLowerCase()

type Before = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

const REPORT_MS = 10_000
/** Who is told at once comes again at once, and so takes the time of those who were let in. */
const REFUSAL_MS = 200

/**
 * Turns requests to the API away while there are too many. It stands before Express, whose way costs twenty times as much as
 * saying no; health, readiness and metrics are always answered.
 * @param allowOrigins lets a page of another origin read the answer
 */
export function shed(
  { overload, metrics, log, env }: Pick<Context, 'overload' | 'metrics' | 'log' | 'env'>,
  allowOrigins: Before,
  listener: RequestListener,
): RequestListener {
  const problem = refusal()
  let reportedAt = -Infinity
  const count = (reason: Reason, method: string) => {
    metrics.http.requests.inc({ method: methodLabel(method), route: 'none', status: problem.status })
    metrics.http.shed.inc({ reason })
    const now = performance.now()
    if (now - reportedAt < REPORT_MS) return
    reportedAt = now
    log.warn({ reason }, 'Turning requests away')
  }
  return (request, response) => {
    const isForApi = pathOf(request).startsWith(API_BASE)
    const reason = isForApi ? overload.refuses() : undefined
    if (!reason) {
      // Who still has a body to send takes a place once it is read.
      if (isForApi && isComplete(request)) {
        overload.enter(response)
        response.once('close', () => overload.leave(response))
      }
      listener(request, response)
      return
    }
    const requestId = requestIdOf(request)
    const { status, headers, body } = problem.toAnswer(env.APP_URL, requestId)
    const length = Buffer.byteLength(body)
    const refuse = () => {
      count(reason, request.method ?? '')
      response.writeHead(status, { ...headers, 'X-Request-Id': requestId, 'Content-Length': length }).end(body)
    }
    allowOrigins(request, response, () => setTimeout(refuse, REFUSAL_MS))
  }
}

/** Whoever is refused needs the place no longer, however slowly the refusal is read. */
export function leavePlace({ overload }: Pick<Context, 'overload'>): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    overload.leave(response)
    next(error)
  }
}
