import { row, rows, write } from '../src/config/db'
import { list as listToGig } from '../src/controllers/client/invitationController'
import { runChore } from '../src/jobs/housekeeping'
import type { Page } from '../src/schemas/common'
import type { Gig } from '../src/schemas/gigs'
import type { Invitation } from '../src/schemas/invitations'
import { INVITATION_DAYS } from '../src/schemas/terms'
import { newId } from '../src/utils/uuid'
import { startApp, type TestApp } from './support/app'
import * as given from './support/factories'
import type { TestUser } from './support/factories'
import { mailsAbout } from './support/outbox'
import { expectFaults, expectProblem } from './support/problems'
import { count, race, rounds, tally } from './support/races'

let app: TestApp
let client: TestUser
let worker: TestUser
let gig: Gig
beforeAll(async () => {
  // Housekeeping runs when a test says so, and the racers meet at the rows, not at the pool.
  app = await startApp({ WORKER: 'off', DATABASE_POOL: '30' })
  client = await given.makeClient(app, { name: 'Clara Client' })
})
beforeEach(async () => {
  worker = await given.makeWorker(app, { name: 'Wanda Worker' })
  gig = await given.makeGig(app, client)
})
/** Nobody sends them here, and the next file that shares this database must not. */
afterEach(() => write(app.context.db, `DELETE FROM outbox WHERE state = 'waiting'`))
afterAll(() => app.close())

const tryInvite = (body: object, { id }: Pick<Gig, 'id'> = gig) =>
  app.api.post(`/client/gigs/${id}/invitations`, { as: client, body })
const inviteThem = (to: Pick<Gig, 'id'> = gig) => given.invite(app, client, to, worker)
const decline = ({ id }: Pick<Invitation, 'id'>) => app.api.post(`/worker/invitations/${id}/decline`, { as: worker })
const tryApply = () => app.api.post(`/worker/jobs/${gig.id}/applications`, { as: worker, body: given.newApplication() })
const moveAsClient = (action: string) => app.api.post(`/client/gigs/${gig.id}/${action}`, { as: client })

async function asWorkerSees({ id }: Pick<Invitation, 'id'>): Promise<Invitation> {
  const { body }: { body: Invitation } = await app.api.get(`/worker/invitations/${id}`, { as: worker }).expect(200)
  return body
}
async function listOf(path: string, as: TestUser, status?: string): Promise<string[]> {
  const options = status ? { as, query: { status } } : { as }
  const { body }: { body: Page<Invitation> } = await app.api.get(path, options).expect(200)
  return body.data.map(({ id }) => id)
}
const ofWorker = (status?: string) => listOf('/worker/invitations', worker, status)
const ofGig = (status?: string) => listOf(`/client/gigs/${gig.id}/invitations`, client, status)

/** Lets the time to answer end, as time would. */
async function lapse({ id }: Pick<Invitation, 'id'>): Promise<void> {
  await write(app.context.db, 'UPDATE invitations SET expires_at = NOW(3) - INTERVAL 1 SECOND WHERE id = :id', { id })
}

/** What the audit log says of an invitation, and who did it. */
async function auditOf({ id }: Pick<Invitation, 'id'>): Promise<string[]> {
  const text = `SELECT CONCAT(action, ' by ', actor_role) AS entry FROM audit_log WHERE subject_id = :subjectId ORDER BY id`
  return (await rows<{ entry: string }>(app.context.db, text, { subjectId: id })).map(({ entry }) => entry)
}

