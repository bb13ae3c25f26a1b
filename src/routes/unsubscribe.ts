import { Router, type RequestHandler, type Response } from 'express'
import { createLimiters } from '../config/rateLimit'
import type { Context } from '../context'
import { isKnown, unsubscribe } from '../controllers/worker/unsubscribeController'
import { html, type Html } from '../utils/html'
import { page, PAGE_POLICY } from './page'

const TOKEN_BYTES = 16

/**
 * Where the List-Unsubscribe of a mail leads: mail programs POST to it (RFC 8058), people press its button. GET changes nothing,
 * because scanners and prefetchers follow links. Nobody signs in: the token is the proof. To be mounted at /unsubscribe.
 */
export function unsubscribePages(context: Context): Router {
  const { env, redis } = context
  const router = Router()
  const limiters = createLimiters(env.RATE_LIMITS, redis.commands, env.REDIS_PREFIX)
  router.use(limiters('reads').handler, setHeaders)

  router.get('/:token', async ({ params }, response) => {
    const token = decode(params.token)
    send(response, token && (await isKnown(context, token)) ? question : notFound)
  })

  router.post('/:token', async ({ params }, response) => {
    const token = decode(params.token)
    send(response, token && (await unsubscribe(context, token)) ? done : notFound)
  })

  return router
}

const setHeaders: RequestHandler = (_request, response, next) => {
  response.set({ 'Content-Security-Policy': PAGE_POLICY, 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' })
  next()
}

/** base64url in its canonical form → the bytes of a token. */
function decode(text: string): Buffer | undefined {
  const token = Buffer.from(text, 'base64url')
  return token.length === TOKEN_BYTES && token.toString('base64url') === text ? token : undefined
}

interface Page {
  status: 200 | 404
  title: string
  content: Html
}

const question: Page = {
  status: 200,
  title: 'Turn off job alerts?',
  content: html`<p>You will get no more mails about new gigs in your saved searches.</p>
    <form method="post"><button>Turn off</button></form>`,
}

const done: Page = {
  status: 200,
  title: 'Your job alerts are off',
  content: html`<p>Your searches are still saved, and you can turn their alerts on again at any time.</p>`,
}

const notFound: Page = {
  status: 404,
  title: 'This link does not work',
  content: html`<p>
    It may have been cut. Open it from the mail once more, or turn the alerts off in your saved searches.
  </p>`,
}

function send(response: Response, { status, title, content }: Page): void {
  response.status(status).send(page(title, content).markup)
}
