import { rows, write, type Sql } from '../config/db'
import type { Actor, ContractEvent, ContractState } from '../schemas/states'
import { groupBy } from '../utils/groupBy'
import { newId } from '../utils/uuid'

export interface ContractMove {
  contractId: string
  action: ContractEvent
  from: ContractState | null
  to: ContractState
  by: Actor
  /** What was said with it; null: nothing. */
  text: string | null
}

/** Records what was done with a contract. */
export async function add(sql: Sql, move: ContractMove): Promise<void> {
  await write(
    sql,
    `INSERT INTO contract_history (id, contract_id, at, action, from_state, to_state, moved_by, text)
     VALUES (:id, :contractId, NOW(3), :action, :from, :to, :by, :text)`,
    { id: newId(), ...move },
  )
}

export type HistoryEntry = ContractMove & { at: string }

/** The histories of many contracts, oldest entry first. */
export async function listOf(sql: Sql, contractIds: readonly string[]): Promise<Map<string, HistoryEntry[]>> {
  if (contractIds.length === 0) return new Map()
  const found = await rows<HistoryEntry>(
    sql,
    `SELECT contract_id AS contractId, at, action, from_state AS \`from\`, to_state AS \`to\`, moved_by AS \`by\`, text
     FROM contract_history WHERE contract_id IN (:contractIds) ORDER BY contract_id, at, id`,
    { contractIds },
  )
  return groupBy(found, ({ contractId }) => contractId)
}