describe('An invitation', () => {
  it('shows both sides the same, each with what they may do', async () => {
    const invitation = await inviteThem()

    expect(invitation).toMatchObject({
      gig: { title: gig.title, status: 'open' },
      clientId: client.id,
      client: { displayName: 'Clara Client', logoUrl: null },
      workerId: worker.id,
      worker: { name: 'Wanda Worker', rating: { average: null, count: 0 } },
      message: 'We liked your bathroom in Mitte.',
      status: 'pending',
      allowedActions: [],
      answeredAt: null,
      version: 1,
    })
    expect(await asWorkerSees(invitation)).toEqual({ ...invitation, allowedActions: ['accept', 'decline'] })
    expect(await ofGig()).toEqual([invitation.id])
  })

  it('lasts 14 days, and its worker is told of it', async () => {
    const invitation = await inviteThem()
    const days = (Date.parse(invitation.expiresAt) - Date.parse(invitation.createdAt)) / 86_400_000
    expect(days).toBe(INVITATION_DAYS)
    expect(await mailsAbout(app, invitation)).toEqual(['invitation to worker'])
    expect(await auditOf(invitation)).toEqual(['invitation.invite by client'])
  })

  it('needs no message', async () => {
    const { body } = await tryInvite({ workerId: worker.id }).expect(201)
    expect(body.message).toBeNull()
    expect(expectFaults(await tryInvite({ workerId: worker.id, message: ' ' }))).toEqual(['/body/message blank'])
  })

  it('is made once for each worker and gig, also when it was declined', async () => {
    const invitation = await inviteThem()
    expectProblem(await tryInvite({ workerId: worker.id }), 'already_invited')
    await decline(invitation).expect(200)
    expectProblem(await tryInvite({ workerId: worker.id }), 'already_invited')
    await inviteThem(await given.makeGig(app, client))
    expect(await ofWorker()).toHaveLength(2)
  })

  it('goes to nobody whom others cannot find', async () => {
    const [hidden, suspended, unconfirmed] = [worker, await given.makeWorker(app), await given.makeWorker(app)]
    const profile = { headline: 'Tiler', visibility: 'hidden' }
    await app.api.put('/worker/profile', { as: hidden, body: profile }).expect(200)
    const admin = await given.makeAdmin(app)
    const reason = { reason: 'Asked for money' }
    await app.api.post(`/admin/users/${suspended.id}/suspend`, { as: admin, body: reason }).expect(200)
    await write(app.context.db, 'UPDATE users SET email_verified_at = NULL WHERE id = :id', { id: unconfirmed.id })
    const anotherClient = await given.makeClient(app)

    for (const id of [hidden.id, suspended.id, unconfirmed.id, anotherClient.id, newId()]) {
      expectProblem(await tryInvite({ workerId: id }), 'not_found')
    }
    expect(await ofGig()).toEqual([])
  })

  it('does not go to oneself', async () => {
    const both = await given.makeClient(app)
    await given.giveRole(app, both, 'worker')
    const own = await given.makeGig(app, both)
    const options = { as: both, body: { workerId: both.id } }
    expectProblem(await app.api.post(`/client/gigs/${own.id}/invitations`, options), 'own_gig')
  })

  it('does not go to a worker who has applied, unless they withdrew', async () => {
    const { id } = await given.apply(app, worker, gig)
    expectProblem(await tryInvite({ workerId: worker.id }), 'already_applied')
    await app.api.post(`/worker/applications/${id}/withdraw`, { as: worker }).expect(200)
    await inviteThem()
  })

  it.each(['pause', 'close', 'cancel'])('is not made after the client’s %s', async (action) => {
    await moveAsClient(action).expect(200)
    expectProblem(await tryInvite({ workerId: worker.id }), 'gig_not_open')
  })

  it('is not made for a draft, after the deadline, or once all openings are taken', async () => {
    const draft = await given.makeGig(app, client, { publish: false })
    expectProblem(await tryInvite({ workerId: worker.id }, draft), 'gig_not_open')
    await given.passDeadline(app, gig.id)
    expectProblem(await tryInvite({ workerId: worker.id }), 'gig_not_open')
    const full = await given.makeGig(app, client)
    await fill(full)
    expectProblem(await tryInvite({ workerId: worker.id }, full), 'gig_filled')
  })

  it('keeps the gig from lying idle', async () => {
    const id = gig.id
    await write(app.context.db, 'UPDATE gigs SET active_at = NOW(3) - INTERVAL 26 DAY WHERE id = :id', { id })
    await inviteThem()
    const text = 'SELECT active_at > NOW(3) - INTERVAL 1 HOUR AS active FROM gigs WHERE id = :id'
    expect(await row(app.context.db, text, { id })).toEqual({ active: 1 })
  })
})

/** Hires somebody for the only opening. */
async function fill(to: Gig): Promise<void> {
  const hired = await given.makeWorker(app)
  const { id } = await given.makeOffered(app, client, hired, to)
  await app.api.post(`/worker/applications/${id}/accept-offer`, { as: hired }).expect(200)
}

