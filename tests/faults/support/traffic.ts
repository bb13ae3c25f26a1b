import { Agent, request as httpRequest } from 'node:http'
import { performance } from 'node:perf_hooks'

export interface TrafficRequest {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** After the host, such as /api/v1/gigs. */
  path: string
  headers?: Record<string, string>
  /** Sent as JSON. */
  body?: object
}

export interface TrafficReply {
  request: TrafficRequest
  /** 0 where no answer came. */
  status: number
  /** The code of a problem, or of the connection's error. */
  code: string
  retryAfter: string | undefined
  ms: number
}

export interface TrafficReport {
  replies: TrafficReply[]
  /** How many were under way at once, at most. */
  mostInFlight: number
}

export interface Traffic {
  inFlight: () => number
  replies: readonly TrafficReply[]
  /** Sends no more, and waits for the answers that are under way. */
  stop(): Promise<TrafficReport>
}

const TICK_MS = 10
/** Longer than anything may take: what takes longer counts as never answered. */
const PATIENCE_MS = 30_000

/**
 * Sends requests at a steady pace, however slow the answers are, over connections that are kept alive.
 * @param next makes the request with that number
 */
export function startTraffic(url: string, perSecond: number, next: (i: number) => TrafficRequest): Traffic {
  const agent = new Agent({ keepAlive: true, maxSockets: 500 })
  const replies: TrafficReply[] = []
  const underWay = new Set<Promise<void>>()
  const startedAt = performance.now()
  let sent = 0
  let mostInFlight = 0

  const tick = setInterval(() => {
    const due = ((performance.now() - startedAt) / 1_000) * perSecond
    while (sent < due) {
      const answering = send(url, next(sent), agent).then((reply) => {
        replies.push(reply)
        underWay.delete(answering)
      })
      underWay.add(answering)
      sent += 1
    }
    mostInFlight = Math.max(mostInFlight, underWay.size)
  }, TICK_MS)
  return {
    inFlight: () => underWay.size,
    replies,
    async stop() {
      clearInterval(tick)
      await Promise.all(underWay)
      agent.destroy()
      return { replies, mostInFlight }
    },
  }
}

/** One request; an answer that never comes is a reply with the status 0. */
export function send(url: string, request: TrafficRequest, agent?: Agent): Promise<TrafficReply> {
  const { method = 'GET', path, headers = {}, body } = request
  const startedAt = performance.now()
  const text = body && JSON.stringify(body)
  const type =
    text === undefined ? {} : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) }
  return new Promise((resolve) => {
    const end = (status: number, code: string, retryAfter?: string) =>
      resolve({ request, status, code, retryAfter, ms: performance.now() - startedAt })
    const outgoing = httpRequest(`${url}${path}`, { agent, method, headers: { ...type, ...headers } }, (response) => {
      let received = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => (received += part))
      response.on('end', () => end(response.statusCode ?? 0, problemCode(received), response.headers['retry-after']))
      response.on('error', (error: NodeJS.ErrnoException) => end(0, error.code ?? error.message))
    })
    outgoing.setTimeout(PATIENCE_MS, () => outgoing.destroy(new Error('no answer')))
    outgoing.on('error', (error: NodeJS.ErrnoException) => end(0, error.code ?? error.message))
    outgoing.end(text)
  })
}

const problemCode = (text: string): string => /"code":"(\w+)"/.exec(text.slice(0, 300))?.[1] ?? ''

/** The time within which that share of the replies came, in milliseconds. */
export function percentile(replies: readonly { ms: number }[], share: number): number {
  const sorted = replies.map(({ ms }) => ms).sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
