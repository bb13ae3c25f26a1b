import { performance } from 'node:perf_hooks'
import { withTimeout } from './timeout'

/** Waits for an answer, at most `milliseconds` long, and no longer than is left. @throws TimeoutError */
export type Patience = <T>(answer: Promise<T>, milliseconds: number) => Promise<T>

/** For answers that are waited for one after the other. @param milliseconds for all of them together */
export function createPatience(milliseconds: number): Patience {
  let left = milliseconds
  return async (answer, limit) => {
    const startedAt = performance.now()
    try {
      return await withTimeout(answer, Math.min(limit, left))
    } finally {
      left -= performance.now() - startedAt
    }
  }
}
