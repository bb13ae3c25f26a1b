import { row, rows, write, type Sql } from '../config/db'
import type { WorkerCard } from '../schemas/cards'
import { pictureUrl } from '../schemas/files'
import type { PublicWorker, WorkerSearch } from '../schemas/people'
import { WorkerProfile as Profile, type WorkerProfileInput } from '../schemas/profiles'
import {
  locationColumns,
  toLocation,
  toPublicLocation,
  toRate,
  toRating,
  type LocationColumns,
  type RateColumns,
  type RatingColumns,
} from './columns'
import * as Skills from './Skill'
import { ACTIVE } from './User'

export type WorkerProfile = Omit<Profile, 'completeness'>

/** Opens an empty profile; one that exists stays as it is. */
export async function open(sql: Sql, userId: string): Promise<void> {
  await write(
    sql,
    `INSERT IGNORE INTO worker_profiles (user_id, languages, links, updated_at) VALUES (:userId, '[]', '[]', NOW(3))`,
    { userId },
  )
}

type ProfileRow = Pick<
  Profile,
  'id' | 'headline' | 'bio' | 'availability' | 'visibility' | 'completedContracts' | 'version'
> &
  LocationColumns &
  RatingColumns &
  RateColumns & {
    languages: string
    links: string
    avatarId: string | null
  }

const COLUMNS = `p.user_id AS id, p.headline, p.bio, p.rate_amount AS rateAmount, p.rate_currency AS rateCurrency, p.availability,
  p.city, p.country, p.lat, p.lng, p.languages, p.links, p.visibility, p.rating_sum AS ratingSum, p.rating_count AS ratingCount,
  p.completed_contracts AS completedContracts, p.avatar_id AS avatarId, p.version`

export async function find(sql: Sql, userId: string): Promise<WorkerProfile | undefined> {
  const text = `SELECT ${COLUMNS} FROM worker_profiles p WHERE p.user_id = :userId`
  const found = await row<ProfileRow>(sql, text, { userId })
  if (!found) return undefined
  const skills = await Skills.namesOf(sql, 'worker', [userId])
  return toProfile(found, skills.get(userId) ?? [])
}

const { languages: Languages, links: Links } = Profile.shape

function toProfile(found: ProfileRow, skills: string[]): WorkerProfile {
  const { rateAmount, rateCurrency, city, country, lat, lng, ratingSum, ratingCount, avatarId, ...rest } = found
  return {
    ...rest,
    skills,
    hourlyRate: toRate({ rateAmount, rateCurrency }),
    location: toLocation({ city, country, lat, lng }),
    languages: Languages.parse(JSON.parse(found.languages)),
    links: Links.parse(JSON.parse(found.links)),
    rating: toRating({ ratingSum, ratingCount }),
    avatarUrl: pictureUrl(avatarId),
  }
}

/** Serialises changes of one profile. */
export async function lock(
  sql: Sql,
  userId: string,
): Promise<{ version: number; pictureId: string | null } | undefined> {
  const text = 'SELECT version, avatar_id AS pictureId FROM worker_profiles WHERE user_id = :userId FOR UPDATE'
  return row(sql, text, { userId })
}

/** null: none. */
export async function setAvatar(sql: Sql, userId: string, avatarId: string | null): Promise<void> {
  const text = `UPDATE worker_profiles SET avatar_id = :avatarId, updated_at = NOW(3), version = version + 1
                WHERE user_id = :userId`
  await write(sql, text, { userId, avatarId })
}

/** Replaces all but the skills. */
export async function replace(sql: Sql, userId: string, profile: Omit<WorkerProfileInput, 'skills'>): Promise<void> {
  const { headline, bio, hourlyRate, availability, location, languages, links, visibility } = profile
  await write(
    sql,
    `UPDATE worker_profiles
     SET headline = :headline, bio = :bio, rate_amount = :rateAmount, rate_currency = :rateCurrency,
         availability = :availability, city = :city, country = :country, lat = :lat, lng = :lng,
         languages = :languages, links = :links, visibility = :visibility, updated_at = NOW(3), version = version + 1
     WHERE user_id = :userId`,
    {
      userId,
      headline,
      bio,
      rateAmount: hourlyRate?.amount ?? null,
      rateCurrency: hourlyRate?.currency ?? null,
      availability,
      ...locationColumns(location),
      languages: JSON.stringify(languages),
      links: JSON.stringify(links),
      visibility,
    },
  )
}

/** Leaves nothing but the figures of a profile whose owner was deleted, and locks the row. */
export async function clear(sql: Sql, userId: string): Promise<void> {
  await write(
    sql,
    `UPDATE worker_profiles
     SET headline = '', bio = '', rate_amount = NULL, rate_currency = NULL, availability = 'unavailable', city = NULL,
         country = NULL, lat = NULL, lng = NULL, languages = '[]', links = '[]', visibility = 'hidden', avatar_id = NULL,
         updated_at = NOW(3), version = version + 1
     WHERE user_id = :userId`,
    { userId },
  )
}

