import type { Sql } from '../../config/db'
import * as ClientProfiles from '../../models/ClientProfile'
import type * as Contracts from '../../models/Contract'
import * as History from '../../models/ContractHistory'
import * as Reviews from '../../models/Review'
import * as WorkerProfiles from '../../models/WorkerProfile'
import type { Contract } from '../../schemas/contracts'
import type { Party } from '../../schemas/vocabulary'
import { contractMachine } from '../../states/contract'
import { Problem } from '../../utils/errors'
import { toReview } from './reviewView'

/** Who looks at a contract: all see the same, each with what they may do. */
export type Viewer = Party | 'admin'

/** Contracts with all that belongs to them; the number of queries does not grow with theirs. */
export async function toContracts(
  sql: Sql,
  contracts: readonly Contracts.ContractRow[],
  viewer: Viewer,
): Promise<Contract[]> {
  const clients = await ClientProfiles.namesOf(sql, [...new Set(contracts.map(({ clientId }) => clientId))])
  const workers = await WorkerProfiles.cardsOf(sql, [...new Set(contracts.map(({ workerId }) => workerId))])
  const ids = contracts.map(({ id }) => id)
  const history = await History.listOf(sql, ids)
  const reviews = await Reviews.listOfContracts(sql, ids, viewer)
  return contracts.map((contract) => {
    const client = clients.get(contract.clientId)
    const worker = workers.get(contract.workerId)
    if (!client || !worker) throw new TypeError('A contract without a party')
    const { payAmount, payCurrency, startsAt, endsAt, note, cancelAskedBy: by, cancelAskedReason: reason } = contract
    return {
      ...contract,
      ...{ client, worker },
      gig: { title: contract.gigTitle },
      terms: { pay: { amount: payAmount, currency: payCurrency }, startsAt, endsAt, note },
      allowedActions: contractMachine.allowedActions(contract.status, viewer, contract),
      cancelRequest: by === null || reason === null ? null : { by, reason },
      history: history.get(contract.id) ?? [],
      reviews: (reviews.get(contract.id) ?? []).map(toReview),
    }
  })
}

/** One contract. @throws Problem not_found when there is none */
export async function toContract(
  sql: Sql,
  contract: Contracts.ContractRow | undefined,
  viewer: Viewer,
): Promise<Contract> {
  const [view] = contract ? await toContracts(sql, [contract], viewer) : []
  if (!view) throw new Problem('not_found')
  return view
}
