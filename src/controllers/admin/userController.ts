import { inTransaction, type Sql } from '../../config/db'
import type { Call, Context } from '../../context'
import * as AuditLog from '../../models/AuditLog'
import * as Outbox from '../../models/Outbox'
import * as Sessions from '../../models/Session'
import * as Users from '../../models/User'
import type { AdminReason, AdminSession, AdminUser, AdminUserPage, UserQuery } from '../../schemas/admin'
import type { Page, Paging } from '../../schemas/common'
import { Problem, refusedTransition } from '../../utils/errors'
import { refuseStale } from '../../utils/precondition'
import { pauseGigsOf } from '../shared/moveGig'
import { pageById } from '../shared/paging'

const toDate = (instant: string | undefined) => (instant === undefined ? null : new Date(instant))

type OneUser = { params: { userId: string } }
type WithReason = OneUser & { body: AdminReason }

export async function list(context: Context, { query }: Call<'admin', { query: UserQuery }>): Promise<AdminUserPage> {
  const { q = null, email = null, name = null, role = null, status = null, seenSince, seenBefore } = query
  const seen = { seenSince: toDate(seenSince), seenBefore: toDate(seenBefore) }
  const page = await pageById(context, 'admin-users', query, (range) =>
    Users.list(context.db, { q, email, name, role, status, ...seen, ...range }),
  )
  return page
}

export async function read({ db }: Context, { params }: Call<'admin', OneUser>): Promise<AdminUser> {
  return findUser(db, params.userId)
}

/** The sessions of a user that are still kept, last begun first. */
export async function listSessions(
  context: Context,
  { params: { userId }, query }: Call<'admin', OneUser & { query: Paging }>,
): Promise<Page<AdminSession>> {
  await findUser(context.db, userId)
  return pageById(context, `admin-sessions:${userId}`, query, (range) =>
    Sessions.listOf(context.db, { userId, ...range }),
  )
}

/** Signs the user out everywhere at once, pauses their open gigs, and tells them why. */
export async function suspend(
  { db, sessionCache }: Context,
  { body: { reason }, ...call }: Call<'admin', WithReason>,
): Promise<AdminUser> {
  const { caller, origin } = call
  const { userId } = call.params
  if (userId === caller.id) throw new Problem('own_account')
  let ended: string[] = []
  const user = await inTransaction(db, async (sql) => {
    // A sign-in at the same moment waits for this row: it comes before and is ended here, or after and is refused.
    await lockUser(sql, call)
    if (!(await Users.suspend(sql, userId, reason))) throw await refusal(sql, userId, 'suspend')
    ended = await Sessions.endAll(sql, userId, 'suspended')
    const pausedGigs = await pauseGigsOf(sql, userId)
    await AuditLog.add(sql, {
      actor: caller,
      action: 'user.suspend',
      subject: { type: 'user', id: userId },
      origin,
      detail: { reason, endedSessions: ended.length, pausedGigs },
    })
    await Outbox.add(sql, 'email', 'account-suspended', { userId })
    return await findUser(sql, userId)
  })
  await sessionCache.end(ended, { userId, state: 'suspended' })
  return user
}

/** Lets the user sign in again. Sessions stay ended and gigs paused: both are the user's to start anew. */
export async function reinstate(
  { db, sessionCache }: Context,
  { body: { reason }, ...call }: Call<'admin', WithReason>,
): Promise<AdminUser> {
  const { caller, origin } = call
  const { userId } = call.params
  let ended: string[] = []
  const user = await inTransaction(db, async (sql) => {
    await lockUser(sql, call)
    if (!(await Users.reinstate(sql, userId))) throw await refusal(sql, userId, 'reinstate')
    const subject = { type: 'user', id: userId } as const
    await AuditLog.add(sql, { actor: caller, action: 'user.reinstate', subject, origin, detail: { reason } })
    await Outbox.add(sql, 'email', 'account-reinstated', { userId })
    ended = await Sessions.idsEndedBy(sql, userId, 'suspended')
    return await findUser(sql, userId)
  })
  // Whoever still holds a token of then must hear that the session is over, no longer that the account is suspended.
  await sessionCache.end(ended, { userId, state: 'ended' })
  return user
}

/** @throws Problem not_found, precondition_failed */
async function lockUser(sql: Sql, { params: { userId }, ifMatch }: Call<'admin', OneUser>): Promise<void> {
  const user = await Users.lock(sql, userId)
  if (!user) throw new Problem('not_found')
  refuseStale(ifMatch, user)
}

/** Why a guarded update found no row. */
async function refusal(sql: Sql, userId: string, action: 'suspend' | 'reinstate'): Promise<Problem> {
  const { status: from } = await findUser(sql, userId)
  const allowedActions = { suspended: ['reinstate'], deleted: [], active: ['suspend'], unverified: ['suspend'] }[from]
  return refusedTransition({ from, action, allowedActions })
}

async function findUser(sql: Sql, userId: string): Promise<Users.User> {
  const user = await Users.find(sql, userId)
  if (!user) throw new Problem('not_found')
  return user
}
