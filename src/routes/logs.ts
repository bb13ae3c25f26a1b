import * as log from '../controllers/admin/logController'
import { LogPage, LogQuery } from '../schemas/logs'
import { routesOf } from './contract'

const admin = routesOf('Admin')
const { get } = admin

get(
  '/admin/logs',
  {
    summary: 'The application log, newest first',
    description: 'Entries of every process that writes to the same log folder. Secrets are redacted, addresses masked.',
    access: 'admin',
    limit: 'admin-logs',
    query: LogQuery,
    ok: LogPage,
    problems: ['invalid_cursor'],
  },
  log.list,
)

export const logRoutes = admin.routes
