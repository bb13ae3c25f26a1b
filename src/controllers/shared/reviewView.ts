import type * as Reviews from '../../models/Review'
import type { Review } from '../../schemas/reviews'
import { Problem } from '../../utils/errors'

export function toReview({ authorId, authorName, writtenAs, reply, repliedAt, ...rest }: Reviews.ReviewRow): Review {
  return {
    ...rest,
    author: { id: authorId, name: authorName, role: writtenAs },
    reply: reply === null || repliedAt === null ? null : { text: reply, at: repliedAt },
  }
}

/** @throws Problem not_found when there is none */
export function toReviewFound(review: Reviews.ReviewRow | undefined): Review {
  if (!review) throw new Problem('not_found')
  return toReview(review)
}
