import { row, rows, VARIES, type Sql } from '../../config/db'
import { firstFeedKey } from './document'
import {
  conditionsBesideWords,
  conditionsOf,
  DISTANCE,
  enoughWords,
  listOfWord,
  relevance,
  termParams,
  weightOf,
  type Filter,
  type Word,
} from './filter'
import { bestOf, joinParams, newestOf, NEWEST, type Fragment, type List, type Place, type Window } from './lists'

/** A gig that was found, and by what it stands where it does. */
export interface Found {
  id: string
  feedKey: number
  /** Larger is earlier in the list; of equals the newer is. */
  weight: number
  distanceKm: number
}

/** A page of what was found. */
export interface Findings {
  found: Found[]
  /** Where to go on; null behind the last one. */
  next: Place | null
}

/** Lists of open gigs that can be walked along, because their index has their order. */
export type Walk =
  { by: 'time'; list: List | 'all' } | { by: 'weight'; word: Word } | { by: 'budget'; currency: string }

/** Before everything. */
export const START: Place = { weight: Number.MAX_SAFE_INTEGER, feedKey: NEWEST }

const FIRST_WINDOW = 8
const GROWTH = 6
/** How many places are looked at for one page. */
const MOST_LOOKED_AT = 20_000

/**
 * A page of the gigs along a walk that fulfil a filter. It looks at a few places of the list first, and at more when too few of them
 * fit. Where hardly any do it ends early: such a page is not full, and says where to go on.
 */
export async function walk(sql: Sql, way: Walk, filter: Filter, behind: Place, limit: number): Promise<Findings> {
  const since = sinceOf(filter)
  const found: Found[] = []
  let windowLimit = FIRST_WINDOW * (limit + 1)
  let last = behind
  for (let left = MOST_LOOKED_AT; left > 0; left -= windowLimit, windowLimit *= GROWTH) {
    windowLimit = Math.min(windowLimit, left)
    const window = placesOf(way, { behind: last, upTo: NEWEST, since, windowLimit })
    const seen = await lookAt(sql, window, filter, { windowLimit, most: limit + 1 - found.length })
    found.push(...seen.filter(isFitting))
    if (found.length > limit) return cut(found, limit)
    const end = seen.at(-1)
    if (end?.place !== windowLimit) return { found, next: null }
    last = end
  }
  return { found, next: { weight: last.weight, feedKey: last.feedKey } }
}

/** The places of a walk that come next, as `feed_key` and `weight`; in the order of time all weigh the same. */
interface Places extends Fragment {
  /** Of how many ranges it is put together. */
  ranges: number
  /** Which of several places of a gig `o` is the one that counts, so that it is found only there. */
  condition?: string
}

/** The places of a walk behind one of them, in its order. */
export function placesOf(way: Walk, window: Window): Places {
  if (way.by === 'budget') return { ...budgetWindow(way.currency, window), ranges: 1 }
  if (way.by === 'time') {
    const { list } = way
    return list === 'all' ? { ...feedWindow(window), ranges: 1 } : { ...newestOf(list, window), ranges: list.length }
  }
  const list = listOfWord(way.word)
  const places = { ...bestOf(list, window), ranges: list.length }
  // In the filter it is the first word, and the only one.
  return way.word.terms.length === 1 ? places : { ...places, condition: `w.weight = ${weightOf(way.word, 0)}` }
}

function feedWindow({ behind, upTo, since, windowLimit }: Window, name = 'feed'): Fragment {
  return {
    text: `(SELECT feed_key, 0 AS weight FROM open_gigs WHERE feed_key < :${name}_before AND feed_key >= :since
            ORDER BY feed_key DESC LIMIT :${name}Limit)`,
    params: { [`${name}_before`]: Math.min(behind.feedKey, upTo + 1), since, [`${name}Limit`]: windowLimit },
  }
}

/** However few were posted lately: they are looked for along the way, as the index has another order. */
const budgetWindow = (currency: string, { behind, windowLimit }: Window): Fragment => ({
  text: `(SELECT feed_key, budget_max AS weight FROM open_gigs
          WHERE currency = :currency AND budget_max <= :weight AND (budget_max < :weight OR feed_key < :before)
          ORDER BY budget_max DESC, feed_key DESC LIMIT :windowLimit)`,
  params: { currency, weight: behind.weight, before: behind.feedKey, windowLimit },
})

/** A place of a window, by its number from 1, and the gig that stands there if it fits. */
type Seen = { place: number } & (Found | (Omit<Found, 'id'> & { id: null }))
const isFitting = (seen: Seen): seen is Seen & Found => seen.id !== null

/**
 * The first gigs of a window that fit, and the place where it ends, unless that is behind the first `most`. In one statement: between
 * two the window would move, as gigs come and go.
 */
