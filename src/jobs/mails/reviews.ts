import { z } from 'zod'
import type { DataOf } from '../../emails'
import { findReviewNews, type ReviewNews } from '../../models/mailData/reviews'
import { otherParty } from '../../schemas/vocabulary'
import { mailsToReceiver, onlyIn, type Loaders, type Source } from './letter'

type News = Source<ReviewNews & { to: 'author' | 'subject' }>

const about = mailsToReceiver(
  z.object({ reviewId: z.uuid(), to: z.enum(['author', 'subject']) }),
  (sql, { reviewId }) => findReviewNews(sql, reviewId),
  ({ authorId: author, subjectId: subject }) => ({ author, subject }),
)

function partysNews({ news: { to, writtenAs, gigTitle, workerName, clientName, contractId }, link }: News) {
  const other = to === 'author' ? otherParty(writtenAs) : writtenAs
  return {
    gigTitle,
    otherName: other === 'worker' ? workerName : clientName,
    url: link(`/contracts/${contractId}`),
  }
}

function reply(source: News): DataOf<'review-replied'> | undefined {
  return source.news.reply === null ? undefined : { ...partysNews(source), reply: source.news.reply }
}

function hiding(source: News): DataOf<'review-hidden'> | undefined {
  const { hiddenReason: reason } = source.news
  return reason === null ? undefined : { ...partysNews(source), reason }
}

export const reviewMails = {
  'review-published': about(
    onlyIn(['published'], (source) => ({
      ...partysNews(source),
      rating: source.news.rating,
      text: source.news.text,
    })),
  ),
  'review-replied': about(onlyIn(['published'], reply)),
  'review-hidden': about(onlyIn(['hidden'], hiding)),
  'review-restored': about(onlyIn(['published'], partysNews)),
} satisfies Partial<Loaders>
