import { z } from 'zod'
import * as application from '../controllers/admin/applicationController'
import * as contract from '../controllers/admin/contractController'
import * as gig from '../controllers/admin/gigController'
import * as review from '../controllers/admin/reviewController'
import { AdminReason } from '../schemas/admin'
import { AdminApplicationQuery, Application } from '../schemas/applications'
import { Id, pageOf } from '../schemas/common'
import { AdminContractQuery, Contract, contractAfter, ContractResolution, exampleContract } from '../schemas/contracts'
import { AdminGigQuery, Gig } from '../schemas/gigs'
import { AdminReview, AdminReviewPage, AdminReviewQuery, Review } from '../schemas/reviews'
import { routesOf } from './contract'

const moderation = routesOf('Admin')
const { get, post } = moderation

const gigParams = z.object({ gigId: Id })
const contractParams = z.object({ contractId: Id })
const reviewParams = z.object({ reviewId: Id })

get(
  '/admin/gigs',
  {
    summary: 'All gigs, newest first',
    description: 'Drafts and removed ones too.',
    access: 'admin',
    query: AdminGigQuery,
    ok: pageOf(Gig),
    problems: ['invalid_cursor'],
  },
  gig.list,
)

get('/admin/gigs/:gigId', { summary: 'A gig', access: 'admin', params: gigParams, ok: Gig }, gig.read)

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

get(
  '/admin/applications',
  {
    summary: 'All applications, newest first',
    description: 'Without their documents, which are between a worker and a client.',
    access: 'admin',
    query: AdminApplicationQuery,
    ok: pageOf(Application),
    problems: ['invalid_cursor'],
  },
  application.list,
)

get(
  '/admin/reviews',
  {
    summary: 'All reviews that are or were published, newest first',
    access: 'admin',
    query: AdminReviewQuery,
    ok: AdminReviewPage,
    problems: ['invalid_cursor'],
  },
  review.list,
)

get(
  '/admin/reviews/:reviewId',
  { summary: 'A review', access: 'admin', params: reviewParams, ok: AdminReview },
  review.read,
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
    query: AdminContractQuery,
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

export const moderationRoutes = moderation.routes
