import { row, type Sql } from '../../config/db'
import type { ReviewState } from '../../schemas/states'
import type { Party } from '../../schemas/vocabulary'

/** What the mails about one review tell. */
export interface ReviewNews {
  contractId: string
  gigTitle: string
  authorId: string
  subjectId: string
  /** The side of the author; the subject is on the other one. */
  writtenAs: Party
  workerName: string
  clientName: string
  status: ReviewState
  rating: number
  text: string
  reply: string | null
  hiddenReason: string | null
}

export async function findReviewNews(sql: Sql, reviewId: string): Promise<ReviewNews | undefined> {
  return row<ReviewNews>(
    sql,
    `SELECT r.contract_id AS contractId, g.title AS gigTitle, r.author_id AS authorId, r.subject_id AS subjectId,
            r.written_as AS writtenAs, w.name AS workerName, p.display_name AS clientName,
            r.status, r.rating, r.text, r.reply, r.hidden_reason AS hiddenReason
     FROM reviews r
     JOIN contracts c ON c.id = r.contract_id
     JOIN gigs g ON g.id = c.gig_id
     JOIN users w ON w.id = c.worker_id
     JOIN client_profiles p ON p.user_id = c.client_id
     WHERE r.id = :reviewId`,
    { reviewId },
  )
}
