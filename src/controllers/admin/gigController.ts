import { inTransaction, type Sql } from '../../config/db'
import type { Call, Context } from '../../context'
import * as Gigs from '../../models/Gig'
import * as Users from '../../models/User'
import type { AdminReason } from '../../schemas/admin'
import type { Page } from '../../schemas/common'
import type { AdminGigQuery, Gig } from '../../schemas/gigs'
import { gigMachine } from '../../states/gig'
import { Problem } from '../../utils/errors'
import { refuseStale } from '../../utils/precondition'
import { toGig, toGigs, type AllowedActions } from '../shared/gigView'
import { moveGig, settleGig } from '../shared/moveGig'
import { pageById } from '../shared/paging'

type OneGig = { params: { gigId: string } }
type GigCall = Call<'admin', OneGig & { body: AdminReason }>

const adminActions: AllowedActions = (gig) => gigMachine.allowedActions(gig.status, 'admin', gig)

/** The gigs of everyone, drafts included, newest first. */
export async function list(context: Context, { query }: Call<'admin', { query: AdminGigQuery }>): Promise<Page<Gig>> {
  const { status = null, clientId = null, q = null } = query
  const page = await pageById(context, 'admin-gigs', query, (range) =>
    Gigs.list(context.db, { status, clientId, q, ...range }),
  )
  return { ...page, data: await toGigs(context.db, page.data, adminActions) }
}

export async function read({ db }: Context, { params }: Call<'admin', OneGig>): Promise<Gig> {
  return toGig(db, await Gigs.find(db, params.gigId), adminActions)
}

/** Takes a gig off the market. Its client is told why, and whoever waits gets an answer. */
export async function remove({ db }: Context, { params: { gigId }, body, ...mover }: GigCall): Promise<Gig> {
  return inTransaction(db, async (sql) => {
    const gig = await Gigs.lock(sql, gigId)
    if (!gig) throw new Problem('not_found')
    refuseStale(mover.ifMatch, gig)
    await moveGig(sql, gig, 'remove', mover, body.reason)
    return toGig(sql, await Gigs.find(sql, gigId), adminActions)
  })
}

/** Takes a removal back: the gig is again what it was, as far as its client is still there for it. */
export async function restore({ db }: Context, { params: { gigId }, body, ...mover }: GigCall): Promise<Gig> {
  return inTransaction(db, async (sql) => {
    const known = await Gigs.find(sql, gigId)
    if (!known) throw new Problem('not_found')
    const client = await Users.lockShared(sql, known.clientId)
    const removed = await Gigs.lock(sql, gigId)
    if (!removed) throw new Problem('not_found')
    refuseStale(mover.ifMatch, removed)
    await moveGig(sql, removed, 'restore', mover, body.reason)
    const restored = await Gigs.lock(sql, gigId)
    if (restored && client && !Users.isActive(client)) await takeOffMarket(sql, restored, client)
    await settleGig(sql, gigId)
    return toGig(sql, await Gigs.find(sql, gigId), adminActions)
  })
}

/** What becomes of a gig whose client is suspended, leaves or was deleted. */
async function takeOffMarket(sql: Sql, gig: Gigs.GigRow, { deletedAt }: Users.User): Promise<void> {
  const action = deletedAt === null ? 'pause' : 'cancel'
  if (gigMachine.allowedActions(gig.status, 'system', gig).includes(action)) await moveGig(sql, gig, action, 'system')
}
