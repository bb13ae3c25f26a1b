import type { Sql } from '../../config/db'
import type * as Contracts from '../../models/Contract'
import * as History from '../../models/ContractHistory'
import * as Reviews from '../../models/Review'
import type { Contract } from '../../schemas/contracts'
import type { Viewer } from '../../schemas/vocabulary'
import { contractMachine } from '../../states/contract'
import { Problem } from '../../utils/errors'
import { loadParties } from './parties'
import { toReviews } from './reviewView'

/** Contracts with all that belongs to them, and what this viewer may do; the number of queries does not grow with theirs. */
export async function toContracts(
  sql: Sql,
  contracts: readonly Contracts.ContractRow[],
  viewer: Viewer,
): Promise<Contract[]> {
  const partiesOf = await loadParties(sql, contracts)
  const ids = contracts.map(({ id }) => id)
  const history = await History.listOf(sql, ids)
  const reviews = await Reviews.listOfContracts(sql, ids, viewer)
  return contracts.map((contract) => {
    const { payAmount, payCurrency, startsAt, endsAt, note, cancelAskedBy: by, cancelAskedReason: reason } = contract
    return {
      ...contract,
      ...partiesOf(contract),
      gig: { title: contract.gigTitle, status: contract.gigStatus },
      terms: { pay: { amount: payAmount, currency: payCurrency }, startsAt, endsAt, note },
      allowedActions: contractMachine.allowedActions(contract.status, viewer, contract),
      cancelRequest: by === null || reason === null ? null : { by, reason },
      history: history.get(contract.id) ?? [],
      reviews: toReviews(reviews.get(contract.id) ?? []),
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
