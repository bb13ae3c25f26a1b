import type { Call, Context } from '../../context'
import type { WorkerToMatch } from '../../models/Candidate'
import * as GigPages from '../../models/GigPage'
import * as Recommended from '../../models/search/recommend'
import type { Page, Paging } from '../../schemas/common'
import type { Job } from '../../schemas/gigs'
import { cellsAround } from '../../utils/grid'
import { matchOf } from '../shared/match'
import { pageByMatch, withSkills } from '../shared/matching'
import { readWorker, toJobs } from './jobController'

/** How many of a worker's skills gigs are looked for by. */
const TELLING_SKILLS = 15
const NEAR_KM = 50

/** The open gigs that suit the caller, the best match first. */
export async function list(context: Context, { caller, query }: Call<'worker', { query: Paging }>): Promise<Page<Job>> {
  const { db } = context
  const worker = await readWorker(db, caller.id)
  const { data, nextCursor, asOf } = await pageByMatch(
    context,
    `recommended:${worker.id}`,
    query,
    async ({ day, feedKey }) => {
      const gigs = await withSkills(db, await Recommended.listFor(db, wishesOf(worker), feedKey))
      return gigs.map((gig) => ({ id: gig.id, match: matchOf(gig, worker, day) }))
    },
  )
  const pages = await GigPages.findMany(
    db,
    data.map(({ id }) => id),
  )
  return { data: await toJobs(db, pages, worker, asOf.day), nextCursor }
}

/** By what gigs are looked for: the rarest skills first, as they tell most. */
function wishesOf({ id, skills, location }: WorkerToMatch): Parameters<typeof Recommended.listFor>[1] {
  const rarestFirst = skills.toSorted((a, b) => a.uses - b.uses)
  return {
    id,
    skills: rarestFirst.slice(0, TELLING_SKILLS).map((skill) => skill.id),
    cells: location ? cellsAround(location, NEAR_KM) : [],
  }
}
