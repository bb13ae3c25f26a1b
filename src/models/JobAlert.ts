import { row, rows, write, writeMany, type Sql } from '../config/db'
import type { PayType } from '../schemas/vocabulary'
import { TAKES_APPLICATIONS } from './Gig'
import { ACTIVE } from './User'

/** What one mail tells at most. */
export const MAX_GIGS = 20

/** What a worker is told of, and the search that found it. */
export interface News {
  gigId: string
  searchId: string
}

/**
 * Keeps what one mail tells a worker, in the order given. A worker is told of a gig once: a second time is refused by the database.
 * @param digest token: 128 random bits that let their holder end the alerts
 */
export async function addDigest(
  sql: Sql,
  digest: { id: string; workerId: string; token: Buffer },
  news: readonly News[],
): Promise<void> {
  const text = 'INSERT INTO alert_digests (id, worker_id, token, created_at) VALUES (:id, :workerId, :token, NOW(3))'
  await write(sql, text, digest)
  await writeMany(
    sql,
    'INSERT INTO alerted_gigs (worker_id, gig_id, digest_id, search_id, position) VALUES',
    '(:workerId, :gigId, :digestId, :searchId, :position)',
    // In the order of ids, in which whoever locks several gigs locks them.
    news
      .map(({ gigId, searchId }, position) => ({
        workerId: digest.workerId,
        gigId,
        digestId: digest.id,
        searchId,
        position,
      }))
      .sort((a, b) => (a.gigId < b.gigId ? -1 : 1)),
  )
}

/** Whose alerts a token may end. */
export async function findWorkerByToken(sql: Sql, token: Buffer): Promise<string | undefined> {
  const text = 'SELECT worker_id AS workerId FROM alert_digests WHERE token = :token'
  return (await row<{ workerId: string }>(sql, text, { token }))?.workerId
}

export interface Digest {
  workerId: string
  token: Buffer
}

/** A digest, unless its worker has turned all alerts off, or was suspended or has asked to be deleted since. */
export async function findWanted(sql: Sql, digestId: string): Promise<Digest | undefined> {
  const found = await row<{ workerId: string; token: string }>(
    sql,
    `SELECT d.worker_id AS workerId, HEX(d.token) AS token
     FROM alert_digests d JOIN users u ON u.id = d.worker_id
     WHERE d.id = :digestId AND ${ACTIVE}
       AND EXISTS (SELECT 1 FROM saved_searches s WHERE s.worker_id = d.worker_id AND s.alert <> 'off')`,
    { digestId },
  )
  return found && { workerId: found.workerId, token: Buffer.from(found.token, 'hex') }
}

export interface AlertedGig {
  id: string
  title: string
  payType: PayType
  budgetMin: number
  budgetMax: number
  currency: string
  city: string | null
  country: string | null
  /** Whether workers may still apply to it. */
  takesApplications: boolean
}

/** What a digest told of when it was made, in its order. */
export async function listGigs(sql: Sql, digestId: string): Promise<AlertedGig[]> {
  const found = await rows<Omit<AlertedGig, 'takesApplications'> & { isTaking: number }>(
    sql,
    `SELECT g.id, g.title, g.pay_type AS payType, g.budget_min AS budgetMin, g.budget_max AS budgetMax, g.currency, g.city,
            g.country, (${TAKES_APPLICATIONS}) AS isTaking
     FROM alerted_gigs a JOIN gigs g ON g.id = a.gig_id
     WHERE a.digest_id = :digestId ORDER BY a.position`,
    { digestId },
  )
  return found.map(({ isTaking, ...rest }) => ({ ...rest, takesApplications: isTaking === 1 }))
}

/** After a year the gigs are no news to anybody, and the link of the mail need not work any more. @returns how many went */
export async function deleteOldDigests(sql: Sql, limit: number): Promise<number> {
  return write(sql, 'DELETE FROM alert_digests WHERE created_at < NOW(3) - INTERVAL 1 YEAR LIMIT :limit', { limit })
}
