import { isDuplicate, row, rows, write, type Sql } from '../config/db'
import type { RejectionReason } from '../schemas/vocabulary'
import type { Actor, ApplicationState, GigState } from '../schemas/states'
import { groupBy } from '../utils/groupBy'
import * as History from './ApplicationHistory'
import * as Gigs from './Gig'
import { owned, type Owner } from './owner'

export interface ApplicationRow {
  id: string
  gigId: string
  workerId: string
  clientId: string
  gigTitle: string
  gigStatus: GigState
  gigRevision: number
  coverLetter: string
  bidAmount: number
  bidCurrency: string
  status: ApplicationState
  viewedAt: string | null
  offerAmount: number | null
  offerCurrency: string | null
  offerStartsAt: string | null
  offerEndsAt: string | null
  offerNote: string | null
  offerExpiresAt: string | null
  rejectionReason: RejectionReason | null
  rejectionMessage: string | null
  createdAt: string
  updatedAt: string
  version: number
  /** The revision of the gig that the worker has agreed to. */
  revision: number
  confirmed: boolean
  similarToOthers: boolean
  offerLapsed: boolean
}
type Columns = Omit<ApplicationRow, 'offerLapsed' | 'confirmed'> & { isPast: number | null }

const COLUMNS = `a.id, a.gig_id AS gigId, a.worker_id AS workerId, a.client_id AS clientId, g.title AS gigTitle, g.status AS gigStatus,
  g.revision AS gigRevision, a.revision, a.similar_to_others AS similarToOthers,
  a.cover_letter AS coverLetter, a.bid_amount AS bidAmount, a.bid_currency AS bidCurrency, a.status, a.viewed_at AS viewedAt,
  a.offer_amount AS offerAmount, a.offer_currency AS offerCurrency, a.offer_starts_at AS offerStartsAt, a.offer_ends_at AS offerEndsAt,
  a.offer_note AS offerNote, a.offer_expires_at AS offerExpiresAt, (a.offer_expires_at <= NOW(3)) AS isPast,
  a.rejection_reason AS rejectionReason, a.rejection_message AS rejectionMessage,
  a.created_at AS createdAt, a.updated_at AS updatedAt, a.version`
const FROM = 'FROM applications a JOIN gigs g ON g.id = a.gig_id'

const toApplication = ({ isPast, ...rest }: Columns): ApplicationRow => ({
  ...rest,
  offerLapsed: isPast === 1,
  confirmed: rest.revision >= rest.gigRevision,
})

export async function find(sql: Sql, id: string, owner: Owner): Promise<ApplicationRow | undefined> {
  const found = await row<Columns>(sql, `SELECT ${COLUMNS} ${FROM} WHERE a.id = :id AND ${owned('a', owner)}`, {
    id,
    ...owner,
  })
  return found && toApplication(found)
}

/** Locks its gig first and then the application: every use case takes them in this order. */
export async function lock(sql: Sql, id: string, owner: Owner): Promise<ApplicationRow | undefined> {
  const known = await row<{ gigId: string }>(
    sql,
    `SELECT a.gig_id AS gigId FROM applications a WHERE a.id = :id AND ${owned('a', owner)}`,
    { id, ...owner },
  )
  if (!known) return undefined
  await Gigs.lockRow(sql, known.gigId)
  const found = await row<Columns>(sql, `SELECT ${COLUMNS} ${FROM} WHERE a.id = :id FOR UPDATE`, { id })
  return found && toApplication(found)
}

/** @returns false when the worker has an application to this gig already */
export async function insert(
  sql: Sql,
  application: Pick<
    ApplicationRow,
    | 'id'
    | 'gigId'
    | 'workerId'
    | 'clientId'
    | 'coverLetter'
    | 'bidAmount'
    | 'bidCurrency'
    | 'revision'
    | 'similarToOthers'
  > & { letterSketch: Buffer },
): Promise<boolean> {
  try {
    await write(
      sql,
      `INSERT INTO applications (id, gig_id, worker_id, client_id, cover_letter, bid_amount, bid_currency, revision, letter_sketch, similar_to_others,
                                 status, created_at, updated_at)
       VALUES (:id, :gigId, :workerId, :clientId, :coverLetter, :bidAmount, :bidCurrency, :revision, :letterSketch, :similarToOthers,
               'submitted', NOW(3), NOW(3))`,
      { ...application },
    )
  } catch (error) {
    if (isDuplicate(error, 'applications_live')) return false
    throw error
  }
  await History.add(sql, [application.id], { from: null, to: 'submitted', by: 'worker' })
  return true
}

