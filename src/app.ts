import compression from 'compression'
import cors from 'cors'
import express, { type Express } from 'express'
import helmet from 'helmet'
import type { Context } from './context'
import { errorHandler, notFound } from './middlewares/errorHandler'
import { requestLog } from './middlewares/requestLog'
import { devMailRedirect, devMailRouter } from './routes/devMail'
import { apiRoutes } from './routes'
import { mount } from './routes/mount'
import { operationsRouter } from './routes/operations'
import { API_BASE } from './schemas/common'
import type { MailCatcher } from './utils/mailCatcher'

export interface AppOptions {
  isDraining?: () => boolean
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

/** The order in which a request passes through the middleware. */
export function createApp(
  context: Context,
  { isDraining = () => false, mailCatcher, mailPage }: AppOptions = {},
): Express {
  const { env, log } = context
  const app = express()
  app.set('trust proxy', env.TRUST_PROXY)
  app.set('query parser', 'simple')
  app.disable('x-powered-by')

  app.use(requestLog(log))
  app.use(helmet({ contentSecurityPolicy: NO_PAGE }))
  app.use(cors({ origin: env.CORS_ORIGINS, credentials: true, exposedHeaders: EXPOSED_HEADERS, maxAge: 600 }))
  app.use(compression())

  app.use(operationsRouter(context, { isDraining }))
  if (mailCatcher) app.use(devMailRouter(mailCatcher))
  else if (mailPage) app.use(devMailRedirect(mailPage))
  app.use(API_BASE, mount(apiRoutes, context))

  app.use(notFound)
  app.use(errorHandler(log, env.APP_URL))
  return app
}
