import { json, Router, type Request, type RequestHandler, type Response } from 'express'
import { createLimiters, type Limiters } from '../config/rateLimit'
import type { Context } from '../context'
import { identify } from '../middlewares/authMiddleware'
import { notFound } from '../middlewares/errorHandler'
import { authorise } from '../middlewares/roleMiddleware'
import { Problem } from '../utils/errors'
import { canonicalLocale } from '../utils/locale'
import type { Route } from './contract'

/** Mounts declared routes. Other methods of their paths are answered with 405, other paths with 404; both count as reads. */
export function mount(routes: readonly Route[], context: Context): Router {
  const router = Router({ caseSensitive: true, strict: false })
  const limiters = createLimiters(context.env.RATE_LIMITS, context.redis.commands, context.env.REDIS_PREFIX)
  for (const route of routes) router[route.method](route.path, ...handlersOf(route, context, limiters))
  for (const [path, methods] of methodsByPath(routes)) {
    router.all(path, limiters('reads').handler, () => {
      throw new Problem('method_not_allowed', { headers: { Allow: methods.join(', ') } })
    })
  }
  router.use(limiters('reads').handler, notFound)
  return router
}

/**
 * The way of a request. The question for the session goes out before the limiters' so that both share a round trip;
 * a limiter whose key is in the body comes after the body. Limits come before refusals, so that these are counted too.
 */
function handlersOf(route: Route, context: Context, limiters: Limiters): RequestHandler[] {
  const limits = route.limits.map(limiters)
  const handlersWhere = (readsBody: boolean) =>
    limits.filter((limit) => limit.readsBody === readsBody).map(({ handler }) => handler)
  return [
    nameRoute(route.path),
    ...(route.access === 'public' ? [] : [identify(context)]),
    ...handlersWhere(false),
    acceptJson,
    authorise(route.access),
    ...(route.method === 'get' ? [] : [requireJson, parseBody]),
    ...handlersWhere(true),
    answer(route, context),
  ]
}

/** For the log, which names routes and never paths: those may hold anything. */
const nameRoute =
  (path: string): RequestHandler =>
  (_request, response, next) => {
    response.locals.route = path
    next()
  }

const acceptJson: RequestHandler = (request, _response, next) => {
  if (!request.accepts(['application/json', 'application/problem+json'])) throw new Problem('not_acceptable')
  next()
}

const parseBody = json({ limit: '64kb', strict: false })

const requireJson: RequestHandler = (request, _response, next) => {
  const hasBody =
    request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0
  if (hasBody && !request.is('application/json')) throw new Problem('unsupported_media_type')
  next()
}

function answer(route: Route, context: Context): RequestHandler {
  return async (request, response) => {
    const reply = await route.invoke(context, {
      identity: response.locals.authenticated ?? null,
      origin: {
        ip: request.ip ?? '',
        userAgent: (request.get('User-Agent') ?? '').slice(0, 255),
        requestId: response.locals.requestId,
        language: languageOf(request),
      },
      params: request.params,
      query: request.query,
      body: request.body,
    })
    if (route.method !== 'get') context.signals.emit('outbox')
    send(route, reply, request, response)
  }
}

function languageOf(request: Request): string {
  return canonicalLocale(request.acceptsLanguages()[0] ?? '') ?? 'en'
}

function send(route: Route, reply: unknown, request: Request, response: Response): void {
  response.status(route.success.status)
  const cacheControl = cacheControlOf(route)
  if (cacheControl) response.set('Cache-Control', cacheControl)
  if (reply === undefined) {
    response.end()
    return
  }
  if (hasNextPage(reply)) {
    const [, query = ''] = request.originalUrl.split('?')
    const next = new URLSearchParams(query)
    next.set('cursor', reply.nextCursor)
    response.set('Link', `<${request.baseUrl}${request.path}?${next.toString()}>; rel="next"`)
  }
  response.json(reply)
}

/** What a caller read may be kept by that caller alone, and asked for again with its ETag. */
function cacheControlOf({ method, access }: Route): string | undefined {
  if (method !== 'get') return 'no-store'
  return access === 'public' ? undefined : 'private, no-cache'
}

const hasNextPage = (reply: unknown): reply is { nextCursor: string } =>
  typeof reply === 'object' && reply !== null && 'nextCursor' in reply && typeof reply.nextCursor === 'string'

function methodsByPath(routes: readonly Route[]): Map<string, string[]> {
  const methods = new Map<string, string[]>()
  for (const { path, method } of routes) {
    const name = method.toUpperCase()
    methods.set(path, [...(methods.get(path) ?? []), ...(name === 'GET' ? ['GET', 'HEAD'] : [name])])
  }
  return methods
}
