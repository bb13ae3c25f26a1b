import fastq from 'fastq'
import { Problem } from './errors'

/** Does a piece of work when its turn comes. @throws Problem unavailable when too many wait */
export interface Turns {
  <T>(work: () => Promise<T>): Promise<T>
  /** How many pieces of work are under way, and how many wait. */
  load: () => Load
}

export interface Load {
  running: number
  waiting: number
}

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
  const take = async <T>(work: () => Promise<T>): Promise<T> => {
    if (queue.length() >= maxWaiting) throw new Problem('unavailable', { detail: refusal, retryAfterSeconds: 5 })
    return new Promise((resolve, reject) => {
      queue.push(() => work().then(resolve, reject)).catch(reject)
    })
  }
  return Object.assign(take, { load: () => ({ running: queue.running(), waiting: queue.length() }) })
}
