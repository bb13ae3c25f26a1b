import { inTransaction } from '../../config/db'
import type { Call, Context } from '../../context'
import * as AuditLog from '../../models/AuditLog'
import * as Sessions from '../../models/Session'
import * as Users from '../../models/User'
import type { Me, NewRole } from '../../schemas/auth'
import { roles } from '../../schemas/vocabulary'
import { Problem } from '../../utils/errors'
import { refuseStale } from '../../utils/precondition'
import { openProfiles } from './registrationController'
import { toMe } from './startSession'

/** Makes one account worker and client, with a profile for each. Its sessions go on, and have the role at once. */
export async function addRole(
  { db, sessionCache }: Context,
  { caller, body: { role }, origin, ifMatch }: Call<'signedIn', { body: NewRole }>,
): Promise<Me> {
  let live: string[] = []
  const me = await inTransaction(db, async (sql) => {
    const former = await Users.lock(sql, caller.id)
    if (!former) throw new Problem('not_found')
    refuseStale(ifMatch, former)
    if (former.roles.includes(role)) throw new Problem('role_already_held')
    await Users.addRole(sql, caller.id, role)
    const held = roles.filter((each) => each === role || former.roles.includes(each))
    const user = { ...former, roles: held, version: former.version + 1 }
    await openProfiles(sql, user)
    const subject = { type: 'user', id: caller.id } as const
    await AuditLog.add(sql, { actor: caller, action: 'user.add-role', subject, origin, detail: { role } })
    live = await Sessions.lockLive(sql, caller.id)
    return toMe(user)
  })
  await sessionCache.forget(live)
  return me
}