describe('A worker who declines', () => {
  it('has answered, and the client is told', async () => {
    const invitation = await inviteThem()
    const { body } = await decline(invitation).expect(200)
    expect(body).toMatchObject({ status: 'declined', allowedActions: [], version: 2 })
    expect(body.answeredAt).toBe(body.updatedAt)
    expect(await mailsAbout(app, invitation)).toEqual(['invitation to worker', 'invitation-declined to client'])
    expect((await auditOf(invitation)).at(-1)).toBe('invitation.decline by worker')
  })

  it('cannot do so twice', async () => {
    const invitation = await inviteThem()
    await decline(invitation).expect(200)
    const refusal = { from: 'declined', action: 'decline', allowedActions: [] }
    expect(expectProblem(await decline(invitation), 'invalid_transition')).toMatchObject(refusal)
  })

  it('may still apply', async () => {
    const invitation = await inviteThem()
    await decline(invitation).expect(200)
    await tryApply().expect(201)
    expect((await asWorkerSees(invitation)).status).toBe('declined')
  })
})

describe('A worker who cannot apply', () => {
  const stops: Record<string, () => Promise<unknown>> = {
    'is paused': () => moveAsClient('pause').expect(200),
    'is closed': () => moveAsClient('close').expect(200),
    'is past its deadline': () => given.passDeadline(app, gig.id),
  }
  it.each(Object.keys(stops))('may only decline while the gig %s', async (what) => {
    const invitation = await inviteThem()
    await stops[what]?.()
    expect(await asWorkerSees(invitation)).toMatchObject({ status: 'pending', allowedActions: ['decline'] })
    expectProblem(await tryApply(), 'gig_not_open')
    await decline(invitation).expect(200)
  })
})

describe('A worker who applies', () => {
  it('has accepted the invitation, of which no other mail than that of the application tells', async () => {
    const invitation = await inviteThem()
    await tryApply().expect(201)

    const accepted = await asWorkerSees(invitation)
    expect(accepted).toMatchObject({ status: 'accepted', allowedActions: [], version: 2 })
    expect(accepted.answeredAt).not.toBeNull()
    expect(await mailsAbout(app, invitation)).toEqual(['invitation to worker'])
    expect((await auditOf(invitation)).at(-1)).toBe('invitation.accept by worker')
    expectProblem(await decline(invitation), 'invalid_transition')
  })

  it('pays nothing of the quota for the gig of the invitation, and one place for another', async () => {
    const placesUsed = async () =>
      (await app.api.get('/worker/application-quota', { as: worker }).expect(200)).body.used
    await inviteThem()
    await tryApply().expect(201)
    expect(await placesUsed()).toBe(0)
    await given.apply(app, worker, await given.makeGig(app, client))
    expect(await placesUsed()).toBe(1)
  })

  it('has not accepted it when the application is refused', async () => {
    const invitation = await inviteThem()
    const body = given.newApplication({ bid: { amount: 1, currency: 'USD' } })
    await app.api.post(`/worker/jobs/${gig.id}/applications`, { as: worker, body }).expect(422)
    expect((await asWorkerSees(invitation)).status).toBe('pending')
  })

  it('leaves alone one to another gig, and one of another worker', async () => {
    const other = await inviteThem(await given.makeGig(app, client))
    await given.invite(app, client, gig, await given.makeWorker(app))
    await tryApply().expect(201)
    expect((await asWorkerSees(other)).status).toBe('pending')
    expect(await ofGig('pending')).toHaveLength(1)
  })
})

