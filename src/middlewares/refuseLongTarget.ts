import type { RequestHandler } from 'express'
import { Problem } from '../utils/errors'

/** What every server should take (RFC 9110 §4.1), and a little more. */
const MAX_LENGTH = 8_192

/** @throws Problem target_too_long for a path with a query that no page of ours would make */
export const refuseLongTarget: RequestHandler = (request, _response, next) => {
  if (request.originalUrl.length > MAX_LENGTH) throw new Problem('target_too_long')
  next()
}
