import { z } from 'zod'
import { AdminSessionPage, AdminUser, exampleUser } from './admin'
import { Application } from './applications'
import { AuditPage } from './audit'
import { pageOf } from './common'
import { Contract } from './contracts'
import { Gig } from './gigs'
import { AdminReportPage } from './reports'

const nothing = { data: [], nextCursor: null }
const example = {
  user: exampleUser,
  sessions: nothing,
  gigs: nothing,
  applications: nothing,
  contracts: nothing,
  reportsBy: nothing,
  reportsAbout: nothing,
  audit: nothing,
}

/** All that is known of a user, the newest of each first. */
export const UserStory = z
  .object({
    user: AdminUser,
    sessions: AdminSessionPage.meta({ description: 'Goes on at /admin/users/:userId/sessions.' }),
    gigs: pageOf(Gig).meta({ description: 'What they have posted. Goes on at /admin/gigs?clientId=…' }),
    applications: pageOf(Application).meta({
      description: 'For what they have applied. Goes on at /admin/applications?workerId=…',
    }),
    contracts: pageOf(Contract).meta({ description: 'On either side. Goes on at /admin/contracts?userId=…' }),
    reportsBy: AdminReportPage.meta({ description: 'What they have reported. Goes on at /admin/reports?reporterId=…' }),
    reportsAbout: AdminReportPage.meta({
      description: 'What others have reported of them. Goes on at /admin/reports?ownerId=…',
    }),
    audit: AuditPage.meta({
      description: 'What they did, and what was done to them. Goes on at /admin/audit-log?userId=…',
    }),
  })
  .meta({
    id: 'UserStory',
    description: 'A user with the first page of each of their lists, of 10 entries.',
    examples: [example],
  })

export type UserStory = z.output<typeof UserStory>
