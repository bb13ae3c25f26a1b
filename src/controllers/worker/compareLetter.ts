import type { Sql } from '../../config/db'
import type { ApplicationRow } from '../../models/Application'
import * as Letters from '../../models/ApplicationLetter'
import { isSimilar, letterSketch } from '../../utils/letterSketch'

interface Comparison {
  letterSketch: Buffer
  /** Whether it is nearly the same as another's to this gig, or as what its worker has sent to other gigs. */
  similarToOthers: boolean
  /** The applications of others that it resembles, of which the client is to know too. */
  alikeIds: string[]
}

/** Compares a letter with those to the same gig, which is locked, and with its worker's others. */
export async function compareLetter(
  sql: Sql,
  { gigId, workerId, coverLetter }: Pick<ApplicationRow, 'gigId' | 'workerId' | 'coverLetter'>,
): Promise<Comparison> {
  const sketch = letterSketch(coverLetter)
  const alike = (await Letters.listComparable(sql, gigId, workerId)).filter((other) => isSimilar(sketch, other.sketch))
  return {
    letterSketch: sketch,
    similarToOthers: alike.length > 0,
    alikeIds: alike.filter(({ toGig }) => toGig === 1).map(({ applicationId }) => applicationId),
  }
}
