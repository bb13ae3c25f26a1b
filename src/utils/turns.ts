import fastq from 'fastq'
import { Problem } from './errors'

/** Does a piece of work when its turn comes. @throws Problem unavailable when too many wait */
export type Turns = <T>(work: () => Promise<T>) => Promise<T>

/** For work that keeps a core busy: only so many pieces are under way at once, and a storm of them must not pile up. */
export function createTurns({
  atOnce,
  maxWaiting,
  refusal,
}: {
  atOnce: number
  maxWaiting: number
  refusal: string
}): Turns {
  const queue = fastq.promise((work: () => Promise<void>) => work(), atOnce)
  return async (work) => {
    if (queue.length() >= maxWaiting) throw new Problem('unavailable', { detail: refusal, retryAfterSeconds: 5 })
    return new Promise((resolve, reject) => {
      queue.push(() => work().then(resolve, reject)).catch(reject)
    })
  }
}
