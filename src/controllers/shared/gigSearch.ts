import { z } from 'zod'
import type { Sql } from '../../config/db'
import type { Context } from '../../context'
import * as Gigs from '../../models/Gig'
import { clientTerm, currencyTerm, paidSkillTerm, skillTerm } from '../../models/search/document'
import { countFacets, type Facets } from '../../models/search/facets'
import { listOfTerm, listOfWord, tellingWords, type Filter, type Word } from '../../models/search/filter'
import {
  newestFeedKey,
  rank,
  START,
  walk,
  type Candidates,
  type Findings,
  type SortKey,
} from '../../models/search/find'
import { NEWEST, type List, type Place } from '../../models/search/lists'
import type { Page } from '../../schemas/common'
import type { GigSearch, SavedQuery } from '../../schemas/gigs'
import { Problem } from '../../utils/errors'
import { cellsAround } from '../../utils/grid'
import { keyset } from './paging'
import { countAll, readQuery } from './queryWords'
import { resolveSkills } from './resolveSkills'

type FoundGig = Gigs.GigRow & { distanceKm?: number }

/** A page of a search, with facets where they are asked for. */
export type FoundPage<Item> = Page<Item> & { facets?: Facets }

type Sort = NonNullable<GigSearch['sort']>

/** A list this short is read as a whole and sorted. */
const SHORT = 2_000
/** How many gigs of the rarest word are compared for relevance, and of each other telling one. */
const COMPARED = { rarest: 2_000, other: 500 } as const
/** Rings in which the nearest are looked for, in kilometres; the last is the whole globe. */
const RINGS_KM = [5, 15, 40, 100, 250, 600, 1_500, 4_000, 20_040]
/** How many gigs of a ring are compared. */
const MOST_IN_RING = 10_000

/** How a search is done. A cursor holds it, so that whatever changes meanwhile all pages are of one list. */
interface Plan {
  /** What each word was taken for. */
  words: readonly Word[]
  needs: Filter['needs']
  /** The lists that are looked through, by name. */
  driver: string
  isShort: boolean
  /** As of which gig the ones to compare are chosen; a list that is walked along has all. */
  asOf: number
}

/** Of each word its terms, those that only begin with it marked, how many gigs have it, and its rarity. */
const PackedPlan = z.tuple([
  z.array(z.tuple([z.array(z.string()), z.number(), z.number()])),
  z.enum(['all', 'most']),
  z.string(),
  z.boolean(),
  z.number(),
])
/** No term begins with it. */
const COMPLETED = '~'

/** In few characters, as it becomes a part of addresses. */
function packPlan({ words, needs, driver, isShort, asOf }: Plan): string {
  const packed = words.map(({ terms, count, rarity }): [string[], number, number] => [
    terms.map(({ term, exact }) => (exact ? term : COMPLETED + term)),
    count,
    rarity,
  ])
  return JSON.stringify([packed, needs, driver, isShort, asOf] satisfies z.input<typeof PackedPlan>)
}

function unpackPlan(text: string): Plan {
  const [packed, needs, driver, isShort, asOf] = PackedPlan.parse(JSON.parse(text))
  const words = packed.map(([terms, count, rarity]) => ({
    terms: terms.map((term) =>
      term.startsWith(COMPLETED) ? { term: term.slice(COMPLETED.length), exact: false } : { term, exact: true },
    ),
    count,
    rarity,
  }))
  return { words, needs, driver, isShort, asOf }
}

/** Weight and feed key of the last gig, and the plan. */
const Position = z.tuple([z.number(), z.number(), z.string()])

/**
 * A page of open gigs.
 * @throws Problem unknown_skill, invalid_cursor
 */
