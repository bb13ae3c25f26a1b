import type { Socket } from 'node:net'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { listenAnywhere } from '../../support/listen'

/**
 * What the server does with the mails that come:
 * `accept`, after a while; `greet421` sends every connection away; `refuse` answers RCPT with `code`, for the receivers that `whom` names;
 * `hang` never answers the end of a mail that it has not kept; `drop` keeps the mail and breaks the connection off instead of
 * saying so, which is what nobody can tell from a mail that was lost.
 */
export type SmtpMode =
  | { is: 'accept'; afterMs?: number }
  | { is: 'greet421' | 'hang' | 'drop' }
  | { is: 'refuse'; code: number; whom?: (address: string) => boolean }

export interface FaultySmtp {
  url: string
  set(mode: SmtpMode): void
  /** How often the mail with each Message-ID was accepted, with its receiver. */
  accepted: ReadonlyMap<string, { to: string; times: number }>
  /** How many mails were kept without anybody being told. */
  ambiguous: () => number
  /** How many mails are on their way right now. */
  inFlight: () => number
  close(): Promise<void>
}

const withCode = (responseCode: number) => Object.assign(new Error('not now'), { responseCode })

/** A mail server with a will of its own. */
export async function startSmtpServer(): Promise<FaultySmtp> {
  const accepted = new Map<string, { to: string; times: number }>()
  const sockets = new Map<number, Socket>()
  let mode: SmtpMode = { is: 'accept' }
  let ambiguous = 0
  let inFlight = 0

  const keep = (source: string, to: string) => {
    const [, id = ''] = /^message-id:\s*<([^>]+)>/im.exec(source) ?? []
    accepted.set(id, { to, times: (accepted.get(id)?.times ?? 0) + 1 })
  }
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    closeTimeout: 100,
    onConnect: (_session, done) => done(mode.is === 'greet421' ? withCode(421) : undefined),
    onRcptTo({ address }, _session, done) {
      const refuses = mode.is === 'refuse' && (mode.whom?.(address) ?? true)
      done(refuses && mode.is === 'refuse' ? withCode(mode.code) : undefined)
    },
    onData(stream, { envelope, remotePort }, done) {
      inFlight += 1
      text(stream)
        .then(async (source) => {
          if (mode.is === 'hang') return
          if (mode.is === 'accept' && mode.afterMs) await wait(mode.afterMs)
          keep(source, envelope.rcptTo[0]?.address ?? '')
          if (mode.is === 'drop') {
            ambiguous += 1
            sockets.get(remotePort)?.destroy()
          } else done()
        }, done)
        .finally(() => (inFlight -= 1))
    },
  })
  server.on('error', () => undefined) // of connections that were broken off
  server.server.on('connection', (socket: Socket) => {
    const { remotePort = 0 } = socket
    sockets.set(remotePort, socket)
    socket.once('close', () => sockets.delete(remotePort))
  })
  const port = await listenAnywhere(server)
  return {
    url: `smtp://127.0.0.1:${port}`,
    set: (next) => (mode = next),
    accepted,
    ambiguous: () => ambiguous,
    inFlight: () => inFlight,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
