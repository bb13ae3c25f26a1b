import { isUtf8 } from 'node:buffer'
import { json, type RequestHandler } from 'express'
import { Problem } from '../utils/errors'
import { readWithin } from './readWithin'
import { refuseUnstorable } from './validateInput'

/** As it is sent, and also unpacked. */
const MAX_BYTES = 64 * 1024
const BODY_MS = 20_000
/** JSON is UTF-8 (RFC 8259 §8.1). Whatever filters stand before us could read something else in another charset. */
const OTHER_CHARSET = /;\s*charset\s*=\s*(?!"?utf-8"?\s*(?:;|$))/i

const requireJson: RequestHandler = (request, _response, next) => {
  const { 'transfer-encoding': coding, 'content-length': length, 'content-type': type = '' } = request.headers
  const hasBody = coding !== undefined || Number(length ?? 0) > 0
  if (hasBody && (!request.is('application/json') || OTHER_CHARSET.test(type))) {
    throw new Problem('unsupported_media_type')
  }
  next()
}

const parseJson = json({
  limit: MAX_BYTES,
  strict: false,
  verify: (_request, _response, bytes) => {
    // Each such byte would be kept as U+FFFD.
    if (!isUtf8(bytes)) throw new Error('The body is not UTF-8')
  },
})

/** Before anything walks through it, such as the fingerprint of a request that may be sent again. */
const requireStorable: RequestHandler = ({ body }, _response, next) => {
  refuseUnstorable(body, '/body')
  next()
}

/**
 * Reads a body of JSON, compressed or not.
 * @throws Problem unsupported_media_type, payload_too_large, malformed_json, request_timeout; invalid_input where it is nested too
 * deep, or holds text that cannot be kept
 */
export const readJson: readonly RequestHandler[] = [
  requireJson,
  readWithin({ milliseconds: BODY_MS, bytes: MAX_BYTES }, parseJson),
  requireStorable,
]
