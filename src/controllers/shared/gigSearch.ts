import { z } from 'zod'
import type { Sql } from '../../config/db'
import type { Context } from '../../context'
import * as GigPages from '../../models/GigPage'
import { countFacets, type Facets } from '../../models/search/facets'
import { listOfTerm, type Filter } from '../../models/search/filter'
import { rank, START, walk, type Candidates, type Findings, type SortKey } from '../../models/search/find'
import type { Place } from '../../models/search/lists'
import type { Page } from '../../schemas/common'
import type { GigSearch, SavedQuery } from '../../schemas/gigs'
import { cellsAround } from '../../utils/grid'
import { keyset } from './paging'
import { readQuery } from './queryWords'
import { recallSkills } from './resolveSkills'
import { listsFor, packPlan, planFor, SHORT, unpackPlan, WORDS, type Plan, type Sort } from './searchPlan'

export type FoundGig = GigPages.GigPage & { distanceKm?: number }

/** A page of a search, with facets where they are asked for. */
export type FoundPage<Item> = Page<Item> & { facets?: Facets }

/** How many gigs of the rarest word are compared for relevance, and of each other telling one. */
const COMPARED = { rarest: 2_000, other: 500 } as const
/** Rings in which the nearest are looked for, in kilometres; the last is the whole globe. */
const RINGS_KM = [5, 15, 40, 100, 250, 600, 1_500, 4_000, 20_040]
/** How many gigs of a ring are compared. */
const MOST_IN_RING = 10_000

/** Weight and feed key of the last gig, and the plan. */
const Position = z.tuple([z.number(), z.number(), z.string()])

/**
 * A page of open gigs.
 * @throws Problem unknown_skill, invalid_cursor
 */
export async function searchGigs(context: Context, query: GigSearch): Promise<FoundPage<FoundGig>> {
  const { db } = context
  const { after, cursorBehind } = keyset(context, 'gigs', query, Position)
  const filter = await readFilter(context, db, query, '/query')
  const search = { filter, sort: query.sort ?? (query.q?.trim() ? 'relevance' : 'newest'), limit: query.limit }
  const { plan, page } = await (after ? goOn(context, search, after) : begin(context, search, query.q ?? ''))
  const { found, next } = page
  const pages = await GigPages.findMany(
    db,
    found.map(({ id }) => id),
  )
  // One that has just been closed is not shown, whatever the index says.
  const gigs = pages.filter(({ gig }) => gig.takesApplications)
  const distances = new Map(found.map(({ id, distanceKm }) => [id, distanceKm]))
  return {
    data: filter.around ? gigs.map((page) => ({ ...page, distanceKm: distances.get(page.gig.id) })) : gigs,
    nextCursor: next && cursorBehind([next.weight, next.feedKey, packPlan(plan)]),
    ...(query.facets ? { facets: await facetsOf(db, filter, plan) } : {}),
  }
}

interface Search {
  /** Its words are in the plan. */
  filter: Filter
  sort: Sort
  limit: number
}

interface Result {
  plan: Plan
  page: Findings
}

/** The first page. Where no gig has all of the words, those with the most telling ones are shown. */
async function begin(context: Context, search: Search, q: string): Promise<Result> {
  const isByRelevance = search.sort === 'relevance'
  const words = await readQuery(context, context.db, q, isByRelevance)
  const strict = await planFor(context, search, { words, needs: isByRelevance ? 'most' : 'all' })
  const page = await find(context, search, strict, START)
  const isRelaxable = strict.needs === 'all' && words.length > 1
  if (page.found.length > 0 || page.next !== null || !isRelaxable) return { plan: strict, page }
  const relaxed = await planFor(context, search, { words, needs: 'most' })
  return { plan: relaxed, page: await find(context, search, relaxed, START) }
}

async function goOn(
  context: Context,
  search: Search,
  [weight, feedKey, plan]: z.output<typeof Position>,
): Promise<Result> {
  const kept = unpackPlan(plan)
  return { plan: kept, page: await find(context, search, kept, { weight, feedKey }) }
}

