import { row, rows, write, writeMany, type Sql } from '../config/db'
import type { Actor, GigState } from '../schemas/states'
import type { PayType } from '../schemas/vocabulary'
import { ANSWER_WITHIN_DAYS, CLOSE_IDLE_GIG_AFTER_DAYS, WARN_IDLE_GIG_AFTER_DAYS } from '../schemas/terms'
import { escapeLike } from '../utils/like'
import { newId } from '../utils/uuid'
import { locationColumns, toLocation, type Location, type LocationColumns } from './columns'
import * as SearchIndex from './search/SearchIndex'

export interface GigContent {
  title: string
  description: string
  payType: PayType
  budgetMin: number
  budgetMax: number
  currency: string
  location: Location | null
  startsAt: string | null
  deadline: string | null
  openings: number
}

export interface GigRow extends GigContent {
  id: string
  clientId: string
  filled: number
  applicationCount: number
  status: GigState
  deadlinePassed: boolean
  /** Whether workers may apply to it now. */
  takesApplications: boolean
  idle: boolean
  removedFrom: GigState | null
  publishedAt: string | null
  createdAt: string
  updatedAt: string
  revision: number
  version: number
  /** As what it counts in its client's figures. */
  counted: GigFigures
}

/** 1 or 0 each. A gig is decided when somebody was hired, or when it was published and has ended. */
export interface GigFigures {
  open: number
  hiring: number
  decided: number
}

/** The only definition of these figures, over a row of gigs `g`. */
export const FIGURES: Record<keyof GigFigures, string> = {
  open: `(g.status = 'open')`,
  hiring: '(g.filled > 0)',
  decided: `(g.filled > 0 OR (g.published_at IS NOT NULL AND g.status IN ('closed', 'completed', 'cancelled')))`,
}

/** A gig to which workers may apply now, over a row of gigs `g`. */
export const TAKES_APPLICATIONS = `g.status = 'open' AND (g.deadline IS NULL OR g.deadline > NOW(3))`

export type GigColumns = Omit<GigRow, 'location' | 'deadlinePassed' | 'takesApplications' | 'idle' | 'counted'> &
  LocationColumns &
  GigFigures & { isPast: number | null; isTaking: number; isIdle: number }

/** Of a row of gigs `g`. */
export const GIG_COLUMNS = `g.id, g.client_id AS clientId, g.title, g.description, g.pay_type AS payType, g.budget_min AS budgetMin,
  g.budget_max AS budgetMax, g.currency, g.city, g.country, g.lat, g.lng, g.starts_at AS startsAt, g.deadline, g.openings, g.filled,
  g.application_count AS applicationCount, g.status, (g.deadline <= NOW(3)) AS isPast, (${TAKES_APPLICATIONS}) AS isTaking,
  (g.active_at <= NOW(3) - INTERVAL ${CLOSE_IDLE_GIG_AFTER_DAYS} DAY) AS isIdle, g.removed_from AS removedFrom,
  g.published_at AS publishedAt, g.created_at AS createdAt, g.updated_at AS updatedAt, g.revision, g.version,
  ${FIGURES.open} AS open, ${FIGURES.hiring} AS hiring, ${FIGURES.decided} AS decided`

/** Column by column, because what holds others beside them may be given, and copying the rest of a row takes long. */
export function toGig(columns: GigColumns): GigRow {
  return {
    id: columns.id,
    clientId: columns.clientId,
    title: columns.title,
    description: columns.description,
    payType: columns.payType,
    budgetMin: columns.budgetMin,
    budgetMax: columns.budgetMax,
    currency: columns.currency,
    location: toLocation(columns),
    startsAt: columns.startsAt,
    deadline: columns.deadline,
    openings: columns.openings,
    filled: columns.filled,
    applicationCount: columns.applicationCount,
    status: columns.status,
    deadlinePassed: columns.isPast === 1,
    takesApplications: columns.isTaking === 1,
    idle: columns.isIdle === 1,
    removedFrom: columns.removedFrom,
    publishedAt: columns.publishedAt,
    createdAt: columns.createdAt,
    updatedAt: columns.updatedAt,
    revision: columns.revision,
    version: columns.version,
    counted: { open: columns.open, hiring: columns.hiring, decided: columns.decided },
  }
}

