import { inTransaction, type Sql } from '../../config/db'
import type { Call, Context } from '../../context'
import * as ClientProfiles from '../../models/ClientProfile'
import type { ClientProfile, ClientProfileInput } from '../../schemas/profiles'
import { Problem } from '../../utils/errors'
import { refuseStale } from '../../utils/precondition'

export async function read({ db }: Context, { caller }: Call<'client'>): Promise<ClientProfile> {
  return profileOf(db, caller.id)
}

/** Replaces the whole profile. */
export async function update(
  { db }: Context,
  { caller, ifMatch, body }: Call<'client', { body: ClientProfileInput }>,
): Promise<ClientProfile> {
  return inTransaction(db, async (sql) => {
    const profile = await ClientProfiles.lock(sql, caller.id)
    if (!profile) throw new Problem('not_found')
    refuseStale(ifMatch, profile)
    await ClientProfiles.replace(sql, caller.id, body)
    return profileOf(sql, caller.id)
  })
}

async function profileOf(sql: Sql, clientId: string): Promise<ClientProfile> {
  const profile = await ClientProfiles.find(sql, clientId)
  if (!profile) throw new Problem('not_found')
  return profile
}
