import type { Sql } from '../../config/db'
import * as Contracts from '../../models/Contract'
import * as WorkerProfiles from '../../models/WorkerProfile'
import type { ContractAction } from '../../schemas/states'
import { contractMachine } from '../../states/contract'
import { freeOpening, settleGig } from './moveGig'
import { roleOf, type Mover } from './mover'
import { recordMoves } from './recordMoves'

/**
 * Moves a locked contract by an action of its state machine, and tells whom it concerns. A `cancel` that needs the other side
 * only asks for it. Once the contract has ended, its gig and the figures follow.
 * @param text what is said with it, for the history
 * @throws Problem invalid_transition
 */
export async function moveContract(
  sql: Sql,
  contract: Contracts.ContractRow,
  action: Exclude<ContractAction, 'review'>,
  mover: Mover,
  text: string | null = null,
): Promise<void> {
  const { id, status: from } = contract
  const by = roleOf(mover)
  const { to, tells } = contractMachine.next(from, action, by, contract)
  const move = { contractId: id, action, from, to, by, text }
  if (action === 'cancel' && to === from) await Contracts.askToCancel(sql, move)
  else await Contracts.setState(sql, move)
  if (to === 'cancelled') await freeOpening(sql, contract.gigId)
  if (to === 'completed' || to === 'cancelled') await settleGig(sql, contract.gigId)
  if (to === 'completed') await WorkerProfiles.countCompleted(sql, contract.workerId)
  await recordMoves(sql, { type: 'contract', action: `contract.${action}`, mover, tells }, { id, from, to })
}
