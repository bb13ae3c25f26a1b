import { rows, type Params, type Sql } from '../config/db'
import type { PayType } from '../schemas/vocabulary'
import { TAKES_APPLICATIONS } from './Gig'

export interface GigFilter {
  words: string[]
  /** Numbers of skills that a gig must all have. */
  skills: number[]
  payType: PayType | null
  /** Overlaps the gig's budget. */
  budget: { min: number; max: number; currency: string } | null
  remote: boolean | null
  /** Kilometres around a place; without a radius it only measures. */
  around: { lat: number; lng: number; radiusKm: number | null } | null
  postedSince: Date | null
  clientId: string | null
  /** Only what was opened since then, and this worker has neither posted, applied to nor been told of. */
  newTo: { workerId: string; since: Date } | null
}

export type GigSort = 'newest' | 'relevance' | 'distance' | 'budget'

export interface FoundRow {
  id: string
  publishedAt: string
  score: number
  distanceKm: number
  budgetMax: number
}

/** The last row of the page before. */
export interface Position {
  key: number
  publishedAt: string
  id: string
}

const EARTH_KM = 6371
const KM_PER_DEGREE = 111.195
/** Words that InnoDB does not index by default; asking for one would find nothing. */
const STOP_WORDS = new Set(
  'a about an are as at be by com de en for from how i in is it la of on or that the this to und was what when where who will with www'.split(
    ' ',
  ),
)
const MIN_INDEXED = 3

/** The words of a query that are searched for, at most eight. */
export const wordsOf = (q: string): string[] =>
  [
    ...new Set(
      q
        .normalize('NFC')
        .toLowerCase()
        .match(/[\p{L}\p{M}\p{N}]+/gu),
    ),
  ].slice(0, 8)

const isIndexed = (word: string) => Array.from(word).length >= MIN_INDEXED && !STOP_WORDS.has(word)

/**
 * Open gigs, best first by `sort`; ids and sort keys only, so that sorting moves no long texts. Reads one row more than `limit`.
 * A word in the title counts 9, in the skills 3, elsewhere 1; of equals the newer comes first.
 */
export async function search(
  sql: Sql,
  filter: GigFilter,
  sort: GigSort,
  after: Position | null,
  limit: number,
): Promise<FoundRow[]> {
  const { conditions, params } = conditionsOf(filter)
  const sortKey = sortKeys(filter)[sort]
  if (after) conditions.push(beyond(sortKey))
  return rows<FoundRow>(
    sql,
    `SELECT g.id, g.published_at AS publishedAt, ${scoreOf(filter.words)} AS score, ${distanceOf(filter)} AS distanceKm,
            g.budget_max AS budgetMax
     FROM gigs g
     WHERE ${conditions.join(' AND ')}
     ORDER BY ${sortKey ? `${sortKey.column} ${sortKey.order}, ` : ''}g.published_at DESC, g.id DESC LIMIT :limit`,
    {
      ...params,
      limit: limit + 1,
      ...(after ? { key: after.key, publishedAt: new Date(after.publishedAt), id: after.id } : {}),
    },
  )
}

/** The value that a cursor keeps beside time and id. */
export const sortKeyOf = (sort: GigSort, row: FoundRow): number =>
  ({ newest: 0, relevance: row.score, distance: row.distanceKm, budget: row.budgetMax })[sort]

interface SortKey {
  column: keyof FoundRow
  expression: string
  order: 'ASC' | 'DESC'
}

/** What each sort goes by before time and id. */
const sortKeys = (filter: GigFilter): Record<GigSort, SortKey | null> => ({
  newest: null,
  relevance: { column: 'score', expression: scoreOf(filter.words), order: 'DESC' },
  distance: { column: 'distanceKm', expression: distanceOf(filter), order: 'ASC' },
  budget: { column: 'budgetMax', expression: 'g.budget_max', order: 'DESC' },
})

