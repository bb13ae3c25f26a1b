import type { Params } from '../../config/db'
import type { PayType } from '../../schemas/vocabulary'
import { EARTH_KM, KM_PER_DEGREE } from '../../utils/distance'
import { firstFeedKey, packedTerm, skillTerm, TIERS } from './document'
import type { Fragment, List, Range } from './lists'

/** A word of a query: all terms that it may mean, and how telling it is, the more so the rarer it is. */
export interface Word {
  terms: readonly { term: string; exact: boolean }[]
  /** In how many gigs, as far as they are counted. */
  count: number
  /** A whole number. */
  rarity: number
}

export interface Filter {
  words: readonly Word[]
  /** Whether a gig needs all of the words, or the most telling ones. */
  needs: 'all' | 'most'
  /** Numbers of skills that a gig must all have. */
  skills: readonly number[]
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

/** What a word counts where it stands: twice as much as when it is only begun with. */
const WEIGHTS: readonly (readonly [tier: number, weight: number])[] = [
  [TIERS.title, 9],
  [TIERS.skills, 3],
  [TIERS.description, 1],
]
const EXACT = 2
/** What counts as the most telling words: this share of the rarity of all. Measured on real titles: docs/performance.md. */
const MOST = 0.3

const isSkill = (term: string) => term.startsWith('#')

/** Where the terms of a word stand, the weightiest first. A skill that a word means counts as that word among the skills. */
function placesOf({ terms }: Word): Range[] {
  const places = terms.flatMap(({ term, exact }) =>
    WEIGHTS.filter(([tier]) => !isSkill(term) || tier === TIERS.skills).map(([tier, weight]) => ({
      term,
      tier: isSkill(term) ? TIERS.none : tier,
      weight: exact ? EXACT * weight : weight,
    })),
  )
  return places.sort((a, b) => b.weight - a.weight)
}

/** The gigs that have a word. */
export const listOfWord = (word: Word): List => placesOf(word)
/** The gigs that have a term which is no word. */
export const listOfTerm = (term: string): List => [{ term, tier: TIERS.none, weight: 0 }]

/** The words of which a gig needs one, however many of the others it has: the rarest, as those are the shortest lists. */
export function tellingWords(words: readonly Word[], needs: Filter['needs']): readonly Word[] {
  const rarestFirst = words.toSorted((a, b) => b.rarity - a.rarity)
  if (needs === 'all') return rarestFirst.slice(0, 1)
  const known = rarestFirst.filter(isKnown)
  let left = totalRarity(known)
  return known.filter(({ rarity }) => {
    const isNeeded = left >= leastOf(words, 'most')
    left -= rarity
    return isNeeded
  })
}

/** A word that no gig has tells nothing about those that have the others. */
const isKnown = ({ count }: Word) => count > 0
/** How much of the rarity of its words a gig needs. */
const leastOf = (words: readonly Word[], needs: Filter['needs']) =>
  needs === 'all' ? totalRarity(words) : Math.ceil(MOST * totalRarity(words.filter(isKnown)))
const totalRarity = (words: readonly Word[]) => words.reduce((sum, { rarity }) => sum + rarity, 0)

/** A row of open gigs `o` may be behind its deadline until housekeeping comes by. */
export const TAKES_APPLICATIONS = '(o.deadline IS NULL OR o.deadline > NOW(3))'

/** What an open gig `o` must fulfil. */
export function conditionsOf(filter: Filter): Fragment {
  const { words } = filter
  const others = conditionsBesideWords(filter)
  if (words.length === 0) return others
  const share = enoughWords(filter, words.map(weightOf))
  return { text: `${others.text} AND ${share}`, params: { ...others.params, ...termParams(words) } }
}

/** Whether a gig has the words that it needs. @param weights an expression for what each word counts in it */
export function enoughWords({ words, needs }: Filter, weights: readonly string[]): string {
  if (needs === 'most' && !words.some(isKnown)) return 'FALSE'
  const share = words.map(({ rarity }, i) => `${rarity} * (${weights[i]} > 0)`).join(' + ')
  return `${share} >= ${leastOf(words, needs)}`
}

/** What an open gig `o` must fulfil, whatever its words are. */
export function conditionsBesideWords(filter: Filter): Fragment {
  const { skills, payType, budget, remote, around, postedSince, clientId, newTo } = filter
  const params: Params = {}
  const conditions = [TAKES_APPLICATIONS]
  const add = (condition: string, values: Params) => {
    conditions.push(condition)
    Object.assign(params, values)
  }
  skills.forEach((skill, i) => {
    add(`LOCATE(:skill${i}, o.terms) > 0`, { [`skill${i}`]: packedTerm(skillTerm(skill)) })
  })
  if (payType) add('o.pay_type = :payType', { payType })
  if (budget) {
    const { min, max, currency } = budget
    add('o.currency = :currency AND o.budget_max >= :min AND o.budget_min <= :max', { currency, min, max })
  }
  if (remote !== null) add(`o.lat IS ${remote ? '' : 'NOT'} NULL`, {})
  if (around) addPlace(around, add)
  if (postedSince) add('o.feed_key >= :postedSince', { postedSince: firstFeedKey(postedSince) })
  if (clientId) add('o.client_id = :clientId', { clientId })
  if (newTo) add(NEW_TO_WORKER, { newToId: newTo.workerId, openedSince: newTo.since })
  return { text: conditions.join(' AND '), params }
}

const NEW_TO_WORKER = `o.opened_at >= :openedSince AND o.client_id <> :newToId
  AND NOT EXISTS (SELECT 1 FROM applications a WHERE a.gig_id = o.gig_id AND a.worker_id = :newToId)
  AND NOT EXISTS (SELECT 1 FROM alerted_gigs told WHERE told.gig_id = o.gig_id AND told.worker_id = :newToId)`

type Add = (condition: string, values: Params) => void

const paramOf = (word: number, place: number) => `word${word}_${place}`

export const termParams = (words: readonly Word[]): Params =>
  Object.fromEntries(
    words.flatMap((word, i) =>
      placesOf(word).map(({ term, tier }, place) => [paramOf(i, place), packedTerm(term, tier)] as const),
    ),
  )

/** What a word counts in a gig `o`: its best place. */
export function weightOf(word: Word, index: number): string {
  const cases = placesOf(word).map(
    ({ weight }, place) => `WHEN LOCATE(:${paramOf(index, place)}, o.terms) THEN ${weight}`,
  )
  return cases.length === 0 ? '0' : `CASE ${cases.join(' ')} ELSE 0 END`
}

/** Larger than what all words of a query together can count. */
const ALL_WORDS = 1_000_000

/**
 * How well a gig fits the words: first whether it has all of them, then where they stand, each by its rarity.
 * @param weights an expression for what each word counts in it
 */
export function relevance(words: readonly Word[], weights: readonly string[]): string {
  const all = weights.map((weight) => `${weight} > 0`).join(' AND ')
  const sum = words.map(({ rarity }, i) => `${rarity} * ${weights[i]}`).join(' + ')
  return `IF(${all}, ${ALL_WORDS}, 0) + ${sum}`
}

function addPlace({ lat, lng, radiusKm }: NonNullable<Filter['around']>, add: Add): void {
  add('o.lat IS NOT NULL', { lat, lng })
  if (radiusKm === null) return
  const reach = radiusKm / KM_PER_DEGREE
  add('o.lat BETWEEN :south AND :north', { south: lat - reach, north: lat + reach })
  add(`${DISTANCE} <= :radiusKm`, { radiusKm })
}

const half = (from: string, to: string) => `POW(SIN(RADIANS(${to} - ${from}) / 2), 2)`
const HAVERSINE = `${half('o.lat', ':lat')} + COS(RADIANS(o.lat)) * COS(RADIANS(:lat)) * ${half('o.lng', ':lng')}`
/** Great-circle distance (haversine) of an open gig `o`, in whole metres so that a cursor can hold it exactly. */
export const DISTANCE = `ROUND(${2 * EARTH_KM} * ASIN(SQRT(LEAST(1, ${HAVERSINE}))), 3)`
