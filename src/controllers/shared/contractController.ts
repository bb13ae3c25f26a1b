import type { Sql } from '../../config/db'
import type { Call, Context } from '../../context'
import * as ClientProfiles from '../../models/ClientProfile'
import * as Contracts from '../../models/Contract'
import * as WorkerProfiles from '../../models/WorkerProfile'
import type { Contract } from '../../schemas/applications'
import type { Page } from '../../schemas/common'
import { Problem } from '../../utils/errors'
import { pageById } from './paging'

/** Contracts with both parties; the number of queries does not grow with the number of contracts. */
async function toContracts(sql: Sql, contracts: readonly Contracts.ContractRow[]): Promise<Contract[]> {
  const clients = await ClientProfiles.namesOf(sql, [...new Set(contracts.map(({ clientId }) => clientId))])
  const workers = await WorkerProfiles.cardsOf(sql, [...new Set(contracts.map(({ workerId }) => workerId))])
  return contracts.map(({ gigTitle, payAmount, payCurrency, startsAt, endsAt, note, ...rest }) => {
    const client = clients.get(rest.clientId)
    const worker = workers.get(rest.workerId)
    if (!client || !worker) throw new TypeError('A contract without a party')
    const terms = { pay: { amount: payAmount, currency: payCurrency }, startsAt, endsAt, note }
    return { ...rest, gig: { title: gigTitle }, client, worker, terms }
  })
}

/** For its two parties; for anyone else there is none. */
export async function read(
  { db }: Context,
  { caller, params }: Call<'signedIn', { params: { contractId: string } }>,
): Promise<Contract> {
  const contract = await Contracts.findForParty(db, params.contractId, caller.id)
  const [view] = contract ? await toContracts(db, [contract]) : []
  if (!view) throw new Problem('not_found')
  return view
}

/** The contracts that the caller has in the role of the route. */
export async function list(
  context: Context,
  { caller, query }: Call<'worker' | 'client', { query: { limit: number; cursor?: string | undefined } }>,
): Promise<Page<Contract>> {
  const page = await pageById(context, `contracts:${caller.role}:${caller.id}`, query, (range) =>
    Contracts.list(context.db, { side: caller.role, userId: caller.id, ...range }),
  )
  return { ...page, data: await toContracts(context.db, page.data) }
}
