import { z } from 'zod'
import { inTransaction } from '../../config/db'
import type { Call, Context } from '../../context'
import * as Gigs from '../../models/Gig'
import * as SavedJobs from '../../models/SavedJob'
import type { Page } from '../../schemas/common'
import type { Job } from '../../schemas/gigs'
import { toPage } from '../../utils/cursor'
import { Problem } from '../../utils/errors'
import { keyset } from '../shared/paging'
import { toJobs } from './jobController'

type JobCall = Call<'worker', { params: { gigId: string } }>
const Position = z.tuple([z.iso.datetime(), z.uuid()])

export async function save({ db }: Context, { caller, params }: JobCall): Promise<void> {
  await inTransaction(db, async (sql) => {
    // The gig first: the foreign keys of the new row would take the worker before it.
    if (!(await Gigs.sharePublic(sql, params.gigId))) throw new Problem('not_found')
    await SavedJobs.save(sql, caller.id, params.gigId)
  })
}

/** Also fine for a gig that was not saved. */
export async function remove({ db }: Context, { caller, params }: JobCall): Promise<void> {
  await inTransaction(db, (sql) => SavedJobs.remove(sql, caller.id, params.gigId))
}

/** Last saved first, also those that have ended since, but not what an admin has removed. */
export async function list(
  context: Context,
  { caller, query }: Call<'worker', { query: { limit: number; cursor?: string | undefined } }>,
): Promise<Page<Job>> {
  const { db } = context
  const { after, cursorBehind } = keyset(context, `saved-jobs:${caller.id}`, query, Position)
  const range = { after: after && { savedAt: after[0], gigId: after[1] }, limit: query.limit + 1 }
  const found = await SavedJobs.list(db, { workerId: caller.id, ...range })
  const page = toPage(found, query.limit, ({ savedAt, gigId }) => cursorBehind([savedAt, gigId]))
  const gigs = await Gigs.findMany(
    db,
    page.data.map(({ gigId }) => gigId),
  )
  return { ...page, data: await toJobs(db, gigs, caller.id) }
}
