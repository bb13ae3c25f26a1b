import { inTransaction } from '../../config/db'
import type { Call, Context } from '../../context'
import * as Deletions from '../../models/AccountDeletion'
import * as AuditLog from '../../models/AuditLog'
import * as Outbox from '../../models/Outbox'
import * as Sessions from '../../models/Session'
import type { DeletionRequest, PlannedDeletion } from '../../schemas/personalData'
import { Problem } from '../../utils/errors'
import { refuseStale } from '../../utils/precondition'
import { pauseGigsOf } from '../shared/moveGig'
import { confirmPassword } from './confirmPassword'

/**
 * Has the caller's account deleted once the grace is over. Until then it looks as if it were gone, and signing in takes it back.
 * A contract that is made at the same moment either comes first, or holds the deletion up later.
 * @throws Problem invalid_credentials, precondition_failed, open_contracts
 */
export async function ask(
  context: Context,
  { caller, body, origin, ifMatch }: Call<'signedIn', { body: DeletionRequest }>,
): Promise<PlannedDeletion> {
  const { id: userId } = caller
  const { lock } = await confirmPassword(context, { caller, password: body.password, origin })
  let ended: string[] = []
  const planned = await inTransaction(context.db, async (sql) => {
    const user = await lock(sql)
    // Another request of the same moment has ended this session.
    if (user.deleteAfter) throw new Problem('session_revoked')
    refuseStale(ifMatch, user)
    if (await Deletions.isHeld(sql, userId)) throw new Problem('open_contracts')
    const deleteAfter = await Deletions.ask(sql, userId)
    ended = await Sessions.endAll(sql, userId, 'account_deleted')
    const pausedGigs = await pauseGigsOf(sql, userId)
    await AuditLog.add(sql, {
      actor: caller,
      action: 'user.ask-deletion',
      subject: { type: 'user', id: userId },
      origin,
      detail: { deleteAfter, endedSessions: ended.length, pausedGigs },
    })
    await Outbox.add(sql, 'email', 'deletion-asked', { userId })
    return { deleteAfter }
  })
  await context.sessionCache.end(ended, { userId, state: 'ended' })
  return planned
}
