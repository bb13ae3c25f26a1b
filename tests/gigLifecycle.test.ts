import { row, rows, write } from '../src/config/db'
import { runChore } from '../src/jobs/housekeeping'
import type { Application } from '../src/schemas/applications'
import type { Gig } from '../src/schemas/gigs'
import { startApp, type TestApp } from './support/app'
import { Clock } from './support/clock'
import * as given from './support/factories'
import type { TestUser } from './support/factories'
import { expectSound } from './support/invariants'
import { mailsAbout } from './support/outbox'
import { expectProblem } from './support/problems'

const clock = new Clock()
let app: TestApp
/** Another process of the same service. */
let other: TestApp
let admin: TestUser
let client: TestUser
let worker: TestUser
let gig: Gig
beforeAll(async () => {
  app = await startApp({ WORKER: 'off' }, clock)
  other = await startApp({ WORKER: 'off' }, clock)
})
beforeEach(async () => {
  client = await given.makeClient(app)
  worker = await given.makeWorker(app)
  admin = await given.makeAdmin(app)
  gig = await given.makeGig(app, client)
})
afterEach(() => write(app.context.db, `DELETE FROM outbox WHERE state = 'waiting'`))
afterAll(() => Promise.all([app.close(), other.close()]))

const moveGig = (action: string) => app.api.post(`/client/gigs/${gig.id}/${action}`, { as: client })
const edit = (changes: object) => app.api.patch(`/client/gigs/${gig.id}`, { as: client, body: changes }).expect(200)
const decide = ({ id }: Application, action: string, body?: object) =>
  app.api.post(`/client/applications/${id}/${action}`, { as: client, body }).expect(200)
const read = ({ id }: Application) => app.api.get(`/client/applications/${id}`, { as: client }).expect(200)
const act = ({ id }: Application, action: string) =>
  app.api.post(`/worker/applications/${id}/${action}`, { as: worker }).expect(200)
const asAdmin = (action: 'remove' | 'restore', { id }: Pick<Gig, 'id'> = gig) =>
  app.api.post(`/admin/gigs/${id}/${action}`, { as: admin, body: { reason: 'It asks for a deposit.' } })

const statusOf = async (table: 'gigs' | 'applications', { id }: { id: string }) =>
  (await row<{ status: string }>(app.context.db, `SELECT status FROM ${table} WHERE id = :id`, { id }))?.status
async function pass(days: number): Promise<void> {
  clock.advance({ days })
  ;[client, worker, admin] = [
    await given.signedInAgain(app, client),
    await given.signedInAgain(app, worker),
    await given.signedInAgain(app, admin),
  ]
}
/** In two processes at once, and then again. */
async function runEverywhere(chore: string): Promise<void> {
  await Promise.all([runChore(app.context, chore), runChore(other.context, chore)])
  await runChore(app.context, chore)
}

describe('A gig about which nobody does anything', () => {
  it.each(['open', 'paused'])('is warned of at 25 days and closed at 30, each once, while it is %s', async (status) => {
    if (status === 'paused') await moveGig('pause').expect(200)
    await pass(24.9)
    await runEverywhere('warn-idle-gigs')
    expect(await mailsAbout(app, gig)).toEqual([])
    await pass(0.1)
    await runEverywhere('warn-idle-gigs')
    await runEverywhere('close-idle-gigs')
    expect(await mailsAbout(app, gig)).toEqual(['gig-idle to client'])
    expect(await statusOf('gigs', gig)).toBe(status)
    await pass(5)
    await runEverywhere('warn-idle-gigs')
    await runEverywhere('close-idle-gigs')
    expect(await mailsAbout(app, gig)).toEqual(['gig-idle to client', 'gig-closed to client'])
    expect(await statusOf('gigs', gig)).toBe('closed')
    await expectSound(app.context.db, gig.id)
  })

  it('gets one mail when housekeeping has been off for weeks', async () => {
    await pass(40)
    for (const chore of ['warn-idle-gigs', 'close-idle-gigs', 'warn-idle-gigs']) await runEverywhere(chore)
    expect(await mailsAbout(app, gig)).toEqual(['gig-closed to client'])
  })

  it('is left alone while it is a draft, and once it is closed', async () => {
    const draft = await given.makeGig(app, client, { publish: false })
    await moveGig('close').expect(200)
    for (const days of [26, 5]) {
      await pass(days)
      await runEverywhere('warn-idle-gigs')
      await runEverywhere('close-idle-gigs')
    }
    expect([await statusOf('gigs', draft), await mailsAbout(app, draft)]).toEqual(['draft', []])
    expect(await mailsAbout(app, gig)).toEqual([])
  })

  it('is warned of again when it falls idle again', async () => {
    await pass(25)
    await runEverywhere('warn-idle-gigs')
    await moveGig('pause').expect(200)
    await moveGig('resume').expect(200)
    await pass(25)
    await runEverywhere('warn-idle-gigs')
    expect(await mailsAbout(app, gig)).toEqual(['gig-idle to client', 'gig-idle to client'])
  })

  it('is found by an index', async () => {
    const plan = (conditions: string) =>
      rows(app.context.db, `EXPLAIN SELECT id FROM gigs FORCE INDEX (gigs_idle, gigs_answers_due) WHERE ${conditions}`)
    const idle = `status IN ('open', 'paused') AND active_at <= NOW(3) - INTERVAL 30 DAY ORDER BY active_at LIMIT 50`
    expect(await plan(idle)).toMatchObject([{ type: 'range', key: 'gigs_idle' }])
    const due = 'answers_due_at <= NOW(3) ORDER BY answers_due_at LIMIT 50'
    expect(await plan(due)).toMatchObject([{ type: 'range', key: 'gigs_answers_due' }])
  })
})

