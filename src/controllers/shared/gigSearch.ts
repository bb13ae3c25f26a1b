import { z } from 'zod'
import type { Sql } from '../../config/db'
import type { Context } from '../../context'
import * as Gigs from '../../models/Gig'
import { clientTerm, currencyTerm, skillTerm } from '../../models/search/document'
import { countFacets, type Facets } from '../../models/search/facets'
import {
  newestFeedKey,
  rank,
  START,
  walk,
  type Candidates,
  type Findings,
  type SortKey,
} from '../../models/search/find'
import { listOfTerm, listOfWord, tellingWords, type Filter } from '../../models/search/filter'
import type { List, Place } from '../../models/search/lists'
import type { Page } from '../../schemas/common'
import type { GigSearch, SavedQuery } from '../../schemas/gigs'
import { cellsAround } from '../../utils/grid'
import { keyset } from './paging'
import { countAll, readQuery } from './queryWords'
import { resolveSkills } from './resolveSkills'

type FoundGig = Gigs.GigRow & { distanceKm?: number }

/** A page of a search, with facets where they are asked for. */
export type FoundPage<Item> = Page<Item> & { facets?: Facets }

type Sort = NonNullable<GigSearch['sort']>

/** What a cursor holds: the place, what the words needed, as of which gig, and how telling each word was on the first page. */
const Position = z.tuple([z.number(), z.number(), z.enum(['all', 'most']), z.number()], z.number())

/** A list this short is read as a whole and sorted. */
const SHORT = 2_000
/** How many gigs of each telling word are compared for relevance, and of a list that is none. */
const COMPARED = { word: 500, list: 2_000 } as const
/** Rings in which the nearest are looked for, in kilometres; the last is the whole globe. */
const RINGS_KM = [5, 15, 40, 100, 250, 600, 1_500, 4_000, 20_040]
/** How many gigs of a ring are compared. */
const MOST_IN_RING = 10_000

/**
 * A page of open gigs.
 * @throws Problem unknown_skill, invalid_cursor
 */
export async function searchGigs(context: Context, query: GigSearch): Promise<FoundPage<FoundGig>> {
  const { db } = context
  const asked = await toFilter(context, db, query, '/query')
  const sort = query.sort ?? (asked.words.length > 0 ? 'relevance' : 'newest')
  const { after, cursorBehind } = keyset(context, 'gigs', query, Position)
  const search = { filter: asked, sort, limit: query.limit, behind: START, asOf: null }
  const { page, filter } = await (after ? goOn(context, search, after) : begin(context, search))
  const { found, next, asOf = 0 } = page
  const rarities = filter.words.map(({ rarity }) => rarity)
  const gigs = await Gigs.findMany(
    db,
    found.map(({ id }) => id),
  )
  const distances = new Map(found.map(({ id, distanceKm }) => [id, distanceKm]))
  return {
    data: filter.around ? gigs.map((gig) => ({ ...gig, distanceKm: distances.get(gig.id) })) : gigs,
    nextCursor: next && cursorBehind([next.weight, next.feedKey, filter.needs, asOf, ...rarities]),
    ...(query.facets ? { facets: await countFacets(db, await listFor(context, filter), filter) } : {}),
  }
}

interface Search {
  filter: Filter
  sort: Sort
  limit: number
  behind: Place
  /** As of which gig the ones to compare were chosen; null on the first page. */
  asOf: number | null
}

interface Result {
  page: Findings
  /** What was looked for in the end. */
  filter: Filter
}

/** The first page. Where no gig has all of the words, those with the most telling ones are shown. */
async function begin(context: Context, search: Search): Promise<Result> {
  const filter: Filter = { ...search.filter, needs: search.sort === 'relevance' ? 'most' : 'all' }
  const page = await find(context, { ...search, filter })
  const isRelaxable = filter.needs === 'all' && filter.words.length > 1
  if (page.found.length > 0 || page.next !== null || !isRelaxable) return { page, filter }
  const relaxed: Filter = { ...filter, needs: 'most' }
  return { page: await find(context, { ...search, filter: relaxed }), filter: relaxed }
}

/** A later page: whatever has changed, words stay as telling as they were, so that the order stays the same. */
async function goOn(
  context: Context,
  search: Search,
  [weight, feedKey, needs, asOf, ...rarities]: z.output<typeof Position>,
): Promise<Result> {
  const words = search.filter.words.map((word, i) => ({ ...word, rarity: rarities[i] ?? word.rarity }))
  const filter: Filter = { ...search.filter, needs, words }
  return { page: await find(context, { ...search, filter, behind: { weight, feedKey }, asOf }), filter }
}

/** Finds a page by the way that looks at the fewest gigs. */
async function find(context: Context, search: Search): Promise<Findings> {
  const { filter, sort, behind, limit } = search
  const shortest = await shortestLists(context, filter)
  if (sort === 'relevance') return findBest(context, search, shortest)
  const isShort = shortest !== null && shortest.count <= SHORT
  if (sort === 'distance')
    return isShort ? sortAll(context, search, shortest.lists, 'nearness') : findNearest(context, search)
  if (sort === 'budget' && filter.budget) {
    if (isShort) return sortAll(context, search, shortest.lists, 'budget')
    return walk(context.db, { by: 'budget', currency: filter.budget.currency }, filter, behind, limit)
  }
  return walk(context.db, { by: 'time', list: shortest?.lists.flat() ?? 'all' }, filter, behind, limit)
}

