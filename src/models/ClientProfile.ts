import { row, rows, write, type Sql } from '../config/db'
import { pictureUrl } from '../schemas/files'
import type { PublicClient } from '../schemas/people'
import type { ClientProfile as Profile, ClientProfileInput } from '../schemas/profiles'
import { FORMER_USER } from '../schemas/vocabulary'
import {
  locationColumns,
  round,
  toLocation,
  toPublicLocation,
  toRating,
  type LocationColumns,
  type RatingColumns,
} from './columns'
import { FIGURES, type GigRow } from './Gig'
import { ACTIVE } from './User'

type ClientFigures = Pick<Profile, 'hireRate' | 'medianResponseHours' | 'openGigs'>

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

interface FigureColumns {
  openGigs: number
  hiringGigs: number
  decidedGigs: number
  responseSeconds: number | null
}
const FIGURE_COLUMNS = `open_gigs AS openGigs, hiring_gigs AS hiringGigs, decided_gigs AS decidedGigs,
  median_response_seconds AS responseSeconds`

const toFigures = ({ openGigs, hiringGigs, decidedGigs, responseSeconds }: FigureColumns): ClientFigures => ({
  hireRate: decidedGigs === 0 ? null : round(hiringGigs / decidedGigs, 2),
  medianResponseHours: responseSeconds === null ? null : round(responseSeconds / 3_600, 1),
  openGigs,
})

type ProfileRow = Pick<Profile, 'id' | 'displayName' | 'about' | 'website' | 'kind' | 'version'> &
  LocationColumns &
  RatingColumns &
  FigureColumns & { logoId: string | null }

const COLUMNS = `p.user_id AS id, p.display_name AS displayName, p.about, p.website, p.kind, p.city, p.country, p.lat, p.lng,
  p.rating_sum AS ratingSum, p.rating_count AS ratingCount, ${FIGURE_COLUMNS},
  p.logo_id AS logoId, p.version`

export async function find(sql: Sql, userId: string): Promise<Profile | undefined> {
  const text = `SELECT ${COLUMNS} FROM client_profiles p WHERE p.user_id = :userId`
  const found = await row<ProfileRow>(sql, text, { userId })
  return found && toProfile(found)
}

/** As everybody may see it. One who is suspended, or has not confirmed the address, is not found. */
export async function findPublic(sql: Sql, clientId: string): Promise<Omit<PublicClient, 'gigs'> | undefined> {
  const found = await row<ProfileRow & Pick<PublicClient, 'memberSince'>>(
    sql,
    `SELECT ${COLUMNS}, u.created_at AS memberSince FROM client_profiles p JOIN users u ON u.id = p.user_id
     WHERE p.user_id = :clientId AND ${ACTIVE}`,
    { clientId },
  )
  return found && { ...toProfile(found), location: toPublicLocation(found), memberSince: found.memberSince }
}

function toProfile(found: ProfileRow): Profile {
  const {
    city,
    country,
    lat,
    lng,
    ratingSum,
    ratingCount,
    openGigs,
    hiringGigs,
    decidedGigs,
    responseSeconds,
    logoId,
    ...rest
  } = found
  return {
    ...rest,
    ...toFigures({ openGigs, hiringGigs, decidedGigs, responseSeconds }),
    location: toLocation({ city, country, lat, lng }),
    rating: toRating({ ratingSum, ratingCount }),
    logoUrl: pictureUrl(logoId),
  }
}

/** Replaces all of it. */
export async function replace(sql: Sql, userId: string, profile: ClientProfileInput): Promise<void> {
  const { displayName, about, website, location, kind } = profile
  await write(
    sql,
    `UPDATE client_profiles
     SET display_name = :displayName, about = :about, website = :website, kind = :kind,
         city = :city, country = :country, lat = :lat, lng = :lng, updated_at = NOW(3), version = version + 1
     WHERE user_id = :userId`,
    { userId, displayName, about, website, kind, ...locationColumns(location) },
  )
  sql.changed(`client:${userId}`)
}

/** Leaves nothing but the figures of a profile whose owner was deleted. */
export async function clear(sql: Sql, userId: string): Promise<void> {
  await write(
    sql,
    `UPDATE client_profiles
     SET display_name = :formerUser, about = '', website = NULL, kind = 'person', city = NULL, country = NULL, lat = NULL,
         lng = NULL, logo_id = NULL, updated_at = NOW(3), version = version + 1
     WHERE user_id = :userId`,
    { userId, formerUser: FORMER_USER },
  )
  sql.changed(`client:${userId}`)
}

/** Locks the profile before it or its figures change, where the transaction would otherwise only share it first. */
export async function lock(
  sql: Sql,
  userId: string,
): Promise<{ version: number; pictureId: string | null } | undefined> {
  const text = 'SELECT version, logo_id AS pictureId FROM client_profiles WHERE user_id = :userId FOR UPDATE'
  return row(sql, text, { userId })
}

