import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { Problem } from '../utils/errors'

/** Calls `next` once it has read the body, or cannot. */
type Reader = (request: Request, response: Response, next: NextFunction) => void

/**
 * Gives a reader of bodies a time limit: whoever sends slower than that is sent away, and the connection with them.
 * @throws Problem request_timeout, and bad_request when the connection was closed before
 */
export function readWithin(milliseconds: number, read: Reader): RequestHandler {
  return (request, response, next) => {
    // Nobody would tell the reader that nothing comes any more.
    if (request.destroyed) throw new Problem('bad_request', { detail: 'The connection was closed.' })
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
    try {
      read(request, response, goOn)
    } catch (error) {
      goOn(error)
    }
  }
}
