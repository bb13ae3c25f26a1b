import { row, rows, write, type Sql } from '../config/db'
import type { ContractState, GigState } from '../schemas/states'
import { COMPLETE_AFTER_DAYS, REVIEW_WITHIN_DAYS, WARN_COMPLETION_AFTER_DAYS } from '../schemas/terms'
import { parties, type Party } from '../schemas/vocabulary'
import { newId } from '../utils/uuid'
import * as History from './ContractHistory'
import * as Gigs from './Gig'

export interface ContractRow {
  id: string
  applicationId: string
  gigId: string
  gigTitle: string
  gigStatus: GigState
  clientId: string
  workerId: string
  payAmount: number
  payCurrency: string
  startsAt: string
  endsAt: string | null
  note: string | null
  status: ContractState
  deliveredAt: string | null
  /** When the delivery counts as accepted; null while there is none to answer. */
  completesAt: string | null
  completionDue: boolean
  endedAt: string | null
  reviewUntil: string | null
  reviewable: boolean
  /** The sides that have written their review, whether or not anyone may see it yet. */
  reviewedBy: Party[]
  cancelAskedBy: Party | null
  cancelAskedReason: string | null
  createdAt: string
  updatedAt: string
  version: number
}
type Columns = Omit<ContractRow, 'completionDue' | 'reviewable' | 'reviewedBy'> & {
  isDue: number | null
  isReviewable: number | null
  writtenAs: string | null
}

const DUE = `c.status = 'delivered' AND c.delivered_at <= NOW(3) - INTERVAL ${COMPLETE_AFTER_DAYS} DAY`
const TO_WARN = `c.status = 'delivered' AND c.completion_warned_at IS NULL
  AND c.delivered_at <= NOW(3) - INTERVAL ${WARN_COMPLETION_AFTER_DAYS} DAY
  AND c.delivered_at > NOW(3) - INTERVAL ${COMPLETE_AFTER_DAYS} DAY`

const SELECT = `SELECT c.id, c.application_id AS applicationId, c.gig_id AS gigId, g.title AS gigTitle, g.status AS gigStatus,
  c.client_id AS clientId, c.worker_id AS workerId, c.pay_amount AS payAmount, c.pay_currency AS payCurrency, c.starts_at AS startsAt, c.ends_at AS endsAt,
  c.note, c.status, c.delivered_at AS deliveredAt, (${DUE}) AS isDue,
  IF(c.status = 'delivered', c.delivered_at + INTERVAL ${COMPLETE_AFTER_DAYS} DAY, NULL) AS completesAt,
  c.ended_at AS endedAt, c.ended_at + INTERVAL ${REVIEW_WITHIN_DAYS} DAY AS reviewUntil,
  (c.ended_at > NOW(3) - INTERVAL ${REVIEW_WITHIN_DAYS} DAY) AS isReviewable,
  (SELECT GROUP_CONCAT(r.written_as) FROM reviews r WHERE r.contract_id = c.id) AS writtenAs,
  c.cancel_asked_by AS cancelAskedBy, c.cancel_asked_reason AS cancelAskedReason,
  c.created_at AS createdAt, c.updated_at AS updatedAt, c.version
  FROM contracts c JOIN gigs g ON g.id = c.gig_id`

const toContract = ({ isDue, isReviewable, writtenAs, ...rest }: Columns): ContractRow => ({
  ...rest,
  completionDue: isDue === 1,
  reviewable: isReviewable === 1,
  reviewedBy: parties.filter((party) => writtenAs?.split(',').includes(party)),
})

async function findOne(sql: Sql, condition: string, ids: Record<string, string>): Promise<ContractRow | undefined> {
  const found = await row<Columns>(sql, `${SELECT} WHERE ${condition}`, ids)
  return found && toContract(found)
}

export const find = (sql: Sql, id: string) => findOne(sql, 'c.id = :id', { id })

/** Only its two parties find it. */
const OF_PARTY = 'c.id = :id AND :userId IN (c.client_id, c.worker_id)'
export const findForParty = (sql: Sql, id: string, userId: string) => findOne(sql, OF_PARTY, { id, userId })

/** A contract, running or ended, of these two with each other. */
const BETWEEN =
  '(c.client_id = :userId AND c.worker_id = :otherId) OR (c.client_id = :otherId AND c.worker_id = :userId)'
export const findBetween = (sql: Sql, userId: string, otherId: string) =>
  findOne(sql, `${BETWEEN} LIMIT 1`, { userId, otherId })

/** Locks its gig first and then the contract: every use case takes them in this order. */
async function lockOne(sql: Sql, condition: string, ids: Record<string, string>): Promise<ContractRow | undefined> {
  const known = await row<{ gigId: string }>(sql, `SELECT c.gig_id AS gigId FROM contracts c WHERE ${condition}`, ids)
  if (!known) return undefined
  await Gigs.lockRow(sql, known.gigId)
  return findOne(sql, `${condition} FOR UPDATE`, ids)
}

