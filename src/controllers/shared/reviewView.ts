import type * as Reviews from '../../models/Review'
import type { Review } from '../../schemas/reviews'
import { Problem } from '../../utils/errors'

export function toReviews(reviews: readonly Reviews.ReviewRow[]): Review[] {
  return reviews.map(({ authorId, authorName, writtenAs, reply, repliedAt, ...rest }) => ({
    ...rest,
    author: { id: authorId, name: authorName, role: writtenAs },
    reply: reply === null || repliedAt === null ? null : { text: reply, at: repliedAt },
  }))
}

/** One review. @throws Problem not_found when there is none */
export function toReview(review: Reviews.ReviewRow | undefined): Review {
  const [view] = review ? toReviews([review]) : []
  if (!view) throw new Problem('not_found')
  return view
}
