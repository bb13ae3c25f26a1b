import { z } from 'zod'
import * as contract from '../controllers/shared/contractController'
import * as application from '../controllers/worker/applicationController'
import * as job from '../controllers/worker/jobController'
import { dismissedJobs, savedJobs } from '../controllers/worker/keptJobController'
import * as profile from '../controllers/worker/profileController'
import * as quota from '../controllers/worker/quotaController'
import * as recommendedJob from '../controllers/worker/recommendedJobController'
import {
  Application,
  applicationAfter,
  ApplicationChanges,
  ApplicationQuota,
  exampleApplication,
  NewApplication,
  OwnApplications,
} from '../schemas/applications'
import { exampleGigCard } from '../schemas/cards'
import { Id, pageOf, Paging } from '../schemas/common'
import { Contract, ContractQuery, exampleContract } from '../schemas/contracts'
import { foundPageOf, GigSearch, Job } from '../schemas/gigs'
import { WorkerProfile, WorkerProfileInput } from '../schemas/profiles'
import { routesOf } from './contract'

const worker = routesOf('Worker')
const { get, post, put, patch } = worker

const gigId = z.object({ gigId: Id })
const applicationId = z.object({ applicationId: Id })

/** For the examples of replies. */
const untilOffered = [
  ['viewed', 'system'],
  ['offered', 'client'],
] as const

get('/worker/profile', { summary: 'Your profile as a worker', access: 'worker', ok: WorkerProfile }, profile.read)

put(
  '/worker/profile',
  {
    summary: 'Replace your profile as a worker',
    description:
      'Every field is replaced: one that is left out gets its default. Skills may be named by an alias and are kept by their own name.',
    access: 'worker',
    body: WorkerProfileInput,
    ok: WorkerProfile,
    problems: ['unknown_skill'],
  },
  profile.update,
)

get(
  '/worker/jobs',
  {
    summary: 'Search open gigs, with what you have done about them and how well they suit you',
    access: 'worker',
    query: GigSearch,
    ok: foundPageOf(Job),
    problems: ['unknown_skill'],
  },
  job.search,
)

get(
  '/worker/jobs/recommended',
  {
    summary: 'Open gigs that suit you, the best match first',
    description:
      'Chosen from the newest with your skills, of those near you, and of all: at most 500. None of your own, nor what you have applied to or dismissed.',
    access: 'worker',
    query: Paging,
    ok: pageOf(Job),
  },
  recommendedJob.list,
)

get('/worker/jobs/:gigId', { summary: 'A gig as you see it', access: 'worker', params: gigId, ok: Job }, job.read)

post(
  '/worker/jobs/:gigId/applications',
  {
    summary: 'Apply to an open gig',
    access: 'worker',
    limit: ['writes', 'apply'],
    params: gigId,
    body: NewApplication,
    created: Application,
    example: { allowedActions: ['withdraw'] },
    problems: ['already_applied', 'gig_not_open', 'own_gig', 'application_quota_spent'],
  },
  job.apply,
)

get(
  '/worker/saved-jobs',
  { summary: 'Gigs that you have saved, last saved first', access: 'worker', query: Paging, ok: pageOf(Job) },
  savedJobs.list,
)

put(
  '/worker/saved-jobs/:gigId',
  { summary: 'Save a gig', access: 'worker', params: gigId, noContent: true },
  savedJobs.add,
)

worker.delete(
  '/worker/saved-jobs/:gigId',
  { summary: 'Forget a saved gig', access: 'worker', params: gigId, noContent: true },
  savedJobs.remove,
)

get(
  '/worker/dismissed-jobs',
  { summary: 'Gigs that you have dismissed, last dismissed first', access: 'worker', query: Paging, ok: pageOf(Job) },
  dismissedJobs.list,
)

put(
  '/worker/dismissed-jobs/:gigId',
  { summary: 'Dismiss a gig: it is not recommended again', access: 'worker', params: gigId, noContent: true },
  dismissedJobs.add,
)

worker.delete(
  '/worker/dismissed-jobs/:gigId',
  { summary: 'Let a dismissed gig be recommended again', access: 'worker', params: gigId, noContent: true },
  dismissedJobs.remove,
)

get(
  '/worker/applications',
  {
    summary: 'Your applications, newest first',
    access: 'worker',
    query: OwnApplications,
    ok: pageOf(Application),
    example: { data: [{ ...exampleApplication, allowedActions: ['withdraw'] }] },
  },
  application.list,
)

get(
  '/worker/applications/:applicationId',
  {
    summary: 'One of your applications',
    access: 'worker',
    params: applicationId,
    ok: Application,
    example: { allowedActions: ['withdraw'] },
  },
  application.read,
)

patch(
  '/worker/applications/:applicationId',
  {
    summary: 'Change an application that the client has not read yet',
    access: 'worker',
    params: applicationId,
    body: ApplicationChanges,
    ok: Application,
    example: { allowedActions: ['withdraw'], version: 2 },
    problems: ['already_viewed', 'invalid_transition'],
  },
  application.update,
)

get(
  '/worker/application-quota',
  { summary: 'How many gigs you may still apply to', access: 'worker', ok: ApplicationQuota },
  quota.read,
)

post(
  '/worker/applications/:applicationId/reconfirm',
  {
    summary: 'Agree to a gig that has changed since you applied',
    description: 'Until then the client cannot make an offer. An offer that was made before keeps its terms.',
    access: 'worker',
    params: applicationId,
    ok: Application,
    example: { allowedActions: ['withdraw'], revision: 2, version: 2 },
    problems: ['invalid_transition'],
  },
  application.reconfirm,
)

post(
  '/worker/applications/:applicationId/withdraw',
  {
    summary: 'Withdraw an application',
    access: 'worker',
    params: applicationId,
    ok: Application,
    example: applicationAfter([['withdrawn', 'worker']]),
    problems: ['invalid_transition'],
  },
  application.withdraw,
)

post(
  '/worker/applications/:applicationId/accept-offer',
  {
    summary: 'Accept the offer: the contract is made',
    access: 'worker',
    params: applicationId,
    ok: Application,
    example: applicationAfter([...untilOffered, ['hired', 'worker']], {
      gig: { ...exampleGigCard, status: 'filled' },
    }),
    problems: ['invalid_transition', 'offer_expired', 'gig_filled'],
  },
  application.acceptOffer,
)

post(
  '/worker/applications/:applicationId/decline-offer',
  {
    summary: 'Decline the offer',
    access: 'worker',
    params: applicationId,
    ok: Application,
    example: applicationAfter([...untilOffered, ['offer_declined', 'worker']]),
    problems: ['invalid_transition', 'offer_expired'],
  },
  application.declineOffer,
)

get(
  '/worker/contracts',
  {
    summary: 'Your contracts as a worker, newest first',
    access: 'worker',
    query: ContractQuery,
    ok: pageOf(Contract),
    example: { data: [{ ...exampleContract, allowedActions: ['deliver', 'cancel', 'dispute'] }] },
  },
  contract.list,
)

export const workerRoutes = worker.routes
