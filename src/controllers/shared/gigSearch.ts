import { z } from 'zod'
import type { Context } from '../../context'
import * as Gigs from '../../models/Gig'
import * as GigSearches from '../../models/GigSearch'
import type { Page } from '../../schemas/common'
import type { GigSearch } from '../../schemas/gigs'
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
  const words = GigSearches.wordsOf(query.q ?? '')
  const sort = query.sort ?? (words.length > 0 ? 'relevance' : 'newest')
  const skills = await resolveSkills(db, query.skills ?? [], '/query/skills')
  const filter = toFilter(
    query,
    words,
    skills.map(({ id }) => id),
  )
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

function toFilter(query: GigSearch, words: string[], skills: number[]): GigSearches.GigFilter {
  const { payType, budgetMin, budgetMax, currency, remote, lat, lng, radiusKm, postedSince, clientId } = query
  return {
    words,
    skills,
    payType: payType ?? null,
    budget:
      currency === undefined ? null : { min: budgetMin ?? 0, max: budgetMax ?? Number.MAX_SAFE_INTEGER, currency },
    remote: remote ?? null,
    around: lat === undefined || lng === undefined ? null : { lat, lng, radiusKm: radiusKm ?? null },
    postedSince: postedSince === undefined ? null : new Date(postedSince),
    clientId: clientId ?? null,
  }
}