describe('An invitation whose time is over', () => {
  it('has expired to every reader before housekeeping comes by', async () => {
    const invitation = await inviteThem()
    await lapse(invitation)

    expect(await asWorkerSees(invitation)).toMatchObject({ status: 'expired', allowedActions: [], answeredAt: null })
    for (const list of [ofWorker, ofGig]) {
      expect(await list('expired')).toEqual([invitation.id])
      expect(await list('pending')).toEqual([])
    }
  })

  it('can be neither declined nor accepted', async () => {
    const invitation = await inviteThem()
    await lapse(invitation)
    expect(expectProblem(await decline(invitation), 'invalid_transition').allowedActions).toEqual([])
    await tryApply().expect(201)
    expect((await asWorkerSees(invitation)).status).toBe('expired')
    const { body: quota } = await app.api.get('/worker/application-quota', { as: worker }).expect(200)
    expect(quota.used).toBe(1)
  })

  it('stands in the way of no other, before or after housekeeping comes by', async () => {
    const first = await inviteThem()
    await lapse(first)
    const second = await inviteThem()
    expect((await auditOf(first)).at(-1)).toBe('invitation.expire by system')
    await lapse(second)
    await runChore(app.context, 'expire-invitations')
    const third = await inviteThem()

    expect(await ofWorker('expired')).toEqual([second.id, first.id])
    expect(await ofWorker('pending')).toEqual([third.id])
    expectProblem(await tryInvite({ workerId: worker.id }), 'already_invited')
    await tryApply().expect(201)
    expect(await ofWorker('accepted')).toEqual([third.id])
  })

  it('is ended by housekeeping, without a mail', async () => {
    const [lapsed, young] = [await inviteThem(), await given.invite(app, client, gig, await given.makeWorker(app))]
    await lapse(lapsed)
    await runChore(app.context, 'expire-invitations')

    expect(await asWorkerSees(lapsed)).toMatchObject({ status: 'expired', answeredAt: null, version: 2 })
    expect(await ofGig('pending')).toEqual([young.id])
    expect(await mailsAbout(app, lapsed)).toEqual(['invitation to worker'])
    expect((await auditOf(lapsed)).at(-1)).toBe('invitation.expire by system')
  })

  it('is ended once by two processes at the same time', async () => {
    const other = await startApp({ WORKER: 'off' })
    const lapsed = await Promise.all(count(10, async () => given.invite(app, client, gig, await given.makeWorker(app))))
    await Promise.all(lapsed.map(lapse))

    await Promise.all([app, other].map(({ context }) => runChore(context, 'expire-invitations')))

    await other.close()
    const expired = ['invitation.invite by client', 'invitation.expire by system']
    for (const invitation of lapsed) expect(await auditOf(invitation)).toEqual(expired)
  })
})

describe('A gig that can take nobody any more', () => {
  const ends: Record<string, () => Promise<unknown>> = {
    filled: () => fill(gig),
    cancelled: () => moveAsClient('cancel').expect(200),
    removed: async () => {
      const options = { as: await given.makeAdmin(app), body: { reason: 'It asks for money.' } }
      await app.api.post(`/admin/gigs/${gig.id}/remove`, options).expect(200)
    },
  }
  it.each(Object.keys(ends))('expires its open invitations when it is %s, without a mail', async (state) => {
    const declined = await inviteThem()
    await decline(declined).expect(200)
    const open = await given.invite(app, client, gig, await given.makeWorker(app))

    await ends[state]?.()

    expect(await ofGig('expired')).toEqual([open.id])
    expect(await ofGig('declined')).toEqual([declined.id])
    expect(await mailsAbout(app, open)).toEqual(['invitation to worker'])
    expect((await auditOf(open)).at(-1)).toBe('invitation.expire by system')
  })

  it('may invite again once it opens again', async () => {
    await inviteThem()
    const hired = await given.makeWorker(app)
    const { id } = await given.makeContract(app, client, hired, gig)
    const body = { reason: 'A broken arm.' }
    await app.api.post(`/contracts/${id}/cancel`, { as: hired, body }).expect(200)
    await moveAsClient('reopen').expect(200)
    await inviteThem()
    expect(await ofGig('pending')).toHaveLength(1)
  })

  it('is none that is closed, which may open again', async () => {
    const invitation = await inviteThem()
    await moveAsClient('close').expect(200)
    expect(await asWorkerSees(invitation)).toMatchObject({ status: 'pending', gig: { status: 'closed' } })
    await moveAsClient('reopen').expect(200)
    await tryApply().expect(201)
    expect((await asWorkerSees(invitation)).status).toBe('accepted')
  })
})

