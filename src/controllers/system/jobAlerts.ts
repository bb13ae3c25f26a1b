import { randomBytes } from 'node:crypto'
import { ZodError } from 'zod'
import { databaseNow, type Sql } from '../../config/db'
import type { Context } from '../../context'
import * as JobAlerts from '../../models/JobAlert'
import * as Outbox from '../../models/Outbox'
import * as SavedSearches from '../../models/SavedSearch'
import type { Filter } from '../../models/search/filter'
import { listNews } from '../../models/search/find'
import * as Users from '../../models/User'
import { SavedQuery } from '../../schemas/gigs'
import { nextAlertAt } from '../../utils/alertTimes'
import { Problem } from '../../utils/errors'
import { newId } from '../../utils/uuid'
import { toFilter } from '../shared/gigSearch'
import { eachDue } from './eachDue'

const TOKEN_BYTES = 16

/** Tells workers what is new in the saved searches whose time has come. @returns how many workers were done */
export async function sendJobAlerts(context: Context): Promise<number> {
  return eachDue(context, SavedSearches.listDueWorkers, (sql, workerId) => alertWorker(context, sql, workerId))
}

/** One mail for everything that is due. Under the user's lock, so that two processes cannot tell the same worker twice. */
async function alertWorker(context: Context, sql: Sql, workerId: string): Promise<void> {
  const worker = await Users.lock(sql, workerId)
  if (!worker) return
  const now = await databaseNow(sql)
  const due = await SavedSearches.lockDue(sql, workerId)
  if (Users.isActive(worker)) {
    await leaveDigest(sql, workerId, await findNews(context, sql, workerId, due))
  }
  for (const { id, alert } of due) {
    await SavedSearches.moveOn(sql, { id, seenUntil: now, nextAlertAt: nextAlertAt(alert, worker.timeZone, now) })
  }
}

/** The newest gigs that these searches find and the worker does not know; each once, for the oldest search that finds it. */
async function findNews(
  context: Context,
  sql: Sql,
  workerId: string,
  searches: readonly SavedSearches.DueSearch[],
): Promise<JobAlerts.News[]> {
  const news = new Map<string, JobAlerts.News & { feedKey: number }>()
  for (const search of searches) {
    const filter = await filterOf(context, sql, workerId, search)
    const found = filter ? await listNews(sql, filter, JobAlerts.MAX_GIGS) : []
    for (const { id: gigId, feedKey } of found) {
      if (!news.has(gigId)) news.set(gigId, { gigId, searchId: search.id, feedKey })
    }
  }
  const newestFirst = [...news.values()].sort((a, b) => b.feedKey - a.feedKey)
  return newestFirst.slice(0, JobAlerts.MAX_GIGS)
}

/** What a search looks for that is new to its worker; undefined, and a warning, where its query can no longer be run. */
async function filterOf(
  context: Context,
  sql: Sql,
  workerId: string,
  { id, query, newsSince }: SavedSearches.DueSearch,
): Promise<Filter | undefined> {
  try {
    const filter = await toFilter(context, sql, SavedQuery.parse(JSON.parse(query)), '')
    return { ...filter, newTo: { workerId, since: new Date(newsSince) } }
  } catch (error) {
    if (!isOutdated(error)) throw error
    context.log.warn({ err: error, searchId: id }, 'saved search cannot be run')
    return undefined
  }
}

const isOutdated = (error: unknown) =>
  error instanceof ZodError || (error instanceof Problem && error.code === 'unknown_skill')

async function leaveDigest(sql: Sql, workerId: string, news: readonly JobAlerts.News[]): Promise<void> {
  if (news.length === 0) return
  const id = newId()
  await JobAlerts.addDigest(sql, { id, workerId, token: randomBytes(TOKEN_BYTES) }, news)
  await Outbox.add(sql, 'email', 'job-alert', { digestId: id })
}
