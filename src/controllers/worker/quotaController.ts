import type { Sql } from '../../config/db'
import type { Call, Context } from '../../context'
import type { ApplicationRow } from '../../models/Application'
import * as Quotas from '../../models/Quota'
import type { ApplicationQuota } from '../../schemas/applications'
import { Problem } from '../../utils/errors'

/** How many gigs the caller may still apply to. */
export async function read({ db, env }: Context, { caller }: Call<'worker'>): Promise<ApplicationQuota> {
  const { used, extra, renewsAt } = await Quotas.read(db, caller.id)
  const perWeek = env.APPLICATIONS_PER_WEEK
  return { perWeek, used, extra, left: Math.max(0, perWeek - used) + extra, renewsAt }
}

/** Pays for an application that was just made. @throws Problem application_quota_spent */
export async function spendPlace(
  sql: Sql,
  { APPLICATIONS_PER_WEEK: perWeek }: Context['env'],
  { id, workerId }: Pick<ApplicationRow, 'id' | 'workerId'>,
): Promise<void> {
  if (await Quotas.spend(sql, { applicationId: id, workerId, perWeek })) return
  const { renewsInSeconds: retryAfterSeconds } = await Quotas.read(sql, workerId)
  throw new Problem('application_quota_spent', { retryAfterSeconds })
}
