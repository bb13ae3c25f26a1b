import { accountRoutes } from './account'
import { adminRoutes } from './admin'
import { auditRoutes } from './audit'
import { authRoutes } from './auth'
import { clientRoutes } from './client'
import type { Route } from './contract'
import { contractRoutes } from './contracts'
import { deskRoutes } from './desk'
import { fileRoutes } from './files'
import { gigRoutes } from './gigs'
import { invitationRoutes } from './invitations'
import { logRoutes } from './logs'
import { meRoutes } from './me'
import { mfaRoutes } from './mfa'
import { savedSearchRoutes } from './savedSearches'
import { moderationRoutes } from './moderation'
import { peopleRoutes } from './people'
import { personalDataRoutes } from './personalData'
import { queueRoutes } from './queues'
import { reportRoutes } from './reports'
import { reviewRoutes } from './reviews'
import { skillRoutes } from './skills'
import { workerRoutes } from './worker'

/** The whole API. */
export const apiRoutes: readonly Route[] = [
  ...authRoutes,
  ...meRoutes,
  ...mfaRoutes,
  ...accountRoutes,
  ...personalDataRoutes,
  ...workerRoutes,
  ...savedSearchRoutes,
  ...clientRoutes,
  ...fileRoutes,
  ...invitationRoutes,
  ...gigRoutes,
  ...peopleRoutes,
  ...skillRoutes,
  ...contractRoutes,
  ...reviewRoutes,
  ...reportRoutes,
  ...logRoutes,
  ...adminRoutes,
  ...moderationRoutes,
  ...auditRoutes,
  ...deskRoutes,
  ...queueRoutes,
]
