import type { Sql } from '../../config/db'
import * as Candidates from '../../models/Candidate'
import * as Gigs from '../../models/Gig'
import type { Match } from '../../schemas/match'
import { Problem } from '../../utils/errors'
import { matchOf, type Work } from '../shared/match'
import { withSkills } from '../shared/matching'

/**
 * One of a client's gigs, as matching needs it.
 * @throws Problem not_found
 */
export async function readOwnWork(sql: Sql, gigId: string, clientId: string): Promise<Work & { id: string }> {
  const own = await Gigs.findOwn(sql, gigId, clientId)
  const [gig] = own ? await withSkills(sql, [own]) : []
  if (!gig) throw new Problem('not_found')
  return gig
}

/** How well each of these workers fits a gig, by their ids. */
export async function matchWorkers(
  sql: Sql,
  work: Work,
  workerIds: readonly string[],
  asOf: Date,
): Promise<Map<string, Match>> {
  const workers = await Candidates.listToMatch(sql, workerIds)
  return new Map(workers.map((worker) => [worker.id, matchOf(work, worker, asOf)]))
}
