import { rows, VARIES, type Sql } from '../../config/db'
import type { PayType } from '../../schemas/vocabulary'
import { publishedAtOf, skillTerm } from './document'
import { listOfTerm, TAKES_APPLICATIONS } from './filter'
import { START, unionOf } from './find'
import type { List } from './lists'

/** How many gigs are compared for one worker, and of each list at most. */
const COMPARED = { all: 500, list: 100 } as const

/** An open gig, as far as matching looks at it; its skills are in `gig_skills`. */
export interface GigToMatch {
  id: string
  payType: PayType
  budgetMax: number
  currency: string
  location: { country: string; lat: number; lng: number } | null
  publishedAt: string
}

interface Columns extends Pick<GigToMatch, 'id' | 'payType' | 'budgetMax' | 'currency'> {
  feedKey: number
  country: string | null
  lat: number | null
  lng: number | null
}

/**
 * Gigs that may suit a worker, no newer than `asOf`: the newest with each of these skills, of those in these cells, and of
 * all. None of their own, nor what they may not apply to again or have dismissed.
 */
export async function listFor(
  sql: Sql,
  worker: { id: string; skills: readonly number[]; cells: readonly string[] },
  asOf: number,
): Promise<GigToMatch[]> {
  const { id: workerId, skills, cells } = worker
  const lists: (List | 'all')[] = ['all', cells.flatMap(listOfTerm), ...skills.map(skillTerm).map(listOfTerm)]
  const atMost = Math.min(COMPARED.list, Math.floor(COMPARED.all / lists.length))
  const candidates = unionOf(
    lists.map((list) => ({ list, atMost })),
    { behind: START, upTo: asOf, since: 0 },
  )
  const found = await rows<Columns>(
    sql,
    `SELECT o.gig_id AS id, o.feed_key AS feedKey, o.pay_type AS payType, o.budget_max AS budgetMax, o.currency, o.country, o.lat, o.lng
     FROM ${candidates.text} AS w STRAIGHT_JOIN open_gigs o ON o.feed_key = w.feed_key
     WHERE ${TAKES_APPLICATIONS} AND o.client_id <> :workerId
       AND NOT EXISTS (SELECT 1 FROM applications a
                       WHERE a.gig_id = o.gig_id AND a.worker_id = :workerId AND a.bars_another = 1)
       AND NOT EXISTS (SELECT 1 FROM dismissed_jobs d WHERE d.worker_id = :workerId AND d.gig_id = o.gig_id)`,
    { ...candidates.params, workerId },
    VARIES,
  )
  return found.map(toGig)
}

const toGig = ({ feedKey, country, lat, lng, ...rest }: Columns): GigToMatch => ({
  ...rest,
  location: country === null || lat === null || lng === null ? null : { country, lat, lng },
  publishedAt: publishedAtOf(feedKey).toISOString(),
})
