import { join } from 'node:path'
import { Router, static as serveFiles, type RequestHandler } from 'express'
import { html } from '../utils/html'
import { page, PAGE_POLICY } from './page'

/** The same from src/routes and from dist/routes. */
const FOLDER = join(__dirname, '../../dist/console')

const CONSOLE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // Nothing in it makes markup out of text, and so nothing may.
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

const notBuilt = page(
  'The admin console is not built',
  html`<p>
    Build it with <code>npm run build</code>, then load this page again. <code>npm start</code> does it by itself.
  </p>`,
)

/**
 * The admin console, to be mounted at /admin: the page for every path, because it finds its own way from there, and its files,
 * whose names change with what they hold.
 * @param folder where it was built
 */
export function consolePage(folder = FOLDER): Router {
  const router = Router()
  router.use(
    '/assets',
    named('/admin/assets/:file'),
    serveFiles(join(folder, 'assets'), { index: false, immutable: true, maxAge: '1y', redirect: false }),
  )
  router.get('/assets/*file', (_request, _response, next) => next('router'))
  router.get('/{*path}', named('/admin'), (_request, response, next) => {
    response.set({ 'Content-Security-Policy': CONSOLE_POLICY, 'Cache-Control': 'no-cache' })
    response.sendFile('index.html', { root: folder, cacheControl: false }, (error?: Error) => {
      if (!error || response.headersSent) return
      if (!('code' in error && error.code === 'ENOENT')) {
        next(error)
        return
      }
      response.status(503).set('Content-Security-Policy', PAGE_POLICY).type('html').send(notBuilt.markup)
    })
  })
  return router
}

/** The log would name the page like a route of the API, and a file not at all. */
const named =
  (route: string): RequestHandler =>
  (_request, response, next) => {
    response.locals.route = route
    next()
  }
