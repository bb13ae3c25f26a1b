import { inTransaction, type Sql } from '../../config/db'
import type { Call, Caller, Context } from '../../context'
import * as Applications from '../../models/Application'
import * as AuditLog from '../../models/AuditLog'
import * as ClientProfiles from '../../models/ClientProfile'
import * as Gigs from '../../models/Gig'
import * as Skills from '../../models/Skill'
import * as Users from '../../models/User'
import type { AuditAction } from '../../schemas/auditActions'
import type { Page } from '../../schemas/common'
import type { Gig, GigChanges, GigStatusFilter, NewGig } from '../../schemas/gigs'
import type { GigAction } from '../../schemas/states'
import { applicationMachine } from '../../states/application'
import { editableGigStates } from '../../states/gig'
import { Problem, refusedTransition } from '../../utils/errors'
import { refuseStale } from '../../utils/precondition'
import { newId } from '../../utils/uuid'
import { clientActions, toGig, toGigs } from '../shared/gigView'
import { moveGig, settleGig } from '../shared/moveGig'
import { auditedAs, type Mover } from '../shared/mover'
import { pageById } from '../shared/paging'
import { tell } from '../shared/tell'
import { changeContent, insertDraft, isPast, refusePastDeadline } from './gigContent'

type GigCall = Call<'client', { params: { gigId: string } }>
type Client = Caller<'client'>

/** Adds a gig as a draft, and with `publish` opens it at once. */
export async function create(context: Context, { body, ...mover }: Call<'client', { body: NewGig }>): Promise<Gig> {
  const { caller } = mover
  refusePastDeadline(context, body.deadline)
  return inTransaction(context.db, async (sql) => {
    await refuseInactive(sql, caller)
    await ClientProfiles.lock(sql, caller.id)
    const id = newId()
    await insertDraft(sql, { id, clientId: caller.id }, body)
    await audit(sql, 'gig.create', id, mover)
    if (body.publish) await moveGig(sql, await lockOwn(sql, { ...mover, params: { gigId: id } }), 'publish', mover)
    return readOwn(sql, id, caller)
  })
}

export async function list(
  context: Context,
  { caller, query }: Call<'client', { query: GigStatusFilter }>,
): Promise<Page<Gig>> {
  const { status = null } = query
  const page = await pageById(context, `own-gigs:${caller.id}`, query, (range) =>
    Gigs.listOfClient(context.db, { clientId: caller.id, status, ...range }),
  )
  return { ...page, data: await toGigs(context.db, page.data, clientActions) }
}

export async function read({ db }: Context, { caller, params }: GigCall): Promise<Gig> {
  return readOwn(db, params.gigId, caller)
}

/** Changes the fields that are given. @throws Problem openings_below_filled */
export async function update(context: Context, { body, ...call }: GigCall & { body: GigChanges }): Promise<Gig> {
  refusePastDeadline(context, body.deadline)
  return inTransaction(context.db, async (sql) => {
    const gig = await lockOwn(sql, call)
    if (!editableGigStates.includes(gig.status)) {
      throw refusedTransition({ from: gig.status, action: 'edit', allowedActions: clientActions(gig) })
    }
    const before = await toGig(sql, gig, clientActions)
    const after = { ...before, ...body }
    if (after.openings < gig.filled) throw new Problem('openings_below_filled')
    const changed = { skills: 'skills' in body, questions: 'questions' in body }
    const isNewRevision = await changeContent(sql, before, after, changed)
    await audit(sql, 'gig.edit', gig.id, call)
    await settleGig(sql, gig.id)
    // Last, because those whom a filled gig has turned away need not read it again.
    if (isNewRevision) await tellApplicants(sql, gig.id)
    return readOwn(sql, gig.id, call.caller)
  })
}

/** Who waits for an answer may reconfirm or withdraw. */
async function tellApplicants(sql: Sql, gigId: string): Promise<void> {
  const waiting = await Applications.listIdsOf(sql, gigId, applicationMachine.sourcesOf('pass-over'))
  await tell(sql, { worker: 'gig-revised' }, ...waiting.map((applicationId) => ({ applicationId })))
}

export async function remove({ db }: Context, call: GigCall): Promise<void> {
  await inTransaction(db, async (sql) => {
    const gig = await lockOwn(sql, call)
    if (gig.status !== 'draft') {
      const detail = 'Only a draft can be deleted. Cancel the gig instead.'
      throw refusedTransition({ from: gig.status, action: 'delete', allowedActions: clientActions(gig), detail })
    }
    await Skills.assign(sql, 'gig', gig.id, [])
    await Gigs.deleteDraft(sql, gig.id)
    await audit(sql, 'gig.delete', gig.id, call)
  })
}

/** A handler that moves a gig by one action of its state machine. */
const moveBy =
  (action: GigAction) =>
  async ({ db }: Context, call: GigCall): Promise<Gig> =>
    inTransaction(db, async (sql) => {
      await refuseInactive(sql, call.caller)
      const gig = await lockOwn(sql, call)
      await moveGig(sql, gig, action, call)
      return readOwn(sql, gig.id, call.caller)
    })

export const publish = moveBy('publish')
export const pause = moveBy('pause')
export const resume = moveBy('resume')
export const close = moveBy('close')
export const reopen = moveBy('reopen')
export const cancel = moveBy('cancel')

/** A draft with the same content and questions. A deadline that has passed is left out. */
export async function duplicate(context: Context, { params, ifMatch, ...mover }: GigCall): Promise<Gig> {
  const { caller } = mover
  return inTransaction(context.db, async (sql) => {
    const original = await readOwn(sql, params.gigId, caller)
    refuseStale(ifMatch, original)
    const deadline = original.deadline !== null && isPast(context, original.deadline) ? null : original.deadline
    const id = newId()
    await insertDraft(sql, { id, clientId: caller.id }, { ...original, deadline })
    await audit(sql, 'gig.create', id, mover)
    return readOwn(sql, id, caller)
  })
}

/** Whoever is suspended or leaves has all open gigs paused: none may be opened while that is under way. */
async function refuseInactive(sql: Sql, client: Client): Promise<void> {
  const user = await Users.lockShared(sql, client.id)
  if (user?.suspendedAt) throw new Problem('account_suspended')
  if (user?.deleteAfter) throw new Problem('session_revoked')
}

/** @throws Problem not_found, precondition_failed */
async function lockOwn(sql: Sql, { caller, params, ifMatch }: GigCall): Promise<Gigs.GigRow> {
  const gig = await Gigs.lockOwn(sql, params.gigId, caller.id)
  if (!gig) throw new Problem('not_found')
  refuseStale(ifMatch, gig)
  return gig
}

async function readOwn(sql: Sql, gigId: string, client: Client): Promise<Gig> {
  return toGig(sql, await Gigs.findOwn(sql, gigId, client.id), clientActions)
}

async function audit(sql: Sql, action: AuditAction, gigId: string, mover: Mover): Promise<void> {
  await AuditLog.add(sql, { ...auditedAs(mover), action, subject: { type: 'gig', id: gigId } })
}
