import { newIdempotencyKey } from '../../apiClient'
import { toProblem } from '../api'

/**
 * Gives a write its Idempotency-Key: the same again for the same content while nobody knows what came of it, so that pressing once
 * more after a lost answer does nothing twice.
 */
export function sendOnce() {
  let open: { content: string; key: string } | undefined
  return async (content: string, send: (key: string) => Promise<unknown>): Promise<void> => {
    if (open?.content !== content) open = { content, key: newIdempotencyKey() }
    try {
      await send(open.key)
    } catch (error) {
      if (!toProblem(error).mayBeDone) open = undefined
      throw error
    }
  }
}
