import { databaseNow, inTransaction, type Sql } from '../../config/db'
import type { Call, Context } from '../../context'
import * as SavedSearches from '../../models/SavedSearch'
import * as Users from '../../models/User'
import type { Page, Paging } from '../../schemas/common'
import { SavedSearch, type NewSavedSearch, type SavedSearchChanges } from '../../schemas/savedSearches'
import type { AlertTime } from '../../schemas/vocabulary'
import { nextAlertAt } from '../../utils/alertTimes'
import { Problem } from '../../utils/errors'
import { refuseStale } from '../../utils/precondition'
import { newId } from '../../utils/uuid'
import { pageById } from '../shared/paging'
import { resolveSkills } from '../shared/resolveSkills'

const MAX_SEARCHES = 50

type SearchCall = Call<'worker', { params: { searchId: string } }>

/** Newest first. */
export async function list(
  context: Context,
  { caller, query }: Call<'worker', { query: Paging }>,
): Promise<Page<SavedSearch>> {
  const page = await pageById(context, `saved-searches:${caller.id}`, query, (range) =>
    SavedSearches.list(context.db, { workerId: caller.id, ...range }),
  )
  return { ...page, data: page.data.map(toReply) }
}

/** @throws Problem too_many_saved_searches, unknown_skill */
export async function create(
  { db }: Context,
  { caller, body }: Call<'worker', { body: NewSavedSearch }>,
): Promise<SavedSearch> {
  await checkSkills(db, body)
  return inTransaction(db, async (sql) => {
    const user = await lockUser(sql, caller.id)
    if ((await SavedSearches.countOf(sql, caller.id)) >= MAX_SEARCHES) throw new Problem('too_many_saved_searches')
    const id = newId()
    const { name, alert } = body
    const query = JSON.stringify(body.query)
    const next = firstAlertAt(alert, user.timeZone, await databaseNow(sql))
    await SavedSearches.insert(sql, { id, workerId: caller.id, name, query, alert, nextAlertAt: next })
    return replyOf(sql, id, caller.id)
  })
}

/** Changes the fields that are given. @throws Problem unknown_skill */
export async function update(
  { db }: Context,
  { body, ...call }: SearchCall & { body: SavedSearchChanges },
): Promise<SavedSearch> {
  await checkSkills(db, body)
  return inTransaction(db, async (sql) => {
    const user = await lockUser(sql, call.caller.id)
    const search = await lockSearch(sql, call)
    if (Object.keys(body).length === 0) return toReply(search)
    await SavedSearches.update(sql, {
      id: search.id,
      name: body.name ?? search.name,
      query: body.query ? JSON.stringify(body.query) : search.query,
      ...alertAfter(search, body.alert, user.timeZone, await databaseNow(sql)),
    })
    return replyOf(sql, search.id, user.id)
  })
}

export async function remove({ db }: Context, call: SearchCall): Promise<void> {
  await inTransaction(db, async (sql) => {
    const { id } = await lockSearch(sql, call)
    await SavedSearches.remove(sql, id)
  })
}

/** @throws Problem not_found, precondition_failed */
async function lockSearch(sql: Sql, { caller, params, ifMatch }: SearchCall): Promise<SavedSearches.SavedSearchRow> {
  const search = await SavedSearches.lockOwn(sql, params.searchId, caller.id)
  if (!search) throw new Problem('not_found')
  refuseStale(ifMatch, search)
  return search
}

async function checkSkills(sql: Sql, { query }: SavedSearchChanges): Promise<void> {
  await resolveSkills(sql, query?.skills ?? [], '/body/query/skills')
}

/** Searches, and the time zone that their alerts keep to, change one after the other. */
async function lockUser(sql: Sql, id: string): Promise<Users.User> {
  const user = await Users.lock(sql, id)
  if (!user) throw new Problem('not_found')
  return user
}

const firstAlertAt = (alert: AlertTime, timeZone: string, now: Date): Date | null =>
  alert === 'off' ? null : nextAlertAt(alert, timeZone, now)

/** An alert that stays as it is keeps its time. What was published while alerts were off is no news. */
function alertAfter(
  search: SavedSearches.SavedSearchRow,
  alert: AlertTime | undefined,
  timeZone: string,
  now: Date,
): Pick<Parameters<typeof SavedSearches.update>[1], 'alert' | 'nextAlertAt' | 'seenUntil'> {
  const seenUntil = new Date(search.seenUntil)
  if (alert === undefined || alert === search.alert) {
    return {
      alert: search.alert,
      nextAlertAt: search.nextAlertAt === null ? null : new Date(search.nextAlertAt),
      seenUntil,
    }
  }
  return { alert, nextAlertAt: firstAlertAt(alert, timeZone, now), seenUntil: search.alert === 'off' ? now : seenUntil }
}

async function replyOf(sql: Sql, id: string, workerId: string): Promise<SavedSearch> {
  const search = await SavedSearches.findOwn(sql, id, workerId)
  if (!search) throw new Problem('not_found')
  return toReply(search)
}

/** The query is not checked again: one that an older version took must stay readable. */
function toReply({ query, ...rest }: SavedSearches.SavedSearchRow): SavedSearch {
  return { ...rest, query: SavedSearch.shape.query.parse(JSON.parse(query)) }
}