describe('What keeps a gig from falling idle', () => {
  let application: Application
  beforeEach(async () => {
    application = await given.apply(app, worker, gig)
  })

  it.each<[string, () => PromiseLike<unknown>]>([
    ['an application', async () => given.apply(app, await given.makeWorker(app), gig)],
    ['the client’s first reading of one', () => read(application)],
    ['a place on the shortlist', () => decide(application, 'shortlist')],
    ['a rejection', () => decide(application, 'reject', { reason: 'other' })],
    ['an offer', () => decide(application, 'offer', given.newOffer())],
    ['an invitation', async () => given.invite(app, client, gig, await given.makeWorker(app))],
    ['an edit', () => edit({ title: 'Tile one bathroom floor' })],
    ['a pause', () => moveGig('pause').expect(200)],
    ['withdrawing', () => act(application, 'withdraw')],
    [
      'an edit of an application',
      () =>
        app.api
          .patch(`/worker/applications/${application.id}`, { as: worker, body: { coverLetter: 'Soon.' } })
          .expect(200),
    ],
  ])('is %s', async (_name, doSomething) => {
    await pass(20)
    await doSomething()
    await pass(6)
    await runChore(app.context, 'warn-idle-gigs')
    expect(await mailsAbout(app, gig)).not.toContain('gig-idle to client')
  })

  it('is an answer of a worker: a decline, a confirmation of a change', async () => {
    const offered = await given.makeOffered(app, client, await given.makeWorker(app), gig)
    await edit({ description: 'Ten square metres.' })
    const activeAt = async () =>
      (await row<{ at: string }>(app.context.db, 'SELECT active_at AS at FROM gigs WHERE id = :id', { id: gig.id }))?.at
    const before = await activeAt()
    clock.advance({ hours: 1 })
    await act(application, 'reconfirm')
    const between = await activeAt()
    expect(Date.parse(between ?? '')).toBeGreaterThan(Date.parse(before ?? ''))
    clock.advance({ hours: 1 })
    const holder = await given.signedInAgain(app, { ...worker, id: offered.workerId })
    await app.api.post(`/worker/applications/${offered.id}/decline-offer`, { as: holder }).expect(200)
    expect(Date.parse((await activeAt()) ?? '')).toBeGreaterThan(Date.parse(between ?? ''))
  })
})

describe('A closed gig', () => {
  it('answers whoever still waits after 14 days, and lets an offer go on', async () => {
    gig = await given.makeGig(app, client, { openings: 2 })
    const waiting = [
      await given.apply(app, await given.makeWorker(app), gig),
      await given.apply(app, await given.makeWorker(app), gig),
      await given.apply(app, await given.makeWorker(app), gig),
    ] as const
    await read(waiting[1])
    await decide(waiting[2], 'shortlist')
    const offered = await given.apply(app, worker, gig)
    await moveGig('close').expect(200)
    await pass(13.9)
    await decide(offered, 'offer', given.newOffer())
    await runEverywhere('answer-closed-gigs')
    expect(await Promise.all(waiting.map((each) => statusOf('applications', each)))).toEqual([
      'submitted',
      'viewed',
      'shortlisted',
    ])

    await pass(0.1)
    await runEverywhere('answer-closed-gigs')
    for (const application of waiting) {
      expect(await statusOf('applications', application)).toBe('not_selected')
      const answers = (await mailsAbout(app, application)).filter((mail) => mail.startsWith('application-not-selected'))
      expect(answers).toEqual(['application-not-selected to worker'])
    }
    await act(offered, 'accept-offer')
    await expectSound(app.context.db, gig.id)
  })

  it('answers nobody when it was opened again in time', async () => {
    const application = await given.apply(app, worker, gig)
    await moveGig('close').expect(200)
    await pass(10)
    await moveGig('reopen').expect(200)
    await pass(10)
    await runEverywhere('answer-closed-gigs')
    expect(await statusOf('applications', application)).toBe('submitted')
  })

  it('answers also after it was closed by its deadline, weeks late', async () => {
    const application = await given.apply(app, worker, gig)
    await given.passDeadline(app, gig.id)
    await runEverywhere('close-due-gigs')
    expect(await mailsAbout(app, gig)).toEqual(['gig-closed to client'])
    await pass(30)
    await runEverywhere('answer-closed-gigs')
    expect(await statusOf('applications', application)).toBe('not_selected')
  })
})

