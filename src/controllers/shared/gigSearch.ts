import { z } from 'zod'
import type { Sql } from '../../config/db'
import type { Context } from '../../context'
import * as Gigs from '../../models/Gig'
import * as GigSearches from '../../models/GigSearch'
import type { Page } from '../../schemas/common'
import type { GigSearch, SavedQuery } from '../../schemas/gigs'
import { toPage } from '../../utils/cursor'
import { keyset } from './paging'
import { resolveSkills } from './resolveSkills'

const Position = z.tuple([z.number(), z.iso.datetime(), z.uuid()])
type FoundGig = Gigs.GigRow & { distanceKm?: number }

/**
 * A page of open gigs.
 * @throws Problem unknown_skill, invalid_cursor
 */
export async function searchGigs(context: Context, query: GigSearch): Promise<Page<FoundGig>> {
  const { db } = context
  const filter = await toFilter(db, query, '/query')
  const sort = query.sort ?? (filter.words.length > 0 ? 'relevance' : 'newest')
  const { after, cursorBehind } = keyset(context, 'gigs', query, Position)
  const found = await GigSearches.search(db, filter, sort, after && toPosition(after), query.limit)
  const page = toPage(found, query.limit, (row) =>
    cursorBehind([GigSearches.sortKeyOf(sort, row), row.publishedAt, row.id]),
  )
  const distances = new Map(page.data.map(({ id, distanceKm }) => [id, distanceKm]))
  const gigs = await Gigs.findMany(
    db,
    page.data.map(({ id }) => id),
  )
  const data = filter.around ? gigs.map((gig) => ({ ...gig, distanceKm: distances.get(gig.id) })) : gigs
  return { data, nextCursor: page.nextCursor }
}

const toPosition = ([key, publishedAt, id]: z.output<typeof Position>) => ({ key, publishedAt, id })

/**
 * What to look for, with the skills looked up.
 * @param pointer where the query was in the input, such as /query
 * @throws Problem unknown_skill
 */
export async function toFilter(sql: Sql, query: SavedQuery, pointer: string): Promise<GigSearches.GigFilter> {
  const { q = '', payType, budgetMin, budgetMax, currency, remote, lat, lng, radiusKm, postedSince, clientId } = query
  const skills = await resolveSkills(sql, query.skills ?? [], `${pointer}/skills`)
  return {
    words: GigSearches.wordsOf(q),
    skills: skills.map(({ id }) => id),
    payType: payType ?? null,
    budget:
      currency === undefined ? null : { min: budgetMin ?? 0, max: budgetMax ?? Number.MAX_SAFE_INTEGER, currency },
    remote: remote ?? null,
    around: lat === undefined || lng === undefined ? null : { lat, lng, radiusKm: radiusKm ?? null },
    postedSince: postedSince === undefined ? null : new Date(postedSince),
    clientId: clientId ?? null,
    newTo: null,
  }
}
