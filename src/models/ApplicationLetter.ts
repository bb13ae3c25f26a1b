/** What is kept to compare the letters of applications. */

import { rows, write, type Sql } from '../config/db'

/** How much is compared at most, newest first: enough for any honest gig or worker. */
const OF_GIG = 500
const OF_WORKER = 50
const OF_WORKER_DAYS = 30

export interface Sketch {
  applicationId: string
  sketch: Buffer
}

/** The letters that others have written to a gig, newest first. */
export async function listOfOthers(sql: Sql, gigId: string, workerId: string): Promise<Sketch[]> {
  return rows(
    sql,
    `SELECT id AS applicationId, letter_sketch AS sketch FROM applications
     WHERE gig_id = :gigId AND worker_id <> :workerId AND letter_sketch IS NOT NULL ORDER BY id DESC LIMIT :limit`,
    { gigId, workerId, limit: OF_GIG },
  )
}

/** What the worker has lately written to other gigs, newest first. */
export async function listElsewhere(sql: Sql, gigId: string, workerId: string): Promise<Sketch[]> {
  return rows(
    sql,
    `SELECT id AS applicationId, letter_sketch AS sketch FROM applications
     WHERE worker_id = :workerId AND gig_id <> :gigId AND letter_sketch IS NOT NULL
       AND created_at > NOW(3) - INTERVAL ${OF_WORKER_DAYS} DAY
     ORDER BY id DESC LIMIT :limit`,
    { gigId, workerId, limit: OF_WORKER },
  )
}

export async function setSketch(sql: Sql, id: string, sketch: Buffer, similarToOthers: boolean): Promise<void> {
  const text = 'UPDATE applications SET letter_sketch = :sketch, similar_to_others = :similarToOthers WHERE id = :id'
  await write(sql, text, { id, sketch, similarToOthers })
}

/** Applications that a new letter resembles. Their version stays: their workers must not learn of it. */
export async function markSimilar(sql: Sql, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await write(sql, 'UPDATE applications SET similar_to_others = 1 WHERE id IN (:ids)', { ids })
}
