import type { Sql } from '../../config/db'
import type { ApplicationRow } from '../../models/Application'
import * as Letters from '../../models/ApplicationLetter'
import { isSimilar, letterSketch } from '../../utils/letterSketch'

/**
 * Lets the client know of an application's letter that is nearly the same as another's to this gig, and of that other one, or the
 * same as what its worker has sent to other gigs. Their gig is locked.
 */
export async function compareLetter(
  sql: Sql,
  { id, gigId, workerId, coverLetter }: Pick<ApplicationRow, 'id' | 'gigId' | 'workerId' | 'coverLetter'>,
): Promise<void> {
  const sketch = letterSketch(coverLetter)
  const resembles = (other: Letters.Sketch) => isSimilar(sketch, other.sketch)
  const alike = (await Letters.listOfOthers(sql, gigId, workerId)).filter(resembles)
  const isReused = (await Letters.listElsewhere(sql, gigId, workerId)).some(resembles)
  await Letters.setSketch(sql, id, sketch, isReused || alike.length > 0)
  await Letters.markSimilar(
    sql,
    alike.map(({ applicationId }) => applicationId),
  )
}
