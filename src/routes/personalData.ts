import { z } from 'zod'
import * as deletion from '../controllers/auth/deletionController'
import * as personalExport from '../controllers/shared/exportController'
import { Id } from '../schemas/common'
import { DeletionRequest, Export, PlannedDeletion } from '../schemas/personalData'
import { DELETION_GRACE_DAYS, EXPORT_DAYS } from '../schemas/terms'
import { routesOf } from './contract'

const personalData = routesOf('Me')
const { get, post } = personalData

post(
  '/me/export',
  {
    summary: 'Have a copy of all your data made',
    description: `A mail tells when it is ready. It can be fetched for ${EXPORT_DAYS} days; another can be asked for after a day.`,
    access: 'signedIn',
    accepted: Export,
    problems: ['too_many_exports'],
  },
  personalExport.ask,
)

get(
  '/me/exports/:exportId',
  {
    summary: 'The copy of your data',
    description:
      'A ZIP archive with your data as JSON, your files, and a README.txt that says what is what. While it is being made the answer is 202.',
    access: 'signedIn',
    params: z.object({ exportId: Id }),
    file: true,
    accepted: Export,
  },
  personalExport.fetch,
)

personalData.delete(
  '/me',
  {
    summary: 'Have your account deleted',
    description: `You are signed out everywhere, your open gigs are paused and nobody finds you any more. Signing in within ${DELETION_GRACE_DAYS} days takes it back. Then what is personal is deleted for good; contracts and reviews stay, without your name.`,
    access: 'signedIn',
    limit: ['writes', 'password-failures'],
    refreshCookie: 'ends',
    body: DeletionRequest,
    accepted: PlannedDeletion,
    versioned: true,
    problems: ['invalid_credentials', 'open_contracts'],
  },
  deletion.ask,
)

export const personalDataRoutes = personalData.routes
