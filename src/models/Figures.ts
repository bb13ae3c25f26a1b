import { row, rows, write, type Sql } from '../config/db'
import type { Party } from '../schemas/vocabulary'
import { otherParty } from '../schemas/vocabulary'
import { medianResponse } from './ClientProfile'
import { FIGURES } from './Gig'

/** The query that counts a figure of one row; `id` is an expression for the row's id. */
type Recount = (id: string) => string

/** Figures that are kept in the rows of a table, by column. */
export interface Book {
  table: string
  key: string
  figures: Record<string, Recount>
  /** Counted row by row, where the query holds a derived table: those cannot see the row around them. */
  singly?: true
  /** How many rows are counted at once: few where one may have thousands of what is counted. */
  atOnce: number
}

const gigsThat = (condition: string): Recount => {
  return (client) => `SELECT COUNT(*) FROM gigs g WHERE g.client_id = ${client} AND ${condition}`
}

const publishedAbout =
  (figure: string, subject: Party): Recount =>
  (user) =>
    `SELECT ${figure} FROM reviews
     WHERE subject_id = ${user} AND written_as = '${otherParty(subject)}' AND status = 'published'`

const ratingsOf = (subject: Party) => ({
  rating_sum: publishedAbout('COALESCE(SUM(rating), 0)', subject),
  rating_count: publishedAbout('COUNT(*)', subject),
})

/** Every figure that is kept as things change. Gigs come first, because their clients' figures are counted from them. */
export const BOOKS: readonly Book[] = [
  {
    table: 'gigs',
    key: 'id',
    atOnce: 2_000,
    figures: {
      filled: (gig) => `SELECT COUNT(*) FROM contracts WHERE gig_id = ${gig} AND status <> 'cancelled'`,
      application_count: (gig) => `SELECT COUNT(*) FROM applications WHERE gig_id = ${gig}`,
    },
  },
  {
    table: 'client_profiles',
    key: 'user_id',
    atOnce: 200,
    figures: {
      open_gigs: gigsThat(FIGURES.open),
      hiring_gigs: gigsThat(FIGURES.hiring),
      decided_gigs: gigsThat(FIGURES.decided),
      ...ratingsOf('client'),
    },
  },
  {
    table: 'client_profiles',
    key: 'user_id',
    atOnce: 200,
    figures: { median_response_seconds: medianResponse },
    singly: true,
  },
  {
    table: 'worker_profiles',
    key: 'user_id',
    atOnce: 200,
    figures: {
      completed_contracts: (worker) =>
        `SELECT COUNT(*) FROM contracts WHERE worker_id = ${worker} AND status = 'completed'`,
      ...ratingsOf('worker'),
    },
  },
  {
    table: 'application_quotas',
    key: 'worker_id',
    atOnce: 200,
    figures: {
      used: (worker) =>
        `SELECT COUNT(*) FROM quota_entries e JOIN application_quotas q ON q.worker_id = e.worker_id AND q.week = e.week
         WHERE e.worker_id = ${worker} AND e.paid_from = 'week'`,
      extra: (worker) =>
        `SELECT COUNT(returned_at) - COUNT(CASE WHEN paid_from = 'extra' THEN 1 END)
         FROM quota_entries WHERE worker_id = ${worker}`,
    },
  },
]

export interface Batch {
  /** Rows in which a figure differs from what is counted. */
  wrongIds: string[]
  /** null behind the last row. */
  lastId: string | null
}

/** Compares the next rows behind an id. */
export async function compare(sql: Sql, book: Book, afterId: string): Promise<Batch> {
  const { table, key, figures, singly, atOnce } = book
  const unequal = Object.entries(figures).map(([column, recount]) => `NOT r.${column} <=> (${recount(`r.${key}`)})`)
  const found = await rows<{ id: string; isWrong: number }>(
    sql,
    `SELECT r.${key} AS id, ${singly ? '1' : unequal.join(' OR ')} AS isWrong
     FROM ${table} r WHERE r.${key} > :afterId ORDER BY r.${key} LIMIT :limit`,
    { afterId, limit: atOnce },
  )
  const wrongIds: string[] = []
  for (const { id, isWrong } of found) {
    if (isWrong && (!singly || (await differencesOf(sql, book, id)).length > 0)) wrongIds.push(id)
  }
  return { wrongIds, lastId: found.at(-1)?.id ?? null }
}

export interface Difference {
  column: string
  stored: number | null
  counted: number | null
}

/** What differs in one row. Both sides are read in one statement, so that they are of the same moment. */
export async function differencesOf(sql: Sql, { table, key, figures }: Book, id: string): Promise<Difference[]> {
  const columns = Object.entries(figures).map(
    ([column, recount], i) => `r.${column} AS stored${i}, (${recount(':id')}) AS counted${i}`,
  )
  const text = `SELECT ${columns.join(', ')} FROM ${table} r WHERE r.${key} = :id`
  const found = await row<Record<string, number | null>>(sql, text, { id })
  if (!found) return []
  return Object.keys(figures)
    .map((column, i) => ({ column, stored: found[`stored${i}`] ?? null, counted: found[`counted${i}`] ?? null }))
    .filter(({ stored, counted }) => stored !== counted)
}

/** Whoever changes a figure of the row waits until the transaction is over. */
export async function lock(sql: Sql, { table, key }: Book, id: string): Promise<void> {
  await row(sql, `SELECT ${key} FROM ${table} WHERE ${key} = :id FOR UPDATE`, { id })
}

/** Stores what was counted in a locked row. */
export async function correct(
  sql: Sql,
  { table, key }: Book,
  id: string,
  differences: readonly Difference[],
): Promise<void> {
  const changes = differences.map(({ column }) => `${column} = :${column}`).join(', ')
  const counted = Object.fromEntries(differences.map(({ column, counted }) => [column, counted]))
  await write(sql, `UPDATE ${table} SET ${changes} WHERE ${key} = :id`, { ...counted, id })
}
