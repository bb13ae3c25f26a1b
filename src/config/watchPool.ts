import type { Pool } from 'mysql2'
import { z } from 'zod'
import type { Metrics } from '../utils/metrics'

const list = z.object({ length: z.number() })
/** The driver tells nobody how busy it is, but it can be seen. */
const Inside = z.object({ _allConnections: list, _freeConnections: list, _connectionQueue: list })

/** Lets the metrics tell how many connections a pool has, and how many wait for one. */
export function watchPool(pool: Pool, poolSize: number, { db, onScrape }: Metrics): void {
  db.connectionsMax.set(poolSize)
  onScrape([db.connections, db.waiting], () => {
    const { _allConnections: all, _freeConnections: free, _connectionQueue: queue } = Inside.parse(pool)
    return () => {
      db.connections.set({ state: 'used' }, all.length - free.length)
      db.connections.set({ state: 'idle' }, free.length)
      db.waiting.set(queue.length)
    }
  })
}
