import { z } from 'zod'
import { inTransaction } from '../../config/db'
import type { Call, Context } from '../../context'
import * as Gigs from '../../models/Gig'
import * as GigPages from '../../models/GigPage'
import * as KeptJobs from '../../models/KeptJob'
import type { Page, Paging } from '../../schemas/common'
import type { Job } from '../../schemas/gigs'
import { toPage } from '../../utils/cursor'
import { Problem } from '../../utils/errors'
import { keyset } from '../shared/paging'
import { jobsFor } from './jobController'

type JobCall = Call<'worker', { params: { gigId: string } }>
const Position = z.tuple([z.iso.datetime(), z.uuid()])

/** What a worker does with a list of gigs of their own. */
const controllerOf = (name: string, jobs: KeptJobs.KeptJobs) => ({
  add: async ({ db }: Context, { caller, params }: JobCall): Promise<void> => {
    await inTransaction(db, async (sql) => {
      // The gig first: the foreign keys of the new row would take the worker before it.
      if (!(await Gigs.sharePublic(sql, params.gigId))) throw new Problem('not_found')
      await jobs.add(sql, caller.id, params.gigId)
    })
  },

  /** Also fine for a gig that is not in the list. */
  remove: async ({ db }: Context, { caller, params }: JobCall): Promise<void> => {
    await inTransaction(db, (sql) => jobs.remove(sql, caller.id, params.gigId))
  },

  /** Last added first, also those that have ended since, but not what an admin has removed. */
  list: async (context: Context, { caller, query }: Call<'worker', { query: Paging }>): Promise<Page<Job>> => {
    const { db } = context
    const { after, cursorBehind } = keyset(context, `${name}:${caller.id}`, query, Position)
    const range = { after: after && { keptAt: after[0], gigId: after[1] }, limit: query.limit + 1 }
    const found = await jobs.list(db, { workerId: caller.id, ...range })
    const page = toPage(found, query.limit, ({ keptAt, gigId }) => cursorBehind([keptAt, gigId]))
    const pages = await GigPages.findMany(
      db,
      page.data.map(({ gigId }) => gigId),
    )
    return { ...page, data: await jobsFor(context, pages, caller) }
  },
})

export const savedJobs = controllerOf('saved-jobs', KeptJobs.saved)
export const dismissedJobs = controllerOf('dismissed-jobs', KeptJobs.dismissed)
