import { Router } from 'express'
import type { Context } from '../context'
import { metricsPage } from './metrics'
import { createReadiness, type Refusals } from './readiness'

const RETRY_AFTER_SECONDS = 2

/** Whether the process lives, whether it should get requests, and what it measures: all that a worker alone answers, too. */
export function healthRouter(context: Context, refusals: Refusals): Router {
  const router = Router()
  const readiness = createReadiness(context, refusals)

  router.get('/healthz', (_request, response) => {
    response.set('Cache-Control', 'no-store').json({ status: 'ok' })
  })

  router.get('/readyz', async (_request, response) => {
    const report = await readiness()
    if (report.status === 'unready') response.status(503).set('Retry-After', String(RETRY_AFTER_SECONDS))
    response.set('Cache-Control', 'no-store').json(report)
  })

  router.get('/metrics', metricsPage(context, readiness))

  return router
}
