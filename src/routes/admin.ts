import { z } from 'zod'
import * as audit from '../controllers/admin/auditController'
import * as log from '../controllers/admin/logController'
import * as user from '../controllers/admin/userController'
import {
  AdminReason,
  AdminUser,
  AdminUserPage,
  AuditPage,
  AuditQuery,
  LogPage,
  LogQuery,
  UserQuery,
} from '../schemas/admin'
import { Id } from '../schemas/common'
import { routesOf } from './contract'

const admin = routesOf('Admin')
const { get, post } = admin

const userParams = z.object({ userId: Id })

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
  '/admin/users',
  {
    summary: 'All accounts, newest first',
    access: 'admin',
    query: UserQuery,
    ok: AdminUserPage,
    problems: ['invalid_cursor'],
  },
  user.list,
)

get('/admin/users/:userId', { summary: 'An account', access: 'admin', params: userParams, ok: AdminUser }, user.read)

post(
  '/admin/users/:userId/suspend',
  {
    summary: 'Suspend a user',
    description: 'All their sessions end at once and their open gigs are paused. They get a mail with the reason.',
    access: 'admin',
    params: userParams,
    body: AdminReason,
    ok: AdminUser,
    example: {
      status: 'suspended',
      suspendedAt: '2026-11-22T10:00:00.000Z',
      suspendedReason: 'Asked clients to pay outside',
      version: 5,
    },
    problems: ['invalid_transition', 'own_account'],
  },
  user.suspend,
)

post(
  '/admin/users/:userId/reinstate',
  {
    summary: 'Take a suspension back',
    description: 'The user can sign in again. Their gigs stay paused until they resume them.',
    access: 'admin',
    params: userParams,
    body: AdminReason,
    ok: AdminUser,
    problems: ['invalid_transition'],
  },
  user.reinstate,
)

export const adminRoutes = admin.routes