/** Rows behind the last one of the page before. The first comparison leads the index of times straight to the place. */
function beyond(sortKey: SortKey | null): string {
  const older = 'g.published_at <= :publishedAt AND (g.published_at < :publishedAt OR g.id < :id)'
  if (!sortKey) return older
  const { expression, order } = sortKey
  return `(${expression} ${order === 'ASC' ? '>' : '<'} :key OR (${expression} = :key AND ${older}))`
}

function conditionsOf(filter: GigFilter): { conditions: string[]; params: Params } {
  const { words, skills, payType, budget, remote, around, postedSince, clientId, newTo } = filter
  const params: Params = {}
  const conditions = [TAKES_APPLICATIONS]
  const add = (condition: string, values: Params) => {
    conditions.push(condition)
    Object.assign(params, values)
  }
  addWords(words, add)
  skills.forEach((skill, i) => {
    add(`EXISTS (SELECT 1 FROM gig_skills gs WHERE gs.gig_id = g.id AND gs.skill_id = :skill${i})`, {
      [`skill${i}`]: skill,
    })
  })
  if (payType) add('g.pay_type = :payType', { payType })
  if (budget) {
    const { min, max, currency } = budget
    add('g.currency = :currency AND g.budget_max >= :min AND g.budget_min <= :max', { currency, min, max })
  }
  if (remote !== null) add(`g.city IS ${remote ? '' : 'NOT'} NULL`, {})
  if (around) addPlace(around, add)
  if (postedSince) add('g.published_at >= :postedSince', { postedSince })
  if (clientId) add('g.client_id = :clientId', { clientId })
  if (newTo) add(NEW_TO_WORKER, { newToId: newTo.workerId, openedSince: newTo.since })
  return { conditions, params }
}

const NEW_TO_WORKER = `g.opened_at >= :openedSince AND g.client_id <> :newToId
  AND NOT EXISTS (SELECT 1 FROM applications a WHERE a.gig_id = g.id AND a.worker_id = :newToId)
  AND NOT EXISTS (SELECT 1 FROM alerted_gigs told WHERE told.gig_id = g.id AND told.worker_id = :newToId)`

type Add = (condition: string, values: Params) => void

/** All words must begin a word of the gig. Short and stop words are not in the index, so they are looked for as they are. */
function addWords(words: readonly string[], add: Add): void {
  words.forEach((word, i) => add('TRUE', { [`word${i}`]: `%${word}%`, [`start${i}`]: `\\b${word}` }))
  const indexed = words.filter(isIndexed)
  if (indexed.length > 0) {
    const query = indexed.map((word) => `+${word}*`).join(' ')
    add('MATCH (g.title, g.skill_text, g.description) AGAINST (:query IN BOOLEAN MODE)', { query })
  }
  words.forEach((word, i) => {
    if (!isIndexed(word)) add(`CONCAT_WS(' ', g.title, g.skill_text, g.description) REGEXP :start${i}`, {})
  })
}

function scoreOf(words: readonly string[]): string {
  if (words.length === 0) return '0'
  return words.map((_, i) => `IF(g.title LIKE :word${i}, 9, IF(g.skill_text LIKE :word${i}, 3, 1))`).join(' + ')
}

function addPlace({ lat, lng, radiusKm }: NonNullable<GigFilter['around']>, add: Add): void {
  add('g.lat IS NOT NULL', { lat, lng })
  if (radiusKm === null) return
  const reach = radiusKm / KM_PER_DEGREE
  add('g.lat BETWEEN :south AND :north', { south: lat - reach, north: lat + reach })
  add(`${distanceOf({ around: { lat, lng, radiusKm } })} <= :radiusKm`, { radiusKm })
}

/** Great-circle distance (haversine), in whole metres so that a cursor can hold it exactly. */
function distanceOf({ around }: Pick<GigFilter, 'around'>): string {
  if (!around) return '0'
  const half = (from: string, to: string) => `POW(SIN(RADIANS(${to} - ${from}) / 2), 2)`
  const haversine = `${half('g.lat', ':lat')} + COS(RADIANS(g.lat)) * COS(RADIANS(:lat)) * ${half('g.lng', ':lng')}`
  return `ROUND(${2 * EARTH_KM} * ASIN(SQRT(LEAST(1, ${haversine}))), 3)`
}
