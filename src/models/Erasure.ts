/**
 * What is taken out of the tables for an account that was deleted. Kept is what others need: contracts with all that was said about
 * them, the gigs and applications that led to one, reviews with their replies, reports, and the audit log, which holds ids and
 * where requests came from.
 */

import { rows, write, type Sql } from '../config/db'

/** Erases some of what there is of a user. @returns how many rows; 0: none is left */
type Erase = (sql: Sql, userId: string) => Promise<number>

/** Small enough for the time limit of a query, whatever hangs on a row. */
const BATCH = 200
const TOKENS_BATCH = 2_000

const allOf =
  (table: string, column = 'user_id'): Erase =>
  (sql, userId) =>
    write(sql, `DELETE FROM ${table} WHERE ${column} = :userId LIMIT ${BATCH}`, { userId })

const texts =
  (table: string, changes: string, condition: string): Erase =>
  (sql, userId) =>
    write(sql, `UPDATE ${table} SET ${changes}, version = version + 1 WHERE ${condition} LIMIT ${BATCH}`, { userId })

/** In the order in which rows are locked everywhere, and of what refers to what. */
const erasures: readonly Erase[] = [
  eraseSessions,
  ...['otps', 'pending_sign_ins', 'recovery_codes', 'totp_secrets', 'idempotency_keys'].map((table) => allOf(table)),
  eraseGigs,
  texts('gigs', 'source_key = NULL', 'client_id = :userId AND source_key IS NOT NULL'),
  eraseLetters,
  texts('applications', 'letter_sketch = NULL', 'worker_id = :userId AND letter_sketch IS NOT NULL'),
  texts(
    'applications',
    'rejection_message = NULL, offer_note = NULL',
    `client_id = :userId AND status <> 'hired' AND (rejection_message IS NOT NULL OR offer_note IS NOT NULL)`,
  ),
  texts('invitations', 'message = NULL', 'client_id = :userId AND message IS NOT NULL'),
  ...['saved_jobs', 'dismissed_jobs', 'alert_digests', 'saved_searches', 'quota_entries', 'application_quotas'].map(
    (table) => allOf(table, 'worker_id'),
  ),
  allOf('exports'),
  eraseFiles,
]

/** Erases some of each. @returns how many rows; 0: none is left */
export async function eraseSome(sql: Sql, userId: string): Promise<number> {
  let erased = 0
  for (const erase of erasures) erased += await erase(sql, userId)
  return erased
}

async function idsOf(sql: Sql, query: string, userId: string): Promise<string[]> {
  return (await rows<{ id: string }>(sql, `${query} LIMIT ${BATCH}`, { userId })).map(({ id }) => id)
}

/** A session that was used much has thousands of tokens. */
async function eraseSessions(sql: Sql, userId: string): Promise<number> {
  const ids = await idsOf(sql, 'SELECT id FROM sessions WHERE user_id = :userId', userId)
  if (ids.length === 0) return 0
  const text = `DELETE FROM refresh_tokens WHERE session_id IN (:ids) LIMIT ${TOKENS_BATCH}`
  const tokens = await write(sql, text, { ids })
  if (tokens === TOKENS_BATCH) return tokens
  return tokens + (await write(sql, 'DELETE FROM sessions WHERE id IN (:ids)', { ids }))
}

/** Their bytes go with the next sweep, and the rows with the bytes. */
async function eraseFiles(sql: Sql, userId: string): Promise<number> {
  const ids = await idsOf(
    sql,
    `SELECT id FROM files WHERE owner_id = :userId AND (state <> 'deleted' OR LENGTH(file_name) > 0)`,
    userId,
  )
  if (ids.length === 0) return 0
  await write(sql, 'DELETE FROM application_documents WHERE file_id IN (:ids)', { ids })
  const text = `UPDATE files SET state = 'deleted', file_name = '', sha256 = NULL, changed_at = NOW(3) WHERE id IN (:ids)`
  return write(sql, text, { ids })
}

/** The client who has hired somebody keeps what they wrote. */
async function eraseLetters(sql: Sql, userId: string): Promise<number> {
  const query = `SELECT id FROM applications WHERE worker_id = :userId AND status <> 'hired' AND LENGTH(cover_letter) > 0`
  const ids = await idsOf(sql, query, userId)
  if (ids.length === 0) return 0
  await write(sql, 'DELETE FROM application_answers WHERE application_id IN (:ids)', { ids })
  const text = `UPDATE applications SET cover_letter = '', version = version + 1 WHERE id IN (:ids)`
  return write(sql, text, { ids })
}

/** Whoever has applied still finds the gig in their list, and nothing that was written there. */
async function eraseGigs(sql: Sql, userId: string): Promise<number> {
  const query = `SELECT g.id FROM gigs g LEFT JOIN contracts c ON c.gig_id = g.id
                 WHERE g.client_id = :userId AND LENGTH(g.description) > 0 AND c.id IS NULL`
  const ids = await idsOf(sql, query, userId)
  if (ids.length === 0) return 0
  for (const id of ids) sql.changed(`gig:${id}`)
  await write(sql, `UPDATE gig_questions SET text = '' WHERE gig_id IN (:ids)`, { ids })
  return write(
    sql,
    `UPDATE gigs SET title = 'Deleted gig', description = '', city = NULL, country = NULL, lat = NULL, lng = NULL,
            version = version + 1
     WHERE id IN (:ids)`,
    { ids },
  )
}
