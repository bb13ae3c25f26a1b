import { inTransaction } from '../../config/db'
import type { Call, Context } from '../../context'
import * as Contracts from '../../models/Contract'
import type { Page } from '../../schemas/common'
import type { AdminContractQuery, Contract, ContractResolution } from '../../schemas/contracts'
import { Problem } from '../../utils/errors'
import { refuseStale } from '../../utils/precondition'
import { toContract, toContracts } from '../shared/contractView'
import { moveContract } from '../shared/moveContract'
import { pageById } from '../shared/paging'

type ContractCall = Call<'admin', { params: { contractId: string } }>

/** The contracts of everyone, or of one user, newest first. */
export async function list(
  context: Context,
  { query }: Call<'admin', { query: AdminContractQuery }>,
): Promise<Page<Contract>> {
  const { status = null, userId } = query
  const of = userId === undefined ? 'everyone' : { side: 'either' as const, userId }
  const page = await pageById(context, 'admin-contracts', query, (range) =>
    Contracts.list(context.db, { of, status, ...range }),
  )
  return { ...page, data: await toContracts(context.db, page.data, 'admin') }
}

export async function read({ db }: Context, { params }: ContractCall): Promise<Contract> {
  return toContract(db, await Contracts.find(db, params.contractId), 'admin')
}

const actionTo = { completed: 'complete', cancelled: 'cancel' } as const

/** Ends a contract on which its parties do not agree. @throws Problem invalid_transition */
export async function resolve(
  { db }: Context,
  { params: { contractId }, body: { outcome, reason }, ...call }: ContractCall & { body: ContractResolution },
): Promise<Contract> {
  return inTransaction(db, async (sql) => {
    const contract = await Contracts.lock(sql, contractId)
    if (!contract) throw new Problem('not_found')
    refuseStale(call.ifMatch, contract)
    await moveContract(sql, contract, actionTo[outcome], call, reason)
    return toContract(sql, await Contracts.find(sql, contractId), 'admin')
  })
}