describe('A gig that an admin removes', () => {
  it('answers whoever waits, is there for its owner alone, and tells them why', async () => {
    const waiting = await given.apply(app, worker, gig)
    const offered = await given.makeOffered(app, client, await given.makeWorker(app), gig)
    const { body } = await asAdmin('remove').expect(200)
    expect(body).toMatchObject({ id: gig.id, status: 'removed', allowedActions: ['restore'] })
    for (const application of [waiting, offered]) {
      expect(await statusOf('applications', application)).toBe('not_selected')
      expect((await mailsAbout(app, application)).at(-1)).toBe('application-not-selected to worker')
    }
    expect(await mailsAbout(app, gig)).toEqual(['gig-removed to client'])
    const kept = `SELECT removed_from AS \`from\`, removed_reason AS reason FROM gigs WHERE id = :id`
    expect(await row(app.context.db, kept, { id: gig.id })).toEqual({ from: 'open', reason: 'It asks for a deposit.' })

    const { body: own } = await app.api.get(`/client/gigs/${gig.id}`, { as: client }).expect(200)
    expect(own).toMatchObject({ status: 'removed', allowedActions: [] })
    const { body: list } = await app.api.get('/client/gigs', { as: client }).expect(200)
    expect(list.data).toMatchObject([{ id: gig.id }])
    expectProblem(await app.api.get(`/gigs/${gig.id}`), 'not_found')
    expectProblem(await app.api.get(`/worker/jobs/${gig.id}`, { as: worker }), 'not_found')
    await expectSound(app.context.db, gig.id)
  })

  it('leaves its reason in the audit log', async () => {
    await asAdmin('remove').expect(200)
    await asAdmin('restore').expect(200)
    const { body } = await app.api
      .get('/admin/audit-log', { as: admin, query: { subjectId: gig.id, limit: 2 } })
      .expect(200)
    expect(body.data).toMatchObject([
      {
        action: 'gig.restore',
        actor: { id: admin.id },
        detail: { from: 'removed', to: 'open', reason: 'It asks for a deposit.' },
      },
      {
        action: 'gig.remove',
        actor: { id: admin.id },
        detail: { from: 'open', to: 'removed', reason: 'It asks for a deposit.' },
      },
    ])
  })

  it.each<[string, string[]]>([
    ['open', []],
    ['paused', ['pause']],
    ['closed', ['close']],
  ])('can be restored to what it was: %s', async (status, actions) => {
    for (const action of actions) await moveGig(action).expect(200)
    await asAdmin('remove').expect(200)
    expectProblem(await asAdmin('remove'), 'invalid_transition')
    const { body } = await asAdmin('restore').expect(200)
    expect(body).toMatchObject({ status, allowedActions: ['remove'] })
    expect(await mailsAbout(app, gig)).toEqual(['gig-removed to client', 'gig-restored to client'])
    expectProblem(await asAdmin('restore'), 'invalid_transition')
    await expectSound(app.context.db, gig.id)
  })

  it('comes back as a draft when it was one, and nobody else learns of it', async () => {
    const draft = await given.makeGig(app, client, { publish: false })
    await asAdmin('remove', draft).expect(200)
    expect((await asAdmin('restore', draft).expect(200)).body.status).toBe('draft')
    expectProblem(await app.api.get(`/gigs/${draft.id}`), 'not_found')
  })

  it('comes back paused when its client is suspended', async () => {
    await asAdmin('remove').expect(200)
    await app.api.post(`/admin/users/${client.id}/suspend`, { as: admin, body: { reason: 'Deposits' } }).expect(200)
    expect((await asAdmin('restore').expect(200)).body.status).toBe('paused')
    await expectSound(app.context.db, gig.id)
  })

  it('is caught up with what became of its contracts meanwhile', async () => {
    const { id } = await given.makeContract(app, client, worker, gig)
    await asAdmin('remove').expect(200)
    await app.api.post(`/contracts/${id}/deliver`, { as: worker }).expect(200)
    await app.api.post(`/contracts/${id}/complete`, { as: client }).expect(200)
    expect((await asAdmin('restore').expect(200)).body).toMatchObject({ status: 'completed', allowedActions: [] })
    await expectSound(app.context.db, gig.id)
  })

  it('cannot have ended before', async () => {
    await moveGig('cancel').expect(200)
    expect(expectProblem(await asAdmin('remove'), 'invalid_transition')).toMatchObject({
      from: 'cancelled',
      allowedActions: [],
    })
  })

  it('takes or answers an application that comes at the same moment', async () => {
    for (let round = 0; round < 10; round += 1) {
      gig = await given.makeGig(app, client)
      const applying = app.api.post(`/worker/jobs/${gig.id}/applications`, { as: worker, body: given.newApplication() })
      const [applied, removed] = await Promise.all([applying, asAdmin('remove')])
      expect(removed.status).toBe(200)
      if (applied.status === 201) expect(await statusOf('applications', applied.body)).toBe('not_selected')
      else expectProblem(applied, 'not_found')
      await expectSound(app.context.db, gig.id)
    }
  })
})
