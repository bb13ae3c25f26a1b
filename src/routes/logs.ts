import * as log from '../controllers/admin/logController'
import { LogEntry, LogPage, LogQuery, LogStreamQuery } from '../schemas/logs'
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

get(
  '/admin/logs/stream',
  {
    summary: 'Follow the application log',
    description:
      'Entries as they are written, by every process that writes to the same log folder. The stream ends when the session or the access token does: connect again with a new one, and with the `id` of the last event as `Last-Event-ID`.',
    access: 'admin',
    limit: 'admin-logs',
    query: LogStreamQuery,
    events: LogEntry,
    problems: ['invalid_cursor'],
  },
  log.follow,
)

export const logRoutes = admin.routes
