import { row, type Sql } from '../../config/db'
import type { ApplicationRow } from '../Application'

/** What the mails about one application tell. Amounts are minor units, instants ISO 8601. */
export interface ApplicationNews extends Pick<
  ApplicationRow,
  | 'status'
  | 'revision'
  | 'gigRevision'
  | 'gigId'
  | 'gigTitle'
  | 'workerId'
  | 'clientId'
  | 'offerAmount'
  | 'offerCurrency'
  | 'offerStartsAt'
  | 'offerEndsAt'
  | 'offerNote'
  | 'offerExpiresAt'
  | 'rejectionReason'
  | 'rejectionMessage'
> {
  applicationId: string
  workerName: string
  clientName: string
  contractId: string | null
  payAmount: number | null
  payCurrency: string | null
  startsAt: string | null
}

export async function findApplicationNews(sql: Sql, applicationId: string): Promise<ApplicationNews | undefined> {
  return row<ApplicationNews>(
    sql,
    `SELECT a.id AS applicationId, a.status, a.revision, g.revision AS gigRevision, a.gig_id AS gigId, g.title AS gigTitle,
            a.worker_id AS workerId, w.name AS workerName, a.client_id AS clientId, p.display_name AS clientName,
            a.offer_amount AS offerAmount, a.offer_currency AS offerCurrency, a.offer_starts_at AS offerStartsAt,
            a.offer_ends_at AS offerEndsAt, a.offer_note AS offerNote, a.offer_expires_at AS offerExpiresAt,
            a.rejection_reason AS rejectionReason, a.rejection_message AS rejectionMessage,
            c.id AS contractId, c.pay_amount AS payAmount, c.pay_currency AS payCurrency, c.starts_at AS startsAt
     FROM applications a
     JOIN gigs g ON g.id = a.gig_id
     JOIN users w ON w.id = a.worker_id
     JOIN client_profiles p ON p.user_id = a.client_id
     LEFT JOIN contracts c ON c.application_id = a.id
     WHERE a.id = :applicationId`,
    { applicationId },
  )
}

/** The name of the shortlisted applicant who applied first. */
export async function nextOnShortlist(sql: Sql, gigId: string): Promise<string | null> {
  const next = await row<{ name: string }>(
    sql,
    `SELECT w.name FROM applications a JOIN users w ON w.id = a.worker_id JOIN gigs g ON g.id = a.gig_id
     WHERE a.gig_id = :gigId AND a.status = 'shortlisted' AND a.revision >= g.revision ORDER BY a.id LIMIT 1`,
    { gigId },
  )
  return next?.name ?? null
}
