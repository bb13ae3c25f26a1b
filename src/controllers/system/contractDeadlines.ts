import type { Sql } from '../../config/db'
import type { Context } from '../../context'
import * as Contracts from '../../models/Contract'
import { contractMachine } from '../../states/contract'
import { moveContract } from '../shared/moveContract'
import { tell } from '../shared/tell'
import { eachDue } from './eachDue'

/** Completes contracts whose client has not answered the delivery in time. @returns how many were done */
export async function completeContracts(context: Context): Promise<number> {
  return eachDue(context, Contracts.listDue, completeIfDue)
}

async function completeIfDue(sql: Sql, contractId: string): Promise<void> {
  const contract = await Contracts.lock(sql, contractId)
  if (!contract || !contractMachine.allowedActions(contract.status, 'system', contract).includes('complete')) return
  await moveContract(sql, contract, 'complete', 'system')
}

/** Warns clients, once for each delivery, that it will count as accepted. @returns how many were done */
export async function warnOfCompletion(context: Context): Promise<number> {
  return eachDue(context, Contracts.listToWarn, async (sql, contractId) => {
    if (await Contracts.markWarned(sql, contractId))
      await tell(sql, { client: 'contract-completion-due' }, { contractId })
  })
}