async function findOne(sql: Sql, condition: string, ids: Record<string, string>): Promise<GigRow | undefined> {
  const found = await row<GigColumns>(sql, `SELECT ${GIG_COLUMNS} FROM gigs g WHERE ${condition}`, ids)
  return found && toGig(found)
}

export const find = (sql: Sql, id: string) => findOne(sql, 'id = :id', { id })

export const findOwn = (sql: Sql, id: string, clientId: string) =>
  findOne(sql, 'id = :id AND client_id = :clientId', { id, clientId })

export const lockOwn = (sql: Sql, id: string, clientId: string) =>
  findOne(sql, 'id = :id AND client_id = :clientId FOR UPDATE', { id, clientId })

/** Whatever is decided about a gig and its applications is decided under this lock, one after the other. */
export const lock = (sql: Sql, id: string) => findOne(sql, 'id = :id FOR UPDATE', { id })

/** The same lock, for whoever then locks something of the gig and needs nothing of the gig itself. */
export async function lockRow(sql: Sql, id: string): Promise<void> {
  await row(sql, 'SELECT id FROM gigs WHERE id = :id FOR UPDATE', { id })
}

/** A gig that is or was open, over a row of gigs `g`. */
export const PUBLIC = `g.published_at IS NOT NULL AND g.status <> 'removed'`

export const findPublic = (sql: Sql, id: string) => findOne(sql, `id = :id AND ${PUBLIC}`, { id })

/** The same, and it stays so until the transaction ends. */
export const sharePublic = (sql: Sql, id: string) => findOne(sql, `id = :id AND ${PUBLIC} LOCK IN SHARE MODE`, { id })

export interface GigFilter {
  status: GigState | null
  clientId: string | null
  /** How the title begins. */
  q: string | null
  beforeId: string | null
  limit: number
}

/** The gigs of everyone, newest first. */
export async function list(sql: Sql, { status, clientId, q, beforeId, limit }: GigFilter): Promise<GigRow[]> {
  const conditions = [
    status && 'status = :status',
    clientId && 'client_id = :clientId',
    q !== null && 'title LIKE :prefix',
    beforeId && 'id < :beforeId',
  ].filter(Boolean)
  const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
  const text = `SELECT ${GIG_COLUMNS} FROM gigs g ${where} ORDER BY id DESC LIMIT :limit`
  const prefix = `${escapeLike(q ?? '')}%`
  return (await rows<GigColumns>(sql, text, { status, clientId, prefix, beforeId, limit })).map(toGig)
}

/** A client's gigs, newest first. The owner cannot be left out, or it would be everyone's. */
export const listOfClient = (sql: Sql, filter: Omit<GigFilter, 'q' | 'clientId'> & { clientId: string }) =>
  list(sql, { ...filter, q: null })

const toParams = ({ location, startsAt, deadline, ...rest }: GigContent) => ({
  ...rest,
  ...locationColumns(location),
  startsAt: startsAt === null ? null : new Date(startsAt),
  deadline: deadline === null ? null : new Date(deadline),
})

const ACTIVE_NOW = 'active_at = NOW(3), idle_warned_at = NULL'

/** Adds a draft. */
export async function insert(sql: Sql, gig: GigContent & { id: string; clientId: string }): Promise<void> {
  await write(
    sql,
    `INSERT INTO gigs (id, client_id, title, description, pay_type, budget_min, budget_max, currency,
                       city, country, lat, lng, starts_at, deadline, openings, status, created_at, updated_at)
     VALUES (:id, :clientId, :title, :description, :payType, :budgetMin, :budgetMax, :currency,
             :city, :country, :lat, :lng, :startsAt, :deadline, :openings, 'draft', NOW(3), NOW(3))`,
    toParams(gig),
  )
  await addHistory(sql, { gigId: gig.id, from: null, to: 'draft', by: 'client' })
}

