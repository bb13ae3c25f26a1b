import { dirname } from 'node:path'
import { Router, static as serveFiles } from 'express'

const UI_FOLDER = dirname(require.resolve('swagger-ui-dist/package.json'))
/** No others: the package's own page would fetch an example from its maker. */
const uiFiles = ['/swagger-ui.css', '/swagger-ui-bundle.js', '/index.css', '/favicon-32x32.png']

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>API reference · Gig marketplace</title>
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
    <link rel="stylesheet" href="/docs/index.css" />
    <link rel="stylesheet" href="/docs/page.css" />
    <link rel="icon" type="image/png" href="/docs/favicon-32x32.png" />
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/initializer.js"></script>
  </body>
</html>
`

/** The description has no links, and without their column a phone shows the rest. */
const style = `html.dark-mode body { background: inherit }
.swagger-ui .response-col_links { display: none }
`

/** It follows the system's colours only when it is told to. The validator would send the document to a host of its maker. */
const initializer = `const dark = matchMedia('(prefers-color-scheme: dark)')
const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches)
dark.addEventListener('change', follow)
follow()

SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#swagger-ui',
  validatorUrl: null,
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  filter: true,
})
`

/** Swagger UI over /openapi.json, to be mounted at /docs. Everything comes from this server. */
export function referencePage(): Router {
  const router = Router()
  router.use((_request, response, next) => {
    response.set('Content-Security-Policy', policy)
    next()
  })
  router.get('/', (_request, response) => response.type('html').send(page))
  router.get('/page.css', (_request, response) => response.type('css').send(style))
  router.get('/initializer.js', (_request, response) => response.type('js').send(initializer))
  router.get(uiFiles, serveFiles(UI_FOLDER, { index: false, maxAge: '1d' }))
  return router
}
