import { z } from 'zod'
import * as audit from '../controllers/admin/auditController'
import * as contract from '../controllers/admin/contractController'
import * as gig from '../controllers/admin/gigController'
import * as review from '../controllers/admin/reviewController'
import * as user from '../controllers/admin/userController'
import { AdminReason, AdminUser, AdminUserPage, AuditPage, AuditQuery, UserQuery } from '../schemas/admin'
import { Id, pageOf } from '../schemas/common'
import { Contract, contractAfter, ContractQuery, ContractResolution, exampleContract } from '../schemas/contracts'
import { Gig } from '../schemas/gigs'
import { Review } from '../schemas/reviews'
import { routesOf } from './contract'

const admin = routesOf('Admin')
const { get, post } = admin

const userParams = z.object({ userId: Id })
const gigParams = z.object({ gigId: Id })
const contractParams = z.object({ contractId: Id })
const reviewParams = z.object({ reviewId: Id })

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

post(
  '/admin/gigs/:gigId/remove',
  {
    summary: 'Take a gig off the market',
    description:
      'Its client is told the reason and still finds it; for anyone else it is gone. Whoever waits for an answer is told no.',
    access: 'admin',
    params: gigParams,
    body: AdminReason,
    ok: Gig,
    example: { status: 'removed', allowedActions: ['restore'], version: 3 },
    problems: ['invalid_transition'],
  },
  gig.remove,
)

post(
  '/admin/gigs/:gigId/restore',
  {
    summary: 'Take the removal of a gig back',
    description:
      'It is again what it was, and its client is told. Whoever was told no stays so; the gig of a suspended client is paused.',
    access: 'admin',
    params: gigParams,
    body: AdminReason,
    ok: Gig,
    example: { allowedActions: ['remove'], version: 4 },
    problems: ['invalid_transition'],
  },
  gig.restore,
)

post(
  '/admin/reviews/:reviewId/hide',
  {
    summary: 'Hide a published review',
    description: 'It leaves the lists and the rating. Its author is told the reason.',
    access: 'admin',
    params: reviewParams,
    body: AdminReason,
    ok: Review,
    example: { status: 'hidden', version: 3 },
    problems: ['invalid_transition'],
  },
  review.hide,
)

post(
  '/admin/reviews/:reviewId/restore',
  {
    summary: 'Put a hidden review back',
    description: 'It counts in the rating again, and stands in the lists where it stood.',
    access: 'admin',
    params: reviewParams,
    body: AdminReason,
    ok: Review,
    example: { version: 4 },
    problems: ['invalid_transition'],
  },
  review.restore,
)

get(
  '/admin/contracts',
  {
    summary: 'All contracts, newest first',
    access: 'admin',
    query: ContractQuery,
    ok: pageOf(Contract),
    example: { data: [{ ...exampleContract, allowedActions: [] }] },
    problems: ['invalid_cursor'],
  },
  contract.list,
)

get(
  '/admin/contracts/:contractId',
  { summary: 'A contract', access: 'admin', params: contractParams, ok: Contract, example: { allowedActions: [] } },
  contract.read,
)

post(
  '/admin/contracts/:contractId/resolve',
  {
    summary: 'Decide how a contract ends',
    description:
      'A disputed contract is completed or cancelled; one that was delivered can be cancelled as well. Both parties are told.',
    access: 'admin',
    params: contractParams,
    body: ContractResolution,
    ok: Contract,
    example: contractAfter(
      [
        ['dispute', 'disputed', 'worker', 'The client does not answer.'],
        ['complete', 'completed', 'admin', 'The photos show the finished floor.'],
      ],
      { allowedActions: [] },
    ),
    problems: ['invalid_transition'],
  },
  contract.resolve,
)

export const adminRoutes = admin.routes
