import { z } from 'zod'
import type { Context } from '../../context'
import { clientTerm, currencyTerm, paidSkillTerm, skillTerm } from '../../models/search/document'
import { listOfTerm, listOfWord, tellingWords, type Filter, type Word } from '../../models/search/filter'
import { newestFeedKey } from '../../models/search/find'
import { NEWEST, type List } from '../../models/search/lists'
import type { GigSearch } from '../../schemas/gigs'
import { Problem } from '../../utils/errors'
import { cellsAround } from '../../utils/grid'
import { countAll } from './queryWords'

export type Sort = NonNullable<GigSearch['sort']>

/** A list this short is read as a whole and sorted. */
export const SHORT = 2_000

/** How a search is done. A cursor holds it, so that whatever changes meanwhile all pages are of one list. */
export interface Plan {
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
export function packPlan({ words, needs, driver, isShort, asOf }: Plan): string {
  const packed = words.map(({ terms, count, rarity }): [string[], number, number] => [
    terms.map(({ term, exact }) => (exact ? term : COMPLETED + term)),
    count,
    rarity,
  ])
  return JSON.stringify([packed, needs, driver, isShort, asOf] satisfies z.input<typeof PackedPlan>)
}

export function unpackPlan(text: string): Plan {
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

/** Lists that hold every gig which fulfils a filter. */
interface Driver {
  name: string
  lists: readonly List[]
  /** What must be counted to know how long they are; nothing where that is known. */
  terms: readonly string[]
  count: number
}

/** The driver that is the lists of the telling words. */
export const WORDS = 'words'

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
export async function planFor(
  context: Context,
  search: { filter: Filter; sort: Sort },
  asked: Pick<Plan, 'words' | 'needs'>,
): Promise<Plan> {
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

/** @throws Problem invalid_cursor where the plan is of another search */
export function listsFor(filter: Filter, { driver }: Plan): readonly List[] {
  if (driver === '') return []
  const found = driversOf(filter).find(({ name }) => name === driver)
  if (!found) throw new Problem('invalid_cursor')
  return found.lists
}
