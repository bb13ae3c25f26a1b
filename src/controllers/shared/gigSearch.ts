import { z } from 'zod'
import type { Context } from '../../context'
import * as Gigs from '../../models/Gig'
import * as GigSearches from '../../models/GigSearch'
import type { Page } from '../../schemas/common'
import type { GigSearch } from '../../schemas/gigs'
import { decodeCursor, encodeCursor, toPage } from '../../utils/cursor'
import { resolveSkills } from './resolveSkills'

const Place = z.tuple([z.number(), z.iso.datetime(), z.uuid()])
type FoundGig = Gigs.GigRow & { distanceKm?: number }

/**
 * A page of open gigs for the query of API.md §5.
 * @throws Problem unknown_skill, invalid_cursor
 */
export async function searchGigs({ db, cursorKey }: Context, query: GigSearch): Promise<Page<FoundGig>> {
  const words = GigSearches.wordsOf(query.q ?? '')
  const sort = query.sort ?? (words.length > 0 ? 'relevance' : 'newest')
  const skills = await resolveSkills(db, query.skills ?? [], '/query/skills')
  const filter = toFilter(
    query,
    words,
    skills.map(({ id }) => id),
  )
  const list = `gigs:${sort}:${JSON.stringify(filter)}`
  const after = query.cursor === undefined ? null : toPlace(decodeCursor(cursorKey, list, Place, query.cursor))

  const found = await GigSearches.search(db, filter, sort, after, query.limit)
  const page = toPage(
    found,
    query.limit,
    (row) => row,
    (row) => encodeCursor(cursorKey, list, [GigSearches.sortKeyOf(sort, row), row.publishedAt, row.id]),
  )
  const distances = new Map(page.data.map(({ id, distanceKm }) => [id, distanceKm]))
  const gigs = await Gigs.findMany(
    db,
    page.data.map(({ id }) => id),
  )
  const data = filter.around ? gigs.map((gig) => ({ ...gig, distanceKm: distances.get(gig.id) })) : gigs
  return { data, nextCursor: page.nextCursor }
}

const toPlace = ([key, publishedAt, id]: z.output<typeof Place>) => ({ key, publishedAt, id })

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