/** @param newRevision whether the work is no longer what applicants have read */
export async function update(sql: Sql, gig: GigContent & { id: string }, newRevision: boolean): Promise<void> {
  await write(
    sql,
    `UPDATE gigs SET title = :title, description = :description, pay_type = :payType,
            budget_min = :budgetMin, budget_max = :budgetMax, currency = :currency, city = :city, country = :country,
            lat = :lat, lng = :lng, starts_at = :startsAt, deadline = :deadline, openings = :openings,
            revision = revision + :newRevision, updated_at = NOW(3), version = version + 1, ${ACTIVE_NOW}
     WHERE id = :id`,
    { ...toParams(gig), newRevision: newRevision ? 1 : 0 },
  )
  sql.changed(`gig:${gig.id}`)
}

/** Moves a locked gig and writes its history. */
export async function setState(sql: Sql, move: Move): Promise<void> {
  await write(
    sql,
    `UPDATE gigs SET status = :to, published_at = IF(:to = 'open', COALESCE(published_at, NOW(3)), published_at),
            opened_at = IF(:to = 'open', NOW(3), opened_at),
            answers_due_at = IF(:to = 'closed', NOW(3) + INTERVAL ${ANSWER_WITHIN_DAYS} DAY, NULL),
            removed_from = IF(:to = 'removed', :from, NULL), removed_reason = IF(:to = 'removed', :reason, NULL),
            updated_at = NOW(3), version = version + 1 ${move.by === 'system' ? '' : `, ${ACTIVE_NOW}`}
     WHERE id = :gigId`,
    { gigId: move.gigId, from: move.from, to: move.to, reason: move.reason ?? null },
  )
  sql.changed(`gig:${move.gigId}`)
  await addHistory(sql, move)
  if (move.to === 'open') await SearchIndex.refresh(sql, move.gigId)
  else if (move.from === 'open') await SearchIndex.remove(sql, [move.gigId])
}

/** Somebody has done something about a locked gig, so it does not lie idle. */
export async function markActive(sql: Sql, id: string): Promise<void> {
  await write(sql, `UPDATE gigs SET ${ACTIVE_NOW} WHERE id = :id`, { id })
}

interface Move {
  gigId: string
  from: GigState | null
  to: GigState
  by: Actor
  /** Why it is removed, as its client is told. */
  reason?: string | null
}

async function addHistory(sql: Sql, ...moves: Move[]): Promise<void> {
  await writeMany(
    sql,
    'INSERT INTO gig_history (id, gig_id, at, from_state, to_state, moved_by) VALUES',
    '(:id, :gigId, NOW(3), :from, :to, :by)',
    moves.map(({ gigId, from, to, by }) => ({ id: newId(), gigId, from, to, by })),
  )
}

/** @returns false when no opening is free */
export async function takeOpening(sql: Sql, id: string): Promise<boolean> {
  sql.changed(`gig:${id}`)
  const text =
    'UPDATE gigs SET filled = filled + 1, updated_at = NOW(3), version = version + 1 WHERE id = :id AND filled < openings'
  return (await write(sql, text, { id })) === 1
}

/** A contract of the locked gig was cancelled. */
export async function freeOpening(sql: Sql, id: string): Promise<void> {
  await write(sql, 'UPDATE gigs SET filled = filled - 1, updated_at = NOW(3), version = version + 1 WHERE id = :id', {
    id,
  })
  sql.changed(`gig:${id}`)
}

export async function countApplication(sql: Sql, id: string): Promise<void> {
  await write(sql, `UPDATE gigs SET application_count = application_count + 1, ${ACTIVE_NOW} WHERE id = :id`, { id })
  sql.changed(`gig:${id}`)
}

