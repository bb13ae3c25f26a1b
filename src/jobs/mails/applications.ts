import { z } from 'zod'
import type { DataOf } from '../../emails'
import { findApplicationNews, nextOnShortlist, type ApplicationNews } from '../../models/mailData/applications'
import { applicationMachine } from '../../states/application'
import { mailsAbout, onlyIn, unless, type Loaders, type Source } from './letter'

type News = Source<ApplicationNews>

const ApplicationPayload = z.object({ applicationId: z.uuid() })
const about = (receiverOf: (news: ApplicationNews) => string) =>
  mailsAbout((sql, payload) => findApplicationNews(sql, ApplicationPayload.parse(payload).applicationId), receiverOf)
const toClient = about(({ clientId }) => clientId)
const toWorker = about(({ workerId }) => workerId)

const workerActed = ({ news: { gigTitle, workerName, applicationId }, link }: News) => ({
  gigTitle,
  workerName,
  url: link(`/client/applications/${applicationId}`),
})

const offerNotTaken = async ({ news: { gigTitle, workerName, gigId }, link, context: { db } }: News) => ({
  gigTitle,
  workerName,
  nextOnShortlist: await nextOnShortlist(db, gigId),
  url: link(`/client/gigs/${gigId}/applications`),
})

const workersNews = ({ news: { gigTitle, applicationId }, link }: News) => ({
  gigTitle,
  url: link(`/worker/applications/${applicationId}`),
})

function revision(source: News): DataOf<'gig-revised'> | undefined {
  const { status, revision: confirmed, gigRevision } = source.news
  return confirmed < gigRevision ? { ...workersNews(source), offered: status === 'offered' } : undefined
}

function offerTerms(source: News): DataOf<'offer-made'> | undefined {
  const { clientName, offerAmount, offerCurrency, offerStartsAt, offerEndsAt, offerNote, offerExpiresAt } = source.news
  if (offerAmount === null || offerCurrency === null || offerStartsAt === null || offerExpiresAt === null)
    return undefined
  return {
    ...workersNews(source),
    clientName,
    pay: { amount: offerAmount, currency: offerCurrency },
    startsAt: offerStartsAt,
    endsAt: offerEndsAt,
    note: offerNote,
    expiresAt: offerExpiresAt,
  }
}

function contractTerms({ news, link }: News): DataOf<'hired'> | undefined {
  const { gigTitle, clientName, contractId, payAmount, payCurrency, startsAt } = news
  if (contractId === null || payAmount === null || payCurrency === null || startsAt === null) return undefined
  const pay = { amount: payAmount, currency: payCurrency }
  return { gigTitle, clientName, pay, startsAt, url: link(`/contracts/${contractId}`) }
}

export const applicationMails = {
  'application-received': toClient(unless(['withdrawn'], workerActed)),
  'application-withdrawn': toClient(
    onlyIn(['withdrawn'], (source) => ({
      ...workerActed(source),
      url: source.link(`/client/gigs/${source.news.gigId}/applications`),
    })),
  ),
  'offer-accepted': toClient((source) => {
    const { contractId } = source.news
    return contractId === null ? undefined : { ...workerActed(source), url: source.link(`/contracts/${contractId}`) }
  }),
  'offer-declined': toClient(offerNotTaken),
  'offer-expired': toClient(offerNotTaken),

  'application-shortlisted': toWorker(unless(['submitted', 'viewed', 'withdrawn'], workersNews)),
  'application-rejected': toWorker((source) => {
    const { rejectionReason: reason, rejectionMessage: message } = source.news
    return reason === null ? undefined : { ...workersNews(source), reason, message }
  }),
  'application-not-selected': toWorker((source) => ({ ...workersNews(source), url: source.link('/worker/jobs') })),
  'gig-revised': toWorker(onlyIn(applicationMachine.sourcesOf('withdraw'), revision)),
  'offer-made': toWorker(unless(['offer_revoked', 'offer_expired', 'withdrawn', 'not_selected'], offerTerms)),
  'offer-revoked': toWorker(workersNews),
  'offer-expired-worker': toWorker((source) => ({
    ...workersNews(source),
    url: source.link(`/worker/jobs/${source.news.gigId}`),
  })),
  hired: toWorker(contractTerms),
} satisfies Partial<Loaders>
