import { z } from 'zod'
import type { DataOf } from '../../emails'
import { findApplicationNews, nextOnShortlist, type ApplicationNews } from '../../models/mailData/applications'
import { parties } from '../../schemas/vocabulary'
import { applicationMachine } from '../../states/application'
import { mailsToReceiver, onlyIn, unless, type Loaders, type Source } from './letter'

type News = Source<ApplicationNews>

const about = mailsToReceiver(
  z.object({ applicationId: z.uuid(), to: z.enum(parties) }),
  (sql, { applicationId }) => findApplicationNews(sql, applicationId),
  ({ workerId: worker, clientId: client }) => ({ worker, client }),
)

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
  'application-received': about(unless(['withdrawn'], workerActed)),
  'application-withdrawn': about(
    onlyIn(['withdrawn'], (source) => ({
      ...workerActed(source),
      url: source.link(`/client/gigs/${source.news.gigId}/applications`),
    })),
  ),
  'offer-accepted': about((source) => {
    const { contractId } = source.news
    return contractId === null ? undefined : { ...workerActed(source), url: source.link(`/contracts/${contractId}`) }
  }),
  'offer-declined': about(offerNotTaken),
  'offer-expired': about(offerNotTaken),

  'application-shortlisted': about(unless(['submitted', 'viewed', 'withdrawn'], workersNews)),
  'application-rejected': about((source) => {
    const { rejectionReason: reason, rejectionMessage: message } = source.news
    return reason === null ? undefined : { ...workersNews(source), reason, message }
  }),
  'application-not-selected': about((source) => ({ ...workersNews(source), url: source.link('/worker/jobs') })),
  'gig-revised': about(onlyIn(applicationMachine.sourcesOf('withdraw'), revision)),
  'offer-made': about(unless(['offer_revoked', 'offer_expired', 'withdrawn', 'not_selected'], offerTerms)),
  'offer-revoked': about(workersNews),
  'offer-expired-worker': about((source) => ({
    ...workersNews(source),
    url: source.link(`/worker/jobs/${source.news.gigId}`),
  })),
  hired: about(contractTerms),
} satisfies Partial<Loaders>