export async function deleteDraft(sql: Sql, id: string): Promise<void> {
  await write(sql, `DELETE FROM gigs WHERE id = :id AND status = 'draft'`, { id })
}

/** Pauses the open gigs of a client, whose row is locked, however many. @returns their ids */
export async function pauseAllOf(sql: Sql, clientId: string): Promise<string[]> {
  // Found without a lock, and locked by id: through the index of states this would meet whoever moves one of them.
  const found = await rows<{ id: string }>(sql, `SELECT id FROM gigs WHERE client_id = :clientId AND status = 'open'`, {
    clientId,
  })
  if (found.length === 0) return []
  const locked = await rows<{ id: string; status: GigState }>(
    sql,
    'SELECT id, status FROM gigs WHERE id IN (:ids) ORDER BY id FOR UPDATE',
    { ids: found.map(({ id }) => id) },
  )
  const open = locked.filter(({ status }) => status === 'open')
  if (open.length === 0) return []
  await write(sql, `UPDATE gigs SET status = 'paused', updated_at = NOW(3), version = version + 1 WHERE id IN (:ids)`, {
    ids: open.map(({ id }) => id),
  })
  for (const { id } of open) sql.changed(`gig:${id}`)
  await SearchIndex.remove(
    sql,
    open.map(({ id }) => id),
  )
  await addHistory(sql, ...open.map(({ id }) => ({ gigId: id, from: 'open', to: 'paused', by: 'system' }) as const))
  return open.map(({ id }) => id)
}

const daysAgo = (days: number) => `NOW(3) - INTERVAL ${days} DAY`
const IDLE_TO_WARN = `status IN ('open', 'paused') AND idle_warned_at IS NULL
  AND active_at <= ${daysAgo(WARN_IDLE_GIG_AFTER_DAYS)} AND active_at > ${daysAgo(CLOSE_IDLE_GIG_AFTER_DAYS)}`

async function listIds(sql: Sql, conditions: string, limit: number): Promise<string[]> {
  const found = await rows<{ id: string }>(sql, `SELECT id FROM gigs WHERE ${conditions} LIMIT :limit`, { limit })
  return found.map(({ id }) => id)
}

/** Gigs that still take applications although their deadline has passed. */
export const listDue = (sql: Sql, limit: number) =>
  listIds(sql, `status IN ('open', 'paused') AND deadline <= NOW(3) ORDER BY deadline`, limit)

/** Gigs whose clients must hear that they lie idle. */
export const listIdleToWarn = (sql: Sql, limit: number) => listIds(sql, `${IDLE_TO_WARN} ORDER BY active_at`, limit)

/** Gigs that have lain idle for too long. */
export const listIdle = (sql: Sql, limit: number) =>
  listIds(
    sql,
    `status IN ('open', 'paused') AND active_at <= ${daysAgo(CLOSE_IDLE_GIG_AFTER_DAYS)} ORDER BY active_at`,
    limit,
  )

/** Closed gigs whose applicants have waited long enough. */
export const listAnswersDue = (sql: Sql, limit: number) =>
  listIds(sql, 'answers_due_at <= NOW(3) ORDER BY answers_due_at', limit)

/** @returns false when the client need not be warned any more, or has been */
export async function markWarned(sql: Sql, id: string): Promise<boolean> {
  const text = `UPDATE gigs SET idle_warned_at = NOW(3) WHERE id = :id AND ${IDLE_TO_WARN}`
  return (await write(sql, text, { id })) === 1
}

/** @returns false when no answers are due any more */
export async function settleAnswers(sql: Sql, id: string): Promise<boolean> {
  const text = 'UPDATE gigs SET answers_due_at = NULL WHERE id = :id AND answers_due_at <= NOW(3)'
  return (await write(sql, text, { id })) === 1
}
