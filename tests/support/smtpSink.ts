import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { listenAnywhere } from './listen'

export interface SmtpSink {
  url: string
  /** The receiver of every mail that was accepted, in order. */
  accepted: string[]
  /** The mails that were accepted, as they came over the wire (RFC 5322). */
  sources: string[]
  /** The next answers to this receiver are refusals with these codes (RFC 5321 §4.2); after them mail is accepted. */
  refuse(to: string, ...codes: number[]): void
  close(): Promise<void>
}

/** A mail server that can refuse. @param delayMs how long it takes to accept a mail */
export async function startSmtpSink({ delayMs = 0 } = {}): Promise<SmtpSink> {
  const accepted: string[] = []
  const sources: string[] = []
  const refusals = new Map<string, number[]>()
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 100,
    onRcptTo({ address }, _session, done) {
      const responseCode = refusals.get(address)?.shift()
      done(responseCode ? Object.assign(new Error(`no ${address}`), { responseCode }) : undefined)
    },
    onData(stream, { envelope }, done) {
      text(stream).then(async (source) => {
        await wait(delayMs)
        accepted.push(...envelope.rcptTo.map(({ address }) => address))
        sources.push(source)
        done()
      }, done)
    },
  })
  const port = await listenAnywhere(server)
  return {
    url: `smtp://127.0.0.1:${port}`,
    accepted,
    sources,
    refuse: (to, ...codes) => refusals.set(to, codes),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
