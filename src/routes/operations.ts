import { createHash } from 'node:crypto'
import { Router } from 'express'
import type { Limiters } from '../config/rateLimit'
import type { Context } from '../context'
import { consolePage } from './consolePage'
import { apiRoutes } from './index'
import { buildOpenApi } from './openapi'
import { problemPages } from './problemPages'
import { referencePage } from './referencePage'
import { securityText } from './securityText'
import { unsubscribePages } from './unsubscribe'

/**
 * What is not part of the API: its description, its reference page, the admin console, the problems, unsubscribing, and whom to tell
 * of a vulnerability.
 * All of it counts as reads.
 */
export function operationsRouter(context: Context, limiters: Limiters): Router {
  const router = Router()
  router.use(
    ['/openapi.json', '/.well-known', '/docs', '/admin', '/problems', '/unsubscribe'],
    limiters('reads').handler,
  )
  const { APP_URL: serverUrl, SECURITY_CONTACT: securityContact } = context.env

  let description: { text: string; etag: string } | undefined
  router.get('/openapi.json', (_request, response) => {
    description ??= describe(serverUrl)
    response.set({ ETag: description.etag, 'Cache-Control': 'no-cache' }).type('json').send(description.text)
  })

  if (securityContact) router.get('/.well-known/security.txt', securityText(securityContact))
  router.use('/docs', referencePage())
  router.use('/admin', consolePage())
  router.use('/problems', problemPages(serverUrl))
  router.use('/unsubscribe', unsubscribePages(context))
  return router
}

function describe(serverUrl: string): { text: string; etag: string } {
  const text = JSON.stringify(buildOpenApi(apiRoutes, { serverUrl }))
  // Weak, because the bytes depend on the compression.
  return { text, etag: `W/"${createHash('sha256').update(text).digest('base64url')}"` }
}
