import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import compression from 'compression'
import cors from 'cors'
import express, { type Express, type RequestHandler } from 'express'
import helmet from 'helmet'
import { createLimiters } from './config/rateLimit'
import type { Context } from './context'
import { errorHandler, notFound } from './middlewares/errorHandler'
import { refuseWhile } from './middlewares/refuseWhile'
import { requestLog } from './middlewares/requestLog'
import { refuseLongTarget } from './middlewares/refuseLongTarget'
import { leavePlace, shed } from './middlewares/shed'
import { devMailRedirect, devMailRouter } from './routes/devMail'
import { apiRoutes } from './routes'
import { healthRouter } from './routes/health'
import { mount } from './routes/mount'
import { operationsRouter } from './routes/operations'
import { API_BASE } from './schemas/common'
import type { Listener } from './utils/httpServer'
import type { MailCatcher } from './utils/mailCatcher'

export interface AppOptions {
  isDraining?: () => boolean
  /** Why the schema cannot be used yet; undefined when it can. */
  schemaRefusal?: () => string | undefined
  /** Shows caught mail at /dev/mail. Never given in production. */
  mailCatcher?: MailCatcher
  /** Where another process shows the mail that it catches for this one too. */
  mailPage?: string
}

const EXPOSED_HEADERS = [
  'X-Request-Id',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'Link',
  'ETag',
  'Idempotency-Replayed',
  'Accept-Ranges',
  'Content-Range',
  'Content-Disposition',
]

/** For answers that no browser should take for a page (CSP Level 3); the pages that there are set a policy of their own. */
const NO_PAGE = {
  useDefaults: false,
  directives: { defaultSrc: "'none'", baseUri: "'none'", formAction: "'none'", frameAncestors: "'none'" },
}

/** The order in which a request passes through the middleware. What is turned away comes no further than the door. */
export function createApp(
  context: Context,
  { isDraining = () => false, schemaRefusal = () => undefined, mailCatcher, mailPage }: AppOptions = {},
): Listener {
  const { env, log, redis } = context
  const allowOrigins = allowOriginsOf(env.CORS_ORIGINS)
  const app = newApp(context)
  app.use(allowOrigins)
  app.use(compression())
  app.use(refuseLongTarget)

  app.use([API_BASE, '/unsubscribe'], refuseWhile(schemaRefusal))
  app.use(healthRouter(context, { isDraining, schemaRefusal }))
  const limiters = createLimiters(env.RATE_LIMITS, redis.commands, env.REDIS_PREFIX)
  app.use(operationsRouter(context, limiters))
  if (mailCatcher) app.use(devMailRouter(mailCatcher))
  else if (mailPage) app.use(devMailRedirect(mailPage))
  app.use(API_BASE, mount(apiRoutes, context, limiters))

  app.use(notFound)
  app.use(leavePlace(context))
  app.use(errorHandler(log, env.APP_URL))
  const listener = shed(context, allowOrigins, (request, response) => {
    app(request, response)
  })
  return Object.assign(listener, messagesOf(app))
}

/** All that a process answers which only does tasks. */
export function createWorkerApp(
  context: Context,
  { isDraining = () => false, schemaRefusal = () => undefined }: AppOptions = {},
): Listener {
  const app = newApp(context)
  app.use(healthRouter(context, { isDraining, schemaRefusal }))
  app.use(notFound)
  app.use(errorHandler(context.log, context.env.APP_URL))
  return app
}

/** Lets pages of these origins read what is answered. Apps send no origin and need no answer about it: most requests come from them. */
function allowOriginsOf(origin: string[]): ReturnType<typeof cors> {
  const answerOrigin = cors({ origin, credentials: true, exposedHeaders: EXPOSED_HEADERS, maxAge: 600 })
  return (request, response, next) => {
    if (request.headers.origin !== undefined || request.method === 'OPTIONS') {
      answerOrigin(request, response, next)
      return
    }
    response.setHeader('Vary', 'Origin')
    next()
  }
}

/** Express gives every message its own prototype, and V8 makes slow what has lost the one it began with: these begin with it. */
function messagesOf(app: Express) {
  class Request extends IncomingMessage {}
  class Response<R extends IncomingMessage> extends ServerResponse<R> {}
  Object.setPrototypeOf(Request.prototype, app.request)
  Object.setPrototypeOf(Response.prototype, app.response)
  Object.assign(app, { request: Request.prototype, response: Response.prototype })
  return { IncomingMessage: Request, ServerResponse: Response }
}

/** What helmet sets, which is the same for every answer: it would find that out anew each time. */
function helmetHeaders(): Map<string, string> {
  const headers = new Map<string, string>()
  const response = new ServerResponse(new IncomingMessage(new Socket()))
  response.setHeader = (name, value) => {
    headers.set(name, String(value))
    return response
  }
  helmet({ contentSecurityPolicy: NO_PAGE })(response.req, response, () => undefined)
  return headers
}

const setHeaders =
  (headers: Map<string, string>): RequestHandler =>
  (_request, response, next) => {
    response.setHeaders(headers)
    next()
  }

function newApp(context: Context): Express {
  const app = express()
  app.set('trust proxy', context.env.TRUST_PROXY)
  app.set('query parser', 'simple')
  app.disable('x-powered-by')
  // Answers with a tag make their own; on a problem it would mean nothing.
  app.disable('etag')
  app.use(requestLog(context))
  app.use(setHeaders(helmetHeaders()))
  return app
}
