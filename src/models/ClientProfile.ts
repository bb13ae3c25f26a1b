import { row, rows, write, type Sql } from '../config/db'
import type { ClientProfile as Profile, ClientProfileInput } from '../schemas/profiles'
import { locationColumns, round, toLocation, toRating, type LocationColumns, type RatingColumns } from './columns'

export type ClientFigures = Pick<Profile, 'hireRate' | 'medianResponseHours' | 'openGigs'>
export type ClientProfile = Omit<Profile, keyof ClientFigures>

/** How many of a client's answers its response time is taken from. */
const ANSWERS = 100

/** Opens a profile with nothing but a name; one that exists stays as it is. */
export async function open(sql: Sql, userId: string, displayName: string): Promise<void> {
  await write(
    sql,
    'INSERT IGNORE INTO client_profiles (user_id, display_name, updated_at) VALUES (:userId, :displayName, NOW(3))',
    { userId, displayName },
  )
}

type ProfileRow = Pick<Profile, 'id' | 'displayName' | 'about' | 'website' | 'kind' | 'version'> &
  LocationColumns &
  RatingColumns

export async function find(sql: Sql, userId: string): Promise<ClientProfile | undefined> {
  const found = await row<ProfileRow>(
    sql,
    `SELECT user_id AS id, display_name AS displayName, about, website, kind, city, country, lat, lng,
            rating_sum AS ratingSum, rating_count AS ratingCount, version
     FROM client_profiles WHERE user_id = :userId`,
    { userId },
  )
  if (!found) return undefined
  const { city, country, lat, lng, ratingSum, ratingCount, ...rest } = found
  return {
    ...rest,
    location: toLocation({ city, country, lat, lng }),
    rating: toRating({ ratingSum, ratingCount }),
    logoUrl: null,
  }
}

/** Replaces all of it. @returns false when there is no profile */
export async function replace(sql: Sql, userId: string, profile: ClientProfileInput): Promise<boolean> {
  const { displayName, about, website, location, kind } = profile
  const changed = await write(
    sql,
    `UPDATE client_profiles
     SET display_name = :displayName, about = :about, website = :website, kind = :kind,
         city = :city, country = :country, lat = :lat, lng = :lng, updated_at = NOW(3), version = version + 1
     WHERE user_id = :userId`,
    { userId, displayName, about, website, kind, ...locationColumns(location) },
  )
  return changed === 1
}

/** How the clients hire and answer, by user id, in two queries for any number of them. */
export async function figuresOf(sql: Sql, clientIds: readonly string[]): Promise<Map<string, ClientFigures>> {
  if (clientIds.length === 0) return new Map()
  const ids = [...new Set(clientIds)]
  const gigs = await gigFigures(sql, ids)
  const medians = await medianResponses(sql, ids)
  return new Map(
    ids.map((id) => {
      const { open = 0, hiring = 0, decided = 0 } = gigs.get(id) ?? {}
      const seconds = medians.get(id)
      const hireRate = decided === 0 ? null : round(hiring / decided, 2)
      return [
        id,
        { hireRate, medianResponseHours: seconds === undefined ? null : round(seconds / 3_600, 1), openGigs: open },
      ]
    }),
  )
}

/** A gig is decided when somebody was hired, or when it was published and has ended. */
async function gigFigures(sql: Sql, clientIds: readonly string[]) {
  const found = await rows<{ clientId: string; open: number; hiring: number; decided: number }>(
    sql,
    `SELECT client_id AS clientId, SUM(status = 'open') AS open, SUM(filled > 0) AS hiring,
            SUM(filled > 0 OR (published_at IS NOT NULL AND status IN ('closed', 'completed', 'cancelled'))) AS decided
     FROM gigs WHERE client_id IN (:clientIds) GROUP BY client_id`,
    { clientIds },
  )
  return new Map(found.map(({ clientId, ...figures }) => [clientId, figures]))
}

/** Seconds from application to first reading. Each client's rows are limited for themselves, so that a busy one costs no more. */
async function medianResponses(sql: Sql, clientIds: readonly string[]): Promise<Map<string, number>> {
  const answered = clientIds.map(
    (_, i) => `(SELECT client_id, TIMESTAMPDIFF(SECOND, created_at, viewed_at) AS seconds
       FROM applications WHERE client_id = :client${i}Id AND viewed_at IS NOT NULL ORDER BY viewed_at DESC LIMIT ${ANSWERS})`,
  )
  const found = await rows<{ clientId: string; seconds: number }>(
    sql,
    `SELECT client_id AS clientId, AVG(seconds) AS seconds
     FROM (SELECT client_id, seconds, ROW_NUMBER() OVER (PARTITION BY client_id ORDER BY seconds) AS place,
                  COUNT(*) OVER (PARTITION BY client_id) AS answers
           FROM (${answered.join(' UNION ALL ')}) AS answered) AS ranked
     WHERE place * 2 BETWEEN answers AND answers + 2
     GROUP BY client_id`,
    Object.fromEntries(clientIds.map((id, i) => [`client${i}Id`, id])),
  )
  return new Map(found.map(({ clientId, seconds }) => [clientId, seconds]))
}

/** What a worker sees of a client beside a gig. */
export type ClientCard = Pick<Profile, 'displayName' | 'logoUrl' | 'rating' | 'hireRate' | 'medianResponseHours'>

/** The cards of many clients, by user id. */
export async function cardsOf(sql: Sql, clientIds: readonly string[]): Promise<Map<string, ClientCard>> {
  if (clientIds.length === 0) return new Map()
  const figures = await figuresOf(sql, clientIds)
  const found = await rows<{ id: string; displayName: string } & RatingColumns>(
    sql,
    `SELECT user_id AS id, display_name AS displayName, rating_sum AS ratingSum, rating_count AS ratingCount
     FROM client_profiles WHERE user_id IN (:clientIds)`,
    { clientIds },
  )
  return new Map(
    found.map(({ id, displayName, ...ratings }) => {
      const { hireRate = null, medianResponseHours = null } = figures.get(id) ?? {}
      return [id, { displayName, logoUrl: null, rating: toRating(ratings), hireRate, medianResponseHours }]
    }),
  )
}

/** What stands on a contract, by user id; without the figures, which cost more. */
export async function namesOf(
  sql: Sql,
  clientIds: readonly string[],
): Promise<Map<string, Pick<ClientCard, 'displayName' | 'logoUrl'>>> {
  if (clientIds.length === 0) return new Map()
  const text = 'SELECT user_id AS id, display_name AS displayName FROM client_profiles WHERE user_id IN (:clientIds)'
  const found = await rows<{ id: string; displayName: string }>(sql, text, { clientIds })
  return new Map(found.map(({ id, displayName }) => [id, { displayName, logoUrl: null }]))
}
