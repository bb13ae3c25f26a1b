import { Router } from 'express'
import type { Request } from 'express'
import type { CaughtMail, MailCatcher } from '../utils/mailCatcher'
import { DEV_MAIL_STYLE_HASH, devMailPage } from './devMailPage'

const PAGE_POLICY = [
  "default-src 'none'",
  `style-src '${DEV_MAIL_STYLE_HASH}'`,
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** A mail is a document of its own: inside the page it would inherit a policy that forbids its inline styles. */
const MAIL_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'"

/** The caught mail in a browser (`/dev/mail`) and as JSON (`/dev/mail.json?to=ADDRESS`). Not for production. */
export function devMailRouter(mailbox: Pick<MailCatcher, 'messages'>): Router {
  const router = Router()

  router.use('/dev/mail{.json}', (_req, res, next) => {
    res.set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' })
    next()
  })

  router.get('/dev/mail.json', (req, res) => {
    const data = mailbox
      .messages(textQuery(req, 'to'))
      .map(({ to, subject, text, html, at }) => ({ to, subject, text, html, at }))
    res.json({ data })
  })

  router.get('/dev/mail', (req, res) => {
    const to = textQuery(req, 'to')
    const mails = mailbox.messages(to)
    const chosen = byId(mails, textQuery(req, 'mail')) ?? mails[0]
    res.set('Content-Security-Policy', PAGE_POLICY).type('html').send(devMailPage({ to, mails, chosen }))
  })

  router.get('/dev/mail/:id', (req, res) => {
    const mail = byId(mailbox.messages(), req.params.id)
    res.set('Content-Security-Policy', MAIL_POLICY).type('html')
    if (mail) res.send(mail.html)
    else res.status(404).send('This mail is no longer kept.')
  })

  return router
}

/** For a server whose mail another one catches: leads to where that one shows it, such as http://localhost:3000/dev/mail. */
export function devMailRedirect(page: string): Router {
  return Router().get('/dev/mail{.json}', (req, res) => {
    const { search } = new URL(req.originalUrl, page)
    res.redirect(307, Object.assign(new URL(page), { pathname: req.path, search }).href)
  })
}

function textQuery(req: Request, name: string): string | undefined {
  const value = req.query[name]
  return typeof value === 'string' ? value.trim() || undefined : undefined
}

function byId(mails: CaughtMail[], id: string | undefined): CaughtMail | undefined {
  return mails.find((mail) => String(mail.id) === id)
}
