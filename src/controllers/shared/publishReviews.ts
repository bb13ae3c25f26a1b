import type { Sql } from '../../config/db'
import * as Reviews from '../../models/Review'
import { moveReview } from './moveReview'

/** Publishes the sealed reviews of a locked contract if both sides have written or the time to write is over. */
export async function publishReviews(sql: Sql, contractId: string): Promise<void> {
  for (const review of await Reviews.lockSealed(sql, contractId)) {
    if (review.due) await moveReview(sql, review, 'publish', 'system', { writtenAs: review.writtenAs })
  }
}