describe('Lists of invitations', () => {
  it('are newest first, page by page, and by state', async () => {
    const [first, second] = [await inviteThem(), await inviteThem(await given.makeGig(app, client))]
    await decline(first).expect(200)
    expect(await ofWorker()).toEqual([second.id, first.id])
    expect(await ofWorker('declined')).toEqual([first.id])

    const page = await app.api.get('/worker/invitations', { as: worker, query: { limit: 1 } }).expect(200)
    const query = { limit: 1, cursor: page.body.nextCursor }
    const rest = await app.api.get('/worker/invitations', { as: worker, query }).expect(200)
    expect([page.body.data[0].id, rest.body.data[0].id]).toEqual([second.id, first.id])
    expect(rest.body.nextCursor).toBeNull()
  })

  it('ask the database the same few things, however many there are', async () => {
    await inviteThem()
    const forOne = await statementsToList()
    for (const each of count(10, () => given.makeWorker(app))) await given.invite(app, client, gig, await each)
    expect(await statementsToList()).toBe(forOne)
  })

  /** How many statements it takes to list the invitations to the gig. */
  async function statementsToList(): Promise<number> {
    const { db } = app.context
    let statements = 0
    const execute: typeof db.execute = (statement) => {
      statements += 1
      return db.execute(statement)
    }
    const caller = { id: client.id, sessionId: newId(), roles: ['client'], role: 'client' } as const
    const call = { caller, origin: given.origin, ifMatch: null, params: { gigId: gig.id }, query: { limit: 20 } }
    await listToGig({ ...app.context, db: { ...db, execute } }, call)
    return statements
  }
})

describe('At the same moment', () => {
  const ROUNDS = rounds(10)
  const inviteWorker = () => tryInvite({ workerId: worker.id })

  it('twenty invitations of one worker become one', async () => {
    const replies = await Promise.all(count(20, inviteWorker))
    expect(tally(replies)).toEqual({ 201: 1, '409 already_invited': 19 })
    const [id = ''] = await ofWorker()
    expect(await ofGig()).toEqual([id])
    expect(await mailsAbout(app, { id })).toEqual(['invitation to worker'])
  })

  it('an invitation is declined or accepted by applying, never both', async () => {
    for (const round of ROUNDS) {
      gig = await given.makeGig(app, client)
      const invitation = await inviteThem()
      const replies = await race(round, () => decline(invitation), tryApply)

      const declined = tally(replies)['200'] === 1
      expect(tally(replies)).toEqual(declined ? { 200: 1, 201: 1 } : { 201: 1, '409 invalid_transition': 1 })
      const answer = declined ? 'decline' : 'accept'
      expect(await auditOf(invitation)).toEqual(['invitation.invite by client', `invitation.${answer} by worker`])
      expect((await asWorkerSees(invitation)).status).toBe(declined ? 'declined' : 'accepted')
    }
  })

  it('a worker is invited or has applied, and an invitation that comes first is accepted', async () => {
    for (const round of ROUNDS) {
      gig = await given.makeGig(app, client)
      const replies = await race(round, inviteWorker, tryApply)

      const invited = tally(replies)['201'] === 2
      expect(tally(replies)).toEqual(invited ? { 201: 2 } : { 201: 1, '409 already_applied': 1 })
      expect(await ofGig('accepted')).toHaveLength(invited ? 1 : 0)
      expect(await ofGig('pending')).toEqual([])
    }
  })

  it('an invitation comes before the cancelling of its gig, and expires with it, or is refused', async () => {
    for (const round of ROUNDS) {
      const invited = await raceInviteWith('cancel', round)
      expect(await ofGig()).toHaveLength(invited ? 1 : 0)
      expect(await ofGig('pending')).toEqual([])
    }
  })

  it('an invitation comes before the closing of its gig, and waits, or is refused', async () => {
    for (const round of ROUNDS) {
      const invited = await raceInviteWith('close', round)
      expect(await ofGig('pending')).toHaveLength(invited ? 1 : 0)
    }
  })

  async function raceInviteWith(action: string, round: number): Promise<boolean> {
    gig = await given.makeGig(app, client)
    const replies = await race(round, inviteWorker, () => moveAsClient(action))
    const invited = tally(replies)['201'] === 1
    expect(tally(replies)).toEqual(invited ? { 200: 1, 201: 1 } : { 200: 1, '409 gig_not_open': 1 })
    return invited
  }
})
