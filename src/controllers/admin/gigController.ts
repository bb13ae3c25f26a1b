import { inTransaction } from '../../config/db'
import type { Call, Context } from '../../context'
import * as Gigs from '../../models/Gig'
import * as Users from '../../models/User'
import type { AdminReason } from '../../schemas/admin'
import type { Gig } from '../../schemas/gigs'
import { gigMachine } from '../../states/gig'
import { Problem } from '../../utils/errors'
import { toGig, type AllowedActions } from '../shared/gigView'
import { moveGig, settleGig } from '../shared/moveGig'

type GigCall = Call<'admin', { params: { gigId: string }; body: AdminReason }>

const adminActions: AllowedActions = (gig) => gigMachine.allowedActions(gig.status, 'admin', gig)

/** Takes a gig off the market. Its client is told why, and whoever waits gets an answer. */
export async function remove({ db }: Context, { params: { gigId }, body, ...mover }: GigCall): Promise<Gig> {
  return inTransaction(db, async (sql) => {
    const gig = await Gigs.lock(sql, gigId)
    if (!gig) throw new Problem('not_found')
    await moveGig(sql, gig, 'remove', mover, body.reason)
    return toGig(sql, await Gigs.find(sql, gigId), adminActions)
  })
}

/** Takes a removal back: the gig is again what it was, but none is open while its client is suspended. */
export async function restore({ db }: Context, { params: { gigId }, body, ...mover }: GigCall): Promise<Gig> {
  return inTransaction(db, async (sql) => {
    const known = await Gigs.find(sql, gigId)
    if (!known) throw new Problem('not_found')
    const client = await Users.lockShared(sql, known.clientId)
    const removed = await Gigs.lock(sql, gigId)
    if (!removed) throw new Problem('not_found')
    await moveGig(sql, removed, 'restore', mover, body.reason)
    const restored = await Gigs.lock(sql, gigId)
    if (restored?.status === 'open' && client?.suspendedAt) await moveGig(sql, restored, 'pause', 'system')
    await settleGig(sql, gigId)
    return toGig(sql, await Gigs.find(sql, gigId), adminActions)
  })
}
