import { Router, type RequestHandler } from 'express'
import { REQUEST_MS } from '../config/db'
import type { Limiters } from '../config/rateLimit'
import type { Context } from '../context'
import { identify } from '../middlewares/authMiddleware'
import { notFound } from '../middlewares/errorHandler'
import { readRefreshCookie } from '../middlewares/refreshCookie'
import { authorise } from '../middlewares/roleMiddleware'
import { readJson } from '../middlewares/readJson'
import { readWithin } from '../middlewares/readWithin'
import { createUploadReader, MAX_FORM_BYTES } from '../middlewares/upload'
import { Problem } from '../utils/errors'
import { answer } from './answer'
import type { Route } from './contract'
import { EVENT_STREAM } from './sendEvents'
import { CSV } from './sendTable'

/** Five megabytes take a while on a slow line. */
const UPLOAD_MS = 60_000

/** Mounts declared routes. Other methods of their paths are answered with 405, other paths with 404; both count as reads. */
export function mount(routes: readonly Route[], context: Context, limiters: Limiters): Router {
  const router = Router({ caseSensitive: true, strict: false })
  const readUpload = readWithin({ milliseconds: UPLOAD_MS, bytes: MAX_FORM_BYTES }, createUploadReader())
  for (const route of routes) router[route.method](route.path, ...handlersOf(route, context, { limiters, readUpload }))
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
 * a limiter whose key is in the body comes after the body. Limits come before refusals, so that these are counted too; where all
 * of them need the body the request counts as a read as well, or one whose body cannot be read would count as nothing.
 */
function handlersOf(
  route: Route,
  context: Context,
  { limiters, readUpload }: { limiters: Limiters; readUpload: RequestHandler },
): RequestHandler[] {
  const limits = route.limits.map(limiters)
  const handlersWhere = (readsBody: boolean) =>
    limits.filter((limit) => limit.readsBody === readsBody).map(({ handler }) => handler)
  return [
    begin(route.path, context),
    ...(route.access === 'public' ? [] : [identify(context)]),
    ...(limits.every(({ readsBody }) => readsBody) ? [limiters('reads').handler] : handlersWhere(false)),
    ...accepting(route),
    authorise(route.access, context.env),
    ...readersOf(route, readUpload),
    ...(route.refreshCookie ? [readRefreshCookie(route.refreshCookie, context.env)] : []),
    ...handlersWhere(true),
    answer(route, context),
  ]
}

function readersOf({ method, upload }: Route, readUpload: RequestHandler): readonly RequestHandler[] {
  if (method === 'get') return []
  return upload ? [readUpload] : readJson
}

/** The log names routes and never paths: those may hold anything. */
const begin =
  (path: string, { db }: Context): RequestHandler =>
  (_request, response, next) => {
    response.locals.route = path
    response.locals.db = db.within(REQUEST_MS)
    next()
  }

/** A file may be of any type. */
function accepting({ success }: Route): RequestHandler[] {
  if (success.file) return []
  const own = success.events ? EVENT_STREAM : success.table ? CSV : 'application/json'
  const types = [own, 'application/problem+json']
  return [
    (request, _response, next) => {
      if (!request.accepts(types)) throw new Problem('not_acceptable')
      next()
    },
  ]
}

function methodsByPath(routes: readonly Route[]): Map<string, string[]> {
  const methods = new Map<string, string[]>()
  for (const { path, method } of routes) {
    const name = method.toUpperCase()
    methods.set(path, [...(methods.get(path) ?? []), ...(name === 'GET' ? ['GET', 'HEAD'] : [name])])
  }
  return methods
}
