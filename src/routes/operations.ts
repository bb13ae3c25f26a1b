import { createHash } from 'node:crypto'
import { Router } from 'express'
import type { Context } from '../context'
import { apiRoutes } from './index'
import { buildOpenApi } from './openapi'
import { problemPages } from './problemPages'
import { readiness } from './readiness'
import { referencePage } from './referencePage'
import { securityText } from './securityText'
import { unsubscribePages } from './unsubscribe'

const RETRY_AFTER_SECONDS = 2

/** What is not part of the API: health, readiness, the description of the API, its reference page, the problems, unsubscribing, and whom to tell of a vulnerability. */
export function operationsRouter(context: Context, { isDraining }: { isDraining: () => boolean }): Router {
  const router = Router()
  const { APP_URL: serverUrl, SECURITY_CONTACT: securityContact } = context.env

  router.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' })
  })

  router.get('/readyz', async (_request, response) => {
    const report = await readiness(context, isDraining)
    if (report.status === 'unready') response.status(503).set('Retry-After', String(RETRY_AFTER_SECONDS))
    response.set('Cache-Control', 'no-store').json(report)
  })

  let description: { text: string; etag: string } | undefined
  router.get('/openapi.json', (_request, response) => {
    description ??= describe(serverUrl)
    response.set({ ETag: description.etag, 'Cache-Control': 'no-cache' }).type('json').send(description.text)
  })

  if (securityContact) router.get('/.well-known/security.txt', securityText(securityContact))
  router.use('/docs', referencePage())
  router.use('/problems', problemPages(serverUrl))
  router.use('/unsubscribe', unsubscribePages(context))
  return router
}

function describe(serverUrl: string): { text: string; etag: string } {
  const text = JSON.stringify(buildOpenApi(apiRoutes, { serverUrl }))
  // Weak, because the bytes depend on the compression.
  return { text, etag: `W/"${createHash('sha256').update(text).digest('base64url')}"` }
}
