import {
  createServer,
  STATUS_CODES,
  type RequestListener,
  type Server,
  type ServerOptions,
  type ServerResponse,
} from 'node:http'
import { Server as NetServer } from 'node:net'
import type { Duplex } from 'node:stream'
import { setImmediate as pollEnd, setTimeout as wait } from 'node:timers/promises'
import { Problem } from './errors'
import type { ProblemCode } from './problemCatalogue'
import { newId } from './uuid'

export interface HttpServer {
  server: Server
  /**
   * Ends the server without cutting an answer off. For a few seconds it still takes requests, until whoever sends them has seen
   * that it stops; it does not wait where nobody is connected.
   */
  drain(): Promise<void>
}

/** A listener, and where it needs any the classes of the requests and responses that it is given. */
export type Listener = RequestListener & Pick<ServerOptions, 'IncomingMessage' | 'ServerResponse'>

/** Against slow clients. Routes give bodies less time, each as much as it needs: this is for what no route reads. */
const TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
  keepAliveTimeout: 65_000,
}
/**
 * A connection on which nothing moves is cut, after this or, where a piece was half written, twice this: its reader holds an answer,
 * perhaps a file, and does not take it.
 */
const STANDSTILL_MS = 30_000
/** What is still coming after its answer is thrown away for so long; then the connection is cut, or it could come for ever. */
const REST_MS = 500
/** Proxies look at /readyz every few seconds. Most send nothing more from the first answer on that closes its connection. */
const LINGER_MS = 5_000
const LOOK_MS = 50
/** Everything on the way of a request that holds something for it wants to know when it is over. */
const MOST_LISTENERS = 30
/** For requests that were on their way when the last connection was taken. */
const LAST_REQUESTS_MS = 1_000

/** A server whose refusals of requests that cannot be read are problems too. @param typeBase as for Problem.toAnswer */
export function createHttpServer(listener: Listener, typeBase: string): HttpServer {
  /** The connections, and the answers that are under way on each, in their order. */
  const connections = new Map<Duplex, Set<ServerResponse>>()
  const answersOn = (socket: Duplex) => connections.get(socket) ?? new Set<ServerResponse>()
  let draining = false

  const handle: RequestListener = (request, response) => {
    const { socket } = request
    response.setMaxListeners(MOST_LISTENERS)
    const answers = answersOn(socket).add(response)
    response.once('close', () => answers.delete(response))
    response.once('finish', () => {
      if (!request.complete) setTimeout(() => request.complete || socket.destroy(), REST_MS).unref()
    })
    if (draining) closeAfterLast(answers)
    listener(request, response)
  }
  // Whoever waits to be asked for a body is asked by who reads it, or else refused without having sent it.
  const { IncomingMessage, ServerResponse } = listener
  const server = createServer({ ...TIMEOUTS, IncomingMessage, ServerResponse }, handle).on('checkContinue', handle)
  server.setTimeout(STANDSTILL_MS)

  server.on('connection', (socket) => {
    connections.set(socket, new Set())
    socket.once('close', () => {
      const answers = answersOn(socket)
      connections.delete(socket)
      // Node tells this only to the answer whose turn it is, and those behind it would hold what they have for ever.
      for (const answer of answers) if (answer.socket !== socket && !answer.destroyed) answer.destroy().emit('close')
    })
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const isAnswered = [...answersOn(socket)].some((answer) => answer.headersSent)
    if (socket.writable && !isAnswered) {
      socket.end(refusalOf(error, typeBase))
      setTimeout(() => socket.destroy(), REST_MS).unref()
    } else socket.destroy()
  })

  return {
    server,
    async drain() {
      draining = true
      for (const answers of connections.values()) closeAfterLast(answers)
      const lingersUntil = performance.now() + LINGER_MS
      while (connections.size > 0 && performance.now() < lingersUntil) await wait(LOOK_MS)
      // Whoever has connected by now is taken first; in the other order they would be sent away.
      await pollEnd()
      // Not the close of HTTP, which cuts connections on which a request may just be coming.
      const closed = new Promise<void>((resolve) => NetServer.prototype.close.call(server, () => resolve()))
      await Promise.race([closed, wait(LAST_REQUESTS_MS)])
      while (connections.size > 0) {
        for (const [socket, answers] of connections) if (answers.size === 0) socket.destroy()
        await wait(LOOK_MS)
      }
      await closed
    },
  }
}

/** Only the last answer may close the connection: those that are sent before it would cut it off. */
function closeAfterLast(answers: ReadonlySet<ServerResponse>): void {
  const last = [...answers].at(-1)
  for (const answer of answers) {
    if (answer.headersSent) continue
    if (answer === last) answer.setHeader('Connection', 'close')
    else answer.removeHeader('Connection')
  }
}

/** By the codes of node and its parser. */
const CODES: Record<string, ProblemCode> = {
  HPE_HEADER_OVERFLOW: 'head_too_large',
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 'payload_too_large',
  ERR_HTTP_REQUEST_TIMEOUT: 'request_timeout',
}

/** The answer to what is no request, byte for byte. */
function refusalOf({ code = '' }: NodeJS.ErrnoException, typeBase: string): string {
  const requestId = newId()
  const { status, headers, body } = new Problem(CODES[code] ?? 'bad_request').toAnswer(typeBase, requestId)
  const all = { ...headers, 'Content-Length': Buffer.byteLength(body), 'X-Request-Id': requestId, Connection: 'close' }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n')
}
