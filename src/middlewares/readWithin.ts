import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { Problem } from '../utils/errors'

/** Calls `next` once it has read the body, or cannot. */
export type Reader = (request: Request, response: Response, next: NextFunction) => void

interface Bounds {
  /** From the head of a request to the end of its body. */
  milliseconds: number
  /** As they are sent. */
  bytes: number
}

/**
 * Gives a reader of bodies its bounds: whoever sends more slowly is sent away, and the connection with them; of whoever sends more
 * no more is read, and nothing at all where the length was told.
 * @throws Problem request_timeout, payload_too_large, and bad_request when the connection was closed before
 */
export function readWithin({ milliseconds, bytes: maxBytes }: Bounds, read: Reader): RequestHandler {
  return (request, response, next) => {
    // Nobody would tell the reader that nothing comes any more.
    if (request.destroyed) throw new Problem('bad_request', { detail: 'The connection was closed.' })
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw new Problem('payload_too_large')
    // Only now, so that what is refused need not be sent.
    if (request.headers.expect !== undefined) response.writeContinue()
    let isOver = false
    // What the reader says after the answer is nobody's business any more.
    const goOn = (error?: unknown) => {
      if (isOver) return
      isOver = true
      clearTimeout(timer)
      next(error)
    }
    const timer = setTimeout(() => {
      response.set('Connection', 'close')
      goOn(new Problem('request_timeout'))
    }, milliseconds)
    let bytes = 0
    request.on('data', (part: Buffer) => {
      bytes += part.length
      if (bytes > maxBytes) goOn(new Problem('payload_too_large'))
    })
    try {
      read(request, response, goOn)
    } catch (error) {
      goOn(error)
    }
  }
}
