import { EventSource, type EventSourceFetchInit } from 'eventsource'
import { api } from '../../api'
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
}

/**
 * Follows the log, and goes on after a drop from the line that came last.
 * @returns what ends it
 */
export function followLog(filter: Query, { onOpen, onEntry, onGap, onDisconnect }: Listener): () => void {
  const address = new URL(addressOf('/api/v1/admin/logs/stream', filter), location.href)
  const source = new EventSource(address, { fetch: fetchStream })
  let received = 0
  source.addEventListener('open', onOpen)
  source.addEventListener('error', onDisconnect)
  source.addEventListener('gap', onGap)
  source.addEventListener('entry', ({ data }: MessageEvent<unknown>) => {
    const entry: unknown = JSON.parse(String(data))
    if (!isEntry(entry)) return
    received += 1
    onEntry({ key: String(received), entry })
  })
  return () => source.close()
}

/** With the access token, renewed where it has expired. */
const fetchStream = (url: string | URL, init: EventSourceFetchInit) =>
  api.send(new Request(url, { headers: init.headers, signal: toSignal(init.signal), cache: 'no-store' }))

const toSignal = (signal: unknown): AbortSignal | null => (signal instanceof AbortSignal ? signal : null)

const isEntry = (value: unknown): value is LogEntry =>
  typeof value === 'object' && value !== null && 'time' in value && 'level' in value && 'message' in value
