import type { Sql } from '../../config/db'
import * as ClientProfiles from '../../models/ClientProfile'
import * as WorkerProfiles from '../../models/WorkerProfile'
import type { Party } from '../../schemas/vocabulary'

interface Parties {
  clientId: string
  workerId: string
}

/** Looks up how the parties of many contracts or invitations are shown. @returns what tells it of one of them */
export async function loadParties(sql: Sql, all: readonly Parties[]) {
  const clients = await ClientProfiles.namesOf(sql, [...new Set(all.map(({ clientId }) => clientId))])
  const workers = await WorkerProfiles.cardsOf(sql, [...new Set(all.map(({ workerId }) => workerId))])
  return ({ clientId, workerId }: Parties) => {
    const client = clients.get(clientId)
    const worker = workers.get(workerId)
    if (!client || !worker) throw new TypeError('A contract or an invitation without a party')
    return { client, worker }
  }
}

/** On which side a party stands: an account may be a worker here and a client there. */
export const sideOf = ({ clientId }: Parties, userId: string): Party => (userId === clientId ? 'client' : 'worker')
