import type { Call, Context } from '../../context'
import * as Applications from '../../models/Application'
import * as Candidates from '../../models/Candidate'
import * as Invitations from '../../models/Invitation'
import * as WorkerProfiles from '../../models/WorkerProfile'
import type { Page, Paging } from '../../schemas/common'
import type { Candidate } from '../../schemas/people'
import { pageByMatch } from '../shared/matching'
import { matchWorkers, readOwnWork } from './matchWorkers'

/** Workers who may suit one of the caller's gigs, the best match first. */
export async function list(
  context: Context,
  { caller, params, query }: Call<'client', { params: { gigId: string }; query: Paging }>,
): Promise<Page<Candidate>> {
  const { db } = context
  const gig = await readOwnWork(db, params.gigId, caller.id)
  const { data, nextCursor } = await pageByMatch(context, `candidates:${gig.id}`, query, async ({ day }) => {
    const skills = gig.skills.map(({ id }) => id)
    const country = gig.location?.country ?? null
    const ids = await Candidates.listFor(db, { clientId: caller.id, country, skills })
    const matches = await matchWorkers(db, gig, ids, day)
    return Array.from(matches, ([id, match]) => ({ id, match }))
  })
  const ids = data.map(({ id }) => id)
  const workers = new Map((await WorkerProfiles.listPublic(db, ids)).map((worker) => [worker.id, worker]))
  const applied = await Applications.applicantsAmong(db, gig.id, ids)
  const invited = await Invitations.invitedAmong(db, gig.id, ids)
  const candidates = data.flatMap(({ id, match }) => {
    const worker = workers.get(id)
    return worker ? [{ ...worker, match, applied: applied.has(id), invited: invited.has(id) }] : []
  })
  return { data: candidates, nextCursor }
}
