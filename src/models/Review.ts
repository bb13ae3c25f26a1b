import { row, rows, write, type Sql } from '../config/db'
import type { ReviewState } from '../schemas/states'
import { REVIEW_WITHIN_DAYS } from '../schemas/terms'
import type { Party, Viewer } from '../schemas/vocabulary'
import { groupBy } from '../utils/groupBy'
import { VISIBLE } from './WorkerProfile'

export interface ReviewRow {
  id: string
  contractId: string
  /** null, as the name, where the author does not let themselves be found. A former user keeps the name of all of them. */
  authorId: string | null
  authorName: string | null
  /** The side of the author; the subject is on the other one. */
  writtenAs: Party
  subjectId: string
  rating: number
  text: string
  status: ReviewState
  publishedAt: string | null
  reply: string | null
  repliedAt: string | null
  createdAt: string
  version: number
}

const COLUMNS = `r.id, r.contract_id AS contractId, r.author_id AS authorId,
  IF(r.written_as = 'client', c.display_name, a.name) AS authorName, r.written_as AS writtenAs, r.subject_id AS subjectId,
  r.rating, r.text, r.status, r.published_at AS publishedAt, r.reply, r.replied_at AS repliedAt, r.created_at AS createdAt, r.version`
const FROM = 'FROM reviews r JOIN users a ON a.id = r.author_id LEFT JOIN client_profiles c ON c.user_id = r.author_id'
const SELECT = `SELECT ${COLUMNS} ${FROM}`

const AUTHOR_PUBLIC = `(a.deleted_at IS NULL AND (r.written_as = 'client' OR EXISTS (
  SELECT 1 FROM worker_profiles p JOIN users u ON u.id = p.user_id WHERE p.user_id = r.author_id AND ${VISIBLE})))`

export const find = (sql: Sql, id: string) => row<ReviewRow>(sql, `${SELECT} WHERE r.id = :id`, { id })

export const findPublished = (sql: Sql, id: string) =>
  row<ReviewRow>(sql, `${SELECT} WHERE r.id = :id AND r.status = 'published'`, { id })

/** What this viewer may see of the reviews of these contracts: its own, and what others may see. */
export async function listOfContracts(
  sql: Sql,
  contractIds: readonly string[],
  viewer: Viewer,
): Promise<Map<string, ReviewRow[]>> {
  if (contractIds.length === 0) return new Map()
  const visible: readonly ReviewState[] = viewer === 'admin' ? ['published', 'hidden'] : ['published']
  const found = await rows<ReviewRow>(
    sql,
    `${SELECT} WHERE r.contract_id IN (:contractIds) AND (r.written_as = :viewer OR r.status IN (:visible)) ORDER BY r.id`,
    { contractIds, viewer, visible },
  )
  return groupBy(found, ({ contractId }) => contractId)
}

export interface ReviewFilter {
  status: 'published' | 'hidden' | null
  authorId: string | null
  subjectId: string | null
  beforeId: string | null
  limit: number
}
type ModeratedReview = ReviewRow & { hiddenReason: string | null }

/** Reviews that are or were published, newest first. */
export async function list(sql: Sql, filter: ReviewFilter): Promise<ModeratedReview[]> {
  const conditions = [
    filter.status ? 'r.status = :status' : `r.status IN ('published', 'hidden')`,
    filter.authorId && 'r.author_id = :authorId',
    filter.subjectId && 'r.subject_id = :subjectId',
    filter.beforeId && 'r.id < :beforeId',
  ].filter(Boolean)
  const text = `SELECT ${COLUMNS}, r.hidden_reason AS hiddenReason ${FROM}
                WHERE ${conditions.join(' AND ')} ORDER BY r.id DESC LIMIT :limit`
  return rows<ModeratedReview>(sql, text, { ...filter })
}

export const findModerated = (sql: Sql, id: string) =>
  row<ModeratedReview>(
    sql,
    `SELECT ${COLUMNS}, r.hidden_reason AS hiddenReason ${FROM} WHERE r.id = :id AND r.published_at IS NOT NULL`,
    { id },
  )

interface Published {
  publishedAt: string
  id: string
}

