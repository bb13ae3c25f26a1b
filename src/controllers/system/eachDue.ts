import { inTransaction, type Sql } from '../../config/db'
import type { Context } from '../../context'

/** How many things a chore looks up at once. */
const BATCH = 50
/** A run ends here, so that other chores get their turn; the next one goes on. */
const MAX_PER_RUN = 10_000

/**
 * Does what is due for each thing, in a transaction of its own: whoever is stopped half-way has done what was done. One that
 * fails holds up no other, and is tried again by the next run. `work` must ask under a lock whether it is still due, because
 * another process may have been faster.
 * @param list what is due, at most `limit`
 * @returns how many were done
 */
export async function eachDue<Due>(
  { db, log, signals }: Context,
  list: (sql: Sql, limit: number) => Promise<readonly Due[]>,
  work: (sql: Sql, item: Due) => Promise<void>,
): Promise<number> {
  const tried = new Set<string>()
  let done = 0
  let listedAgain = 0
  while (tried.size < MAX_PER_RUN) {
    // What has failed is listed again, and must not take the place of others.
    const limit = BATCH + listedAgain
    const listed = await list(db, limit)
    const fresh = listed.filter((item) => !tried.has(keyOf(item)))
    listedAgain = listed.length - fresh.length
    if (fresh.length === 0 && listed.length < limit) break
    for (const item of fresh) {
      tried.add(keyOf(item))
      try {
        await inTransaction(db, (sql) => work(sql, item))
        done += 1
      } catch (error) {
        log.warn({ err: error, due: item }, 'left for the next run')
      }
    }
    signals.emit('outbox')
  }
  return done
}

const keyOf = (item: unknown): string => JSON.stringify(item)