export async function searchGigs(context: Context, query: GigSearch): Promise<FoundPage<FoundGig>> {
  const { db } = context
  const { after, cursorBehind } = keyset(context, 'gigs', query, Position)
  const filter = await readFilter(db, query, '/query')
  const search = { filter, sort: query.sort ?? (query.q?.trim() ? 'relevance' : 'newest'), limit: query.limit }
  const { plan, page } = await (after ? goOn(context, search, after) : begin(context, search, query.q ?? ''))
  const { found, next } = page
  const rows = await Gigs.findMany(
    db,
    found.map(({ id }) => id),
  )
  // One that has just been closed is not shown, whatever the index says.
  const gigs = rows.filter(({ takesApplications }) => takesApplications)
  const distances = new Map(found.map(({ id, distanceKm }) => [id, distanceKm]))
  return {
    data: filter.around ? gigs.map((gig) => ({ ...gig, distanceKm: distances.get(gig.id) })) : gigs,
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

/** Lists that hold every gig which fulfils a filter. */
interface Driver {
  name: string
  lists: readonly List[]
  /** What must be counted to know how long they are; nothing where that is known. */
  terms: readonly string[]
  count: number
}

const WORDS = 'words'

/** All that may be looked through. */
function driversOf({ words, needs, skills, budget, around, clientId }: Filter): Driver[] {
  const telling = tellingWords(words, needs)
  const count = telling.reduce((sum, word) => sum + word.count, 0)
  const ofWords = words.length > 0 ? [{ name: WORDS, lists: telling.map(listOfWord), terms: [], count }] : []
  const terms = [
    ...skills.map((skill) => (budget ? paidSkillTerm(skill, budget.currency) : skillTerm(skill))),
    ...(clientId ? [clientTerm(clientId)] : []),
    // With a skill it is the longer list.
    ...(budget && skills.length === 0 ? [currencyTerm(budget.currency)] : []),
  ]
  const cells = around && around.radiusKm !== null ? cellsAround(around, around.radiusKm) : []
  const inArea = cells.length > 0 ? [{ name: 'area', lists: [cells.flatMap(listOfTerm)], terms: cells, count: 0 }] : []
  const ofTerms = terms.map((term) => ({ name: term, lists: [listOfTerm(term)], terms: [term], count: 0 }))
  return [...ofWords, ...ofTerms, ...inArea]
}

/** Chooses the shortest lists. By relevance others than those of the words must be so short that all of them can be compared. */
async function planFor(context: Context, search: Search, asked: Pick<Plan, 'words' | 'needs'>): Promise<Plan> {
  const { filter, sort } = search
  const drivers = driversOf({ ...filter, ...asked })
  const [only] = drivers
  if (sort === 'newest' && drivers.length < 2) {
    return { ...asked, driver: only?.name ?? '', isShort: false, asOf: NEWEST }
  }
  const counts = await countAll(context, context.db, [...new Set(drivers.flatMap(({ terms }) => terms))])
  const counted = drivers.map((driver) => ({
    name: driver.name,
    count: driver.terms.reduce((sum, term) => sum + (counts.get(term) ?? 0), driver.count),
  }))
  const useful = counted.filter(({ name, count }) => sort !== 'relevance' || name === WORDS || count <= SHORT)
  const shortest = useful.toSorted((a, b) => a.count - b.count)[0] ?? { name: '', count: Infinity }
  const plan = { ...asked, driver: shortest.name, isShort: shortest.count <= SHORT }
  return { ...plan, asOf: isWalk(sort, plan) ? NEWEST : await newestFeedKey(context.db) }
}

/** Whether the order is that of a list, along which it goes; else gigs are compared. */
function isWalk(sort: Sort, { words, driver, isShort }: Pick<Plan, 'words' | 'driver' | 'isShort'>): boolean {
  if (sort === 'newest') return true
  if (sort === 'relevance') return driver === WORDS && words.length === 1
  return sort === 'budget' && !isShort
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

/** @throws Problem invalid_cursor where the plan is of another search */
function listsFor(filter: Filter, { driver }: Plan): readonly List[] {
  if (driver === '') return []
  const found = driversOf(filter).find(({ name }) => name === driver)
  if (!found) throw new Problem('invalid_cursor')
  return found.lists
}

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
  context: Pick<Context, 'gigCounts'>,
  sql: Sql,
  query: SavedQuery,
  pointer: string,
): Promise<Filter> {
  return {
    ...(await readFilter(sql, query, pointer)),
    words: await readQuery(context, sql, `${query.q ?? ''} `, false),
  }
}

/** What to look for beside the words. */
async function readFilter(sql: Sql, query: SavedQuery, pointer: string): Promise<Filter> {
  const { payType, budgetMin, budgetMax, currency, remote, lat, lng, radiusKm, postedSince, clientId } = query
  const skills = await resolveSkills(sql, query.skills ?? [], `${pointer}/skills`)
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
