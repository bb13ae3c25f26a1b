import { inTransaction, type Sql } from '../../config/db'
import type { Call, Caller, Context, Origin } from '../../context'
import * as AuditLog from '../../models/AuditLog'
import * as Gigs from '../../models/Gig'
import * as Questions from '../../models/GigQuestion'
import * as Skills from '../../models/Skill'
import * as Users from '../../models/User'
import type { Page } from '../../schemas/common'
import type { Gig, GigChanges, NewGig } from '../../schemas/gigs'
import type { GigState } from '../../schemas/states'
import { editableGigStates, gigMachine, type GigAction } from '../../states/gig'
import { invalidInput, Problem } from '../../utils/errors'
import { newId } from '../../utils/uuid'
import { fillIfFull, passOverApplicants } from '../shared/lifecycle'
import { clientActions, toGig, toGigs } from '../shared/gigView'
import { pageById } from '../shared/paging'
import { resolveSkills } from '../shared/resolveSkills'

type GigCall = Call<'client', { params: { gigId: string } }>
type Client = Caller<'client'>

const toContent = ({
  title,
  description,
  payType,
  budget,
  location,
  startsAt,
  deadline,
  openings,
}: NewGig): Gigs.GigContent => {
  const { min: budgetMin, max: budgetMax, currency } = budget
  return { title, description, payType, budgetMin, budgetMax, currency, place: location, startsAt, deadline, openings }
}

/** Adds a gig as a draft, and with `publish` opens it at once. */
export async function create(
  { db }: Context,
  { caller, body, origin }: Call<'client', { body: NewGig }>,
): Promise<Gig> {
  refusePastDeadline(body.deadline)
  return inTransaction(db, async (sql) => {
    await refuseSuspended(sql, caller)
    const id = newId()
    await insertDraft(sql, { ...toContent(body), id, clientId: caller.id }, body.skills, body.questions)
    if (body.publish) await move(sql, await lockOwn(sql, id, caller), 'publish', caller, origin)
    return toGig(sql, await Gigs.findOwn(sql, id, caller.id), clientActions)
  })
}

async function insertDraft(
  sql: Sql,
  gig: Gigs.GigContent & { id: string; clientId: string },
  skillNames: readonly string[],
  questions: readonly { text: string; required: boolean }[],
): Promise<void> {
  const skills = await resolveSkills(sql, skillNames, '/body/skills')
  await Gigs.insert(
    sql,
    gig,
    skills.map(({ name }) => name),
  )
  await Skills.assign(
    sql,
    'gig',
    gig.id,
    skills.map(({ id }) => id),
  )
  await Questions.replace(sql, gig.id, questions)
}

export async function list(
  context: Context,
  {
    caller,
    query,
  }: Call<'client', { query: { limit: number; cursor?: string | undefined; status?: GigState | undefined } }>,
): Promise<Page<Gig>> {
  const status = query.status ?? null
  const page = await pageById(context, `own-gigs:${caller.id}`, query, (range) =>
    Gigs.listOwn(context.db, { clientId: caller.id, status, ...range }),
  )
  return { ...page, data: await toGigs(context.db, page.data, clientActions) }
}

export async function read({ db }: Context, { caller, params }: GigCall): Promise<Gig> {
  return toGig(db, await Gigs.findOwn(db, params.gigId, caller.id), clientActions)
}

/**
 * Changes the fields that are given. A change of pay, openings, place or description after the first application is a new
 * revision.
 */
export async function update({ db }: Context, { caller, params, body }: GigCall & { body: GigChanges }): Promise<Gig> {
  if (body.deadline !== undefined) refusePastDeadline(body.deadline)
  return inTransaction(db, async (sql) => {
    const gig = await lockOwn(sql, params.gigId, caller)
    if (!editableGigStates.includes(gig.status)) {
      const detail = `The state is ${gig.status}, which does not allow changes.`
      throw new Problem('invalid_transition', {
        detail,
        extra: { from: gig.status, action: 'edit', allowedActions: clientActions(gig) },
      })
    }
    const before = await toGig(sql, gig, clientActions)
    const after: NewGig = { ...before, ...body, publish: false }
    if (after.openings < gig.filled) throw new Problem('openings_below_filled')
    const skills = await resolveSkills(sql, after.skills, '/body/skills')
    const isNewRevision = gig.applicationCount > 0 && isMaterial(before, after)
    await Gigs.update(
      sql,
      { ...toContent(after), id: gig.id },
      skills.map(({ name }) => name),
      isNewRevision,
    )
    if (body.skills)
      await Skills.assign(
        sql,
        'gig',
        gig.id,
        skills.map(({ id }) => id),
      )
    if (body.questions) await Questions.replace(sql, gig.id, body.questions)
    await fillIfFull(sql, gig.id)
    return toGig(sql, await Gigs.findOwn(sql, gig.id, caller.id), clientActions)
  })
}

