import { isDuplicate, row, rows, write, type Sql } from '../config/db'
import type { GigState, InvitationState } from '../schemas/states'
import { INVITATION_DAYS } from '../schemas/terms'
import * as Gigs from './Gig'
import { owned, type Owner } from './owner'

export interface InvitationRow {
  id: string
  gigId: string
  gigTitle: string
  gigStatus: GigState
  clientId: string
  workerId: string
  message: string | null
  /** As it is stored. */
  status: InvitationState
  /** As readers see it: one whose time is over has expired, whether or not housekeeping has come by. */
  shownStatus: InvitationState
  lapsed: boolean
  /** Whether workers may apply to the gig now. */
  takesApplications: boolean
  expiresAt: string
  answeredAt: string | null
  createdAt: string
  updatedAt: string
  version: number
}
type Columns = Omit<InvitationRow, 'lapsed' | 'takesApplications'> & { isLapsed: number; isTaking: number }

const LAPSED = `(i.status = 'pending' AND i.expires_at <= NOW(3))`
/** The status as readers see it, over a row of invitations `i`. */
export const SHOWN_STATUS = `IF(${LAPSED}, 'expired', i.status)`
const SELECT = `SELECT i.id, i.gig_id AS gigId, g.title AS gigTitle, g.status AS gigStatus, i.client_id AS clientId,
  i.worker_id AS workerId, i.message, i.status, ${SHOWN_STATUS} AS shownStatus, ${LAPSED} AS isLapsed, (${Gigs.TAKES_APPLICATIONS}) AS isTaking,
  i.expires_at AS expiresAt, i.answered_at AS answeredAt, i.created_at AS createdAt, i.updated_at AS updatedAt, i.version
  FROM invitations i JOIN gigs g ON g.id = i.gig_id`

const toInvitation = ({ isLapsed, isTaking, ...rest }: Columns): InvitationRow => ({
  ...rest,
  lapsed: isLapsed === 1,
  takesApplications: isTaking === 1,
})

async function findOne(sql: Sql, condition: string, ids: Record<string, string>): Promise<InvitationRow | undefined> {
  const found = await row<Columns>(sql, `${SELECT} WHERE ${condition}`, ids)
  return found && toInvitation(found)
}

export const find = (sql: Sql, id: string, owner: Owner) =>
  findOne(sql, `i.id = :id AND ${owned('i', owner)}`, { id, ...owner })

/** Locks its gig first and then the invitation: every use case takes them in this order. */
export async function lock(sql: Sql, id: string, owner: Owner): Promise<InvitationRow | undefined> {
  const text = `SELECT i.gig_id AS gigId FROM invitations i WHERE i.id = :id AND ${owned('i', owner)}`
  const known = await row<{ gigId: string }>(sql, text, { id, ...owner })
  if (!known) return undefined
  await Gigs.lockRow(sql, known.gigId)
  return findOne(sql, 'i.id = :id FOR UPDATE', { id })
}

/** The invitation that the worker may still answer, of a gig that is locked. */
export const findPending = (sql: Sql, gigId: string, workerId: string) =>
  findOne(sql, `i.gig_id = :gigId AND i.worker_id = :workerId AND ${SHOWN_STATUS} = 'pending'`, { gigId, workerId })

/** The invitation whose time is over and that housekeeping has not ended yet, of a gig that is locked. */
export const findLapsed = (sql: Sql, gigId: string, workerId: string) =>
  findOne(sql, `i.gig_id = :gigId AND i.worker_id = :workerId AND ${LAPSED}`, { gigId, workerId })

/** Which of these workers were invited to a gig and may not be invited again. */
export async function invitedAmong(sql: Sql, gigId: string, workerIds: readonly string[]): Promise<Set<string>> {
  if (workerIds.length === 0) return new Set()
  const found = await rows<{ workerId: string }>(
    sql,
    `SELECT i.worker_id AS workerId FROM invitations i
     WHERE i.gig_id = :gigId AND i.worker_id IN (:workerIds) AND ${SHOWN_STATUS} <> 'expired'`,
    { gigId, workerIds },
  )
  return new Set(found.map(({ workerId }) => workerId))
}

/** @returns false when the worker was invited to this gig before, and that has not expired */
export async function insert(
  sql: Sql,
  invitation: Pick<InvitationRow, 'id' | 'gigId' | 'clientId' | 'workerId' | 'message'>,
): Promise<boolean> {
  try {
    await write(
      sql,
      `INSERT INTO invitations (id, gig_id, client_id, worker_id, message, status, expires_at, created_at, updated_at)
       VALUES (:id, :gigId, :clientId, :workerId, :message, 'pending', NOW(3) + INTERVAL ${INVITATION_DAYS} DAY, NOW(3), NOW(3))`,
      { ...invitation },
    )
  } catch (error) {
    if (isDuplicate(error, 'invitations_once')) return false
    throw error
  }
  return true
}

const MOVE = 'SET status = :to, updated_at = NOW(3), version = version + 1'

/** Moves a locked invitation. */
export async function setState(sql: Sql, id: string, to: InvitationState): Promise<void> {
  const answeredAt = `answered_at = IF(:to = 'expired', NULL, NOW(3))`
  await write(sql, `UPDATE invitations ${MOVE}, ${answeredAt} WHERE id = :id`, { id, to })
}

/** Moves all invitations to a locked gig that nobody has answered. @returns their ids */
export async function movePendingOf(sql: Sql, gigId: string, to: InvitationState): Promise<string[]> {
  const pending = await rows<{ id: string }>(
    sql,
    `SELECT id FROM invitations WHERE gig_id = :gigId AND status = 'pending' ORDER BY id`,
    { gigId },
  )
  const ids = pending.map(({ id }) => id)
  // By id: through the index of states it would lock those of other gigs.
  if (ids.length > 0) await write(sql, `UPDATE invitations ${MOVE} WHERE id IN (:ids)`, { ids, to })
  return ids
}

/** Invitations that nobody has answered in time. */
export async function listLapsed(sql: Sql, limit: number): Promise<Pick<InvitationRow, 'id' | 'workerId'>[]> {
  return rows(
    sql,
    `SELECT i.id, i.worker_id AS workerId FROM invitations i WHERE ${LAPSED} ORDER BY i.expires_at LIMIT :limit`,
    { limit },
  )
}

/** All invitations of a worker, or to a gig, newest first. */
export async function list(
  sql: Sql,
  {
    of,
    status,
    beforeId,
    limit,
  }: {
    of: { workerId: string } | { gigId: string }
    status: InvitationState | null
    beforeId: string | null
    limit: number
  },
): Promise<InvitationRow[]> {
  const conditions = [
    'workerId' in of ? 'i.worker_id = :workerId' : 'i.gig_id = :gigId',
    status && `${SHOWN_STATUS} = :status`,
    beforeId && 'i.id < :beforeId',
  ].filter(Boolean)
  const text = `${SELECT} WHERE ${conditions.join(' AND ')} ORDER BY i.id DESC LIMIT :limit`
  return (await rows<Columns>(sql, text, { ...of, status, beforeId, limit })).map(toInvitation)
}