/** Whom others may find, over a profile `p` and its user `u`. */
export const VISIBLE = `p.visibility = 'public' AND ${ACTIVE}`
const PUBLIC_COLUMNS = `${COLUMNS}, u.name, u.created_at AS memberSince`
const PUBLIC_FROM = 'FROM worker_profiles p JOIN users u ON u.id = p.user_id'
type PublicRow = ProfileRow & Pick<PublicWorker, 'name' | 'memberSince'>

async function toPublic(sql: Sql, found: readonly PublicRow[]): Promise<PublicWorker[]> {
  const ids = found.map(({ id }) => id)
  const skills = await Skills.namesOf(sql, 'worker', ids)
  return found.map((each) => ({
    ...toProfile(each, skills.get(each.id) ?? []),
    location: toPublicLocation(each),
    name: each.name,
    memberSince: each.memberSince,
  }))
}

/** The visible ones among these workers, in no order. */
export async function listPublic(sql: Sql, workerIds: readonly string[]): Promise<PublicWorker[]> {
  if (workerIds.length === 0) return []
  const text = `SELECT ${PUBLIC_COLUMNS} ${PUBLIC_FROM} WHERE p.user_id IN (:workerIds) AND ${VISIBLE}`
  return toPublic(sql, await rows<PublicRow>(sql, text, { workerIds }))
}

/** A hidden, suspended or unconfirmed one is not found. */
export async function findPublic(sql: Sql, workerId: string): Promise<PublicWorker | undefined> {
  return (await listPublic(sql, [workerId]))[0]
}

export interface WorkerFilter {
  /** Numbers of skills that a worker must all have. */
  skills: readonly number[]
  availability: Profile['availability'] | null
  country: string | null
}

const orders: Record<WorkerSearch['sort'], { key: string; order: string; beyond: string }> = {
  newest: { key: '0', order: 'p.user_id DESC', beyond: 'p.user_id < :id' },
  rating: {
    key: 'p.rating_rank',
    order: 'p.rating_rank DESC, p.user_id DESC',
    beyond: 'p.rating_rank <= :key AND (p.rating_rank < :key OR p.user_id < :id)',
  },
}

/** Visible workers. `after` is the last row of the page before. */
export async function searchPublic(
  sql: Sql,
  { skills, availability, country }: WorkerFilter,
  { sort, after, limit }: { sort: WorkerSearch['sort']; after: { key: number; id: string } | null; limit: number },
): Promise<(PublicWorker & { sortKey: number })[]> {
  const { key, order, beyond } = orders[sort]
  const holds = (_: number, i: number) =>
    `EXISTS (SELECT 1 FROM worker_skills s WHERE s.worker_id = p.user_id AND s.skill_id = :skill${i})`
  const conditions = [
    VISIBLE,
    availability && 'p.availability = :availability',
    country && 'p.country = :country',
    ...skills.map(holds),
    after && beyond,
  ].filter(Boolean)
  const found = await rows<PublicRow & { sortKey: number }>(
    sql,
    `SELECT ${PUBLIC_COLUMNS}, ${key} AS sortKey ${PUBLIC_FROM}
     WHERE ${conditions.join(' AND ')} ORDER BY ${order} LIMIT :limit`,
    {
      ...Object.fromEntries(skills.map((skill, i) => [`skill${i}`, skill])),
      ...{ availability, country, limit, key: after?.key ?? null, id: after?.id ?? null },
    },
  )
  const workers = await toPublic(sql, found)
  return workers.map((worker, i) => ({ ...worker, sortKey: found[i]?.sortKey ?? 0 }))
}

/** A contract of the worker was completed: a figure, not a change of the profile. */
export async function countCompleted(sql: Sql, userId: string): Promise<void> {
  const text = 'UPDATE worker_profiles SET completed_contracts = completed_contracts + 1 WHERE user_id = :userId'
  await write(sql, text, { userId })
}

/** The cards of many workers, by user id. */
export async function cardsOf(sql: Sql, workerIds: readonly string[]): Promise<Map<string, WorkerCard>> {
  if (workerIds.length === 0) return new Map()
  const found = await rows<{ id: string; name: string; headline: string; avatarId: string | null } & RatingColumns>(
    sql,
    `SELECT profile.user_id AS id, users.name, profile.headline, profile.avatar_id AS avatarId,
            profile.rating_sum AS ratingSum, profile.rating_count AS ratingCount
     FROM worker_profiles AS profile JOIN users ON users.id = profile.user_id
     WHERE profile.user_id IN (:workerIds)`,
    { workerIds },
  )
  return new Map(
    found.map(({ id, name, headline, avatarId, ...ratings }) => [
      id,
      { name, headline, avatarUrl: pictureUrl(avatarId), rating: toRating(ratings) },
    ]),
  )
}
