import type { RowDataPacket } from 'mysql2/promise'
import type { Db } from '../../../src/config/db'
import { groupBy } from '../../../src/utils/groupBy'
import { stringify } from '../../../src/utils/uuid'

export interface SampledGig {
  id: string
  skill: string
  currency: string
  budgetMin: number
  budgetMax: number
  place: { city: string; lat: number; lng: number } | null
}

interface Columns extends Omit<SampledGig, 'id' | 'skill' | 'place'>, RowDataPacket {
  id: Buffer
  skill: string
  city: string | null
  lat: number
  lng: number
}

/** So many open gigs at random, or all. It may take long, so the time limit of requests does not hold. */
export async function sampleGigs(db: Db, size: number): Promise<SampledGig[]> {
  const connection = await db.connectAlone()
  try {
    const [found] = await connection.query<Columns[]>(
      `SELECT g.id, s.name AS skill, currency, budget_min AS budgetMin, budget_max AS budgetMax, city, lat, lng
       FROM gigs g JOIN gig_skills gs ON gs.gig_id = g.id AND gs.position = 0 JOIN skills s ON s.id = gs.skill_id
       WHERE g.status = 'open' ORDER BY RAND() LIMIT ?`,
      [size],
    )
    return found.map(({ id, skill, city, lat, lng, currency, budgetMin, budgetMax }) => ({
      id: stringify(id),
      skill,
      currency,
      budgetMin,
      budgetMax,
      place: city === null ? null : { city, lat, lng },
    }))
  } finally {
    await connection.end()
  }
}

/** An item of each of the most frequent keys, whose pages are full at any size. */
export function commonest<T>(items: readonly T[], keyOf: (item: T) => string | undefined, most: number): T[] {
  const groups = groupBy(items, keyOf)
  groups.delete(undefined)
  const largest = [...groups.values()].sort((a, b) => b.length - a.length).slice(0, most)
  return largest.flatMap(([item]) => item ?? [])
}
