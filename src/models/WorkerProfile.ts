import { row, rows, write, type Sql } from '../config/db'
import { WorkerProfile as Profile, type WorkerProfileInput } from '../schemas/profiles'
import { locationColumns, toLocation, toRating, type LocationColumns, type RatingColumns } from './columns'
import * as Skills from './Skill'

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
  RatingColumns & { rateAmount: number | null; rateCurrency: string | null; languages: string; links: string }

export async function find(sql: Sql, userId: string): Promise<WorkerProfile | undefined> {
  const found = await row<ProfileRow>(
    sql,
    `SELECT user_id AS id, headline, bio, rate_amount AS rateAmount, rate_currency AS rateCurrency, availability,
            city, country, lat, lng, languages, links, visibility, rating_sum AS ratingSum, rating_count AS ratingCount,
            completed_contracts AS completedContracts, version
     FROM worker_profiles WHERE user_id = :userId`,
    { userId },
  )
  if (!found) return undefined
  const skills = await Skills.namesOf(sql, 'worker', [userId])
  return toProfile(found, skills.get(userId) ?? [])
}

const { languages: Languages, links: Links } = Profile.shape

function toProfile(found: ProfileRow, skills: string[]): WorkerProfile {
  const { rateAmount, rateCurrency, city, country, lat, lng, ratingSum, ratingCount, ...rest } = found
  return {
    ...rest,
    skills,
    hourlyRate: rateAmount === null || rateCurrency === null ? null : { amount: rateAmount, currency: rateCurrency },
    location: toLocation({ city, country, lat, lng }),
    languages: Languages.parse(JSON.parse(found.languages)),
    links: Links.parse(JSON.parse(found.links)),
    rating: toRating({ ratingSum, ratingCount }),
    avatarUrl: null,
  }
}

/** Replaces all but the skills, and locks the row. @returns false when there is no profile */
export async function replace(sql: Sql, userId: string, profile: Omit<WorkerProfileInput, 'skills'>): Promise<boolean> {
  const { headline, bio, hourlyRate, availability, location, languages, links, visibility } = profile
  const changed = await write(
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
  return changed === 1
}

/** What a client sees of a worker beside an application. */
export type WorkerCard = Pick<WorkerProfile, 'headline' | 'avatarUrl' | 'rating'> & { name: string }

/** The cards of many workers, by user id. */
export async function cardsOf(sql: Sql, workerIds: readonly string[]): Promise<Map<string, WorkerCard>> {
  if (workerIds.length === 0) return new Map()
  const found = await rows<{ id: string; name: string; headline: string } & RatingColumns>(
    sql,
    `SELECT profile.user_id AS id, users.name, profile.headline,
            profile.rating_sum AS ratingSum, profile.rating_count AS ratingCount
     FROM worker_profiles AS profile JOIN users ON users.id = profile.user_id
     WHERE profile.user_id IN (:workerIds)`,
    { workerIds },
  )
  return new Map(
    found.map(({ id, name, headline, ...ratings }) => [
      id,
      { name, headline, avatarUrl: null, rating: toRating(ratings) },
    ]),
  )
}
