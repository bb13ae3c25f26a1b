import { row, rows, write, type Sql } from '../config/db'
import type { ContractState } from '../schemas/states'
import { newId } from '../utils/uuid'

export interface ContractRow {
  id: string
  applicationId: string
  gigId: string
  gigTitle: string
  clientId: string
  workerId: string
  payAmount: number
  payCurrency: string
  startsAt: string
  endsAt: string | null
  note: string | null
  status: ContractState
  createdAt: string
  updatedAt: string
  version: number
}

const SELECT = `SELECT c.id, c.application_id AS applicationId, c.gig_id AS gigId, g.title AS gigTitle, c.client_id AS clientId,
  c.worker_id AS workerId, c.pay_amount AS payAmount, c.pay_currency AS payCurrency, c.starts_at AS startsAt, c.ends_at AS endsAt,
  c.note, c.status, c.created_at AS createdAt, c.updated_at AS updatedAt, c.version
  FROM contracts c JOIN gigs g ON g.id = c.gig_id`

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
  return id
}

/** Whether any contract of the gig has not ended. */
export async function anyRunning(sql: Sql, gigId: string): Promise<boolean> {
  const text = `SELECT 1 FROM contracts WHERE gig_id = :gigId AND status NOT IN ('completed', 'cancelled') LIMIT 1`
  return (await row(sql, text, { gigId })) !== undefined
}

/** Only its two parties find it. */
export async function findForParty(sql: Sql, id: string, userId: string): Promise<ContractRow | undefined> {
  return row<ContractRow>(sql, `${SELECT} WHERE c.id = :id AND :userId IN (c.client_id, c.worker_id)`, { id, userId })
}

/** The contracts of one side, newest first. */
export async function list(
  sql: Sql,
  {
    side,
    userId,
    beforeId,
    limit,
  }: { side: 'client' | 'worker'; userId: string; beforeId: string | null; limit: number },
): Promise<ContractRow[]> {
  return rows<ContractRow>(
    sql,
    `${SELECT} WHERE c.${side}_id = :userId ${beforeId ? 'AND c.id < :beforeId' : ''} ORDER BY c.id DESC LIMIT :limit`,
    { userId, beforeId, limit },
  )
}
