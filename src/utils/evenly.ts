import { setTimeout as wait } from 'node:timers/promises'

const FLOOR_MS = 120

/** Takes the same time whatever `work` finds or throws, so that the time of an answer tells nothing about an account. */
export async function evenly<T>(work: () => Promise<T>): Promise<T> {
  const [result] = await Promise.allSettled([work(), wait(FLOOR_MS)])
  if (result.status === 'rejected') throw result.reason
  return result.value
}