/** Finds a page by the way that was planned. */
async function find(
  context: Context,
  { filter: asked, sort, limit }: Search,
  plan: Plan,
  behind: Place,
): Promise<Findings> {
  const { db } = context
  const filter: Filter = { ...asked, words: plan.words, needs: plan.needs }
  const lists = listsFor(filter, plan)
  const [word] = plan.words
  // No list at all is that of words which no gig has.
  if (plan.driver === WORDS && lists.length === 0) return NOTHING_FOUND
  const compare = (candidates: Omit<Candidates, 'asOf'>, key: SortKey) =>
    rank(db, { ...candidates, asOf: plan.asOf }, filter, key, behind, limit)
  const sortAll = (key: SortKey) => compare({ lists: lists.map((list) => ({ list, atMost: SHORT })), best: false }, key)

  if (sort === 'relevance') {
    if (!word) return NOTHING_FOUND
    if (plan.driver !== WORDS) return sortAll('relevance')
    if (plan.words.length === 1) return walk(db, { by: 'weight', word }, filter, behind, limit)
    const bounded = lists.map((list, i) => ({ list, atMost: i === 0 ? COMPARED.rarest : COMPARED.other }))
    return compare({ lists: bounded, best: true }, 'relevance')
  }
  if (sort === 'distance') {
    return plan.isShort ? sortAll('nearness') : findNearest(db, { filter, behind, limit, asOf: plan.asOf })
  }
  if (sort === 'budget' && filter.budget) {
    if (plan.isShort) return sortAll('budget')
    return walk(db, { by: 'budget', currency: filter.budget.currency }, filter, behind, limit)
  }
  return walk(db, { by: 'time', list: plan.driver === '' ? 'all' : lists.flat() }, filter, behind, limit)
}

const NOTHING_FOUND: Findings = { found: [], next: null }

/** The nearest first, in rings that widen until there are enough. */
async function findNearest(
  sql: Sql,
  { filter, behind, limit, asOf }: { filter: Filter; behind: Place; limit: number; asOf: number },
): Promise<Findings> {
  const { around } = filter
  if (!around) return NOTHING_FOUND
  const widest = around.radiusKm ?? Infinity
  const seenUpTo = Math.max(0, -behind.weight)
  const wider = RINGS_KM.filter((radius) => radius > seenUpTo && radius < widest)
  const rings = around.radiusKm === null ? wider : [...wider, around.radiusKm]
  let page = NOTHING_FOUND
  for (const radiusKm of rings) {
    const list = radiusKm === RINGS_KM.at(-1) ? ('all' as const) : cellsAround(around, radiusKm).flatMap(listOfTerm)
    const within = { ...filter, around: { ...around, radiusKm } }
    const candidates = { lists: [{ list, atMost: MOST_IN_RING }], best: false, asOf }
    page = await rank(sql, candidates, within, 'nearness', behind, limit)
    if (page.next) break
  }
  return page
}

function facetsOf(sql: Sql, asked: Filter, plan: Plan): Promise<Facets> {
  const filter: Filter = { ...asked, words: plan.words, needs: plan.needs }
  return countFacets(sql, plan.driver === '' ? 'all' : listsFor(filter, plan).flat(), filter)
}

/**
 * What to look for, with the skills and words looked up. No word is completed: nobody is typing.
 * @param pointer where the query was in the input, such as /query
 * @throws Problem unknown_skill
 */
export async function toFilter(
  context: Pick<Context, 'gigCounts' | 'skillsByName'>,
  sql: Sql,
  query: SavedQuery,
  pointer: string,
): Promise<Filter> {
  return {
    ...(await readFilter(context, sql, query, pointer)),
    words: await readQuery(context, sql, `${query.q ?? ''} `, false),
  }
}

/** What to look for beside the words. */
async function readFilter(
  context: Pick<Context, 'skillsByName'>,
  sql: Sql,
  query: SavedQuery,
  pointer: string,
): Promise<Filter> {
  const { payType, budgetMin, budgetMax, currency, remote, lat, lng, radiusKm, postedSince, clientId } = query
  const skills = await recallSkills(context, sql, query.skills ?? [], `${pointer}/skills`)
  return {
    words: [],
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
