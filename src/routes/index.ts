import { adminRoutes } from './admin'
import { authRoutes } from './auth'
import { clientRoutes } from './client'
import type { Route } from './contract'
import { contractRoutes } from './contracts'
import { gigRoutes } from './gigs'
import { meRoutes } from './me'
import { skillRoutes } from './skills'
import { workerRoutes } from './worker'

export const API_BASE = '/api/v1'

/** The whole API. */
export const apiRoutes: readonly Route[] = [
  ...authRoutes,
  ...meRoutes,
  ...workerRoutes,
  ...clientRoutes,
  ...gigRoutes,
  ...skillRoutes,
  ...contractRoutes,
  ...adminRoutes,
]
