import { inTransaction } from '../../config/db'
import type { Call, Context } from '../../context'
import * as Contracts from '../../models/Contract'
import type { Page } from '../../schemas/common'
import type { Contract, ContractMessage, ContractQuery, ContractReason } from '../../schemas/contracts'
import { Problem } from '../../utils/errors'
import { refuseStale } from '../../utils/precondition'
import { toContract, toContracts } from './contractView'
import { moveContract } from './moveContract'
import { pageById } from './paging'
import { sideOf } from './parties'

type ContractCall = Call<'signedIn', { params: { contractId: string } }>

/** For its two parties; for anyone else there is none. */
export async function read({ db }: Context, { caller, params }: ContractCall): Promise<Contract> {
  const contract = await Contracts.findForParty(db, params.contractId, caller.id)
  if (!contract) throw new Problem('not_found')
  return toContract(db, contract, sideOf(contract, caller.id))
}

/** The contracts that the caller has in the role of the route. */
export async function list(
  context: Context,
  { caller, query }: Call<'worker' | 'client', { query: ContractQuery }>,
): Promise<Page<Contract>> {
  const { status = null } = query
  const of = { side: caller.role, userId: caller.id }
  const page = await pageById(context, `contracts:${caller.role}:${caller.id}`, query, (range) =>
    Contracts.list(context.db, { of, status, ...range }),
  )
  return { ...page, data: await toContracts(context.db, page.data, caller.role) }
}

export const deliver = (context: Context, call: ContractCall & { body: ContractMessage }) =>
  move(context, call, 'deliver', call.body.message)

export const requestChanges = (context: Context, call: ContractCall & { body: ContractMessage }) =>
  move(context, call, 'request-changes', call.body.message)

export const complete = (context: Context, call: ContractCall) => move(context, call, 'complete', null)

/** Before a delivery it ends the contract; afterwards it asks the other side to agree, or agrees. */
export const cancel = (context: Context, call: ContractCall & { body: ContractReason }) =>
  move(context, call, 'cancel', call.body.reason)

export const dispute = (context: Context, call: ContractCall & { body: ContractReason }) =>
  move(context, call, 'dispute', call.body.reason)

/** What one party does with its contract. @throws Problem not_found for another's, precondition_failed, invalid_transition */
async function move(
  { db }: Context,
  { caller, origin, ifMatch, params: { contractId } }: ContractCall,
  action: Parameters<typeof moveContract>[2],
  text: string | null,
): Promise<Contract> {
  return inTransaction(db, async (sql) => {
    const contract = await Contracts.lockForParty(sql, contractId, caller.id)
    if (!contract) throw new Problem('not_found')
    refuseStale(ifMatch, contract)
    const side = sideOf(contract, caller.id)
    await moveContract(sql, contract, action, { caller: { ...caller, role: side }, origin }, text)
    return toContract(sql, await Contracts.find(sql, contractId), side)
  })
}
