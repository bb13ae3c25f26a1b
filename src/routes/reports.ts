import * as report from '../controllers/shared/reportController'
import { NewReport, Report } from '../schemas/reports'
import { routesOf } from './contract'

const reports = routesOf('Reports')

reports.post(
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

export const reportRoutes = reports.routes
