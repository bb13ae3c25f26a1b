import { EventEmitter, once } from 'node:events'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server'
import { normaliseEmail } from '../schemas/email'

export interface CaughtMail {
  /** Counts up from 1 in the order of arrival. */
  id: number
  to: string
  subject: string
  text: string
  html: string
  /** When it arrived, ISO 8601 UTC. */
  at: string
}

export interface MailCatcher {
  smtpUrl: string
  /** Newest first; `to` keeps the mails of one address. */
  messages(to?: string): CaughtMail[]
  /** Resolves with a mail that is here already or arrives within `timeoutMs` (5,000); rejects after that. */
  waitFor(to: string, isWanted?: (mail: CaughtMail) => boolean, timeoutMs?: number): Promise<CaughtMail>
  close(): Promise<void>
}

const MAX_MAIL_BYTES = 5 * 1024 * 1024

/**
 * Starts an SMTP server on 127.0.0.1 that delivers nothing and keeps the last mails in memory, one for each receiver.
 * @param options port: 0 takes any free one; keep: how many mails (1,000)
 * @throws the system's error when the port is taken
 */
export async function startMailCatcher({ port = 0, keep = 1000 } = {}): Promise<MailCatcher> {
  const caught: CaughtMail[] = []
  const arrivals = new EventEmitter().setMaxListeners(0)
  const closing = new AbortController()
  let lastId = 0

  const keepMail = (mail: Omit<CaughtMail, 'id'>) => {
    caught.unshift({ id: ++lastId, ...mail })
    caught.splice(keep)
    arrivals.emit('mail')
  }
  const messages = (to?: string) => caught.filter((mail) => !to || mail.to.toLowerCase() === to.toLowerCase())
  const server = await listen(port, async (stream, { envelope }) => {
    const { subject = '', text = '', html = '' } = await simpleParser(stream, { skipTextToHtml: true })
    if (stream.sizeExceeded) throw Object.assign(new Error('The mail is larger than 5 MB'), { responseCode: 552 })
    const content = { subject, text, html: html === false ? '' : html, at: new Date().toISOString() }
    // smtp-server decodes domains; we say where a mail goes as everywhere else.
    for (const { address } of envelope.rcptTo) keepMail({ to: normaliseEmail(address) ?? address, ...content })
  })

  return {
    smtpUrl: `smtp://127.0.0.1:${server.port}`,
    messages,
    async waitFor(to, isWanted = () => true, timeoutMs = 5000) {
      const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), closing.signal])
      for (;;) {
        const mail = messages(to).find(isWanted)
        if (mail) return mail
        await once(arrivals, 'mail', { signal }).catch((cause: unknown) => {
          throw new Error(`No such mail to ${to} within ${timeoutMs} ms`, { cause })
        })
      }
    },
    async close() {
      closing.abort()
      await server.close()
    },
  }
}

type Receive = (stream: SMTPServerDataStream, session: SMTPServerSession) => Promise<void>

async function listen(port: number, receive: Receive): Promise<{ port: number; close(): Promise<void> }> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MAX_MAIL_BYTES,
    closeTimeout: 100,
    onData: (stream, session, done) => {
      receive(stream, session).then(() => done(), done)
    },
  })
  await new Promise<void>((resolve, reject) => {
    // Stays for good: later errors are those of single connections, which concern their clients alone.
    server.on('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.server.address()
  if (address === null || typeof address === 'string') throw new Error('The mail catcher has no port')
  return { port: address.port, close: () => new Promise((resolve) => server.close(() => resolve())) }
}
