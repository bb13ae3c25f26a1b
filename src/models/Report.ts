import { isDuplicate, row, write, type Sql } from '../config/db'
import type { Report } from '../schemas/reports'

type NewRow = Pick<Report, 'id' | 'subject' | 'subjectId' | 'reason' | 'text'> & { reporterId: string }

/** @returns false when the reporter has an open report of the same thing */
export async function insert(sql: Sql, report: NewRow): Promise<boolean> {
  try {
    await write(
      sql,
      `INSERT INTO reports (id, reporter_id, subject_type, subject_id, reason, text, created_at, updated_at)
       VALUES (:id, :reporterId, :subject, :subjectId, :reason, :text, NOW(3), NOW(3))`,
      { ...report },
    )
    return true
  } catch (error) {
    if (isDuplicate(error, 'reports_once')) return false
    throw error
  }
}

export async function find(sql: Sql, id: string): Promise<Report | undefined> {
  return row<Report>(
    sql,
    `SELECT id, subject_type AS subject, subject_id AS subjectId, reason, text, status, created_at AS createdAt
     FROM reports WHERE id = :id`,
    { id },
  )
}
