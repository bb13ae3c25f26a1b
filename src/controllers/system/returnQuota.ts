import type { Sql } from '../../config/db'
import type { Context } from '../../context'
import * as Quotas from '../../models/Quota'
import { eachDue } from './eachDue'

/** Settles what applications have cost. @returns how many were done */
export async function returnQuota(context: Context): Promise<number> {
  return eachDue(context, Quotas.listDue, settle)
}

async function settle(sql: Sql, applicationId: string): Promise<void> {
  const entry = await Quotas.lockDue(sql, applicationId)
  if (!entry) return
  if (entry.owed || entry.unseen === 1) await Quotas.giveBack(sql, applicationId, entry.workerId)
  else await Quotas.keep(sql, applicationId)
}
