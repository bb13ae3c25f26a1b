import { rows, write, writeMany, type Sql } from '../config/db'
import { groupBy } from '../utils/groupBy'

export interface Answer {
  applicationId: string
  questionId: string
  question: string
  text: string
}

export async function replace(
  sql: Sql,
  applicationId: string,
  answers: readonly { questionId: string; text: string }[],
): Promise<void> {
  await write(sql, 'DELETE FROM application_answers WHERE application_id = :applicationId', { applicationId })
  await writeMany(
    sql,
    'INSERT INTO application_answers (application_id, question_id, text) VALUES',
    '(:applicationId, :questionId, :text)',
    answers.map(({ questionId, text }) => ({ applicationId, questionId, text })),
  )
}

/** The answers of many applications, in the order of the questions. */
export async function listOf(sql: Sql, applicationIds: readonly string[]): Promise<Map<string, Answer[]>> {
  if (applicationIds.length === 0) return new Map()
  const found = await rows<Answer>(
    sql,
    `SELECT aa.application_id AS applicationId, aa.question_id AS questionId, q.text AS question, aa.text
     FROM application_answers aa JOIN gig_questions q ON q.id = aa.question_id
     WHERE aa.application_id IN (:applicationIds) ORDER BY aa.application_id, q.position`,
    { applicationIds },
  )
  return groupBy(found, ({ applicationId }) => applicationId)
}
