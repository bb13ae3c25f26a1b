import { performance } from 'node:perf_hooks'
import type { Context } from '../context'
import * as Outbox from '../models/Outbox'

const CLAIM_MS = Outbox.CLAIM_SECONDS * 1_000
const RENEWALS_PER_CLAIM = 4

/** A task that nobody else does at the same time. */
export interface Claim {
  task: Outbox.ClaimedTask
  /**
   * False as soon as another process may have taken the task over, such as when this one stood still for a while. By a clock that
   * nobody sets, and from before the database was asked, so that it never says so too late.
   */
  holds: () => boolean
  /** Renews the claim while `work` runs, so that slow work does not look like a dead worker. */
  during<T>(work: () => Promise<T>): Promise<T>
}

/** @returns undefined when another has, or had, this try of the task */
export async function claimTask({ db, log }: Context, entry: Outbox.Entry): Promise<Claim | undefined> {
  let heldSince = performance.now()
  const task = await Outbox.claim(db, entry)
  if (!task) return undefined

  const renew = async () => {
    const askedAt = performance.now()
    heldSince = (await Outbox.renewClaim(db, task)) ? askedAt : -Infinity
  }
  return {
    task,
    holds: () => performance.now() - heldSince < CLAIM_MS,
    async during(work) {
      const timer = setInterval(() => {
        renew().catch((error: unknown) => log.warn({ err: error, task: task.id }, 'claim not renewed'))
      }, CLAIM_MS / RENEWALS_PER_CLAIM)
      try {
        return await work()
      } finally {
        clearInterval(timer)
      }
    },
  }
}
