import { inTransaction } from '../../config/db'
import type { Call, Context } from '../../context'
import * as Reviews from '../../models/Review'
import type { AdminReason } from '../../schemas/admin'
import type { Page } from '../../schemas/common'
import type { AdminReview, AdminReviewQuery, Review } from '../../schemas/reviews'
import { reviewMachine } from '../../states/review'
import { Problem } from '../../utils/errors'
import { refuseStale } from '../../utils/precondition'
import { moveReview } from '../shared/moveReview'
import { pageById } from '../shared/paging'
import { toReview } from '../shared/reviewView'

type OneReview = { params: { reviewId: string } }
type WithReason = Call<'admin', OneReview & { body: AdminReason }>

/** Reviews that are or were published, newest first. */
export async function list(
  context: Context,
  { query }: Call<'admin', { query: AdminReviewQuery }>,
): Promise<Page<AdminReview>> {
  const { status = null, authorId = null, subjectId = null } = query
  const page = await pageById(context, 'admin-reviews', query, (range) =>
    Reviews.list(context.db, { status, authorId, subjectId, ...range }),
  )
  return { ...page, data: page.data.map(toAdminReview) }
}

export async function read({ db }: Context, { params }: Call<'admin', OneReview>): Promise<AdminReview> {
  const review = await Reviews.findModerated(db, params.reviewId)
  if (!review) throw new Problem('not_found')
  return toAdminReview(review)
}

/** Takes a review out of the lists and out of the rating. Its text stays as it is. */
export const hide = (context: Context, call: WithReason) => move(context, call, 'hide')

/** Puts a hidden review back, at its former place. */
export const restore = (context: Context, call: WithReason) => move(context, call, 'restore')

async function move(
  { db }: Context,
  { params, body, ...call }: WithReason,
  action: 'hide' | 'restore',
): Promise<Review> {
  return inTransaction(db, async (sql) => {
    const review = await Reviews.lockReleased(sql, params.reviewId)
    if (!review) throw new Problem('not_found')
    refuseStale(call.ifMatch, review)
    await moveReview(sql, review, action, call, { reason: body.reason })
    if (action === 'hide') await Reviews.setHiddenReason(sql, review.id, body.reason)
    return toReview(await Reviews.find(sql, review.id))
  })
}

function toAdminReview(review: NonNullable<Awaited<ReturnType<typeof Reviews.findModerated>>>): AdminReview {
  const { hiddenReason, status, reply } = review
  const subject = { replied: reply !== null, due: true }
  return { ...toReview(review), hiddenReason, allowedActions: reviewMachine.allowedActions(status, 'admin', subject) }
}
