import type { Sql } from '../../config/db'
import type * as Applications from '../../models/Application'
import * as Answers from '../../models/ApplicationAnswer'
import * as Documents from '../../models/ApplicationDocument'
import * as History from '../../models/ApplicationHistory'
import * as WorkerProfiles from '../../models/WorkerProfile'
import type { Application } from '../../schemas/applications'
import type { Viewer } from '../../schemas/vocabulary'
import { applicationMachine, readable } from '../../states/application'
import { Problem } from '../../utils/errors'
import { toDocument } from './documentView'

/** Applications with all that belongs to them, and what this viewer may do; the number of queries does not grow with theirs. */
export async function toApplications(
  sql: Sql,
  applications: readonly Applications.ApplicationRow[],
  viewer: Viewer,
): Promise<Application[]> {
  const ids = applications.map(({ id }) => id)
  const workers = await WorkerProfiles.cardsOf(sql, [...new Set(applications.map(({ workerId }) => workerId))])
  const answers = await Answers.listOf(sql, ids)
  const documents = await Documents.listOf(sql, ids)
  const history = await History.listOf(sql, ids)
  return applications.map((application) => {
    const worker = workers.get(application.workerId)
    if (!worker) throw new TypeError('An application without a worker')
    const { id, gigId, workerId, coverLetter, status, revision, confirmed, viewedAt, createdAt, updatedAt, version } =
      application
    const isReadable = viewer === 'worker' || (viewer === 'client' && readable.includes(status))
    return {
      ...{ id, gigId, workerId, worker, coverLetter, status, revision, confirmed },
      ...{ viewedAt, createdAt, updatedAt, version },
      // Workers never learn what others have written.
      ...(viewer === 'worker' ? {} : { similarToOthers: application.similarToOthers }),
      gig: { title: application.gigTitle, status: application.gigStatus },
      bid: { amount: application.bidAmount, currency: application.bidCurrency },
      answers: answers.get(id) ?? [],
      documents: isReadable ? (documents.get(id) ?? []).map(toDocument) : [],
      allowedActions: applicationMachine.allowedActions(status, viewer, application),
      offer: toOffer(application),
      rejection: application.rejectionReason && {
        reason: application.rejectionReason,
        message: application.rejectionMessage,
      },
      history: history.get(id) ?? [],
    }
  })
}

/** One application. @throws Problem not_found when there is none */
export async function toApplication(
  sql: Sql,
  application: Applications.ApplicationRow | undefined,
  viewer: Viewer,
): Promise<Application> {
  const [view] = application ? await toApplications(sql, [application], viewer) : []
  if (!view) throw new Problem('not_found')
  return view
}

function toOffer(application: Applications.ApplicationRow): Application['offer'] {
  const {
    offerAmount: amount,
    offerCurrency: currency,
    offerStartsAt: startsAt,
    offerExpiresAt: expiresAt,
  } = application
  if (amount === null || currency === null || startsAt === null || expiresAt === null) return null
  return {
    terms: { pay: { amount, currency }, startsAt, endsAt: application.offerEndsAt, note: application.offerNote },
    expiresAt,
  }
}
