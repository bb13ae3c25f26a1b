import type { z } from 'zod'
import type { Call, Context } from '../../context'
import * as Applications from '../../models/Application'
import * as Candidates from '../../models/Candidate'
import * as Gigs from '../../models/Gig'
import * as Invitations from '../../models/Invitation'
import * as WorkerProfiles from '../../models/WorkerProfile'
import type { Page, Paging } from '../../schemas/common'
import type { Candidate, Match, PublicWorker } from '../../schemas/people'
import { toPage } from '../../utils/cursor'
import { noActions, toGig } from '../shared/gigView'
import { matchOf } from '../shared/match'
import { keyset, NumericPosition } from '../shared/paging'

/** How many workers are compared with a gig. */
const COMPARED = 200
type Ranked = PublicWorker & { match: Match }

/** Workers who may suit one of the caller's gigs, the best match first. */
export async function list(
  context: Context,
  { caller, params, query }: Call<'client', { params: { gigId: string }; query: Paging }>,
): Promise<Page<Candidate>> {
  const { db } = context
  const gig = await toGig(db, await Gigs.findOwn(db, params.gigId, caller.id), noActions)
  const { after, cursorBehind } = keyset(context, `candidates:${gig.id}`, query, NumericPosition)
  const among = { gigId: gig.id, clientId: caller.id, limit: COMPARED }
  const ids = await (gig.skills.length > 0 ? Candidates.listSkilled(db, among) : Candidates.listNewest(db, among))
  const workers = await WorkerProfiles.listPublic(db, ids)
  const ranked = workers.map((worker): Ranked => ({ ...worker, match: matchOf(gig, worker) })).sort(byMatch)
  const rest = ranked.filter((worker) => after === null || byMatch(toPlace(after), worker) < 0)
  const page = toPage(rest, query.limit, ({ match, id }) => cursorBehind([match.score, id]))
  const pageIds = page.data.map(({ id }) => id)
  const applied = await Applications.applicantsAmong(db, gig.id, pageIds)
  const invited = await Invitations.invitedAmong(db, gig.id, pageIds)
  const toCandidate = (worker: Ranked) => ({
    ...worker,
    applied: applied.has(worker.id),
    invited: invited.has(worker.id),
  })
  return { ...page, data: page.data.map(toCandidate) }
}

interface Place {
  id: string
  match: Pick<Match, 'score'>
}
const toPlace = ([score, id]: z.output<typeof NumericPosition>): Place => ({ id, match: { score } })

/** The best first, of equals the newest. */
const byMatch = (a: Place, b: Place) => b.match.score - a.match.score || Number(a.id < b.id) - Number(a.id > b.id)
