import * as audit from '../controllers/admin/auditController'
import * as chain from '../controllers/admin/verifyController'
import { AuditPage, AuditQuery, ChainReport, VerifyQuery } from '../schemas/audit'
import { routesOf } from './contract'

const log = routesOf('Admin')
const { get } = log

get(
  '/admin/audit-log',
  {
    summary: 'Who did what to what, newest first',
    access: 'admin',
    query: AuditQuery,
    ok: AuditPage,
    problems: ['invalid_cursor'],
  },
  audit.list,
)

get(
  '/admin/audit-log/verify',
  {
    summary: 'Whether the audit log is as it was written',
    description:
      'Each entry is sealed together with the one before, in one chain. It finds whatever was changed, removed, added or cut off past the server. Of a long log it comes in parts: go on with `nextCursor`. With `headEntries` and `headSeal`, which admins get by mail every day, it also finds a log that was written anew.',
    access: 'admin',
    query: VerifyQuery,
    ok: ChainReport,
    problems: ['invalid_cursor'],
  },
  chain.verify,
)

export const auditRoutes = log.routes
