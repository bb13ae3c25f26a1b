import type * as Reviews from '../../models/Review'
import type { Review } from '../../schemas/reviews'
import { FORMER_USER } from '../../schemas/vocabulary'
import { Problem } from '../../utils/errors'

export function toReviews(reviews: readonly Reviews.ReviewRow[]): Review[] {
  return reviews.map(({ authorId, authorName, writtenAs, reply, repliedAt, ...rest }) => ({
    ...rest,
    author: { id: authorId, name: writtenAs === 'worker' ? shortName(authorName) : authorName, role: writtenAs },
    reply: reply === null || repliedAt === null ? null : { text: reply, at: repliedAt },
  }))
}

/** Reviews are public and workers' profiles are not: "Jane D." */
function shortName(name: string | null): string | null {
  if (name === null || name === FORMER_USER) return name
  const [first = '', ...rest] = name.trim().split(/\s+/)
  const [initial] = rest.at(-1) ?? ''
  return initial ? `${first} ${initial}.` : first
}

/** One review. @throws Problem not_found when there is none */
export function toReview(review: Reviews.ReviewRow | undefined): Review {
  const [view] = review ? toReviews([review]) : []
  if (!view) throw new Problem('not_found')
  return view
}
