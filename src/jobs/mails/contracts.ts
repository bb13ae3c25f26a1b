import { z } from 'zod'
import type { DataOf } from '../../emails'
import { findContractNews, type ContractNews } from '../../models/mailData/contracts'
import { otherParty, parties, type Party } from '../../schemas/vocabulary'
import type { ContractAction } from '../../states/contract'
import { mailsAbout, onlyIn, type Loaders, type Source } from './letter'

/** `to` is the side that gets the mail. */
type News = Source<ContractNews & { to: Party }>

const ContractPayload = z.object({ contractId: z.uuid(), to: z.enum(parties) })

/** Mails about the latest time that this was done with a contract. */
const about = (action: ContractAction) =>
  mailsAbout(
    async (sql, payload) => {
      const { contractId, to } = ContractPayload.parse(payload)
      const news = await findContractNews(sql, contractId, action)
      return news && { ...news, to }
    },
    ({ to, workerId, clientId }) => (to === 'worker' ? workerId : clientId),
  )

const partysNews = ({ news: { to, contractId, gigTitle, workerName, clientName }, link }: News) => ({
  gigTitle,
  otherName: to === 'worker' ? clientName : workerName,
  url: link(`/contracts/${contractId}`),
})

function delivery(source: News): DataOf<'contract-delivered'> | undefined {
  const { completesAt, text: message } = source.news
  return completesAt === null ? undefined : { ...partysNews(source), completesAt, message }
}

function completionDue(source: News): DataOf<'contract-completion-due'> | undefined {
  const { completesAt, completionWarnedAt } = source.news
  // Without a warning, there is a later delivery than the one that was warned about.
  return completesAt === null || completionWarnedAt === null ? undefined : { ...partysNews(source), completesAt }
}

function completion(source: News): DataOf<'contract-completed'> | undefined {
  const { movedBy: by, text: message, reviewUntil } = source.news
  return by === 'worker' || reviewUntil === null ? undefined : { ...partysNews(source), by, message, reviewUntil }
}

function cancelRequest(source: News): DataOf<'contract-cancel-asked'> | undefined {
  const { to, cancelAskedBy, cancelAskedReason: reason } = source.news
  return cancelAskedBy === otherParty(to) && reason !== null ? { ...partysNews(source), reason } : undefined
}

function cancellation(source: News): DataOf<'contract-cancelled'> | undefined {
  const { movedBy, movedFrom, text: reason, reviewUntil } = source.news
  if (reviewUntil === null) return undefined
  const byParties = movedFrom === 'active' ? 'alone' : 'agreed'
  return { ...partysNews(source), how: movedBy === 'admin' ? 'admin' : byParties, reason, reviewUntil }
}

export const contractMails = {
  'contract-delivered': about('deliver')(onlyIn(['delivered'], delivery)),
  'contract-completion-due': about('deliver')(onlyIn(['delivered'], completionDue)),
  'contract-changes-requested': about('request-changes')(
    onlyIn(['changes_requested'], (source) => ({ ...partysNews(source), message: source.news.text })),
  ),
  'contract-completed': about('complete')(onlyIn(['completed'], completion)),
  'contract-cancel-asked': about('cancel')(onlyIn(['delivered', 'changes_requested'], cancelRequest)),
  'contract-cancelled': about('cancel')(onlyIn(['cancelled'], cancellation)),
  'contract-disputed': about('dispute')(
    onlyIn(['disputed'], (source) => ({ ...partysNews(source), reason: source.news.text })),
  ),
} satisfies Partial<Loaders>
