import { z } from 'zod'
import { findReportNews } from '../../models/mailData/reports'
import { mailsToReceiver, type Loaders } from './letter'

const about = mailsToReceiver(
  z.object({ reportId: z.uuid(), to: z.literal('reporter') }),
  (sql, { reportId }) => findReportNews(sql, reportId),
  ({ reporterId: reporter }) => ({ reporter }),
)

export const reportMails = {
  'report-resolved': about(({ news: { outcome, reason } }) => (outcome === null ? undefined : { outcome, reason })),
} satisfies Partial<Loaders>