async function lookAt(
  sql: Sql,
  window: Places,
  filter: Filter,
  { windowLimit, most }: { windowLimit: number; most: number },
): Promise<Seen[]> {
  const conditions = conditionsOf(filter)
  const alone = window.condition ? `AND ${window.condition}` : ''
  return rows<Seen>(
    sql,
    `SELECT o.gig_id AS id, w.feed_key AS feedKey, w.weight, w.place, ${distanceOf(filter)} AS distanceKm
     FROM (SELECT feed_key, weight, ROW_NUMBER() OVER (ORDER BY weight DESC, feed_key DESC) AS place
           FROM ${window.text} AS places) AS w
     LEFT JOIN open_gigs o ON o.feed_key = w.feed_key AND ${conditions.text} ${alone}
     WHERE o.gig_id IS NOT NULL OR w.place = :lastPlace ORDER BY w.place LIMIT :fittingLimit`,
    { ...window.params, ...conditions.params, lastPlace: windowLimit, fittingLimit: most },
    // Lists of several ranges and words have as many texts as there are queries.
    { varies: filter.words.length > 0 || window.ranges > 1 },
  )
}

export type SortKey = 'relevance' | 'budget' | 'nearness'

export interface Candidates {
  /** `atMost`: how many of a list are compared: the best of it, if `best`, or else the newest. */
  lists: readonly { list: List | 'all'; atMost: number }[]
  best: boolean
  /** Only those that are no newer than this feed key, so that all pages compare the same gigs. */
  asOf: number
}

const MOST_COMPARED = 1_000_000
const KEYS: Record<SortKey, (words: readonly Word[], weights: readonly string[]) => string> = {
  relevance,
  budget: () => 'budgetMax',
  nearness: () => '-1 * distanceKm',
}

/** A page of the gigs in some lists that fulfil a filter, sorted by anything. Only so many of each list take part. */
export async function rank(
  sql: Sql,
  { lists, best, asOf }: Candidates,
  filter: Filter,
  sortKey: SortKey,
  behind: Place,
  limit: number,
): Promise<Findings> {
  const span = { behind: START, upTo: asOf, since: sinceOf(filter) }
  const candidates = unionOf(lists, span, best ? bestOf : newestOf)
  const { words } = filter
  const conditions = conditionsBesideWords(filter)
  const params = joinParams([candidates, conditions, { params: termParams(words) }])
  const weights = words.map((_, i) => `weight${i}`)
  const found = await rows<Found>(
    sql,
    // The limit that no gig reaches lets each word be looked for once in a gig, and not wherever its weight is named.
    `SELECT id, feedKey, weight, distanceKm
     FROM (SELECT compared.*, ${KEYS[sortKey](words, weights)} AS weight
           FROM (SELECT o.gig_id AS id, o.feed_key AS feedKey, o.budget_max AS budgetMax, ${distanceOf(filter)} AS distanceKm
                  ${words.map((word, i) => `, ${weightOf(word, i)} AS weight${i}`).join('')}
           FROM ${candidates.text} AS w STRAIGHT_JOIN open_gigs o ON o.feed_key = w.feed_key
           WHERE ${conditions.text} LIMIT ${MOST_COMPARED}) AS compared
           WHERE ${words.length > 0 ? enoughWords(filter, weights) : 'TRUE'}) AS sorted
     WHERE weight < :weight OR (weight = :weight AND feedKey < :before)
     ORDER BY weight DESC, feedKey DESC LIMIT :limit`,
    { ...params, weight: behind.weight, before: behind.feedKey, limit: limit + 1 },
    VARIES,
  )
  return cut(found, limit)
}

/** What stands in any of some lists, as `feed_key`, each once. */
export function unionOf(
  lists: Candidates['lists'],
  span: Omit<Window, 'windowLimit'>,
  read: typeof newestOf = newestOf,
): Fragment {
  const windows = lists.map(({ list, atMost }, i) => {
    const window = { ...span, windowLimit: atMost }
    return list === 'all' ? feedWindow(window, `list${i}`) : read(list, window, `list${i}`)
  })
  return {
    text: `(${windows.map(({ text }) => `SELECT feed_key FROM ${text} AS w`).join(' UNION ')})`,
    params: joinParams(windows),
  }
}

function cut(rowsFound: Found[], limit: number): Findings {
  const found = rowsFound.slice(0, limit)
  const last = found.at(-1)
  return { found, next: rowsFound.length > limit && last ? { weight: last.weight, feedKey: last.feedKey } : null }
}

export const sinceOf = ({ postedSince }: Filter) => (postedSince === null ? 0 : firstFeedKey(postedSince))
const distanceOf = ({ around }: Filter) => (around === null ? '0' : DISTANCE)

/** The newest gigs that fulfil a filter among those opened since its `newTo`, however few. */
export async function listNews(sql: Sql, filter: Filter, limit: number): Promise<Found[]> {
  const conditions = conditionsOf(filter)
  return rows<Found>(
    sql,
    `SELECT o.gig_id AS id, o.feed_key AS feedKey, 0 AS weight, ${distanceOf(filter)} AS distanceKm
     FROM open_gigs o FORCE INDEX (open_gigs_opened) WHERE ${conditions.text} ORDER BY o.feed_key DESC LIMIT :limit`,
    { ...conditions.params, limit },
    VARIES,
  )
}

/** The newest feed key there is, from which on a list stays as it is. */
export async function newestFeedKey(sql: Sql): Promise<number> {
  return (
    (await row<{ feedKey: number }>(sql, 'SELECT feed_key AS feedKey FROM open_gigs ORDER BY feed_key DESC LIMIT 1'))
      ?.feedKey ?? 0
  )
}
