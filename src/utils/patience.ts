import { performance } from 'node:perf_hooks'
import { withTimeout } from './timeout'

/** Waits for an answer, at most `milliseconds` long, and no longer than is left. @throws TimeoutError */
export type Patience = <T>(answer: Promise<T>, milliseconds: number) => Promise<T>

/** For answers that are waited for one after the other, or at once. @param milliseconds for all of them together */
export function createPatience(milliseconds: number): Patience {
  let left = milliseconds
  let waiting = 0
  let since = 0
  const spent = () => (waiting > 0 ? performance.now() - since : 0)
  return async (answer, limit) => {
    if (waiting === 0) since = performance.now()
    waiting += 1
    try {
      return await withTimeout(answer, Math.min(limit, left - spent()))
    } finally {
      const over = spent()
      waiting -= 1
      if (waiting === 0) left -= over
    }
  }
}
