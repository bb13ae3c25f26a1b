import { inTransaction } from '../../config/db'
import type { Call, Context } from '../../context'
import * as Reviews from '../../models/Review'
import type { AdminReason } from '../../schemas/admin'
import type { Review } from '../../schemas/reviews'
import { Problem } from '../../utils/errors'
import { refuseStale } from '../../utils/precondition'
import { moveReview } from '../shared/moveReview'
import { toReview } from '../shared/reviewView'

type WithReason = Call<'admin', { params: { reviewId: string }; body: AdminReason }>

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
