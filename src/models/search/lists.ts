import { rows, VARIES, type Params, type Sql } from '../../config/db'

/** The gigs that have a term in a tier. `weight`: what that counts in the order of relevance. */
export interface Range {
  term: string
  tier: number
  weight: number
}
/** Gigs that stand in any of these ranges. */
export type List = readonly Range[]

/** SQL, with the values of its parameters. */
export interface Fragment {
  text: string
  params: Params
}

/** Where to go on in a list, behind the gig that has this weight and feed key. */
export interface Place {
  weight: number
  feedKey: number
}
/** Newer than every gig that there is. */
export const NEWEST = Number.MAX_SAFE_INTEGER

/** What of a list to read. */
export interface Window {
  /** Behind this place: in the order of time its feed key counts alone. */
  behind: Place
  /** No newer than this feed key, and no older than the other one. */
  upTo: number
  since: number
  windowLimit: number
}

/** The newest gigs of a list as `feed_key` and a `weight` of 0, each once. `name` keeps the parameters of several lists apart. */
export function newestOf(list: List, window: Window, name = 'list'): Fragment {
  const ranges = list.map((range, i) =>
    rangeOf({ ...range, weight: 0 }, `${name}_${i}`, name, window.behind.feedKey, window),
  )
  return merge(ranges, name, 'feed_key DESC', window)
}

/** The same with the weights, the best first, and of equals the newest. */
export function bestOf(list: List, window: Window, name = 'list'): Fragment {
  const { behind } = window
  const left = list.filter(({ weight }) => weight <= behind.weight)
  const ranges = left.map((range, i) =>
    rangeOf(range, `${name}_${i}`, name, range.weight === behind.weight ? behind.feedKey : NEWEST, window),
  )
  return merge(ranges, name, 'weight DESC, feed_key DESC', window)
}

function rangeOf(
  { term, tier, weight }: Range,
  name: string,
  listName: string,
  before: number,
  { upTo }: Window,
): Fragment {
  return {
    text: `(SELECT feed_key, ${weight} AS weight FROM gig_postings
            WHERE term = :${name}_term AND tier = ${tier} AND feed_key < :${name}_before AND feed_key >= :since
            ORDER BY feed_key DESC LIMIT :${listName}Limit)`,
    params: { [`${name}_term`]: term, [`${name}_before`]: Math.min(before, upTo + 1) },
  }
}

const NOTHING = '(SELECT feed_key, 0 AS weight FROM gig_postings WHERE FALSE)'

/** The parameters of several fragments, which must not share a name for different values. */
export const joinParams = (parts: readonly Pick<Fragment, 'params'>[]): Params =>
  Object.fromEntries(parts.flatMap(({ params }) => Object.entries(params)))

function merge(ranges: readonly Fragment[], name: string, order: string, { since, windowLimit }: Window): Fragment {
  const [first, second] = ranges
  const params = joinParams([{ params: { since, [`${name}Limit`]: windowLimit } }, ...ranges])
  if (!second) return { text: first?.text ?? NOTHING, params }
  const union = ranges.map(({ text }) => text).join(' UNION ALL ')
  return {
    text: `(SELECT feed_key, MAX(weight) AS weight FROM (${union}) AS ranges
            GROUP BY feed_key ORDER BY ${order} LIMIT :${name}Limit)`,
    params,
  }
}

/** More than this many are not counted. */
export const MOST_COUNTED = 10_000

/** In how many gigs each of these terms stands, as far as they are counted, in the order of `terms`. */
export async function countGigs(sql: Sql, terms: readonly string[]): Promise<number[]> {
  if (terms.length === 0) return []
  const counts = terms.map(
    (_, i) =>
      `(SELECT COUNT(*) FROM (SELECT 1 FROM gig_postings WHERE term = :term${i} LIMIT ${MOST_COUNTED}) AS places${i}) AS count${i}`,
  )
  const params = Object.fromEntries(terms.map((term, i) => [`term${i}`, term]))
  const [found = {}] = await rows<Record<string, number>>(sql, `SELECT ${counts.join(', ')}`, params, VARIES)
  return terms.map((_, i) => found[`count${i}`] ?? 0)
}