/** What was published about somebody on one side, last published first. */
export async function listPublished(
  sql: Sql,
  {
    subjectId,
    writtenAs,
    after,
    limit,
  }: { subjectId: string; writtenAs: Party; after: Published | null; limit: number },
): Promise<ReviewRow[]> {
  const beyond = 'AND r.published_at <= :publishedAt AND (r.published_at < :publishedAt OR r.id < :id)'
  const found = await rows<ReviewRow & { isAuthorPublic: number; isAuthorDeleted: number }>(
    sql,
    `SELECT ${COLUMNS}, ${AUTHOR_PUBLIC} AS isAuthorPublic, (a.deleted_at IS NOT NULL) AS isAuthorDeleted ${FROM}
     WHERE r.subject_id = :subjectId AND r.written_as = :writtenAs AND r.status = 'published' ${after ? beyond : ''}
     ORDER BY r.published_at DESC, r.id DESC LIMIT :limit`,
    { subjectId, writtenAs, limit, publishedAt: after && new Date(after.publishedAt), id: after?.id ?? null },
  )
  return found.map(({ isAuthorPublic, isAuthorDeleted, ...review }) =>
    isAuthorPublic ? review : { ...review, authorId: null, authorName: isAuthorDeleted ? review.authorName : null },
  )
}

/** Writes the review of one side of an ended contract that is locked; it is sealed. The unique key allows each side one. */
export async function insert(
  sql: Sql,
  review: Pick<ReviewRow, 'id' | 'contractId' | 'authorId' | 'writtenAs' | 'rating' | 'text'>,
): Promise<void> {
  await write(
    sql,
    `INSERT INTO reviews (id, contract_id, author_id, subject_id, written_as, rating, text, window_ends_at, created_at, updated_at)
     SELECT :id, id, :authorId, IF(:writtenAs = 'client', worker_id, client_id), :writtenAs, :rating, :text,
            ended_at + INTERVAL ${REVIEW_WITHIN_DAYS} DAY, NOW(3), NOW(3)
     FROM contracts WHERE id = :contractId`,
    { ...review },
  )
}

export interface LockedReview extends Pick<
  ReviewRow,
  'id' | 'authorId' | 'subjectId' | 'writtenAs' | 'rating' | 'status' | 'version'
> {
  /** Whether both sides have written, or the time to write is over. */
  due: boolean
  replied: boolean
}

/** Without the names of people: a joined row would be locked as well. */
async function lockAll(sql: Sql, condition: string, ids: Record<string, string>): Promise<LockedReview[]> {
  const found = await rows<Omit<LockedReview, 'due' | 'replied'> & { isDue: number; isReplied: number }>(
    sql,
    `SELECT id, author_id AS authorId, subject_id AS subjectId, written_as AS writtenAs, rating, status, version,
            (reply IS NOT NULL) AS isReplied,
            (window_ends_at <= NOW(3)
             OR (SELECT COUNT(*) FROM reviews other WHERE other.contract_id = r.contract_id) = 2) AS isDue
     FROM reviews r WHERE ${condition} FOR UPDATE`,
    ids,
  )
  return found.map(({ isDue, isReplied, ...rest }) => ({ ...rest, due: isDue === 1, replied: isReplied === 1 }))
}

/** A review that is or was published; of a sealed one not even admins know. */
export const lockReleased = async (sql: Sql, id: string) =>
  (await lockAll(sql, 'id = :id AND published_at IS NOT NULL', { id }))[0]

/** A published review, for its subject alone. */
export const lockForSubject = async (sql: Sql, id: string, subjectId: string) =>
  (await lockAll(sql, `id = :id AND subject_id = :subjectId AND status = 'published'`, { id, subjectId }))[0]

/** The sealed reviews of a locked contract; first the one about the client, as profiles are locked in this order. */
export const lockSealed = (sql: Sql, contractId: string) =>
  lockAll(sql, `contract_id = :contractId AND status = 'sealed' ORDER BY written_as DESC`, { contractId })

/** Moves a locked review; one that is restored takes its former place in the lists. */
export async function setState(sql: Sql, id: string, to: ReviewState): Promise<void> {
  await write(
    sql,
    `UPDATE reviews SET status = :to, published_at = IF(:to = 'published', COALESCE(published_at, NOW(3)), published_at),
            hidden_reason = NULL, updated_at = NOW(3), version = version + 1
     WHERE id = :id`,
    { id, to },
  )
}

export async function setReply(sql: Sql, id: string, reply: string): Promise<void> {
  const text = `UPDATE reviews SET reply = :reply, replied_at = NOW(3), updated_at = NOW(3), version = version + 1 WHERE id = :id`
  await write(sql, text, { id, reply })
}

export async function setHiddenReason(sql: Sql, id: string, reason: string): Promise<void> {
  await write(sql, 'UPDATE reviews SET hidden_reason = :reason WHERE id = :id', { id, reason })
}

/** The contracts with a review that is still sealed although the time to write is over. */
export async function listDue(sql: Sql, limit: number): Promise<string[]> {
  const due = await rows<{ contractId: string }>(
    sql,
    `SELECT contract_id AS contractId FROM reviews WHERE status = 'sealed' AND window_ends_at <= NOW(3)
     ORDER BY window_ends_at LIMIT :limit`,
    { limit },
  )
  return due.map(({ contractId }) => contractId)
}