export const lock = (sql: Sql, id: string) => lockOne(sql, 'c.id = :id', { id })
export const lockForParty = (sql: Sql, id: string, userId: string) => lockOne(sql, OF_PARTY, { id, userId })

/** Makes the contract of an accepted offer: its terms are copied as they were offered. The unique key allows one for each. */
export async function insertFromOffer(sql: Sql, applicationId: string): Promise<string> {
  const id = newId()
  await write(
    sql,
    `INSERT INTO contracts (id, application_id, gig_id, client_id, worker_id, pay_amount, pay_currency, starts_at, ends_at, note,
                            status, created_at, updated_at)
     SELECT :id, id, gig_id, client_id, worker_id, offer_amount, offer_currency, offer_starts_at, offer_ends_at, offer_note,
            'active', NOW(3), NOW(3)
     FROM applications WHERE id = :applicationId`,
    { id, applicationId },
  )
  await History.add(sql, { contractId: id, action: 'accept-offer', from: null, to: 'active', by: 'worker', text: null })
  return id
}

/** Moves a locked contract and writes its history. A request to cancel ends with it. */
export async function setState(sql: Sql, move: History.ContractMove): Promise<void> {
  await write(
    sql,
    `UPDATE contracts SET status = :to, delivered_at = IF(:to = 'delivered', NOW(3), delivered_at),
            ended_at = IF(:to IN ('completed', 'cancelled'), NOW(3), NULL), completion_warned_at = NULL,
            cancel_asked_by = NULL, cancel_asked_reason = NULL, updated_at = NOW(3), version = version + 1
     WHERE id = :contractId`,
    { contractId: move.contractId, to: move.to },
  )
  await History.add(sql, move)
}

/** One side of a locked contract asks the other to cancel it, which is history as well. */
export async function askToCancel(sql: Sql, move: History.ContractMove): Promise<void> {
  await write(
    sql,
    `UPDATE contracts SET cancel_asked_by = :by, cancel_asked_reason = :text, updated_at = NOW(3), version = version + 1
     WHERE id = :contractId`,
    { contractId: move.contractId, by: move.by, text: move.text },
  )
  await History.add(sql, move)
}

/** A contract that has not ended, over a row of contracts `c`. */
const RUNNING = `c.status NOT IN ('completed', 'cancelled')`

/** Whether any contract of the gig has not ended. */
export async function anyRunning(sql: Sql, gigId: string): Promise<boolean> {
  const text = `SELECT 1 FROM contracts c WHERE c.gig_id = :gigId AND ${RUNNING} LIMIT 1`
  return (await row(sql, text, { gigId })) !== undefined
}

/** That a user, whose id `user` is an expression for, is a party of a contract that has not ended. */
export const hasRunning = (user: string): string =>
  parties.map((side) => `EXISTS (SELECT 1 FROM contracts c WHERE c.${side}_id = ${user} AND ${RUNNING})`).join(' OR ')

/** Deliveries that nobody has answered in time. */
export const listDue = (sql: Sql, limit: number) => listDelivered(sql, DUE, limit)

/** Deliveries that will soon count as accepted, and whose client does not know it yet. */
export const listToWarn = (sql: Sql, limit: number) => listDelivered(sql, TO_WARN, limit)

async function listDelivered(sql: Sql, condition: string, limit: number): Promise<string[]> {
  const text = `SELECT c.id FROM contracts c WHERE ${condition} ORDER BY c.delivered_at LIMIT :limit`
  return (await rows<{ id: string }>(sql, text, { limit })).map(({ id }) => id)
}

/** @returns false when there is nothing to warn of any more */
export async function markWarned(sql: Sql, id: string): Promise<boolean> {
  const text = `UPDATE contracts c SET c.completion_warned_at = NOW(3) WHERE c.id = :id AND ${TO_WARN}`
  return (await write(sql, text, { id })) === 1
}

interface Range {
  status: ContractState | null
  beforeId: string | null
  limit: number
}

/** The contracts of a user on one side or on either, or of everyone, newest first. */
export async function list(
  sql: Sql,
  { of, status, beforeId, limit }: Range & { of: { side: Party | 'either'; userId: string } | 'everyone' },
): Promise<ContractRow[]> {
  const sides = of === 'everyone' ? [null] : of.side === 'either' ? parties : [of.side]
  // Each side has an index in the order of ids, of which a page reads no more than it shows.
  const selects = sides.map((side) => {
    const conditions = [
      side && `c.${side}_id = :userId`,
      status && 'c.status = :status',
      beforeId && 'c.id < :beforeId',
    ].filter(Boolean)
    const where = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : ''
    return `(${SELECT} ${where} ORDER BY c.id DESC LIMIT :limit)`
  })
  const userId = of === 'everyone' ? null : of.userId
  const text = `${selects.join(' UNION ')} ORDER BY id DESC LIMIT :limit`
  return (await rows<Columns>(sql, text, { userId, status, beforeId, limit })).map(toContract)
}
