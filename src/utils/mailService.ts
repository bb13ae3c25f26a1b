import { performance } from 'node:perf_hooks'
import { Transform } from 'node:stream'
import { createTransport } from 'nodemailer'
import addressparser from 'nodemailer/lib/addressparser'
import { z } from 'zod'

interface OutgoingMail {
  /** The outbox row's id: the Message-ID is made of it, so that a mail sent twice is seen as one. */
  id: string
  to: string
  subject: string
  text: string
  html: string
  /** Where a POST without signing in ends all mails of this kind. */
  unsubscribeUrl?: string | undefined
  /** Asked when all but the end of the mail has been written: `false` takes it back. */
  mayGo?: (() => boolean) | undefined
}

export interface MailService {
  /**
   * Resolves once the SMTP server has taken the mail over.
   * @throws MailRefused
   */
  send(mail: OutgoingMail): Promise<void>
  /** Mails that are on their way are finished, then the connections end. */
  close(): void
}

/** A mail that was not sent. Says nothing about its receiver, because errors are logged. */
export class MailRefused extends Error {
  override readonly name = 'MailRefused'

  constructor(
    message: string,
    /** True when sending the same mail again cannot succeed. */
    readonly permanent: boolean,
    /** The reply code of the SMTP server (RFC 5321 §4.2), null where there was no reply. */
    readonly responseCode: number | null = null,
  ) {
    super(message)
  }
}

const TIMEOUT_MS = 10_000 // each
const DEADLINE_MS = 30_000 // in all: a server that trickles its replies never meets a timeout of silence
/** After a silence nobody else tries for so long: of thousands that wait, each second a few knock. */
const REST_MS = 1_000
const SERVICE_NOT_AVAILABLE = 421 // RFC 5321 §4.2.3
const LONGEST_ADDRESS = 254 // RFC 5321 §4.5.3.1.3: 256 with its angle brackets

/** One addr-spec without quoting: no space, control character, list separator, bracket or comment. */
const PLAIN_ADDRESS = /^[^\s\p{C}@,;:<>()[\]"\\]+@[^\s\p{C}@,;:<>()[\]"\\]+$/u

/** What nodemailer tells about a failure, without its message, which holds the receiver's address. */
const SmtpFailure = z
  .object({
    code: z.string(),
    command: z.string(),
    responseCode: z.number(),
    permanent: z.boolean(),
  })
  .partial()

/**
 * Sends through a pool of SMTP connections.
 * @param options from: one mailbox, with or without a name: `Gig Marketplace <no-reply@example.org>`
 * @param count told what came of each mail: `refused` where trying again is of no use
 * @throws Error when `from` is not one mailbox
 */
export function createMailService(
  options: { smtpUrl: string; from: string },
  count: (outcome: 'sent' | 'refused' | 'failed') => void = () => undefined,
): MailService {
  const sender = parseSender(options.from)
  const domain = sender.address.slice(sender.address.indexOf('@') + 1)
  const transport = createTransport({
    pool: true,
    url: options.smtpUrl,
    maxConnections: 3,
    maxRequeues: 1, // the queue tries again, with a wait between
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    dnsTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const conditions = new WeakMap<AbortSignal, () => boolean>()
  transport.use('stream', ({ data: { signal }, message }, done) => {
    const mayGo = signal && conditions.get(signal)
    if (mayGo) message.transform(() => lastCheck(mayGo))
    done()
  })
  let restsUntil = -Infinity

  return {
    async send({ id, to, subject, text, html, unsubscribeUrl, mayGo }) {
      if (!isPlainAddress(to)) throw new MailRefused('the receiver is not one plain address', true)
      if (performance.now() < restsUntil) throw new MailRefused('mail not sent: the server was silent just now', false)
      const signal = AbortSignal.timeout(DEADLINE_MS)
      if (mayGo) conditions.set(signal, mayGo)
      try {
        await transport.sendMail({
          // Given by hand: made from the header, "a@x\r\nBcc: b@y" or "a@x,b@y" would reach b too.
          envelope: { from: sender.address, to: [to] },
          from: sender,
          to: { name: '', address: to },
          subject,
          text,
          html,
          messageId: `<${id}@${domain}>`,
          date: new Date(),
          signal,
          headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribeHeaders(unsubscribeUrl) },
        })
        count('sent')
      } catch (error) {
        const refusal = refusalOf(error)
        count(refusal.permanent ? 'refused' : 'failed')
        if (isSilent(error, refusal)) restsUntil = performance.now() + REST_MS
        throw refusal
      }
    },
    close: () => transport.close(),
  }
}

/** Without the end of its data no server takes a mail (RFC 5321 §4.1.1.4), so until then it can be taken back. */
function lastCheck(mayGo: () => boolean): Transform {
  return new Transform({
    transform: (chunk, _encoding, done) => done(null, chunk),
    flush: (done) => done(mayGo() ? null : new MailTakenBack()),
  })
}

class MailTakenBack extends Error {}

/** Lets mail programs unsubscribe with one click (RFC 8058 §3.1). */
function unsubscribeHeaders(url: string | undefined) {
  if (url === undefined) return {}
  // Prepared: on one line however long it is, because not every mail program unfolds it. `href` is plain ASCII.
  const address = { prepared: true, value: `<${new URL(url).href}>` }
  return { 'List-Unsubscribe': address, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}

function parseSender(from: string): { name: string; address: string } {
  const [sender, ...others] = addressparser(from, { flatten: true })
  if (!sender || others.length > 0 || !isPlainAddress(sender.address)) throw new Error('from must be one mailbox')
  return sender
}

function isPlainAddress(address: string): boolean {
  return address.length <= LONGEST_ADDRESS && PLAIN_ADDRESS.test(address)
}

/** Whether the server gives no answer, or says that it will not for now. */
const isSilent = (error: unknown, { responseCode }: MailRefused): boolean =>
  !(error instanceof MailTakenBack) && (responseCode === null || responseCode === SERVICE_NOT_AVAILABLE)

/** Only a verdict on this receiver or message is permanent: a refused login or sender is ours to repair. */
function refusalOf(error: unknown): MailRefused {
  const { code, command, responseCode, permanent } = SmtpFailure.catch({}).parse(error)
  const concernsMail = command === 'RCPT TO' || command === 'DATA'
  const where = [code, command, responseCode].filter((part) => part !== undefined).join(', ')
  return new MailRefused(
    `mail not sent: ${where || 'unknown failure'}`,
    concernsMail && permanent === true,
    responseCode,
  )
}
