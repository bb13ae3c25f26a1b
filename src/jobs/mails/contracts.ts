import { z } from 'zod'
import type { DataOf } from '../../emails'
import { findContractNews, type ContractNews } from '../../models/mailData/contracts'
import type { ContractEvent } from '../../schemas/states'
import { otherParty, parties, type Party } from '../../schemas/vocabulary'
import { mailsToReceiver, onlyIn, type Loaders, type Source } from './letter'

type News = Source<ContractNews & { to: Party }>

/** Mails about the latest time that this was done with a contract. */
const about = (action: ContractEvent) =>
  mailsToReceiver(
    z.object({ contractId: z.uuid(), to: z.enum(parties) }),
    (sql, { contractId }) => findContractNews(sql, contractId, action),
    ({ workerId: worker, clientId: client }) => ({ worker, client }),
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
