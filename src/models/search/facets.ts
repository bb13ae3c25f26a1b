import { rows, VARIES, type Sql } from '../../config/db'
import type { PayType } from '../../schemas/vocabulary'
import { conditionsOf, type Filter } from './filter'
import { placesOf, sinceOf, START } from './find'
import { NEWEST, type List } from './lists'

export interface Facets {
  skills: { name: string; count: number }[]
  payTypes: { payType: PayType; count: number }[]
  countries: { country: string | null; count: number }[]
  counted: number
  complete: boolean
}

/** How many gigs of a list are looked at for facets. */
const MOST_FACETED = 5_000
const MOST_SKILLS = 20

/** How many of the newest gigs of a list that fulfil a filter have which skill, pay type and country. */
export async function countFacets(sql: Sql, list: List | 'all', filter: Filter): Promise<Facets> {
  const newest = { behind: START, upTo: NEWEST, since: sinceOf(filter), windowLimit: MOST_FACETED }
  const window = placesOf({ by: 'time', list }, newest)
  const conditions = conditionsOf(filter)
  const matches = `FROM ${window.text} AS w STRAIGHT_JOIN open_gigs o ON o.feed_key = w.feed_key`
  const params = { ...window.params, ...conditions.params }
  const groups = await rows<{ payType: PayType; country: string | null; count: number }>(
    sql,
    `SELECT o.pay_type AS payType, o.country, COUNT(*) AS count ${matches} WHERE ${conditions.text} GROUP BY o.pay_type, o.country`,
    params,
    VARIES,
  )
  const skills = await rows<{ name: string; count: number }>(
    sql,
    `SELECT skills.name, counted.count
     FROM (SELECT s.skill_id, COUNT(*) AS count ${matches} JOIN gig_skills s ON s.gig_id = o.gig_id
           WHERE ${conditions.text} GROUP BY s.skill_id ORDER BY count DESC, s.skill_id LIMIT ${MOST_SKILLS}) AS counted
     JOIN skills ON skills.id = counted.skill_id ORDER BY counted.count DESC, skills.name`,
    params,
    VARIES,
  )
  const [places] = await rows<{ size: number }>(
    sql,
    `SELECT COUNT(*) AS size FROM ${window.text} AS w`,
    window.params,
    VARIES,
  )
  return {
    skills,
    payTypes: totals(groups, ({ payType }) => payType).map(([payType, count]) => ({ payType, count })),
    countries: totals(groups, ({ country }) => country).map(([country, count]) => ({ country, count })),
    counted: groups.reduce((sum, { count }) => sum + count, 0),
    complete: (places?.size ?? 0) < MOST_FACETED,
  }
}

/** Counts added up by a key, the most first. */
function totals<Row extends { count: number }, Key>(
  groups: readonly Row[],
  keyOf: (group: Row) => Key,
): [Key, number][] {
  const sums = new Map<Key, number>()
  for (const group of groups) sums.set(keyOf(group), (sums.get(keyOf(group)) ?? 0) + group.count)
  return [...sums].sort(([, a], [, b]) => b - a)
}
