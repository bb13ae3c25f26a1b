import { z } from 'zod'
import type { DataOf } from '../../emails'
import { findReviewNews, type ReviewNews } from '../../models/mailData/reviews'
import { otherParty, type Party } from '../../schemas/vocabulary'
import { mailsAbout, onlyIn, type Loaders, type Source } from './letter'

type News = Source<ReviewNews>

const ReviewPayload = z.object({ reviewId: z.uuid() })
const about = (receiverOf: (news: ReviewNews) => string) =>
  mailsAbout((sql, payload) => findReviewNews(sql, ReviewPayload.parse(payload).reviewId), receiverOf)
const toAuthor = about(({ authorId }) => authorId)
const toSubject = about(({ subjectId }) => subjectId)

/** @param other the side of whom the mail tells */
const newsOf = (other: Party, { news: { gigTitle, workerName, clientName, contractId }, link }: News) => ({
  gigTitle,
  otherName: other === 'worker' ? workerName : clientName,
  url: link(`/contracts/${contractId}`),
})
const authorsNews = (source: News) => newsOf(otherParty(source.news.writtenAs), source)
const subjectsNews = (source: News) => newsOf(source.news.writtenAs, source)

function reply(source: News): DataOf<'review-replied'> | undefined {
  return source.news.reply === null ? undefined : { ...authorsNews(source), reply: source.news.reply }
}

function hiding(source: News): DataOf<'review-hidden'> | undefined {
  const { hiddenReason: reason } = source.news
  return reason === null ? undefined : { ...authorsNews(source), reason }
}

export const reviewMails = {
  'review-published': toSubject(
    onlyIn(['published'], (source) => ({
      ...subjectsNews(source),
      rating: source.news.rating,
      text: source.news.text,
    })),
  ),
  'review-replied': toAuthor(onlyIn(['published'], reply)),
  'review-hidden': toAuthor(onlyIn(['hidden'], hiding)),
} satisfies Partial<Loaders>
