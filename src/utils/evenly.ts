import { setTimeout as wait } from 'node:timers/promises'

const FLOOR_MS = 120

/** Takes the same time whatever `work` finds, so that the time of an answer tells nothing about an account. */
export async function evenly<T>(work: () => Promise<T>): Promise<T> {
  const [result] = await Promise.all([work(), wait(FLOOR_MS)])
  return result
}
