import { once } from 'node:events'
import type { Request, Response } from 'express'
import { REQUEST_MS } from '../config/db'
import type { Context } from '../context'
import { claimOf } from '../middlewares/authMiddleware'
import { admit } from '../middlewares/roleMiddleware'
import type { EventReply, StreamEvent } from '../utils/eventReply'
import type { Route } from './contract'

export const EVENT_STREAM = 'text/event-stream'

/** Proxies and the server cut a connection on which nothing moves for half a minute or more. */
const HEARTBEAT_MS = 15_000
/** Whoever does not take what is sent in that time is cut off, and can go on from there. */
const STALL_MS = 10_000
/** How long what was sent before the end may take on its way. */
const LAST_BYTES_MS = 500
/** How long readers wait before they connect again. */
const RETRY_MS = 1_000

/**
 * Sends events (WHATWG HTML §9.2) until the caller has had enough, may not read them any more, takes none, or the process stops.
 * Nothing piles up: while the connection takes no more, nothing more is asked for.
 * @throws Problem unavailable when too many streams are open
 */
export async function sendEvents(
  reply: EventReply<unknown>,
  context: Context,
  { request, response, route }: { request: Request; response: Response; route: Pick<Route, 'access'> },
): Promise<void> {
  const isHead = request.method === 'HEAD'
  if (response.destroyed) return
  const stopped = isHead ? AbortSignal.abort() : context.streams.open(response)
  response.type(EVENT_STREAM)
  // Neither compression nor a proxy may hold back what was written.
  response.set({ 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' })
  if (isHead) {
    response.end()
    return
  }
  response.locals.isStream = true
  const refused = new AbortController()
  const signal = AbortSignal.any([stopped, refused.signal])
  response.write(`retry: ${RETRY_MS}\n\n`)

  let latest: StreamEvent<unknown> | undefined
  const beat = async () => {
    await admit(route.access, context.env, claimOf({ ...context, db: context.db.within(REQUEST_MS) }, request))
    // While that was asked, the stream may have ended.
    if (!signal.aborted && !response.writableEnded && !response.writableNeedDrain && latest)
      response.write(`: still here\n${idOf(latest)}`)
  }
  const heartbeat = setInterval(() => {
    beat().catch(() => refused.abort())
  }, HEARTBEAT_MS)
  try {
    for await (const event of reply.follow(signal)) {
      const text = event.event ? textOf(event) : latest ? '' : idOf(event)
      latest = event
      if (text && !response.write(text)) await drained(response, signal)
    }
  } catch (err) {
    context.log.error({ requestId: response.locals.requestId, err }, 'A stream was broken off')
  } finally {
    clearInterval(heartbeat)
    end(response)
  }
}

/** JSON has no line breaks, so the data is one line. */
function textOf(event: StreamEvent<unknown>): string {
  const data = event.event === 'entry' ? event.data : {}
  return `event: ${event.event}\ndata: ${JSON.stringify(data)}\n${idOf(event)}`
}

/** The end of an event, or without one a place from which to go on. */
const idOf = ({ id }: StreamEvent<unknown>): string => `id: ${id}\n\n`

/** Waits until what was written is on its way, or the stream is to end. */
async function drained(response: Response, signal: AbortSignal): Promise<void> {
  const stall = setTimeout(() => response.destroy(), STALL_MS)
  // Aborted, it is the end of the stream, of which its generator hears as well.
  await once(response, 'drain', { signal }).catch(() => undefined)
  clearTimeout(stall)
}

/** Whoever does not even take the end does not keep the process from stopping. */
function end(response: Response): void {
  response.end()
  const cut = setTimeout(() => response.destroy(), LAST_BYTES_MS)
  response.once('close', () => clearTimeout(cut))
}
