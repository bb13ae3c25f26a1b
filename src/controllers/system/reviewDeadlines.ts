import type { Sql } from '../../config/db'
import type { Context } from '../../context'
import * as Contracts from '../../models/Contract'
import * as Reviews from '../../models/Review'
import { publishReviews } from '../shared/publishReviews'
import { eachDue } from './eachDue'

/** Publishes reviews to which the other side has written none in time. @returns how many contracts were done */
export async function publishDueReviews(context: Context): Promise<number> {
  return eachDue(context, Reviews.listDue, publishUnderLock)
}

async function publishUnderLock(sql: Sql, contractId: string): Promise<void> {
  await Contracts.lock(sql, contractId)
  await publishReviews(sql, contractId)
}
