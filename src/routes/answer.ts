import { createHash } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import type { Context } from '../context'
import { answerOnce, type Answer } from '../middlewares/idempotency'
import { FileReply } from '../utils/fileReply'
import { canonicalLocale } from '../utils/locale'
import { parseIfMatch } from '../utils/precondition'
import type { RawCall, Route } from './contract'
import { sendFile } from './sendFile'

/** The end of a request's way: calls the handler, and sends what it gives back. */
export function answer(route: Route, context: Context): RequestHandler {
  return async (request, response) => {
    const raw = rawCall(request, response)
    const act = (within: Context) => route.invoke(within, raw)
    const render = (result: unknown) => toAnswer(route, route.toReply(result))
    const cacheControl = cacheControlOf(route)
    if (cacheControl) response.set('Cache-Control', cacheControl)
    if (route.method === 'get') {
      const result = route.toReply(await act(context))
      if (result instanceof FileReply) await sendFile(result, request, response)
      else sendPage(toAnswer(route, result), result, request, response)
      return
    }
    const sent = await answerOnce(context, request, response.locals, { act, render })
    context.signals.emit('outbox')
    send(sent, response)
  }
}

function rawCall(request: Request, response: Response): RawCall {
  return {
    identity: response.locals.authenticated ?? null,
    origin: {
      ip: request.ip ?? '',
      userAgent: (request.get('User-Agent') ?? '').slice(0, 255),
      requestId: response.locals.requestId,
      language: canonicalLocale(request.acceptsLanguages()[0] ?? '') ?? 'en',
    },
    ifMatch: parseIfMatch(request.get('If-Match')),
    params: request.params,
    query: request.query,
    body: request.body,
    file: response.locals.uploadedFile,
  }
}

/** The tag of what has a version begins with it, for If-Match; the rest is that of these very bytes, for If-None-Match. */
function toAnswer({ success: { status } }: Route, reply: unknown): Answer {
  if (reply === undefined) return { status, headers: {}, body: '' }
  const body = JSON.stringify(reply)
  const type = { 'Content-Type': 'application/json; charset=utf-8' }
  if (!hasVersion(reply)) return { status, headers: type, body }
  const digest = createHash('sha256').update(body).digest('base64url').slice(0, 16)
  return { status, headers: { ...type, ETag: `"${reply.version}-${digest}"` }, body }
}

function send({ status, headers, body }: Answer, response: Response): void {
  response.status(status).set(headers)
  if (body === '') response.end()
  else response.send(body)
}

function sendPage(answer: Answer, reply: unknown, request: Request, response: Response): void {
  if (hasNextPage(reply)) {
    const [, query = ''] = request.originalUrl.split('?')
    const next = new URLSearchParams(query)
    next.set('cursor', reply.nextCursor)
    response.set('Link', `<${request.baseUrl}${request.path}?${next.toString()}>; rel="next"`)
  }
  send(answer, response)
}

/** What a caller read may be kept by that caller alone, and asked for again with its ETag. */
function cacheControlOf({ method, access }: Route): string | undefined {
  if (method !== 'get') return 'no-store'
  return access === 'public' ? undefined : 'private, no-cache'
}

const isObject = (reply: unknown): reply is object => typeof reply === 'object' && reply !== null
const hasVersion = (reply: unknown): reply is { version: number } =>
  isObject(reply) && 'version' in reply && typeof reply.version === 'number'
const hasNextPage = (reply: unknown): reply is { nextCursor: string } =>
  isObject(reply) && 'nextCursor' in reply && typeof reply.nextCursor === 'string'
