import type { Call, Context } from '../../context'
import { AdminApplicationQuery } from '../../schemas/applications'
import { AuditQuery } from '../../schemas/audit'
import { Paging } from '../../schemas/common'
import { AdminContractQuery } from '../../schemas/contracts'
import { AdminGigQuery } from '../../schemas/gigs'
import { ReportQuery } from '../../schemas/reports'
import type { UserStory } from '../../schemas/userStory'
import * as applications from './applicationController'
import * as audit from './auditController'
import * as contracts from './contractController'
import * as gigs from './gigController'
import * as reports from './reportController'
import * as users from './userController'

const limit = 10

/** A user with the beginning of each list about them. Its cursors are those of the lists, so that each can be read on. */
export async function read(context: Context, call: Call<'admin', { params: { userId: string } }>): Promise<UserStory> {
  const { userId } = call.params
  return {
    user: await users.read(context, call),
    sessions: await users.listSessions(context, { ...call, query: Paging.parse({ limit }) }),
    gigs: await gigs.list(context, { ...call, query: AdminGigQuery.parse({ limit, clientId: userId }) }),
    applications: await applications.list(context, {
      ...call,
      query: AdminApplicationQuery.parse({ limit, workerId: userId }),
    }),
    contracts: await contracts.list(context, { ...call, query: AdminContractQuery.parse({ limit, userId }) }),
    reportsBy: await reports.list(context, { ...call, query: ReportQuery.parse({ limit, reporterId: userId }) }),
    reportsAbout: await reports.list(context, { ...call, query: ReportQuery.parse({ limit, ownerId: userId }) }),
    audit: await audit.list(context, { ...call, query: AuditQuery.parse({ limit, userId }) }),
  }
}
