/** What is kept to compare the letters of applications. */

import { rows, write, type Sql } from '../config/db'

/** How much is compared at most, newest first: enough for any honest gig or worker. */
const OF_GIG = 500
const OF_WORKER = 50
const OF_WORKER_DAYS = 30

export interface Sketch {
  applicationId: string
  sketch: Buffer
  /** Whether somebody else has written it to the gig; or else the worker has, to another one. */
  toGig: number
}

/** The letters that others have written to a gig, and what the worker has lately written to others, newest first. */
export async function listComparable(sql: Sql, gigId: string, workerId: string): Promise<Sketch[]> {
  return rows(
    sql,
    `(SELECT id AS applicationId, letter_sketch AS sketch, 1 AS toGig FROM applications
      WHERE gig_id = :gigId AND worker_id <> :workerId AND letter_sketch IS NOT NULL ORDER BY id DESC LIMIT ${OF_GIG})
     UNION ALL
     (SELECT id, letter_sketch, 0 FROM applications
      WHERE worker_id = :workerId AND gig_id <> :gigId AND letter_sketch IS NOT NULL
        AND created_at > NOW(3) - INTERVAL ${OF_WORKER_DAYS} DAY
      ORDER BY id DESC LIMIT ${OF_WORKER})`,
    { gigId, workerId },
  )
}

export async function setSketch(
  sql: Sql,
  id: string,
  { letterSketch, similarToOthers }: { letterSketch: Buffer; similarToOthers: boolean },
): Promise<void> {
  const text =
    'UPDATE applications SET letter_sketch = :letterSketch, similar_to_others = :similarToOthers WHERE id = :id'
  await write(sql, text, { id, letterSketch, similarToOthers })
}

/** Applications that a new letter resembles. Their version stays: their workers must not learn of it. */
export async function markSimilar(sql: Sql, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await write(sql, 'UPDATE applications SET similar_to_others = 1 WHERE id IN (:ids)', { ids })
}
