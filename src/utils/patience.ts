import { performance } from 'node:perf_hooks'
import { askWithin, type Ask } from './timeout'

/** Asks, and waits for the answer: at most `milliseconds` long, and no longer than is left. @throws TimeoutError */
export type Patience = <T>(ask: Ask<T>, milliseconds: number) => Promise<T>

/** For answers that are waited for one after the other, or at once. @param milliseconds for all of them together */
export function createPatience(milliseconds: number): Patience {
  let left = milliseconds
  let waiting = 0
  let since = 0
  const spent = () => (waiting > 0 ? performance.now() - since : 0)
  const onEnd = () => {
    const over = spent()
    waiting -= 1
    if (waiting === 0) left -= over
  }
  return (ask, limit) => {
    if (waiting === 0) since = performance.now()
    waiting += 1
    return askWithin(ask, Math.min(limit, left - spent()), onEnd)
  }
}