/** null: none. */
export async function setLogo(sql: Sql, userId: string, logoId: string | null): Promise<void> {
  const text = `UPDATE client_profiles SET logo_id = :logoId, updated_at = NOW(3), version = version + 1
                WHERE user_id = :userId`
  await write(sql, text, { userId, logoId })
  sql.changed(`client:${userId}`)
}

/**
 * For rows that refer to a client and a worker: their foreign keys would share the worker's profile first, and whoever ends a
 * contract locks the client's before the worker's.
 */
export async function lockShared(sql: Sql, userId: string): Promise<void> {
  await row(sql, 'SELECT user_id FROM client_profiles WHERE user_id = :userId LOCK IN SHARE MODE', { userId })
}

/** Brings the figures up to a change of one gig. @param before the gig as it was read under its lock */
export async function countGig(sql: Sql, before: Pick<GigRow, 'id' | 'clientId' | 'counted'>): Promise<void> {
  await write(
    sql,
    `UPDATE client_profiles p JOIN gigs g ON g.client_id = p.user_id
     SET p.open_gigs = p.open_gigs + ${FIGURES.open} - :open,
         p.hiring_gigs = p.hiring_gigs + ${FIGURES.hiring} - :hiring,
         p.decided_gigs = p.decided_gigs + ${FIGURES.decided} - :decided
     WHERE g.id = :id`,
    { id: before.id, ...before.counted },
  )
  sql.changed(`client:${before.clientId}`)
}

/** As many of the client's open gigs are open no more. */
export async function countPaused(sql: Sql, userId: string, gigs: number): Promise<void> {
  await write(sql, 'UPDATE client_profiles SET open_gigs = open_gigs - :gigs WHERE user_id = :userId', { userId, gigs })
  sql.changed(`client:${userId}`)
}

/** Brings the response time of a locked profile up to an application that was seen for the first time. */
export async function countResponse(sql: Sql, userId: string): Promise<void> {
  // Read apart: inside the update it would lock the applications that others are just answering.
  const found = await row<{ seconds: number | null }>(sql, `SELECT (${medianResponse(':userId')}) AS seconds`, {
    userId,
  })
  await write(sql, 'UPDATE client_profiles SET median_response_seconds = :seconds WHERE user_id = :userId', {
    userId,
    seconds: found?.seconds ?? null,
  })
  sql.changed(`client:${userId}`)
}

/** Seconds from application to first reading: the median of a client's last answers. `client` is an expression. */
export const medianResponse = (client: string): string => `
  SELECT AVG(seconds)
  FROM (SELECT seconds, ROW_NUMBER() OVER (ORDER BY seconds) AS place, COUNT(*) OVER () AS answers
        FROM (SELECT TIMESTAMPDIFF(SECOND, created_at, viewed_at) AS seconds FROM applications
              WHERE client_id = ${client} AND viewed_at IS NOT NULL ORDER BY viewed_at DESC, id DESC LIMIT ${ANSWERS}) AS answered
       ) AS ranked
  WHERE place * 2 BETWEEN answers AND answers + 2`

/** What a worker sees of a client beside a gig. */
export type ClientCard = Pick<Profile, 'displayName' | 'logoUrl' | 'rating' | 'hireRate' | 'medianResponseHours'>

export type CardColumns = { displayName: string; logoId: string | null } & RatingColumns & FigureColumns

/** Of a row of client_profiles `p`. */
export const CARD_COLUMNS = `p.display_name AS displayName, p.logo_id AS logoId, p.rating_sum AS ratingSum,
  p.rating_count AS ratingCount, ${FIGURE_COLUMNS}`

export function toCard(columns: CardColumns): ClientCard {
  const { displayName, logoId } = columns
  const { hireRate, medianResponseHours } = toFigures(columns)
  return { displayName, logoUrl: pictureUrl(logoId), rating: toRating(columns), hireRate, medianResponseHours }
}

/** The cards of many clients, by user id. */
export async function cardsOf(sql: Sql, clientIds: readonly string[]): Promise<Map<string, ClientCard>> {
  if (clientIds.length === 0) return new Map()
  const found = await rows<{ id: string } & CardColumns>(
    sql,
    `SELECT p.user_id AS id, ${CARD_COLUMNS} FROM client_profiles p WHERE p.user_id IN (:clientIds)`,
    { clientIds },
  )
  return new Map(found.map((each) => [each.id, toCard(each)]))
}

/** What stands on a contract, by user id; without the figures, which cost more. */
export async function namesOf(
  sql: Sql,
  clientIds: readonly string[],
): Promise<Map<string, Pick<ClientCard, 'displayName' | 'logoUrl'>>> {
  if (clientIds.length === 0) return new Map()
  const text = `SELECT user_id AS id, display_name AS displayName, logo_id AS logoId
                FROM client_profiles WHERE user_id IN (:clientIds)`
  const found = await rows<{ id: string; displayName: string; logoId: string | null }>(sql, text, { clientIds })
  return new Map(found.map(({ id, displayName, logoId }) => [id, { displayName, logoUrl: pictureUrl(logoId) }]))
}
