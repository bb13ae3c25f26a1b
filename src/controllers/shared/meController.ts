import { databaseNow, inTransaction, type Sql } from '../../config/db'
import type { Call, Context } from '../../context'
import * as SavedSearches from '../../models/SavedSearch'
import * as Users from '../../models/User'
import type { Me, PersonalInformation } from '../../schemas/auth'
import { nextAlertAt } from '../../utils/alertTimes'
import { Problem } from '../../utils/errors'
import { refuseStale } from '../../utils/precondition'
import { toMe } from '../auth/startSession'

export async function read({ db }: Context, { caller }: Call<'signedIn'>): Promise<Me> {
  const user = await Users.find(db, caller.id)
  if (!user) throw new Problem('not_found')
  return toMe(user)
}

/** Changes the fields that are given. */
export async function update(
  { db }: Context,
  { caller, ifMatch, body }: Call<'signedIn', { body: PersonalInformation }>,
): Promise<Me> {
  return inTransaction(db, async (sql) => {
    const user = await Users.lock(sql, caller.id)
    if (!user) throw new Problem('not_found')
    refuseStale(ifMatch, user)
    if (Object.keys(body).length === 0) return toMe(user)
    await Users.update(sql, caller.id, { ...user, ...body })
    if (body.timeZone !== undefined && body.timeZone !== user.timeZone) await moveAlerts(sql, caller.id, body.timeZone)
    return toMe({ ...user, ...body, version: user.version + 1 })
  })
}

/** Alerts keep to eight o'clock where their owner is now. */
async function moveAlerts(sql: Sql, workerId: string, timeZone: string): Promise<void> {
  const now = await databaseNow(sql)
  for (const alert of ['daily', 'weekly'] as const) {
    await SavedSearches.setNextAlerts(sql, workerId, alert, nextAlertAt(alert, timeZone, now))
  }
}