/** All of some short lists, sorted. */
const sortAll = (context: Context, search: Search, lists: readonly List[], sortKey: SortKey) =>
  compare(context, search, { lists, each: SHORT, best: false }, sortKey)

/** By relevance: one word along its own list, several by comparing the best of the lists of the telling ones. */
async function findBest(context: Context, search: Search, shortest: Driver | null): Promise<Findings> {
  const { filter, behind, limit } = search
  const { words } = filter
  const [word] = words
  if (!word || !shortest) return { found: [], next: null }
  if (!shortest.isWords) {
    return compare(context, search, { lists: shortest.lists, each: COMPARED.list, best: false }, 'relevance')
  }
  if (words.length === 1) return walk(context.db, { by: 'weight', word }, filter, behind, limit)
  return compare(context, search, { lists: shortest.lists, each: COMPARED.word, best: true }, 'relevance')
}

/** The nearest first, in rings that widen until there are enough. */
async function findNearest(context: Context, search: Search): Promise<Findings> {
  const { filter, behind } = search
  const { around } = filter
  if (!around) return { found: [], next: null }
  const widest = around.radiusKm ?? Infinity
  const seenUpTo = Math.max(0, -behind.weight)
  const wider = RINGS_KM.filter((radius) => radius > seenUpTo && radius < widest)
  const rings = around.radiusKm === null ? wider : [...wider, around.radiusKm]
  let page: Findings = { found: [], next: null }
  for (const radiusKm of rings) {
    const lists = radiusKm === RINGS_KM.at(-1) ? (['all'] as const) : [areaList(around, radiusKm)]
    const within = { ...search, filter: { ...filter, around: { ...around, radiusKm } } }
    page = await compare(context, within, { lists, each: MOST_IN_RING, best: false }, 'nearness')
    if (page.next) break
  }
  return page
}

/** The same gigs on every page of a search. */
async function compare(
  { db }: Context,
  { filter, behind, limit, asOf }: Search,
  candidates: Omit<Candidates, 'asOf'>,
  sortKey: SortKey,
): Promise<Findings> {
  const newest = asOf ?? (await newestFeedKey(db))
  return { ...(await rank(db, { ...candidates, asOf: newest }, filter, sortKey, behind, limit)), asOf: newest }
}

/** Lists that hold every gig which fulfils a filter. */
interface Driver {
  lists: readonly List[]
  /** How many gigs they have, as far as they are counted; not counted where there is no choice. */
  count: number
  /** Whether they are those of words. */
  isWords: boolean
}

/** The shortest lists that there are for a filter; null where nothing narrows it down. */
async function shortestLists(context: Context, filter: Filter): Promise<Driver | null> {
  const { words, needs, skills, budget, around, clientId } = filter
  const telling = tellingWords(words, needs)
  const ofWords: Driver = {
    lists: telling.map(listOfWord),
    count: telling.reduce((sum, { count }) => sum + count, 0),
    isWords: true,
  }
  const terms = [
    ...skills.map(skillTerm),
    ...(clientId ? [clientTerm(clientId)] : []),
    ...(budget ? [currencyTerm(budget.currency)] : []),
  ]
  const cells = around && around.radiusKm !== null ? cellsAround(around, around.radiusKm) : []
  const counts = await countAll(context, context.db, [...terms, ...cells])
  const countOf = (term: string) => counts.get(term) ?? 0
  const others = terms.map((term): Driver => ({ lists: [listOfTerm(term)], count: countOf(term), isWords: false }))
  const inArea: Driver = {
    lists: [cells.flatMap(listOfTerm)],
    count: cells.reduce((sum, cell) => sum + countOf(cell), 0),
    isWords: false,
  }
  const drivers = [...(words.length > 0 ? [ofWords] : []), ...others, ...(cells.length > 0 ? [inArea] : [])]
  return drivers.toSorted((a, b) => a.count - b.count)[0] ?? null
}

const areaList = (centre: { lat: number; lng: number }, radiusKm: number): List =>
  cellsAround(centre, radiusKm).flatMap(listOfTerm)

async function listFor(context: Context, filter: Filter): Promise<List | 'all'> {
  return (await shortestLists(context, filter))?.lists.flat() ?? 'all'
}

/**
 * What to look for, with the skills and words looked up.
 * @param pointer where the query was in the input, such as /query
 * @throws Problem unknown_skill
 */
export async function toFilter(
  context: Pick<Context, 'gigCounts'>,
  sql: Sql,
  query: SavedQuery,
  pointer: string,
): Promise<Filter> {
  const { q = '', payType, budgetMin, budgetMax, currency, remote, lat, lng, radiusKm, postedSince, clientId } = query
  const skills = await resolveSkills(sql, query.skills ?? [], `${pointer}/skills`)
  return {
    words: await readQuery(context, sql, q),
    needs: 'all',
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
