import { row, rows, rowTogether, type Db, type Sql } from '../config/db'
import { stringify } from '../utils/uuid'
import { CARD_COLUMNS, toCard, type CardColumns, type ClientCard } from './ClientProfile'
import { GIG_COLUMNS, PUBLIC, toGig, type GigColumns, type GigRow } from './Gig'
import type { Question } from './GigQuestion'

/** A gig with all that its page shows. */
export interface GigPage {
  gig: GigRow
  client: ClientCard
  skills: string[]
  questions: Omit<Question, 'gigId'>[]
}

/**
 * Texts as JSON, under keys that begin with their positions: MariaDB and MySQL order what they aggregate in different ways. A single
 * argument of more than 512 characters would make MariaDB write a table to the disk.
 */
const list = (key: string, text: string, source: string) =>
  `(SELECT CAST(JSON_OBJECTAGG(CONCAT(LPAD(position, 3, '0'), ${key}), ${text}) AS CHAR) FROM ${source})`

const SKILLS = list(`''`, 'skills.name', 'gig_skills JOIN skills ON skills.id = skill_id WHERE gig_id = g.id')
const QUESTIONS = list('required, HEX(id)', 'text', 'gig_questions q WHERE q.gig_id = g.id AND retired_at IS NULL')

function inOrder(json: string | null): [key: string, text: string][] {
  const texts: unknown = json === null ? {} : JSON.parse(json)
  if (!isTexts(texts)) throw new TypeError('The database sent something else than texts')
  return Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1))
}

const isTexts = (value: unknown): value is Record<string, string> =>
  typeof value === 'object' && value !== null && Object.values(value).every((text) => typeof text === 'string')

const toQuestion = ([key, text]: [string, string]): GigPage['questions'][number] => ({
  id: stringify(Buffer.from(key.slice(4), 'hex')),
  text,
  required: key[3] === '1',
})

type PageColumns = { skills: string | null; questions: string | null } & GigColumns & CardColumns

/** One statement, because each costs a round trip. */
const SELECT_PAGES = `SELECT ${GIG_COLUMNS}, ${CARD_COLUMNS}, ${SKILLS} AS skills, ${QUESTIONS} AS questions
  FROM gigs g JOIN client_profiles p ON p.user_id = g.client_id`

const toPage = (columns: PageColumns): GigPage => ({
  gig: toGig(columns),
  client: toCard(columns),
  skills: inOrder(columns.skills).map(([, name]) => name),
  questions: inOrder(columns.questions).map(toQuestion),
})

const FIND = `${SELECT_PAGES} WHERE g.id IN (:ids)`
const FIND_PUBLIC = `${FIND} AND ${PUBLIC}`

/** A gig that is or was open. */
export async function findPublic(sql: Sql, id: string): Promise<GigPage | undefined> {
  const found = await row<PageColumns>(sql, FIND_PUBLIC, { ids: [id] })
  return found && toPage(found)
}

/** The same, in one statement with whatever others look for just then. */
export async function findPublicTogether(db: Db, id: string): Promise<GigPage | undefined> {
  const found = await rowTogether<PageColumns>(db, FIND_PUBLIC, id)
  return found && toPage(found)
}

/** In the order of the ids. */
export async function findMany(sql: Sql, ids: readonly string[]): Promise<GigPage[]> {
  if (ids.length === 0) return []
  const found = await rows<PageColumns>(sql, FIND, { ids })
  const byId = new Map(found.map((columns) => [columns.id, columns]))
  return ids.flatMap((id) => {
    const columns = byId.get(id)
    return columns ? toPage(columns) : []
  })
}
