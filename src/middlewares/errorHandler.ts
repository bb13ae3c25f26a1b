import type { ErrorRequestHandler, RequestHandler } from 'express'
import type { Log } from '../utils/logger'
import { Problem } from '../utils/errors'
import type { ProblemCode } from '../utils/problemCatalogue'

/** Nothing is mounted under this path. */
export const notFound: RequestHandler = () => {
  throw new Problem('not_found')
}

/** The one place where an error becomes an answer (RFC 9457). What is not a Problem is our bug: 500, and the rest is in the log. */
export function errorHandler(log: Log, typeBase: string): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const problem = toProblem(error)
    const { requestId, claim } = response.locals
    if (problem.status >= 500) {
      log[problem.code === 'unavailable' ? 'warn' : 'error'](
        {
          requestId,
          userId: claim?.userId,
          method: request.method,
          route: response.locals.route,
          err: problem.options.cause ?? error,
        },
        problem.code,
      )
    }
    response.locals.problem = problem.code
    if (response.headersSent) {
      next(error)
      return
    }
    const { status, headers, body } = problem.toAnswer(typeBase, requestId)
    response.status(status).set(headers).send(body)
  }
}

/** What express and body-parser throw, by their `type`. */
const bodyErrors: Record<string, ProblemCode> = {
  'entity.parse.failed': 'malformed_json',
  'entity.verify.failed': 'malformed_json',
  'entity.too.large': 'payload_too_large',
  'parameters.too.many': 'payload_too_large',
  'encoding.unsupported': 'unsupported_media_type',
  'charset.unsupported': 'unsupported_media_type',
  'request.aborted': 'bad_request',
  'request.size.invalid': 'bad_request',
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (error instanceof URIError)
    return new Problem('bad_request', { detail: 'The path is not properly encoded.', cause: error })
  const type = error instanceof Error && 'type' in error ? String(error.type) : ''
  const code = bodyErrors[type] ?? (isClientFault(error) ? 'bad_request' : undefined)
  return code ? new Problem(code, { cause: error }) : new Problem('internal_error', { cause: error })
}

/** Errors of the body's decompression have no type, but say that the request is to blame. */
const isClientFault = (error: unknown) =>
  error instanceof Error && 'expose' in error && error.expose === true && 'status' in error && error.status === 400
