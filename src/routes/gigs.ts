import { z } from 'zod'
import * as gig from '../controllers/shared/gigController'
import { Id } from '../schemas/common'
import { FoundGig, foundPageOf, Gig, GigSearch } from '../schemas/gigs'
import { routesOf } from './contract'

const gigs = routesOf('Gigs')
const { get } = gigs

get(
  '/gigs',
  {
    summary: 'Search open gigs',
    access: 'public',
    query: GigSearch,
    ok: foundPageOf(FoundGig),
    problems: ['unknown_skill'],
  },
  gig.search,
)

get(
  '/gigs/:gigId',
  {
    summary: 'A gig that is or was open',
    access: 'public',
    params: z.object({ gigId: Id }),
    ok: Gig,
    cached: { tags: ({ id, clientId }) => [`gig:${id}`, `client:${clientId}`] },
  },
  gig.read,
)

export const gigRoutes = gigs.routes
