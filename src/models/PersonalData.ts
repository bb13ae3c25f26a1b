/** What is kept about a user and shown in no view of its own, for the copy that they may have. Never a hash, a nonce or a key. */

import { rows, type Sql } from '../config/db'

/** A page of a user's rows, newest first. */
export interface PageOfUser {
  userId: string
  /** The id of the last row of the page before; null for the first page. */
  beforeId: string | null
  limit: number
}
type Listed = { id: string } & Record<string, unknown>
export type ReadPage = (sql: Sql, page: PageOfUser) => Promise<Listed[]>

/**
 * @param key the column by which the rows are paged
 * @param from a table with the condition that a row is the user's
 */
const listed =
  (key: string, columns: string, from: string): ReadPage =>
  (sql, { userId, beforeId, limit }) =>
    rows<Listed>(
      sql,
      `SELECT ${key} AS id, ${columns} FROM ${from} ${beforeId ? `AND ${key} < :beforeId` : ''} ORDER BY ${key} DESC LIMIT :limit`,
      { userId, beforeId, limit },
    )

export const sessions = listed(
  's.id',
  `s.ip, s.user_agent AS userAgent, s.created_at AS createdAt, s.last_used_at AS lastUsedAt, s.ends_at AS endsAt, s.mfa_at AS mfaAt,
   s.revoked_at AS endedAt, s.revoked_reason AS endReason`,
  'sessions s WHERE s.user_id = :userId',
)

export const codes = listed(
  'o.id',
  `o.purpose, o.email, o.former_email AS formerEmail, o.attempts, o.created_at AS createdAt, o.expires_at AS expiresAt,
   o.ended_at AS endedAt`,
  'otps o WHERE o.user_id = :userId',
)

export const files = listed(
  'f.id',
  `f.purpose, f.kind, f.file_name AS fileName, f.mime_type AS mimeType, f.size, LOWER(HEX(f.sha256)) AS sha256,
   f.created_at AS createdAt`,
  `files f WHERE f.owner_id = :userId AND f.state = 'stored' AND f.purpose <> 'export'`,
)

export const reports = listed(
  'r.id',
  `r.subject_type AS subject, r.subject_id AS subjectId, r.reason, r.text, r.status, r.created_at AS createdAt,
   r.updated_at AS updatedAt`,
  'reports r WHERE r.reporter_id = :userId',
)

/** What an admin has noted about others stays with the platform. */
export const auditEntries = listed(
  'l.id',
  `l.at, l.actor_role AS role, l.action, l.subject_type AS subjectType, l.subject_id AS subjectId, l.ip, l.request_id AS requestId,
   IF(l.actor_role = 'admin', '{}', l.detail) AS detail`,
  'audit_log l WHERE l.actor_id = :userId',
)

export const dataCopies = listed(
  'e.id',
  'e.created_at AS createdAt, e.expires_at AS expiresAt',
  'exports e WHERE e.user_id = :userId',
)

export const savedJobs = listed('s.gig_id', 's.saved_at AS savedAt', 'saved_jobs s WHERE s.worker_id = :userId')

export const dismissedJobs = listed(
  'd.gig_id',
  'd.dismissed_at AS dismissedAt',
  'dismissed_jobs d WHERE d.worker_id = :userId',
)

export const alertedGigs = listed(
  'a.gig_id',
  'a.search_id AS searchId, d.created_at AS toldAt',
  'alerted_gigs a JOIN alert_digests d ON d.id = a.digest_id WHERE a.worker_id = :userId',
)

/** What each application has cost. */
export const quotaEntries = listed(
  'q.application_id',
  'q.paid_from AS paidFrom, q.week, q.spent_at AS spentAt, q.returned_at AS returnedAt',
  'quota_entries q WHERE q.worker_id = :userId',
)

export const sentInvitations = listed(
  'i.id',
  `i.gig_id AS gigId, i.worker_id AS workerId, i.message, i.status, i.expires_at AS expiresAt, i.answered_at AS answeredAt,
   i.created_at AS createdAt`,
  'invitations i WHERE i.client_id = :userId',
)

/** What a client has said to applicants; not what those have written. */
export const answersToApplicants = listed(
  'a.id',
  `a.gig_id AS gigId, a.worker_id AS workerId, a.status, a.viewed_at AS viewedAt, a.offer_amount AS offerAmount,
   a.offer_currency AS offerCurrency, a.offer_starts_at AS offerStartsAt, a.offer_ends_at AS offerEndsAt, a.offer_note AS offerNote,
   a.offer_expires_at AS offerExpiresAt, a.rejection_reason AS rejectionReason, a.rejection_message AS rejectionMessage`,
  'applications a WHERE a.client_id = :userId AND a.viewed_at IS NOT NULL',
)
