import { z } from 'zod'
import * as people from '../controllers/shared/peopleController'
import { Id, pageOf } from '../schemas/common'
import { PublicClient, PublicWorker, WorkerSearch } from '../schemas/people'
import { routesOf } from './contract'

const profiles = routesOf('People')
const { get } = profiles

get(
  '/workers',
  {
    summary: 'Find workers',
    description: 'Whoever hides their profile is not found.',
    access: 'signedIn',
    query: WorkerSearch,
    ok: pageOf(PublicWorker),
    problems: ['unknown_skill'],
  },
  people.listWorkers,
)

get(
  '/workers/:workerId',
  {
    summary: 'The profile of a worker',
    description: 'One that is hidden is not found, not even by its owner, who reads it at /worker/profile.',
    access: 'signedIn',
    params: z.object({ workerId: Id }),
    ok: PublicWorker,
  },
  people.readWorker,
)

get(
  '/clients/:clientId',
  {
    summary: 'The profile of a client, with open gigs',
    access: 'public',
    params: z.object({ clientId: Id }),
    ok: PublicClient,
    cached: { tags: ({ id, gigs }) => [`client:${id}`, ...gigs.map((gig) => `gig:${gig.id}` as const)] },
  },
  people.readClient,
)

export const peopleRoutes = profiles.routes
