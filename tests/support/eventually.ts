import { setTimeout as wait } from 'node:timers/promises'

const PAUSE_MS = 25

/**
 * Repeats a check that no event announces until it neither throws nor answers false.
 * @throws what the check threw last, once `timeoutMs` have passed
 */
export async function eventually<T>(check: () => T | Promise<T>, timeoutMs = 5_000): Promise<T> {
  const end = Date.now() + timeoutMs
  for (;;) {
    try {
      const result = await check()
      if (result !== false) return result
      throw new Error(`Not so within ${timeoutMs} ms`)
    } catch (error) {
      if (Date.now() >= end) throw error
      await wait(PAUSE_MS)
    }
  }
}
