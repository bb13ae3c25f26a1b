import { z } from 'zod'
import { row, type Sql } from '../config/db'
import { stringify } from '../utils/uuid'
import { CARD_COLUMNS, toCard, type CardColumns, type ClientCard } from './ClientProfile'
import { GIG_COLUMNS, PUBLIC, toGig, type GigColumns, type GigRow } from './Gig'
import type { Question } from './GigQuestion'

/** What is shown with a gig and kept beside it. */
export interface Belongings {
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

const Texts = z.record(z.string(), z.string())

function inOrder(json: string | null): [key: string, text: string][] {
  return Object.entries(json === null ? {} : Texts.parse(JSON.parse(json))).sort(([a], [b]) => (a < b ? -1 : 1))
}

const toQuestion = ([key, text]: [string, string]): Belongings['questions'][number] => ({
  id: stringify(Buffer.from(key.slice(4), 'hex')),
  text,
  required: key[3] === '1',
})

/** A gig that is or was open, with all that its page shows. One statement, because each costs a round trip. */
export async function findPublic(sql: Sql, gigId: string): Promise<({ gig: GigRow } & Belongings) | undefined> {
  const found = await row<{ skills: string | null; questions: string | null } & GigColumns & CardColumns>(
    sql,
    `SELECT ${GIG_COLUMNS}, ${CARD_COLUMNS}, ${SKILLS} AS skills, ${QUESTIONS} AS questions
     FROM gigs g JOIN client_profiles p ON p.user_id = g.client_id WHERE g.id = :gigId AND ${PUBLIC}`,
    { gigId },
  )
  if (!found) return undefined
  return {
    gig: toGig(found),
    client: toCard(found),
    skills: inOrder(found.skills).map(([, name]) => name),
    questions: inOrder(found.questions).map(toQuestion),
  }
}
