import { performance } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'

const STEP_MS = 120

/**
 * Takes a whole number of steps, nearly always one, whatever `work` finds or throws: the time of an answer tells nothing about an
 * account, also while the server is busy.
 */
export async function evenly<T>(work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now()
  try {
    return await work()
  } finally {
    await wait(STEP_MS - ((performance.now() - startedAt) % STEP_MS))
  }
}
