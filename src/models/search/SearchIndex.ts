import { isDuplicate, row, rows, write, writeMany, type Sql } from '../../config/db'
import { parse as parseUuid } from '../../utils/uuid'
import { analyse, feedKeyOf, packTerms, PLACES, TIERS, unpackTerms, type GigDocument } from './document'
import * as Words from './SearchWords'

/** As a row of gigs has it: ids as text, instants as ISO 8601. */
type IndexedColumns = Omit<GigDocument, 'id' | 'clientId' | 'skills' | 'deadline' | 'openedAt'> &
  Record<'id' | 'clientId' | 'openedAt' | 'publishedAt', string> & { deadline: string | null }

/** Lets a gig, whose row is locked, be found as it is now; one that is not open is not found any more. */
export async function refresh(sql: Sql, gigId: string): Promise<void> {
  await remove(sql, [gigId])
  const gig = await row<IndexedColumns>(
    sql,
    `SELECT id, client_id AS clientId, title, description, pay_type AS payType, budget_min AS budgetMin, budget_max AS budgetMax,
            currency, country, lat, lng, deadline, opened_at AS openedAt, published_at AS publishedAt
     FROM gigs WHERE id = :gigId AND status = 'open'`,
    { gigId },
  )
  if (!gig) return
  const skills = await rows<{ id: number; name: string }>(
    sql,
    'SELECT skills.id, skills.name FROM gig_skills JOIN skills ON skills.id = skill_id WHERE gig_id = :gigId',
    { gigId },
  )
  await insert(sql, toDocument(gig, skills), new Date(gig.publishedAt))
}

const toDocument = (
  { id, clientId, deadline, openedAt, ...rest }: IndexedColumns,
  skills: GigDocument['skills'],
): GigDocument => ({
  ...rest,
  skills,
  id: parseUuid(id),
  clientId: parseUuid(clientId),
  deadline: deadline === null ? null : new Date(deadline),
  openedAt: new Date(openedAt),
})

async function insert(sql: Sql, gig: GigDocument, publishedAt: Date): Promise<void> {
  const { terms, vocabulary } = analyse(gig)
  await Words.add(sql, vocabulary)
  const feedKey = await insertRow(sql, gig, publishedAt, packTerms(terms))
  const postings = Array.from(terms, ([term, tier]) => ({ term, tier, feedKey }))
  await writeMany(sql, 'INSERT INTO gig_postings (term, tier, feed_key) VALUES', '(:term, :tier, :feedKey)', postings)
}

/** @returns the feed key that it got: the next place where another gig of the same millisecond has taken it */
async function insertRow(sql: Sql, gig: GigDocument, publishedAt: Date, terms: string): Promise<number> {
  const first = gig.id.readUInt16BE(gig.id.length - 2)
  for (let place = first; ; place += 1) {
    const feedKey = feedKeyOf(publishedAt, place)
    try {
      await write(
        sql,
        `INSERT INTO open_gigs (feed_key, gig_id, client_id, pay_type, budget_min, budget_max, currency, country, lat, lng,
                                deadline, opened_at, terms)
         VALUES (:feedKey, :id, :clientId, :payType, :budgetMin, :budgetMax, :currency, :country, :lat, :lng,
                 :deadline, :openedAt, :terms)`,
        { ...columnsOf(gig), feedKey, terms },
      )
      return feedKey
    } catch (error) {
      if (!isDuplicate(error, 'PRIMARY') || place - first >= PLACES) throw error
    }
  }
}

const columnsOf = ({ title: _title, description: _description, skills: _skills, ...columns }: GigDocument) => columns

/** So many gigs have some thousands of postings. */
const REMOVED_AT_ONCE = 50

/** Gigs, whose rows are locked, are not found any more. */
export async function remove(sql: Sql, gigIds: readonly string[]): Promise<void> {
  for (let start = 0; start < gigIds.length; start += REMOVED_AT_ONCE) {
    await removeFew(sql, gigIds.slice(start, start + REMOVED_AT_ONCE))
  }
}

async function removeFew(sql: Sql, gigIds: readonly string[]): Promise<void> {
  const indexed = await rows<{ feedKey: number; terms: Buffer }>(
    sql,
    'SELECT feed_key AS feedKey, terms FROM open_gigs WHERE gig_id IN (:gigIds) ORDER BY feed_key FOR UPDATE',
    { gigIds },
  )
  if (indexed.length === 0) return
  const postings = indexed.flatMap(({ feedKey, terms }) =>
    Array.from(unpackTerms(terms.toString()), ([term, tier]) => ({ term, tier, key: feedKey })),
  )
  await write(
    sql,
    `DELETE gig_postings
     FROM JSON_TABLE(:postings, '$[*]'
            COLUMNS (term VARBINARY(32) PATH '$.term', tier TINYINT PATH '$.tier', feed_key BIGINT PATH '$.key')) AS given
     STRAIGHT_JOIN gig_postings ON gig_postings.term = given.term AND gig_postings.tier = given.tier
       AND gig_postings.feed_key = given.feed_key`,
    { postings: JSON.stringify(postings) },
  )
  await write(sql, 'DELETE FROM open_gigs WHERE feed_key IN (:feedKeys)', {
    feedKeys: indexed.map(({ feedKey }) => feedKey),
  })
  const words = postings.filter(({ tier }) => tier !== TIERS.none).map(({ term }) => term)
  await Words.forgetUnused(sql, [...new Set(words)])
}

/**
 * Looks through the next gigs behind an id for those that are open and not found, or found and not open, as an older version of the
 * server may have left them.
 * @returns lastId: null behind the last gig
 */
export async function listWrong(
  sql: Sql,
  afterId: string,
  limit: number,
): Promise<{ wrongIds: string[]; lastId: string | null }> {
  const found = await rows<{ id: string; isWrong: number }>(
    sql,
    `SELECT g.id, ((g.status = 'open') <> (o.gig_id IS NOT NULL)) AS isWrong
     FROM gigs g LEFT JOIN open_gigs o ON o.gig_id = g.id WHERE g.id > :afterId ORDER BY g.id LIMIT :limit`,
    { afterId, limit },
  )
  const wrongIds = found.filter(({ isWrong }) => isWrong === 1).map(({ id }) => id)
  return { wrongIds, lastId: found.at(-1)?.id ?? null }
}