export async function update(
  sql: Sql,
  { id, coverLetter, bidAmount, bidCurrency }: Pick<ApplicationRow, 'id' | 'coverLetter' | 'bidAmount' | 'bidCurrency'>,
): Promise<void> {
  await write(
    sql,
    `UPDATE applications SET cover_letter = :coverLetter, bid_amount = :bidAmount, bid_currency = :bidCurrency,
            updated_at = NOW(3), version = version + 1
     WHERE id = :id`,
    { id, coverLetter, bidAmount, bidCurrency },
  )
}

/** The worker agrees to the gig as it is now; both are locked. */
export async function confirmRevision(sql: Sql, id: string): Promise<void> {
  await write(
    sql,
    `UPDATE applications a JOIN gigs g ON g.id = a.gig_id
     SET a.revision = g.revision, a.updated_at = NOW(3), a.version = a.version + 1
     WHERE a.id = :id`,
    { id },
  )
}

export interface Move {
  id: string
  from: ApplicationState
  to: ApplicationState
  by: Actor
}

/** Moves a locked application and writes its history. */
export async function setState(sql: Sql, move: Move): Promise<void> {
  await write(sql, 'UPDATE applications SET status = :to, updated_at = NOW(3), version = version + 1 WHERE id = :id', {
    id: move.id,
    to: move.to,
  })
  await History.add(sql, [move.id], move)
}

/** The client has seen a locked application for the first time. */
export async function markViewed(sql: Sql, id: string): Promise<void> {
  await write(sql, 'UPDATE applications SET viewed_at = NOW(3), version = version + 1 WHERE id = :id', { id })
}

export async function setRejection(
  sql: Sql,
  id: string,
  reason: RejectionReason,
  message: string | null,
): Promise<void> {
  const text = 'UPDATE applications SET rejection_reason = :reason, rejection_message = :message WHERE id = :id'
  await write(sql, text, { id, reason, message })
}

export interface OfferTerms {
  payAmount: number
  payCurrency: string
  startsAt: string
  endsAt: string | null
  note: string | null
  expiresInHours: number
}

/** The terms are a copy of their own: nothing that changes later changes them. The database's clock sets the end. */
export async function setOffer(sql: Sql, id: string, terms: OfferTerms): Promise<void> {
  await write(
    sql,
    `UPDATE applications SET offer_amount = :payAmount, offer_currency = :payCurrency, offer_starts_at = :startsAt,
            offer_ends_at = :endsAt, offer_note = :note, offer_expires_at = NOW(3) + INTERVAL :hours HOUR
     WHERE id = :id`,
    {
      id,
      payAmount: terms.payAmount,
      payCurrency: terms.payCurrency,
      startsAt: new Date(terms.startsAt),
      endsAt: terms.endsAt === null ? null : new Date(terms.endsAt),
      note: terms.note,
      hours: terms.expiresInHours,
    },
  )
}

/** The applications to a gig that are in one of these states. */
export async function listIdsOf(sql: Sql, gigId: string, states: readonly ApplicationState[]): Promise<string[]> {
  const text = 'SELECT id FROM applications WHERE gig_id = :gigId AND status IN (:states) ORDER BY id'
  return (await rows<{ id: string }>(sql, text, { gigId, states })).map(({ id }) => id)
}

/** Moves all applications of a locked gig that are in one of these states. @returns them as they were */
export async function moveAllOf(
  sql: Sql,
  { gigId, from, to, by }: { gigId: string; from: readonly ApplicationState[]; to: ApplicationState; by: Actor },
): Promise<{ id: string; status: ApplicationState }[]> {
  const waiting = await rows<{ id: string; status: ApplicationState }>(
    sql,
    'SELECT id, status FROM applications WHERE gig_id = :gigId AND status IN (:from) ORDER BY id',
    { gigId, from },
  )
  for (const [status, group] of groupBy(waiting, (application) => application.status)) {
    const ids = group.map(({ id }) => id)
    // By id: through the index of states it would lock those of other gigs.
    await write(
      sql,
      'UPDATE applications SET status = :to, updated_at = NOW(3), version = version + 1 WHERE id IN (:ids)',
      { ids, to },
    )
    await History.add(sql, ids, { from: status, to, by })
  }
  return waiting
}

/** Offers whose time is over. */
export async function listLapsedOffers(sql: Sql, limit: number): Promise<{ id: string; clientId: string }[]> {
  return rows(
    sql,
    `SELECT id, client_id AS clientId FROM applications
     WHERE status = 'offered' AND offer_expires_at <= NOW(3) ORDER BY offer_expires_at LIMIT :limit`,
    { limit },
  )
}

export interface ApplicationFilter {
  status: ApplicationState | null
  workerId: string | null
  gigId: string | null
  beforeId: string | null
  limit: number
}

