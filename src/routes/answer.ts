import { hash } from 'node:crypto'
import { setImmediate as turnEnd } from 'node:timers/promises'
import type { Request, RequestHandler, Response } from 'express'
import type { Context } from '../context'
import { answerOnce, type Answer } from '../middlewares/idempotency'
import { moveRefreshToken } from '../middlewares/refreshCookie'
import { EventReply } from '../utils/eventReply'
import { FileReply } from '../utils/fileReply'
import { canonicalLocale } from '../utils/locale'
import type { Page, PageCache } from '../utils/pageCache'
import { parseIfMatch } from '../utils/precondition'
import { TableReply } from '../utils/tableReply'
import type { RawCall, Route } from './contract'
import { sendEvents } from './sendEvents'
import { sendFile } from './sendFile'
import { sendTable } from './sendTable'

const NOT_MODIFIED = 304
/** How long a file takes that is made on demand, in most cases. */
const FILE_WAIT_SECONDS = '5'

/** The end of a request's way: calls the handler, and sends what it gives back. */
export function answer(route: Route, shared: Context): RequestHandler {
  const { overload } = shared
  const toCached = keepsPages(shared.env) ? route.toCached : undefined
  return async (request, response) => {
    const context = { ...shared, db: response.locals.db }
    const act = (within: Context) => route.invoke(within, rawCall(route, request, response))
    const render = (result: unknown) => {
      const { reply, headers } = moveRefreshToken(response.locals, route.toReply(result), context.now())
      return toAnswer(route, reply, headers)
    }
    const cacheControl = cacheControlOf(route)
    if (cacheControl) response.set('Cache-Control', cacheControl)
    const read = () => overload.inPlace(response, () => act(context))
    if (toCached) {
      const page = await currentPage(shared.pages, request.url, async () => {
        const { reply, tags } = toCached(await read())
        return { page: toAnswer(route, reply), tags }
      })
      send(page, request, response)
      return
    }
    if (route.method === 'get') {
      const result = route.toReply(await read())
      if (result instanceof FileReply) await sendFile(result, request, response)
      else if (result instanceof TableReply) await sendTable(result, shared, { request, response, route })
      else if (result instanceof EventReply) await sendEvents(result, shared, { request, response, route })
      else sendPage(toAnswer(route, result, waitFor(route)), result, request, response)
      return
    }
    const sent = await overload.inPlace(response, () => answerOnce(context, request, response.locals, { act, render }))
    context.signals.emit('outbox')
    send(sent, request, response)
  }
}

/** Without the round trip of a limiter a process could not tell whether its pages are still true. */
const keepsPages = ({ PAGE_CACHE, RATE_LIMITS }: Context['env']) => PAGE_CACHE === 'on' && RATE_LIMITS !== 'off'

/**
 * The page that is kept, or else a new one. Redis has told of a change before it answered the limiter of whoever comes after that, but
 * the event loop may come to that answer first, and to what was told only later in the same turn.
 */
async function currentPage(pages: PageCache, key: string, make: Parameters<PageCache['fill']>[1]): Promise<Page> {
  await turnEnd()
  return pages.find(key) ?? pages.fill(key, make)
}

function rawCall({ versioned }: Route, request: Request, response: Response): RawCall {
  return {
    identity: response.locals.authenticated ?? null,
    origin: {
      ip: response.locals.ip,
      userAgent: (request.get('User-Agent') ?? '').slice(0, 255),
      requestId: response.locals.requestId,
      // Found only where it is asked for.
      get language() {
        return canonicalLocale(request.acceptsLanguages()[0] ?? '') ?? 'en'
      },
    },
    ifMatch: versioned ? parseIfMatch(request.get('If-Match')) : null,
    params: request.params,
    query: request.query,
    body: request.body,
    lastEventId: request.get('Last-Event-ID'),
    file: response.locals.uploadedFile,
  }
}

/** JSON in the place of a file says that it is still being made. */
const waitFor = ({ success }: Route): Answer['headers'] => (success.file ? { 'Retry-After': FILE_WAIT_SECONDS } : {})

/** The tag of what has a version begins with it, for If-Match; the rest is that of these very bytes, for If-None-Match. */
function toAnswer({ method, success: { status } }: Route, reply: unknown, extra: Answer['headers'] = {}): Answer {
  if (reply === undefined) return { status, headers: extra, body: '' }
  const body = JSON.stringify(reply)
  const headers: Answer['headers'] = { 'Content-Type': 'application/json; charset=utf-8', ...extra }
  if (hasVersion(reply)) headers.ETag = `"${reply.version}-${digestOf(body)}"`
  else if (method === 'get') headers.ETag = `W/"${digestOf(body)}"`
  return { status, headers, body }
}

const digestOf = (body: string) => hash('sha256', body, 'base64url').slice(0, 16)

/** As Express would, but what it finds out about each body is known here, and text goes out together with its head. */
function send({ status, headers, body }: Answer, request: Request, response: Response): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
  response.statusCode = status
  if (request.fresh) {
    response.statusCode = NOT_MODIFIED
    response.removeHeader('Content-Type')
    response.end()
  } else {
    if (body !== '') response.setHeader('Content-Length', Buffer.byteLength(body))
    response.end(body)
  }
}

function sendPage(answer: Answer, reply: unknown, request: Request, response: Response): void {
  if (hasNextPage(reply)) {
    const [, query = ''] = request.originalUrl.split('?')
    const next = new URLSearchParams(query)
    next.set('cursor', reply.nextCursor)
    response.set('Link', `<${request.baseUrl}${request.path}?${next.toString()}>; rel="next"`)
  }
  send(answer, request, response)
}

/** No copy of what only the signed-in may read is kept, on any disk; If-None-Match still spares the body to who holds one. */
function cacheControlOf({ method, access }: Route): string | undefined {
  if (method === 'get' && access === 'public') return undefined
  return method === 'get' && access === 'anyone' ? 'private, no-cache' : 'no-store'
}

const isObject = (reply: unknown): reply is object => typeof reply === 'object' && reply !== null
const hasVersion = (reply: unknown): reply is { version: number } =>
  isObject(reply) && 'version' in reply && typeof reply.version === 'number'
const hasNextPage = (reply: unknown): reply is { nextCursor: string } =>
  isObject(reply) && 'nextCursor' in reply && typeof reply.nextCursor === 'string'