const materialOf = ({ payType, budget: { min, max, currency }, openings, location, description }: NewGig | Gig) =>
  JSON.stringify([
    payType,
    min,
    max,
    currency,
    openings,
    location?.city,
    location?.country,
    location?.lat,
    location?.lng,
    description,
  ])
const isMaterial = (before: Gig, after: NewGig) => materialOf(before) !== materialOf(after)

export async function remove({ db }: Context, { caller, params }: GigCall): Promise<void> {
  await inTransaction(db, async (sql) => {
    const gig = await lockOwn(sql, params.gigId, caller)
    await Skills.assign(sql, 'gig', gig.id, [])
    if (await Gigs.deleteDraft(sql, gig.id, caller.id)) return
    const detail = 'Only a draft can be deleted. Cancel the gig instead.'
    throw new Problem('invalid_transition', {
      detail,
      extra: { from: gig.status, action: 'delete', allowedActions: clientActions(gig) },
    })
  })
}

/** A handler that moves a gig by one action of its state machine. */
const mover =
  (action: GigAction) =>
  async ({ db }: Context, { caller, params, origin }: GigCall): Promise<Gig> =>
    inTransaction(db, async (sql) => {
      await refuseSuspended(sql, caller)
      await move(sql, await lockOwn(sql, params.gigId, caller), action, caller, origin)
      return toGig(sql, await Gigs.findOwn(sql, params.gigId, caller.id), clientActions)
    })

export const publish = mover('publish')
export const pause = mover('pause')
export const resume = mover('resume')
export const close = mover('close')
export const reopen = mover('reopen')
/** Everyone who is still waiting for an answer gets one. */
export const cancel = mover('cancel')

/** A draft with the same content and questions. A deadline that has passed is left out. */
export async function duplicate({ db }: Context, { caller, params }: GigCall): Promise<Gig> {
  return inTransaction(db, async (sql) => {
    const original = await toGig(sql, await Gigs.findOwn(sql, params.gigId, caller.id), clientActions)
    const deadline = original.deadline !== null && isPast(original.deadline) ? null : original.deadline
    const id = newId()
    const content = toContent({ ...original, deadline, publish: false })
    await insertDraft(sql, { ...content, id, clientId: caller.id }, original.skills, original.questions)
    return toGig(sql, await Gigs.findOwn(sql, id, caller.id), clientActions)
  })
}

/** A suspension pauses all open gigs: none may be opened while it is under way. */
async function refuseSuspended(sql: Sql, client: Client): Promise<void> {
  const user = await Users.lock(sql, client.id)
  if (user?.suspendedAt) throw new Problem('account_suspended')
}

async function lockOwn(sql: Sql, gigId: string, client: Client): Promise<Gigs.GigRow> {
  const gig = await Gigs.lockOwn(sql, gigId, client.id)
  if (!gig) throw new Problem('not_found')
  return gig
}

async function move(sql: Sql, gig: Gigs.GigRow, action: GigAction, client: Client, origin: Origin): Promise<void> {
  const to = gigMachine.next(gig.status, action, 'client', gig)
  await Gigs.setState(sql, { gigId: gig.id, from: gig.status, to, by: 'client' })
  if (to === 'cancelled') await passOverApplicants(sql, gig.id)
  const detail = { from: gig.status, to }
  await AuditLog.add(sql, {
    actor: client,
    action: `gig.${action}`,
    subject: { type: 'gig', id: gig.id },
    origin,
    detail,
  })
}

/** Only helps whoever mistypes; what counts is the database's clock, when somebody applies. */
const isPast = (instant: string) => Date.parse(instant) <= Date.now()

function refusePastDeadline(deadline: string | null): void {
  if (deadline !== null && isPast(deadline))
    throw invalidInput('/body/deadline', 'in_the_past', 'The deadline has passed already.')
}
