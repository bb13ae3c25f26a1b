import { row, type Sql } from '../../config/db'
import type { Actor, ContractEvent, ContractState } from '../../schemas/states'
import { COMPLETE_AFTER_DAYS, REVIEW_WITHIN_DAYS } from '../../schemas/terms'
import type { Party } from '../../schemas/vocabulary'

/** What the mails about one contract tell. Instants are ISO 8601. */
export interface ContractNews {
  contractId: string
  gigTitle: string
  workerId: string
  workerName: string
  clientId: string
  clientName: string
  status: ContractState
  completesAt: string | null
  completionWarnedAt: string | null
  cancelAskedBy: Party | null
  cancelAskedReason: string | null
  reviewUntil: string | null
  movedBy: Actor
  movedFrom: ContractState | null
  /** What was said with it. */
  text: string | null
}

/** With the latest of its moves by this action; undefined when there is none. */
export async function findContractNews(
  sql: Sql,
  contractId: string,
  action: ContractEvent,
): Promise<ContractNews | undefined> {
  return row<ContractNews>(
    sql,
    `SELECT c.id AS contractId, g.title AS gigTitle, c.worker_id AS workerId, w.name AS workerName,
            c.client_id AS clientId, p.display_name AS clientName, c.status,
            c.delivered_at + INTERVAL ${COMPLETE_AFTER_DAYS} DAY AS completesAt, c.completion_warned_at AS completionWarnedAt,
            c.cancel_asked_by AS cancelAskedBy, c.cancel_asked_reason AS cancelAskedReason,
            c.ended_at + INTERVAL ${REVIEW_WITHIN_DAYS} DAY AS reviewUntil,
            h.moved_by AS movedBy, h.from_state AS movedFrom, h.text
     FROM contracts c
     JOIN gigs g ON g.id = c.gig_id
     JOIN users w ON w.id = c.worker_id
     JOIN client_profiles p ON p.user_id = c.client_id
     JOIN contract_history h ON h.id = (SELECT id FROM contract_history WHERE contract_id = c.id AND action = :action
                                     ORDER BY at DESC, id DESC LIMIT 1)
     WHERE c.id = :contractId`,
    { contractId, action },
  )
}
