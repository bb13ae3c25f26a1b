import type { Call, Context } from '../../context'
import * as Applications from '../../models/Application'
import * as Gigs from '../../models/Gig'
import type { Application, GigApplications, NewOffer, Rejection } from '../../schemas/applications'
import type { Page } from '../../schemas/common'
import { applicationMachine } from '../../states/application'
import { gigMachine } from '../../states/gig'
import { toPage } from '../../utils/cursor'
import { invalidInput, Problem } from '../../utils/errors'
import { toApplication, toApplications } from '../shared/applicationView'
import { pageByMatch } from '../shared/matching'
import { changeApplication, moveApplication, noteSeen } from '../shared/moveApplication'
import { keyset, NumericPosition } from '../shared/paging'
import { matchWorkers, readOwnWork } from './matchWorkers'

type ApplicationCall = Call<'client', { params: { applicationId: string } }>

type ListCall = Call<'client', { params: { gigId: string }; query: GigApplications }>

export async function list(context: Context, call: ListCall): Promise<Page<Application>> {
  const { sort } = call.query
  return sort === 'match' ? listByMatch(context, call) : listBy(context, call, sort)
}

async function listBy(
  context: Context,
  { caller, params: { gigId }, query }: ListCall,
  sort: Applications.ApplicationSort,
): Promise<Page<Application>> {
  const { db } = context
  const { status = null, limit } = query
  if (!(await Gigs.findOwn(db, gigId, caller.id))) throw new Problem('not_found')
  const { after, cursorBehind } = keyset(context, `applications:${gigId}`, query, NumericPosition)
  const place = after && { key: after[0], id: after[1] }
  const filter = { gigId, clientId: caller.id, status, sort }
  const found = await Applications.listOfGig(db, { ...filter, after: place, limit: limit + 1 })
  const page = toPage(found, limit, ({ sortKey, id }) => cursorBehind([sortKey, id]))
  return { ...page, data: await toApplications(db, page.data, 'client') }
}

/** How many applications of a gig are compared. */
const COMPARED = 1_000

async function listByMatch(
  context: Context,
  { caller, params: { gigId }, query }: ListCall,
): Promise<Page<Application>> {
  const { db } = context
  const gig = await readOwnWork(db, gigId, caller.id)
  const { data, nextCursor } = await pageByMatch(context, `applications:${gigId}`, query, async ({ day }) => {
    const found = await Applications.listApplicants(db, { gigId, status: query.status ?? null, limit: COMPARED })
    const workerIds = found.map(({ workerId }) => workerId)
    const matches = await matchWorkers(db, gig, workerIds, day)
    return found.flatMap(({ id, workerId }) => {
      const match = matches.get(workerId)
      return match ? [{ id, match }] : []
    })
  })
  const ids = data.map(({ id }) => id)
  return { data: await toApplications(db, await Applications.findMany(db, ids), 'client'), nextCursor }
}

/** The client's first read makes it viewed, and the worker can see when. */
export async function read({ db }: Context, call: ApplicationCall): Promise<Application> {
  const application = await Applications.find(db, call.params.applicationId, { clientId: call.caller.id })
  if (application?.viewedAt !== null) return toApplication(db, application, 'client')
  return changeApplication(db, call, async (sql, locked) => {
    const isFirstStep = applicationMachine.sourcesOf('view').includes(locked.status)
    if (isFirstStep) await moveApplication(sql, locked, 'view', 'system')
    else await noteSeen(sql, locked)
  })
}

export async function shortlist({ db }: Context, call: ApplicationCall): Promise<Application> {
  return changeApplication(db, call, async (sql, application) => {
    await moveApplication(sql, application, 'shortlist', call)
  })
}

export async function unshortlist({ db }: Context, call: ApplicationCall): Promise<Application> {
  return changeApplication(db, call, (sql, application) => moveApplication(sql, application, 'unshortlist', call))
}

export async function reject(
  { db }: Context,
  { body, ...call }: ApplicationCall & { body: Rejection },
): Promise<Application> {
  return changeApplication(db, call, async (sql, application) => {
    await moveApplication(sql, application, 'reject', call)
    await Applications.setRejection(sql, application.id, body.reason, body.message)
  })
}

/**
 * Offers the work on these terms, until the time to answer is over.
 * @throws Problem gig_filled, gig_not_open for a gig that was cancelled or never opened, revision_not_confirmed
 */
export async function offer(
  { db }: Context,
  { body, ...call }: ApplicationCall & { body: NewOffer },
): Promise<Application> {
  return changeApplication(db, call, async (sql, application) => {
    const { pay, ...terms } = body.terms
    refuseUnlessHiring(application)
    if (pay.currency !== application.bidCurrency) {
      throw invalidInput(
        '/body/terms/pay/currency',
        'other_currency',
        `This gig is paid in ${application.bidCurrency}.`,
      )
    }
    const { expiresInHours } = body
    // First, because no row may be offered without terms.
    await Applications.setOffer(sql, application.id, {
      payAmount: pay.amount,
      payCurrency: pay.currency,
      ...terms,
      expiresInHours,
    })
    await moveApplication(sql, application, 'offer', call)
  })
}

function refuseUnlessHiring({ gigStatus }: Applications.ApplicationRow): void {
  if (gigStatus === 'filled') throw new Problem('gig_filled')
  if (!gigMachine.sourcesOf('fill').includes(gigStatus)) throw new Problem('gig_not_open')
}

export async function revokeOffer({ db }: Context, call: ApplicationCall): Promise<Application> {
  return changeApplication(db, call, async (sql, application) => {
    await moveApplication(sql, application, 'revoke-offer', call)
  })
}
