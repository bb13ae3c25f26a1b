import { rows, type Sql } from '../config/db'
import type { Money, Rating } from '../schemas/common'
import { WorkerProfile as Profile } from '../schemas/profiles'
import {
  toPublicLocation,
  toRate,
  toRating,
  type Location,
  type LocationColumns,
  type RateColumns,
  type RatingColumns,
} from './columns'
import * as Skills from './Skill'
import { VISIBLE } from './WorkerProfile'

/** How many workers of each list are looked at, and of those of all skills together. */
const LOOKED_AT = { list: 300, skills: 600 } as const

/**
 * Workers who may suit a gig: visible, with one of its skills where it names any, and not its client, who may be a worker too.
 * They come from the ends of lists, so that it costs the same however many there are: whoever is new is among the newest, and
 * whoever is not must be rated well, or near, or have a rare skill.
 */
export async function listFor(
  sql: Sql,
  gig: { clientId: string; country: string | null; skills: readonly number[] },
): Promise<string[]> {
  const { clientId, country, skills } = gig
  const ofSkill = skills.map(
    (_, i) =>
      `(SELECT worker_id AS id FROM worker_skills WHERE skill_id = :skill${i} ORDER BY worker_id DESC LIMIT :eachLimit)`,
  )
  const lists = [
    ...ofSkill,
    ...(skills.length === 0 ? [NEWEST] : []),
    BEST_RATED,
    ...(country === null ? [] : [NEWEST_NEAR]),
  ]
  // Counted, because the database would turn EXISTS round, and read all workers of a skill.
  const shared = '(SELECT COUNT(*) FROM worker_skills s WHERE s.worker_id = p.user_id AND s.skill_id IN (:skills))'
  const found = await rows<{ id: string }>(
    sql,
    `SELECT p.user_id AS id FROM (${lists.join(' UNION ')}) AS looked_at
     JOIN worker_profiles p ON p.user_id = looked_at.id JOIN users u ON u.id = p.user_id
     WHERE ${VISIBLE} AND p.user_id <> :clientId ${skills.length > 0 ? `AND ${shared} > 0` : ''}`,
    {
      ...Object.fromEntries(skills.map((skill, i) => [`skill${i}`, skill])),
      ...{ clientId, country, skills, eachLimit: Math.ceil(LOOKED_AT.skills / Math.max(1, skills.length)) },
    },
  )
  return found.map(({ id }) => id)
}

const publicBy = (order: string, condition = '') =>
  `(SELECT user_id AS id FROM worker_profiles WHERE visibility = 'public' ${condition} ORDER BY ${order} LIMIT ${LOOKED_AT.list})`
const NEWEST = publicBy('user_id DESC')
const NEWEST_NEAR = publicBy('user_id DESC', 'AND country = :country')
const BEST_RATED = publicBy('rating_rank DESC, user_id DESC')

/** A worker, as far as matching looks at them. */
export interface WorkerToMatch extends Pick<Profile, 'id' | 'availability' | 'completedContracts' | 'languages'> {
  skills: Skills.UsedSkill[]
  /** As others may know it, so that no score tells where their door is. */
  location: Location | null
  hourlyRate: Money | null
  rating: Rating
  lastSeenAt: string | null
}

type Columns = Pick<WorkerToMatch, 'id' | 'availability' | 'completedContracts' | 'lastSeenAt'> &
  LocationColumns &
  RatingColumns &
  RateColumns & { languages: string }

/** These workers, hidden or not, in no order. */
export async function listToMatch(sql: Sql, workerIds: readonly string[]): Promise<WorkerToMatch[]> {
  if (workerIds.length === 0) return []
  const found = await rows<Columns>(
    sql,
    `SELECT p.user_id AS id, p.availability, p.rate_amount AS rateAmount, p.rate_currency AS rateCurrency,
            p.city, p.country, p.lat, p.lng, p.languages, p.rating_sum AS ratingSum, p.rating_count AS ratingCount,
            p.completed_contracts AS completedContracts, u.last_seen_at AS lastSeenAt
     FROM worker_profiles p JOIN users u ON u.id = p.user_id WHERE p.user_id IN (:workerIds)`,
    { workerIds },
  )
  const skills = await Skills.heldBy(sql, 'worker', workerIds)
  return found.map((columns) => ({
    id: columns.id,
    availability: columns.availability,
    completedContracts: columns.completedContracts,
    lastSeenAt: columns.lastSeenAt,
    skills: skills.get(columns.id) ?? [],
    location: toPublicLocation(columns),
    hourlyRate: toRate(columns),
    languages: Profile.shape.languages.parse(JSON.parse(columns.languages)),
    rating: toRating(columns),
  }))
}
