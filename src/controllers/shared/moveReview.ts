import type { Sql } from '../../config/db'
import type { AuditEntry } from '../../models/AuditLog'
import * as Ratings from '../../models/Rating'
import * as Reviews from '../../models/Review'
import type { ReviewAction, ReviewState } from '../../schemas/states'
import { otherParty } from '../../schemas/vocabulary'
import { reviewMachine } from '../../states/review'
import { roleOf, type Mover } from './mover'
import { recordMoves } from './recordMoves'

/**
 * Moves a locked review by an action of its state machine, and tells whom it concerns. Its rating counts for its subject while
 * it is published.
 * @param detail what the audit log keeps beside the states
 * @throws Problem invalid_transition
 */
export async function moveReview(
  sql: Sql,
  review: Reviews.LockedReview,
  action: ReviewAction,
  mover: Mover,
  detail: AuditEntry['detail'] = {},
): Promise<void> {
  const { id, status: from } = review
  const { to, tells } = reviewMachine.next(from, action, roleOf(mover), review)
  if (to !== from) {
    await Reviews.setState(sql, id, to)
    await countRating(sql, review, to)
  }
  await recordMoves(sql, { type: 'review', action: `review.${action}`, mover, tells, detail }, { id, from, to })
}

async function countRating(
  sql: Sql,
  { status: from, subjectId: userId, writtenAs, rating }: Reviews.LockedReview,
  to: ReviewState,
): Promise<void> {
  const profile = { userId, side: otherParty(writtenAs) }
  if (to === 'published') await Ratings.count(sql, { ...profile, rating, times: 1 })
  if (from === 'published') await Ratings.count(sql, { ...profile, rating, times: -1 })
}
