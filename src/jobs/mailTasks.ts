import { z } from 'zod'
import type { Context } from '../context'
import type { DataOf } from '../emails'
import { findApplicationNews, findRevokedSession, nextOnShortlist, type ApplicationNews } from '../models/MailData'
import * as Users from '../models/User'
import type { EmailTask } from '../schemas/tasks'

interface Letter<Data> {
  receiver: Users.User
  data: Data
}
/** From the task's payload to whom and what to write; undefined when there is nothing to tell any more. */
type Loader<Data> = (context: Context, payload: unknown) => Promise<Letter<Data> | undefined>

/** What every mail about an application may draw from. */
interface Source {
  news: ApplicationNews
  /** An address in the app, below APP_URL. */
  link: (path: string) => string
  context: Context
}
type Teller<Data> = (source: Source) => Data | undefined | Promise<Data | undefined>

const UserPayload = z.object({ userId: z.uuid() })
const SessionPayload = z.object({ sessionId: z.uuid() })
const ApplicationPayload = z.object({ applicationId: z.uuid() })

async function letterTo<Data>(
  { db }: Context,
  userId: string,
  tell: (receiver: Users.User) => Data | undefined,
): Promise<Letter<Data> | undefined> {
  const receiver = await Users.find(db, userId)
  const data = receiver && tell(receiver)
  return receiver && data !== undefined ? { receiver, data } : undefined
}

const toUser =
  <Data>(tell: (user: Users.User) => Data | undefined): Loader<Data> =>
  (context, payload) =>
    letterTo(context, UserPayload.parse(payload).userId, tell)

const about =
  (receiverOf: (news: ApplicationNews) => string) =>
  <Data>(tell: Teller<Data>): Loader<Data> =>
  async (context, payload) => {
    const news = await findApplicationNews(context.db, ApplicationPayload.parse(payload).applicationId)
    if (!news) return undefined
    const link = (path: string) => `${context.env.APP_URL}${path}`
    const data = await tell({ news, link, context })
    return letterTo(context, receiverOf(news), () => data)
  }
const toClient = about(({ clientId }) => clientId)
const toWorker = about(({ workerId }) => workerId)

const workerActed = ({ news: { gigTitle, workerName, applicationId }, link }: Source) => ({
  gigTitle,
  workerName,
  url: link(`/client/applications/${applicationId}`),
})

const offerNotTaken = async ({ news: { gigTitle, workerName, gigId }, link, context: { db } }: Source) => ({
  gigTitle,
  workerName,
  nextOnShortlist: await nextOnShortlist(db, gigId),
  url: link(`/client/gigs/${gigId}/applications`),
})

const workersNews = ({ news: { gigTitle, applicationId }, link }: Source) => ({
  gigTitle,
  url: link(`/worker/applications/${applicationId}`),
})

function offerTerms(source: Source): DataOf<'offer-made'> | undefined {
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

function contractTerms({ news, link }: Source): DataOf<'hired'> | undefined {
  const { gigTitle, clientName, contractId, payAmount, payCurrency, startsAt } = news
  if (contractId === null || payAmount === null || payCurrency === null || startsAt === null) return undefined
  const pay = { amount: payAmount, currency: payCurrency }
  return { gigTitle, clientName, pay, startsAt, url: link(`/contracts/${contractId}`) }
}

/** Leaves a mail out once the application is in a state in which it would mislead. */
const unless =
  (states: readonly string[]) =>
  <Data>(tell: Teller<Data>): Teller<Data> =>
  (source) =>
    states.includes(source.news.status) ? undefined : tell(source)

const revokedSession: Loader<DataOf<'session-revoked'>> = async (context, payload) => {
  const session = await findRevokedSession(context.db, SessionPayload.parse(payload).sessionId)
  return session && letterTo(context, session.userId, () => ({ at: session.revokedAt, device: session.userAgent }))
}

/** Every mail of the queue: to whom, and what it tells. */
export const loaders: { [N in EmailTask]: Loader<DataOf<N>> } = {
  'address-already-registered': toUser(() => ({})),
  'account-suspended': toUser(({ suspendedReason }) =>
    suspendedReason === null ? undefined : { reason: suspendedReason },
  ),
  'session-revoked': revokedSession,

  'application-received': toClient(unless(['withdrawn'])(workerActed)),
  'offer-accepted': toClient((source) => {
    const { contractId } = source.news
    return contractId === null ? undefined : { ...workerActed(source), url: source.link(`/contracts/${contractId}`) }
  }),
  'offer-declined': toClient(offerNotTaken),
  'offer-expired': toClient(offerNotTaken),

  'application-shortlisted': toWorker(unless(['submitted', 'viewed', 'withdrawn'])(workersNews)),
  'application-rejected': toWorker((source) => {
    const { rejectionReason: reason, rejectionMessage: message } = source.news
    return reason === null ? undefined : { ...workersNews(source), reason, message }
  }),
  'application-not-selected': toWorker((source) => ({ ...workersNews(source), url: source.link('/worker/jobs') })),
  'offer-made': toWorker(unless(['offer_revoked', 'offer_expired', 'withdrawn', 'not_selected'])(offerTerms)),
  'offer-revoked': toWorker(workersNews),
  'offer-expired-worker': toWorker((source) => ({
    ...workersNews(source),
    url: source.link(`/worker/jobs/${source.news.gigId}`),
  })),
  hired: toWorker(contractTerms),
}

export const isEmailTask = (name: string): name is EmailTask => Object.hasOwn(loaders, name)
