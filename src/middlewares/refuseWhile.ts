import type { RequestHandler } from 'express'
import { Problem } from '../utils/errors'

const RETRY_AFTER_SECONDS = 2

/** Answers 503 as long as there is a reason for it. */
export function refuseWhile(reason: () => string | undefined): RequestHandler {
  return (_request, _response, next) => {
    const detail = reason()
    if (detail !== undefined) throw new Problem('unavailable', { detail, retryAfterSeconds: RETRY_AFTER_SECONDS })
    next()
  }
}
