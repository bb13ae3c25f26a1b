import type { Call, Context } from '../../context'
import * as Applications from '../../models/Application'
import * as Answers from '../../models/ApplicationAnswer'
import * as Letters from '../../models/ApplicationLetter'
import * as AuditLog from '../../models/AuditLog'
import * as Contracts from '../../models/Contract'
import * as Gigs from '../../models/Gig'
import type { Application, ApplicationChanges, OwnApplications } from '../../schemas/applications'
import type { Page } from '../../schemas/common'
import { applicationMachine } from '../../states/application'
import { Problem, refusedTransition } from '../../utils/errors'
import { toApplication, toApplications } from '../shared/applicationView'
import { changeApplication, moveApplication } from '../shared/moveApplication'
import { settleGig, takeOpening } from '../shared/moveGig'
import { auditedAs } from '../shared/mover'
import { pageById } from '../shared/paging'
import { attachDocuments, checkAnswers, checkBid } from './applicationInput'
import { compareLetter } from './compareLetter'

type ApplicationCall = Call<'worker', { params: { applicationId: string } }>

export async function list(
  context: Context,
  { caller, query }: Call<'worker', { query: OwnApplications }>,
): Promise<Page<Application>> {
  const status = query.status ?? null
  const page = await pageById(context, `own-applications:${caller.id}`, query, (range) =>
    Applications.listOfWorker(context.db, { workerId: caller.id, status, ...range }),
  )
  return { ...page, data: await toApplications(context.db, page.data, 'worker') }
}

export async function read({ db }: Context, { caller, params }: ApplicationCall): Promise<Application> {
  return toApplication(db, await Applications.find(db, params.applicationId, { workerId: caller.id }), 'worker')
}

/**
 * Changes the fields that are given.
 * @throws Problem already_viewed once the client has seen it, invalid_transition once it has ended
 */
export async function update(
  { db }: Context,
  { body, ...call }: ApplicationCall & { body: ApplicationChanges },
): Promise<Application> {
  return changeApplication(db, call, async (sql, application) => {
    refuseUnlessEditable(application)
    const { id, gigId, bidAmount, bidCurrency } = application
    const { coverLetter = application.coverLetter, bid = { amount: bidAmount, currency: bidCurrency } } = body
    const gig = body.bid && (await Gigs.lock(sql, gigId))
    if (gig) checkBid(gig, bid)
    await Applications.update(sql, { id, coverLetter, bidAmount: bid.amount, bidCurrency: bid.currency })
    if (body.coverLetter !== undefined) {
      const comparison = await compareLetter(sql, { ...application, coverLetter })
      await Letters.setSketch(sql, id, comparison)
      await Letters.markSimilar(sql, comparison.alikeIds)
    }
    if (body.answers) {
      await checkAnswers(sql, gigId, body.answers)
      await Answers.replace(sql, id, body.answers)
    }
    if (body.documentIds) await attachDocuments(sql, application, body.documentIds)
    await Gigs.markActive(sql, gigId)
    await AuditLog.add(sql, { ...auditedAs(call), action: 'application.edit', subject: { type: 'application', id } })
  })
}

function refuseUnlessEditable(application: Applications.ApplicationRow): void {
  const { status, viewedAt } = application
  if (viewedAt !== null) throw new Problem('already_viewed')
  if (status === 'submitted') return
  const allowedActions = applicationMachine.allowedActions(status, 'worker', application)
  throw refusedTransition({ from: status, action: 'edit', allowedActions })
}

/** Agrees to the gig as it is after a change. */
export async function reconfirm({ db }: Context, call: ApplicationCall): Promise<Application> {
  return changeApplication(db, call, async (sql, application) => {
    await moveApplication(sql, application, 'reconfirm', call)
    await Applications.confirmRevision(sql, application.id)
  })
}

export async function withdraw({ db }: Context, call: ApplicationCall): Promise<Application> {
  return changeApplication(db, call, (sql, application) => moveApplication(sql, application, 'withdraw', call))
}

export async function declineOffer({ db }: Context, call: ApplicationCall): Promise<Application> {
  return changeApplication(db, call, async (sql, application) => {
    refuseLapsed(application)
    await moveApplication(sql, application, 'decline-offer', call)
  })
}

/**
 * Accepts the offer: makes the contract and takes an opening. Of any number of parallel accepts exactly as many win as there
 * are openings.
 * @throws Problem gig_filled, offer_expired
 */
export async function acceptOffer({ db }: Context, call: ApplicationCall): Promise<Application> {
  return changeApplication(db, call, async (sql, application) => {
    const { id, gigId, status, gigStatus } = application
    if (gigStatus === 'filled' && (status === 'offered' || status === 'not_selected')) throw new Problem('gig_filled')
    refuseLapsed(application)
    await moveApplication(sql, application, 'accept-offer', call)
    if (!(await takeOpening(sql, gigId))) throw new Problem('gig_filled')
    await Contracts.insertFromOffer(sql, id)
    await settleGig(sql, gigId)
  })
}

/** The clock of the database decides, not whether housekeeping has come by. */
function refuseLapsed({ status, offerLapsed }: Applications.ApplicationRow): void {
  if (status === 'offer_expired' || (status === 'offered' && offerLapsed)) throw new Problem('offer_expired')
}
