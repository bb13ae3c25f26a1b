import { performance } from 'node:perf_hooks'
import { eventually } from '../../support/eventually'

/** @returns how many milliseconds from now it took until `works` did; it throws what was wrong last after `timeoutMs` */
export async function timeUntil(works: () => Promise<boolean>, timeoutMs: number): Promise<number> {
  const startedAt = performance.now()
  await eventually(works, timeoutMs)
  return performance.now() - startedAt
}
