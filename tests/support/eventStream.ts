import { request, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import type { TestApp } from './app'

export interface StreamedEvent {
  event: string
  id: string
  data: Record<string, unknown>
}

export interface EventStream {
  status: number | undefined
  headers: IncomingHttpHeaders
  /** What has come so far. */
  events: StreamedEvent[]
  /** The id to go on from. */
  lastId: () => string
  /** All that has come, byte for byte. */
  text: () => string
  /** Takes nothing more. */
  pause: () => void
  /** Resolves when it has ended: whether the server has ended it, and did not break it off. */
  ended: Promise<boolean>
  isOver: () => boolean
  close: () => void
}

interface StreamOptions {
  as: { accessToken: string }
  query?: Record<string, string>
  headers?: Record<string, string>
}

/** Opens a stream of events, and reads it as a browser would. */
export async function openStream(
  { url }: Pick<TestApp, 'url'>,
  path: string,
  { as, query = {}, headers = {} }: StreamOptions,
): Promise<EventStream> {
  const sent = request(`${url}/api/v1${path}?${new URLSearchParams(query).toString()}`, {
    agent: false,
    headers: { Authorization: `Bearer ${as.accessToken}`, Accept: 'text/event-stream', ...headers },
  }).end()
  const events: StreamedEvent[] = []
  let [text, read, lastId, over] = ['', 0, '', false]
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve).once('error', reject)
  })
  response.setEncoding('utf8').on('data', (part: string) => {
    text += part
    for (let end = text.indexOf('\n\n', read); end >= 0; end = text.indexOf('\n\n', read)) {
      const fields = Object.fromEntries(
        text
          .slice(read, end)
          .split('\n')
          .map((field) => [field.slice(0, field.indexOf(': ')), field.slice(field.indexOf(': ') + 2)]),
      )
      read = end + 2
      const { event = '', id = '', data } = fields
      if (id) lastId = id
      if (data !== undefined) events.push({ event, id, data: JSON.parse(data) })
    }
  })
  response.on('error', () => undefined)
  const ended = new Promise<boolean>((resolve) => {
    response.once('close', () => {
      over = true
      resolve(response.complete)
    })
  })
  return {
    status: response.statusCode,
    headers: response.headers,
    events,
    lastId: () => lastId,
    text: () => text,
    pause: () => response.pause(),
    ended,
    isOver: () => over,
    close: () => sent.destroy(),
  }
}
