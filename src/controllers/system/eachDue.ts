import { inTransaction, type Sql } from '../../config/db'
import type { Context } from '../../context'

/** How many things a chore looks up at once. */
export const BATCH = 50

/**
 * Does what is due for each thing, in a transaction of its own: whoever is stopped half-way has done what was done, and one that
 * fails holds up no other. What is due must be asked again under its lock, because another process may have been faster.
 * @returns how many were done
 */
export async function eachDue<Due>(
  { db, log, signals }: Context,
  due: readonly Due[],
  work: (sql: Sql, item: Due) => Promise<void>,
): Promise<number> {
  let done = 0
  for (const item of due) {
    try {
      await inTransaction(db, (sql) => work(sql, item))
      done += 1
    } catch (error) {
      log.warn({ err: error, due: item }, 'left for the next run')
    }
  }
  if (done > 0) signals.emit('outbox')
  return done
}
