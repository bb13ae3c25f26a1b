import { z } from 'zod'
import * as admin from '../controllers/admin/reportController'
import * as report from '../controllers/shared/reportController'
import { AdminReason } from '../schemas/admin'
import { exampleId, Id } from '../schemas/common'
import { AdminReport, AdminReportPage, NewReport, Report, ReportQuery, ReportResolution } from '../schemas/reports'
import { routesOf } from './contract'

const reports = routesOf('Reports')
const { get, post } = reports
const reportParams = z.object({ reportId: Id })

post(
  '/reports',
  {
    summary: 'Report to the admins what is wrong',
    description: 'The same thing can be reported again once they have dealt with it.',
    access: 'signedIn',
    body: NewReport,
    created: Report,
    problems: ['not_found', 'already_reported'],
  },
  report.file,
)

get(
  '/admin/reports',
  {
    summary: 'What users have reported',
    access: 'admin',
    query: ReportQuery,
    ok: AdminReportPage,
    problems: ['invalid_cursor'],
  },
  admin.list,
)

get(
  '/admin/reports/:reportId',
  { summary: 'A report', access: 'admin', params: reportParams, ok: AdminReport },
  admin.read,
)

post(
  '/admin/reports/:reportId/claim',
  {
    summary: 'Take a report on',
    description: 'For 30 minutes it is yours and no other admin can resolve it. Claiming it again renews that.',
    access: 'admin',
    params: reportParams,
    ok: AdminReport,
    problems: ['invalid_transition', 'report_claimed'],
  },
  admin.claim,
)

post(
  '/admin/reports/:reportId/release',
  {
    summary: 'Leave a report to others',
    access: 'admin',
    params: reportParams,
    ok: AdminReport,
    example: { claim: null, allowedActions: ['claim', 'resolve'], version: 3 },
    problems: ['invalid_transition'],
  },
  admin.release,
)

post(
  '/admin/reports/:reportId/resolve',
  {
    summary: 'Say what came of a report',
    description:
      'Its reporter is told the outcome, not the note. What was reported stays as it is: remove a gig, hide a review or suspend a user by their own routes.',
    access: 'admin',
    params: reportParams,
    body: ReportResolution,
    ok: AdminReport,
    example: {
      status: 'resolved',
      claim: null,
      resolution: {
        ...{ adminId: exampleId, adminName: 'Ada Byron', outcome: 'upheld', note: 'The gig was removed.' },
        at: '2026-11-22T10:20:00.000Z',
      },
      allowedActions: ['reopen'],
      version: 3,
    },
    problems: ['invalid_transition', 'report_claimed'],
  },
  admin.resolve,
)

post(
  '/admin/reports/:reportId/reopen',
  {
    summary: 'Take the resolution of a report back',
    access: 'admin',
    params: reportParams,
    body: AdminReason,
    ok: AdminReport,
    example: { claim: null, allowedActions: ['claim', 'resolve'], version: 4 },
    problems: ['invalid_transition', 'already_reported'],
  },
  admin.reopen,
)

export const reportRoutes = reports.routes
