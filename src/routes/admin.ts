import { z } from 'zod'
import * as story from '../controllers/admin/storyController'
import * as user from '../controllers/admin/userController'
import { AdminReason, AdminSessionPage, AdminUser, AdminUserPage, UserQuery } from '../schemas/admin'
import { Id, Paging } from '../schemas/common'
import { UserStory } from '../schemas/userStory'
import { routesOf } from './contract'

const admin = routesOf('Admin')
const { get, post } = admin

const userParams = z.object({ userId: Id })

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

get(
  '/admin/users/:userId/story',
  {
    summary: 'All that is known of a user, on one page',
    description: 'The newest of each of their lists. `nextCursor` is for the list that each is the beginning of.',
    access: 'admin',
    params: userParams,
    ok: UserStory,
  },
  story.read,
)

get(
  '/admin/users/:userId/sessions',
  {
    summary: 'The sessions of a user, ended ones included',
    access: 'admin',
    params: userParams,
    query: Paging,
    ok: AdminSessionPage,
    problems: ['invalid_cursor'],
  },
  user.listSessions,
)

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
