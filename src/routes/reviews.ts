import { z } from 'zod'
import * as review from '../controllers/shared/reviewController'
import { Id, pageOf, Paging } from '../schemas/common'
import { NewReview, ReplyInput, Review } from '../schemas/reviews'
import { REVIEW_WITHIN_DAYS } from '../schemas/terms'
import { routesOf } from './contract'

const reviews = routesOf('Reviews')
const { get, post } = reviews

post(
  '/contracts/:contractId/reviews',
  {
    summary: 'Review the other side of a contract that has ended',
    description: `Within ${REVIEW_WITHIN_DAYS} days of its end, once. Nobody else knows of it until both sides have written or those days are over.`,
    access: 'signedIn',
    params: z.object({ contractId: Id }),
    body: NewReview,
    created: Review,
    example: { status: 'sealed', publishedAt: null, version: 1 },
    problems: ['invalid_transition', 'already_reviewed'],
  },
  review.write,
)

post(
  '/reviews/:reviewId/reply',
  {
    summary: 'Reply in public to a review of you',
    description: 'Once. The reply stays as it is.',
    access: 'signedIn',
    params: z.object({ reviewId: Id }),
    body: ReplyInput,
    ok: Review,
    example: { reply: { text: 'Thank you. It was a pleasure.', at: '2026-12-21T08:00:00.000Z' }, version: 3 },
    problems: ['already_replied'],
  },
  review.reply,
)

get(
  '/workers/:workerId/reviews',
  {
    summary: 'What clients say about a worker, last published first',
    access: 'signedIn',
    params: z.object({ workerId: Id }),
    query: Paging,
    ok: pageOf(Review),
    problems: ['invalid_cursor'],
  },
  review.listOfWorker,
)

get(
  '/clients/:clientId/reviews',
  {
    summary: 'What workers say about a client, last published first',
    access: 'public',
    params: z.object({ clientId: Id }),
    query: Paging,
    ok: pageOf(Review),
    problems: ['invalid_cursor'],
  },
  review.listOfClient,
)

export const reviewRoutes = reviews.routes
