import { performance } from 'node:perf_hooks'
import { databaseNow, type Db } from './db'

/** The clock that all processes share, as well as this one can tell. */
export interface Clock {
  /** In milliseconds since 1970 (UTC). */
  now: () => number
  stop: () => void
}

const ASK_MS = 10_000
/** A slower answer does not say when the time was read. */
const SLOW_MS = 500

/**
 * Tells the time of the database without asking it each time: as of its last answer, and on from there by a clock that nobody
 * sets. Until the first answer, and only then, the clock of the machine has to do.
 * @param onFault told when it cannot be asked
 */
export function followClock(db: Db, onFault: (error: unknown) => void): Clock {
  let startedAt = Date.now() - performance.now()
  let isKnown = false
  const ask = async () => {
    const before = performance.now()
    const told = await databaseNow(db)
    const after = performance.now()
    if (isKnown && after - before > SLOW_MS) return
    startedAt = told.getTime() - (before + after) / 2
    isKnown = true
  }
  const keepAsking = () => {
    ask().catch(onFault)
  }
  keepAsking()
  const timer = setInterval(keepAsking, ASK_MS).unref()
  return { now: () => startedAt + performance.now(), stop: () => clearInterval(timer) }
}
