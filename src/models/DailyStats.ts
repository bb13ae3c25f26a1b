import { row, rows, write, type Sql } from '../config/db'
import { DAY_MS } from '../utils/days'
import { CLOCK_SLACK_MS, firstIdAt } from '../utils/uuid'

/** What happened on one day. */
export interface DayRow {
  /** YYYY-MM-DD, UTC. */
  day: string
  users: number
  workers: number
  clients: number
  gigs: number
  openings: number
  filled: number
  applications: number
  hires: number
  /** Medians; null where there was none. */
  secondsToFirstApplication: number | null
  secondsToHire: number | null
}

/** The fill of a gig is settled by then. */
const RECOUNTED_DAYS = 30

const COLUMNS = `DATE_FORMAT(day, '%Y-%m-%d') AS day, users, workers, clients, gigs, openings, filled, applications, hires,
  seconds_to_first_application AS secondsToFirstApplication, seconds_to_hire AS secondsToHire`

export const list = (sql: Sql, { since, until }: { since: string; until: string }) =>
  rows<DayRow>(sql, `SELECT ${COLUMNS} FROM daily_stats WHERE day BETWEEN :since AND :until ORDER BY day`, {
    since,
    until,
  })

/** The day on which the first account was made; undefined before that. */
export async function firstDay(sql: Sql): Promise<string | undefined> {
  const text = `SELECT DATE_FORMAT(created_at, '%Y-%m-%d') AS day FROM users ORDER BY id LIMIT 1`
  return (await row<{ day: string }>(sql, text))?.day
}

/** Days whose fill may have changed since they were counted. */
export async function listStale(sql: Sql, limit: number): Promise<string[]> {
  const text = `SELECT DATE_FORMAT(day, '%Y-%m-%d') AS day FROM daily_stats
                WHERE counted_at < NOW(3) - INTERVAL 1 DAY AND day >= DATE(NOW(3)) - INTERVAL ${RECOUNTED_DAYS} DAY
                ORDER BY counted_at LIMIT :limit`
  return (await rows<{ day: string }>(sql, text, { limit })).map(({ day }) => day)
}

/** Rows of a day, over a table `t` whose ids have their times; only those are indexed. */
const MADE_THEN = 't.id >= :sinceId AND t.id < :untilId AND t.created_at >= :since AND t.created_at < :until'

/** The middle of some seconds, or the mean of the two in the middle. `seconds` is a query. */
const medianOf = (seconds: string) => `SELECT ROUND(AVG(seconds)) AS median FROM (
  SELECT seconds, ROW_NUMBER() OVER (ORDER BY seconds) AS place, COUNT(*) OVER () AS total FROM (${seconds}) AS each_one
) AS placed WHERE place IN (FLOOR((total + 1) / 2), CEIL((total + 1) / 2))`

const SINCE_PUBLISHED = 'GREATEST(0, TIMESTAMPDIFF(SECOND, g.published_at, t.created_at))'
const TO_FIRST_APPLICATION = medianOf(`SELECT ${SINCE_PUBLISHED} AS seconds
  FROM applications t JOIN gigs g ON g.id = t.gig_id
  WHERE ${MADE_THEN} AND NOT EXISTS (SELECT 1 FROM applications e WHERE e.gig_id = t.gig_id AND e.id < t.id)`)
const TO_HIRE = medianOf(`SELECT ${SINCE_PUBLISHED} AS seconds
  FROM contracts t JOIN gigs g ON g.id = t.gig_id WHERE ${MADE_THEN}`)

/** Counts a day. A gig counts on the day on which it was published, with what is filled of it now. */
export async function count(sql: Sql, day: string): Promise<DayRow> {
  const begin = Date.parse(day)
  const end = begin + DAY_MS
  const range = {
    since: new Date(begin),
    until: new Date(end),
    sinceId: firstIdAt(begin - CLOCK_SLACK_MS),
    untilId: firstIdAt(end + CLOCK_SLACK_MS),
  }
  const users = await one<Pick<DayRow, 'users' | 'workers' | 'clients'>>(
    sql,
    `SELECT COUNT(*) AS users, COALESCE(SUM(FIND_IN_SET('worker', t.roles) > 0), 0) AS workers,
            COALESCE(SUM(FIND_IN_SET('client', t.roles) > 0), 0) AS clients FROM users t WHERE ${MADE_THEN}`,
    range,
  )
  const gigs = await one<Pick<DayRow, 'gigs' | 'openings' | 'filled'>>(
    sql,
    `SELECT COUNT(*) AS gigs, COALESCE(SUM(openings), 0) AS openings, COALESCE(SUM(filled), 0) AS filled
     FROM gigs WHERE published_at >= :since AND published_at < :until`,
    range,
  )
  const applied = await one<{ applications: number }>(
    sql,
    `SELECT COUNT(*) AS applications FROM applications t WHERE ${MADE_THEN}`,
    range,
  )
  const hired = await one<{ hires: number }>(sql, `SELECT COUNT(*) AS hires FROM contracts t WHERE ${MADE_THEN}`, range)
  const toFirst = await one<{ median: number | null }>(sql, TO_FIRST_APPLICATION, range)
  const toHire = await one<{ median: number | null }>(sql, TO_HIRE, range)
  return {
    ...{ day, ...users, ...gigs, ...applied, ...hired },
    secondsToFirstApplication: toFirst.median,
    secondsToHire: toHire.median,
  }
}

async function one<T extends object>(sql: Sql, text: string, params: Parameters<typeof row>[2]): Promise<T> {
  const found = await row<T>(sql, text, params)
  if (!found) throw new TypeError('A sum without a row')
  return found
}

/** Keeps the figures of a day that is over, in the place of older ones. */
export async function keep(sql: Sql, day: DayRow): Promise<void> {
  await write(
    sql,
    `REPLACE INTO daily_stats (day, users, workers, clients, gigs, openings, filled, applications, hires,
                               seconds_to_first_application, seconds_to_hire, counted_at)
     VALUES (:day, :users, :workers, :clients, :gigs, :openings, :filled, :applications, :hires,
             :secondsToFirstApplication, :secondsToHire, NOW(3))`,
    { ...day },
  )
}
