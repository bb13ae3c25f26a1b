import { inTransaction } from '../../config/db'
import type { Call, Context } from '../../context'
import * as Users from '../../models/User'
import type { Me, PersonalInformation } from '../../schemas/auth'
import { Problem } from '../../utils/errors'
import { toMe } from '../auth/startSession'

export async function read({ db }: Context, { caller }: Call<'signedIn'>): Promise<Me> {
  const user = await Users.find(db, caller.id)
  if (!user) throw new Problem('not_found')
  return toMe(user)
}

/** Changes the fields that are given. */
export async function update(
  { db }: Context,
  { caller, body }: Call<'signedIn', { body: PersonalInformation }>,
): Promise<Me> {
  return inTransaction(db, async (sql) => {
    const user = await Users.lock(sql, caller.id)
    if (!user) throw new Problem('not_found')
    if (Object.keys(body).length === 0) return toMe(user)
    await Users.update(sql, caller.id, { ...user, ...body })
    return toMe({ ...user, ...body, version: user.version + 1 })
  })
}
