import { inTransaction, type Sql } from '../../config/db'
import type { Call, Caller, Context } from '../../context'
import * as Applications from '../../models/Application'
import * as Answers from '../../models/ApplicationAnswer'
import * as Letters from '../../models/ApplicationLetter'
import * as AuditLog from '../../models/AuditLog'
import * as Candidates from '../../models/Candidate'
import * as ClientProfiles from '../../models/ClientProfile'
import * as Gigs from '../../models/Gig'
import * as GigPages from '../../models/GigPage'
import * as Invitations from '../../models/Invitation'
import * as KeptJobs from '../../models/KeptJob'
import * as Skills from '../../models/Skill'
import type { Application, NewApplication } from '../../schemas/applications'
import type { GigSearch, Job } from '../../schemas/gigs'
import { applicationMachine } from '../../states/application'
import { Problem } from '../../utils/errors'
import { newId } from '../../utils/uuid'
import { toApplication } from '../shared/applicationView'
import { searchGigs, type FoundGig, type FoundPage } from '../shared/gigSearch'
import { toView } from '../shared/gigView'
import { matchOf } from '../shared/match'
import { moveInvitation } from '../shared/moveInvitation'
import { tell } from '../shared/tell'
import { attachDocuments, checkAnswers, checkBid } from './applicationInput'
import { compareLetter } from './compareLetter'
import { spendPlace } from './quotaController'

type JobCall = Call<'worker', { params: { gigId: string } }>

/** The worker that a caller is, as far as matching looks at them. */
export async function readWorker(sql: Sql, workerId: string): Promise<Candidates.WorkerToMatch> {
  const [worker] = await Candidates.listToMatch(sql, [workerId])
  if (!worker) throw new TypeError('A worker without a profile')
  return worker
}

/** Gigs with what this worker has to do with them. */
export async function toJobs(
  sql: Sql,
  pages: readonly FoundGig[],
  worker: Candidates.WorkerToMatch,
  asOf: Date,
): Promise<Job[]> {
  const ids = pages.map(({ gig }) => gig.id)
  const applied = await Applications.appliedTo(sql, worker.id, ids)
  const saved = await KeptJobs.saved.among(sql, worker.id, ids)
  const skills = await Skills.heldBy(sql, 'gig', ids)
  const mayApply = (gig: Gigs.GigRow) => gig.takesApplications && gig.clientId !== worker.id && !applied.has(gig.id)
  return pages.map((page) => {
    const { gig, distanceKm } = page
    return Object.assign(toView(page, mayApply(gig) ? ['apply' as const] : []), {
      distanceKm,
      applied: applied.has(gig.id),
      saved: saved.has(gig.id),
      match: matchOf({ ...gig, skills: skills.get(gig.id) ?? [] }, worker, asOf),
    })
  })
}

/** The same for a caller, as of now. */
export const jobsFor = async (
  { db, now }: Context,
  pages: readonly FoundGig[],
  caller: Caller<'worker'>,
): Promise<Job[]> => toJobs(db, pages, await readWorker(db, caller.id), new Date(now()))

export async function search(
  context: Context,
  { caller, query }: Call<'worker', { query: GigSearch }>,
): Promise<FoundPage<Job>> {
  const { data, ...rest } = await searchGigs(context, query)
  return { data: await jobsFor(context, data, caller), ...rest }
}

export async function read(context: Context, { caller, params }: JobCall): Promise<Job> {
  const page = await GigPages.findPublic(context.db, params.gigId)
  const [job] = page ? await jobsFor(context, [page], caller) : []
  if (!job) throw new Problem('not_found')
  return job
}

/**
 * Applies to an open gig, which accepts an invitation to it.
 * @throws Problem own_gig, gig_not_open, already_applied, application_quota_spent, or invalid_input where bid or answers do not
 * fit the gig
 */
export async function apply(
  { db, env }: Context,
  { caller, params, body, origin }: JobCall & { body: NewApplication },
): Promise<Application> {
  return inTransaction(db, async (sql) => {
    // Under this lock either the application comes first or the client's closing does, never both.
    const gig = await Gigs.lock(sql, params.gigId)
    if (!gig?.publishedAt || gig.status === 'removed') throw new Problem('not_found')
    if (gig.clientId === caller.id) throw new Problem('own_gig')
    if (!gig.takesApplications) throw new Problem('gig_not_open')
    checkBid(gig, body.bid)
    await checkAnswers(sql, gig.id, body.answers)

    const id = newId()
    const { coverLetter, bid, answers } = body
    const { id: gigId, clientId, revision } = gig
    const application = { id, gigId, workerId: caller.id, clientId, coverLetter, revision }
    await ClientProfiles.lockShared(sql, clientId)
    const { alikeIds, ...comparison } = await compareLetter(sql, application)
    const bidColumns = { bidAmount: bid.amount, bidCurrency: bid.currency }
    const isNew = await Applications.insert(sql, { ...application, ...bidColumns, ...comparison })
    if (!isNew) throw new Problem('already_applied')
    const invitation = await Invitations.findPending(sql, gig.id, caller.id)
    if (invitation) await moveInvitation(sql, invitation, 'accept', { caller, origin })
    if (answers.length > 0) await Answers.replace(sql, id, answers)
    if (body.documentIds.length > 0) await attachDocuments(sql, application, body.documentIds)
    await Letters.markSimilar(sql, alikeIds)
    await Gigs.countApplication(sql, gig.id)
    await tell(sql, applicationMachine.start.tells, { applicationId: id })
    await AuditLog.add(sql, {
      actor: caller,
      action: 'application.submit',
      subject: { type: 'application', id },
      origin,
    })
    // After all other locks, because a worker's applications wait for each other here. An invitation is free.
    if (!invitation) await spendPlace(sql, env, application)
    return toApplication(sql, await Applications.find(sql, id, { workerId: caller.id }), 'worker')
  })
}
