import { rows, write, writeMany, type Sql } from '../config/db'
import { groupBy } from '../utils/groupBy'
import { newId } from '../utils/uuid'

export interface Question {
  id: string
  gigId: string
  text: string
  required: boolean
}

/** The questions that are asked now. */
export const listOf = (sql: Sql, gigIds: readonly string[]) => list(sql, gigIds, 'retired_at IS NULL')

/** The questions that are asked no more. */
export const listRetired = (sql: Sql, gigIds: readonly string[]) => list(sql, gigIds, 'retired_at IS NOT NULL')

async function list(sql: Sql, gigIds: readonly string[], condition: string): Promise<Map<string, Question[]>> {
  if (gigIds.length === 0) return new Map()
  const found = await rows<Question>(
    sql,
    `SELECT id, gig_id AS gigId, text, required FROM gig_questions
     WHERE gig_id IN (:gigIds) AND ${condition} ORDER BY gig_id, position`,
    { gigIds },
  )
  return groupBy(found, ({ gigId }) => gigId)
}

/** Those asked before are retired, so that answers given to them keep their question. */
export async function replace(
  sql: Sql,
  gigId: string,
  questions: readonly { text: string; required: boolean }[],
): Promise<void> {
  await write(sql, 'UPDATE gig_questions SET retired_at = NOW(3) WHERE gig_id = :gigId AND retired_at IS NULL', {
    gigId,
  })
  await writeMany(
    sql,
    'INSERT INTO gig_questions (id, gig_id, position, text, required) VALUES',
    '(:id, :gigId, :position, :text, :required)',
    questions.map(({ text, required }, position) => ({ id: newId(), gigId, position, text, required })),
  )
  sql.changed(`gig:${gigId}`)
}
