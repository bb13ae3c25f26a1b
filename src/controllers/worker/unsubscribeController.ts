import { inTransaction } from '../../config/db'
import type { Context } from '../../context'
import * as JobAlerts from '../../models/JobAlert'
import * as SavedSearches from '../../models/SavedSearch'

/** Whether a mail was sent with this token. */
export async function isKnown({ db }: Context, token: Buffer): Promise<boolean> {
  return (await JobAlerts.findWorkerByToken(db, token)) !== undefined
}

/** Ends all alerts of the worker to whom a mail with this token was sent. @returns false when there is no such token */
export async function unsubscribe({ db }: Context, token: Buffer): Promise<boolean> {
  return inTransaction(db, async (sql) => {
    const workerId = await JobAlerts.findWorkerByToken(sql, token)
    if (workerId === undefined) return false
    await SavedSearches.turnOffAlerts(sql, workerId)
    return true
  })
}
