import { adminRoutes } from './admin'
import { authRoutes } from './auth'
import { clientRoutes } from './client'
import type { Route } from './contract'
import { contractRoutes } from './contracts'
import { gigRoutes } from './gigs'
import { invitationRoutes } from './invitations'
import { meRoutes } from './me'
import { savedSearchRoutes } from './savedSearches'
import { peopleRoutes } from './people'
import { reportRoutes } from './reports'
import { reviewRoutes } from './reviews'
import { skillRoutes } from './skills'
import { workerRoutes } from './worker'

export const API_BASE = '/api/v1'

/** The whole API. */
export const apiRoutes: readonly Route[] = [
  ...authRoutes,
  ...meRoutes,
  ...workerRoutes,
  ...savedSearchRoutes,
  ...clientRoutes,
  ...invitationRoutes,
  ...gigRoutes,
  ...peopleRoutes,
  ...skillRoutes,
  ...contractRoutes,
  ...reviewRoutes,
  ...reportRoutes,
  ...adminRoutes,
]
