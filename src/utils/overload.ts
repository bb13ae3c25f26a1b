import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Problem } from './errors'

/** Why a request is turned away: `lag` of the event loop, or no `places`. */
export type Reason = 'lag' | 'places'

export interface Overload {
  /** Whether to turn away a request that has just come, and why. */
  refuses(): Reason | undefined
  /** Gives a place to a request, which is named by its response. */
  enter(response: object): void
  leave(response: object): void
  /**
   * Does the work of a handler in the place of its request, or in a new one, and gives that back. Whoever sends or reads slowly has
   * no place meanwhile.
   * @throws Problem unavailable when all places are taken
   */
  inPlace<T>(response: object, work: () => Promise<T>): Promise<T>
  close(): void
}

/** Requests that may wait, beside those that can have a connection: more would only make all of them late. */
const WAITING_PLACES = 60
/** With fewer that wait, a late event loop is no crowd: it is one heavy request, or a race of fifty that will soon be over. */
const CROWD_WAITING = 45
/** Requests pass the event loop about five times, so this makes a quarter of a second of an answer. */
const LAG_MS = { first: 40, all: 200 } as const
const SAMPLE_MS = 100
const RESOLUTION_MS = 10
/** How much of the lag the last sample makes: a single pause, such as that of the garbage collector, turns nobody away. */
const NEWEST_SHARE = 0.3

/** What is turned away later costs more, and what is let in makes the rest late. */
const REFUSAL = { detail: 'Too many requests are under way.', retryAfterSeconds: 2 }
export const refusal = (): Problem => new Problem('unavailable', REFUSAL)

/**
 * Watches how late the event loop is, and how many requests are under way.
 * @param connections how many of them can have a connection to the database at once
 * @param countRefusal told of each that found no place for its work
 */
export function watchOverload(connections: number, countRefusal: (reason: Reason) => void): Overload {
  const places = connections + WAITING_PLACES
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delays.enable()
  const underWay = new Set<object>()
  let lag = 0
  const sample = () => {
    // Nothing is counted while a single pause lasts.
    const latest = delays.count > 0 ? delays.mean / 1e6 - RESOLUTION_MS : SAMPLE_MS
    lag += (latest - lag) * NEWEST_SHARE
    delays.reset()
  }
  const sampling = setInterval(sample, SAMPLE_MS).unref()

  return {
    refuses() {
      if (underWay.size >= places) return 'places'
      const share = (lag - LAG_MS.first) / (LAG_MS.all - LAG_MS.first)
      return underWay.size >= connections + CROWD_WAITING && Math.random() < share ? 'lag' : undefined
    },
    enter: (response) => underWay.add(response),
    leave: (response) => underWay.delete(response),
    async inPlace(response, work) {
      if (!underWay.has(response) && underWay.size >= places) {
        countRefusal('places')
        throw refusal()
      }
      underWay.add(response)
      try {
        return await work()
      } finally {
        underWay.delete(response)
      }
    },
    close() {
      clearInterval(sampling)
      delays.disable()
    },
  }
}
