import type { EventEmitter } from 'node:events'
import { Problem } from './errors'

/** The answers of this process that go on until somebody ends them. */
export interface Streams {
  /**
   * Lets an answer go on, until it is closed.
   * @returns what ends it
   * @throws Problem unavailable when there are too many, or the process is about to stop
   */
  open(response: EventEmitter): AbortSignal
  count(): number
  /** Ends all of them, and takes no more. */
  end(): void
}

/** Each looks at the log folder four times a second, and may hold some megabytes while it catches up. */
const MAX_STREAMS = 20
const RETRY_SECONDS = 5

export function createStreams(max = MAX_STREAMS): Streams {
  const open = new Set<AbortController>()
  let isOver = false
  return {
    open(response) {
      if (isOver || open.size >= max) {
        const detail = isOver ? 'The server is stopping.' : 'Too many streams are open.'
        throw new Problem('unavailable', { detail, retryAfterSeconds: RETRY_SECONDS })
      }
      const controller = new AbortController()
      open.add(controller)
      response.once('close', () => {
        open.delete(controller)
        controller.abort()
      })
      return controller.signal
    },
    count: () => open.size,
    end() {
      isOver = true
      for (const controller of open) controller.abort()
    },
  }
}