/** The applications of everyone, newest first. */
export async function list(sql: Sql, filter: ApplicationFilter): Promise<ApplicationRow[]> {
  const conditions = [
    filter.status && 'a.status = :status',
    filter.workerId && 'a.worker_id = :workerId',
    filter.gigId && 'a.gig_id = :gigId',
    filter.beforeId && 'a.id < :beforeId',
  ].filter(Boolean)
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
  const text = `SELECT ${COLUMNS} ${FROM} ${where} ORDER BY a.id DESC LIMIT :limit`
  return (await rows<Columns>(sql, text, { ...filter })).map(toApplication)
}

/** A worker's applications, newest first. The owner cannot be left out, or it would be everyone's. */
export const listOfWorker = (sql: Sql, filter: Omit<ApplicationFilter, 'gigId' | 'workerId'> & { workerId: string }) =>
  list(sql, { ...filter, gigId: null })

export type ApplicationSort = 'newest' | 'bid' | 'rating'
export type SortedApplication = ApplicationRow & { sortKey: number }

/** Workers without reviews come after those with; thousandths are exact enough to go on from. */
const RATING = 'IF(w.rating_count = 0, 0, ROUND(1000 * w.rating_sum / w.rating_count))'
const orders: Record<ApplicationSort, { key: string; order: string; beyond: string }> = {
  newest: { key: '0', order: 'a.id DESC', beyond: 'a.id < :id' },
  bid: {
    key: 'a.bid_amount',
    order: 'a.bid_amount, a.id DESC',
    beyond: '(a.bid_amount > :key OR (a.bid_amount = :key AND a.id < :id))',
  },
  rating: {
    key: RATING,
    order: `${RATING} DESC, a.id DESC`,
    beyond: `(${RATING} < :key OR (${RATING} = :key AND a.id < :id))`,
  },
}

/** The applications to a client's gig. */
export async function listOfGig(
  sql: Sql,
  query: {
    gigId: string
    clientId: string
    status: ApplicationState | null
    sort: ApplicationSort
    after: { key: number; id: string } | null
    limit: number
  },
): Promise<SortedApplication[]> {
  const { gigId, clientId, status, after, limit } = query
  const { key, order, beyond } = orders[query.sort]
  const conditions = [
    'a.gig_id = :gigId',
    'a.client_id = :clientId',
    status && 'a.status = :status',
    after && beyond,
  ].filter(Boolean)
  const found = await rows<Columns & { sortKey: number }>(
    sql,
    `SELECT ${COLUMNS}, ${key} AS sortKey ${FROM} JOIN worker_profiles w ON w.user_id = a.worker_id
     WHERE ${conditions.join(' AND ')} ORDER BY ${order} LIMIT :limit`,
    { gigId, clientId, status, limit, key: after?.key ?? null, id: after?.id ?? null },
  )
  return found.map((columns) => ({ ...toApplication(columns), sortKey: columns.sortKey }))
}

/** A gig's newest applications, as far as ranking them needs. */
export async function listApplicants(
  sql: Sql,
  query: { gigId: string; status: ApplicationState | null; limit: number },
): Promise<{ id: string; workerId: string }[]> {
  const text = `SELECT id, worker_id AS workerId FROM applications
                WHERE gig_id = :gigId ${query.status ? 'AND status = :status' : ''} ORDER BY id DESC LIMIT :limit`
  return rows(sql, text, query)
}

/** In the order of the ids. */
export async function findMany(sql: Sql, ids: readonly string[]): Promise<ApplicationRow[]> {
  if (ids.length === 0) return []
  const found = await rows<Columns>(sql, `SELECT ${COLUMNS} ${FROM} WHERE a.id IN (:ids)`, { ids })
  const byId = new Map(found.map((columns) => [columns.id, toApplication(columns)]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}

/** Which of these workers has applied to which of these gigs, in a way that bars another application. */
async function listBarring(
  sql: Sql,
  gigIds: readonly string[],
  workerIds: readonly string[],
): Promise<Pick<ApplicationRow, 'gigId' | 'workerId'>[]> {
  if (gigIds.length === 0 || workerIds.length === 0) return []
  const text = `SELECT gig_id AS gigId, worker_id AS workerId FROM applications
                WHERE gig_id IN (:gigIds) AND worker_id IN (:workerIds) AND bars_another = 1`
  return rows(sql, text, { gigIds, workerIds })
}

/** The ones among these gigs to which the worker has applied, and may not again. */
export const appliedTo = async (sql: Sql, workerId: string, gigIds: readonly string[]): Promise<Set<string>> =>
  new Set((await listBarring(sql, gigIds, [workerId])).map(({ gigId }) => gigId))

/** The ones among these workers who have applied to the gig, and may not again. */
export const applicantsAmong = async (sql: Sql, gigId: string, workerIds: readonly string[]): Promise<Set<string>> =>
  new Set((await listBarring(sql, [gigId], workerIds)).map(({ workerId }) => workerId))
