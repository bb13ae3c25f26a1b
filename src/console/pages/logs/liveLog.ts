import { EventSource, type EventSourceFetchInit } from 'eventsource'
import type { ApiProblem } from '../../../apiClient'
import { api, toProblem } from '../../api'
import { addressOf, type Query } from '../../data/query'
import type { LogEntry } from './logColumns'

export interface LiveEntry {
  key: string
  entry: LogEntry
}

interface Listener {
  onOpen: () => void
  onEntry: (line: LiveEntry) => void
  /** So much was missed that it is not sent again. */
  onGap: () => void
  onDisconnect: () => void
  /** It is over: the same request would be refused again. */
  onRefused: (problem: ApiProblem) => void
}

/** How long a server is left alone that has too much to do, where it does not say. */
const BUSY_SECONDS = 15

/**
 * Follows the log while the page is looked at, and goes on after a drop from the line that came last. Browsers keep six
 * connections to a server at a time: as many tabs that nobody looks at would leave none for the rest.
 * @returns what ends it
 */
export function followLog(filter: Query, { onOpen, onEntry, onGap, onDisconnect, onRefused }: Listener): () => void {
  const address = new URL(addressOf('/api/v1/admin/logs/stream', filter), location.href)
  let received = 0
  let lastId: string | undefined
  let waitSeconds = 0
  let source: EventSource | undefined

  const onProblem = (problem: ApiProblem) => {
    const isBusy = problem.status === 429 || problem.status === 503
    waitSeconds = isBusy ? (problem.retryAfterSeconds ?? BUSY_SECONDS) : 0
    if (problem.code === 'invalid_cursor') {
      lastId = undefined
      onGap()
    } else if (isFinal(problem)) {
      end()
      onRefused(problem)
    }
  }

  /** With the access token, renewed where it has expired. */
  const fetchStream = async (url: string | URL, init: EventSourceFetchInit) => {
    if (waitSeconds > 0) await new Promise((resolve) => setTimeout(resolve, waitSeconds * 1_000))
    const headers = new Headers(init.headers)
    // The source's own is of this connection alone, and one that was refused would be sent for ever.
    if (lastId === undefined) headers.delete('Last-Event-ID')
    else headers.set('Last-Event-ID', lastId)
    try {
      const response = await api.send(new Request(url, { headers, signal: toSignal(init.signal), cache: 'no-store' }))
      waitSeconds = 0
      return response
    } catch (error) {
      onProblem(toProblem(error))
      throw error
    }
  }

  const onError = () => {
    if (source?.readyState === EventSource.CLOSED) {
      end()
      onRefused(toProblem(new Error('The server answered with no stream.')))
    } else onDisconnect()
  }

  const onLine = ({ data, lastEventId }: MessageEvent<unknown>) => {
    lastId = lastEventId
    const entry: unknown = JSON.parse(String(data))
    if (!isEntry(entry)) return
    received += 1
    onEntry({ key: String(received), entry })
  }

  const open = () => {
    source = new EventSource(address, { fetch: fetchStream })
    source.addEventListener('open', onOpen)
    source.addEventListener('error', onError)
    source.addEventListener('gap', ({ lastEventId }) => {
      lastId = lastEventId
      onGap()
    })
    source.addEventListener('entry', onLine)
  }

  const onVisibility = () => {
    source?.close()
    if (document.hidden) return
    // No line has come that one could go on from.
    if (source && lastId === undefined) onGap()
    open()
  }

  const end = () => {
    document.removeEventListener('visibilitychange', onVisibility)
    source?.close()
  }

  document.addEventListener('visibilitychange', onVisibility)
  onVisibility()
  return end
}

const toSignal = (signal: unknown): AbortSignal | null => (signal instanceof AbortSignal ? signal : null)

const isFinal = ({ status }: ApiProblem): boolean => status !== null && status >= 400 && status < 500 && status !== 429

const isEntry = (value: unknown): value is LogEntry =>
  typeof value === 'object' && value !== null && 'time' in value && 'level' in value && 'message' in value
