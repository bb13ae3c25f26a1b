import { row, type Sql } from '../../config/db'
import type { ReportRow } from '../Report'

/** What its reporter may know of a report. */
export type ReportNews = Pick<ReportRow, 'reporterId' | 'reason' | 'outcome'>

export const findReportNews = (sql: Sql, id: string) =>
  row<ReportNews>(sql, 'SELECT reporter_id AS reporterId, reason, outcome FROM reports WHERE id = :id', { id })
