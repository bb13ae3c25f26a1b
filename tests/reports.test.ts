import { row, rows, write } from '../src/config/db'
import type { Page } from '../src/schemas/common'
import { newId } from '../src/utils/uuid'
import { startApp, type TestApp } from './support/app'
import { eventually } from './support/eventually'
import {
  fileReport,
  makeAdmin,
  makeClient,
  makeContract,
  makeEndedContract,
  makeGig,
  makeWorker,
  writeReview,
  type TestUser,
} from './support/factories'
import { expectProblem } from './support/problems'
import { tally } from './support/races'

let app: TestApp
let client: TestUser
let worker: TestUser
let gigId: string
beforeAll(async () => {
  app = await startApp()
  client = await makeClient(app)
  worker = await makeWorker(app)
  gigId = (await makeGig(app, client)).id
})
afterAll(() => app.close())

const report = (as: TestUser, subject: string, subjectId: string, overrides: object = {}) =>
  app.api.post('/reports', { as, body: { subject, subjectId, reason: 'Asks for money', ...overrides } })

describe('A report', () => {
  it('can be filed of a gig, a user or a published review', async () => {
    const contract = await makeEndedContract(app, client, worker)
    const { id: reviewId } = await writeReview(app, worker, contract)
    await writeReview(app, client, contract)
    const subjects = [
      ['gig', gigId],
      ['user', worker.id],
      ['user', client.id],
      ['review', reviewId],
    ] as const
    for (const [subject, subjectId] of subjects) {
      const reporter = await makeWorker(app)
      const { body } = await report(reporter, subject, subjectId, { text: 'Fifty euros.' }).expect(201)
      expect(body).toEqual({
        id: expect.any(String),
        ...{ subject, subjectId, reason: 'Asks for money', text: 'Fifty euros.', status: 'open' },
        createdAt: expect.any(String),
      })
      const stored = await row(app.context.db, 'SELECT reporter_id AS reporterId FROM reports WHERE id = :id', body)
      expect(stored).toEqual({ reporterId: reporter.id })
    }
  })

  it('needs no more than a reason', async () => {
    const { body } = await report(await makeWorker(app), 'gig', gigId).expect(201)
    expect(body.text).toBe('')
  })

  it('finds only what its reporter may see', async () => {
    const draft = await makeGig(app, client, { publish: false })
    const admin = await makeAdmin(app)
    const sealed = await writeReview(app, client, await makeEndedContract(app, client, worker))
    const unseen = [
      ['gig', newId()],
      ['gig', draft.id],
      ['gig', worker.id],
      ['user', newId()],
      ['user', admin.id],
      ['review', newId()],
      ['review', sealed.id],
      ['message', newId()],
      ['message', gigId],
    ] as const
    for (const [subject, subjectId] of unseen) {
      expectProblem(await report(await makeWorker(app), subject, subjectId), 'not_found')
    }
  })

  it.each(['hidden', 'suspended', 'unconfirmed'])(
    'finds somebody %s only where the two have a contract with each other',
    async (state) => {
      const hired = await makeWorker(app)
      await makeContract(app, client, hired)
      const set: Record<string, string> = {
        hidden: `worker_profiles SET visibility = 'hidden' WHERE user_id`,
        suspended: 'users SET suspended_at = NOW(3) WHERE id',
        unconfirmed: 'users SET email_verified_at = NULL WHERE id',
      }
      await write(app.context.db, `UPDATE ${set[state]} = :id`, { id: hired.id })

      expectProblem(await report(await makeClient(app), 'user', hired.id), 'not_found')
      await report(client, 'user', hired.id).expect(201)
    },
  )

  it('finds a suspended client only for whoever has worked for them', async () => {
    const [suspended, hired] = [await makeClient(app), await makeWorker(app)]
    await makeContract(app, suspended, hired)
    await write(app.context.db, 'UPDATE users SET suspended_at = NOW(3) WHERE id = :id', { id: suspended.id })

    expectProblem(await report(worker, 'user', suspended.id), 'not_found')
    await report(hired, 'user', suspended.id).expect(201)
  })

  it('of the same thing waits until the one before is resolved', async () => {
    const [reporter, another] = [await makeWorker(app), await makeClient(app)]
    const { body } = await report(reporter, 'gig', gigId).expect(201)
    expectProblem(await report(reporter, 'gig', gigId, { reason: 'Something else' }), 'already_reported')
    await report(reporter, 'user', client.id).expect(201)
    await report(another, 'gig', gigId).expect(201)

    await write(app.context.db, `UPDATE reports SET status = 'resolved' WHERE id = :id`, { id: body.id })
    await report(reporter, 'gig', gigId).expect(201)
  })

  it('is one, also when five are sent at once', async () => {
    const reporter = await makeWorker(app)
    const replies = await Promise.all(Array.from({ length: 5 }, () => report(reporter, 'gig', gigId)))
    expect(replies.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409])
  })

  it('is in the audit log without what was written', async () => {
    const reporter = await makeWorker(app)
    const { body } = await report(reporter, 'gig', gigId, { reason: 'Rude words', text: 'A long story' }).expect(201)
    const text = `SELECT action, actor_id AS actorId, detail FROM audit_log WHERE subject_type = 'report' AND subject_id = :id`
    const [entry, ...others] = await rows<{ detail: string }>(app.context.db, text, { id: body.id })
    expect(others).toEqual([])
    expect(entry).toMatchObject({ action: 'report.file', actorId: reporter.id })
    expect(JSON.parse(entry?.detail ?? '')).toEqual({ subject: 'gig', subjectId: gigId })
  })
})

describe('The reports of the desk', () => {
  let admin: TestUser
  let another: TestUser
  let reporter: TestUser
  let id: string
  beforeAll(async () => {
    admin = await makeAdmin(app)
    another = await makeAdmin(app)
  })
  beforeEach(async () => {
    reporter = await makeWorker(app, { name: 'Rita Report' })
    id = (await fileReport(app, reporter, { subject: 'gig', subjectId: gigId })).id
  })

  const act = (as: TestUser, action: string, body?: object) =>
    app.api.post(`/admin/reports/${id}/${action}`, { as, body })
  const read = async (query: Record<string, string>): Promise<Page<{ id: string }>> =>
    (await app.api.get('/admin/reports', { as: admin, query }).expect(200)).body
  const list = async (query: Record<string, string>): Promise<string[]> =>
    (await read(query)).data.map((each) => each.id)
  const resolution = { outcome: 'upheld', note: 'The gig was removed.' }

  it('say what is reported, by whom, and whose it is', async () => {
    const { body } = await app.api.get(`/admin/reports/${id}`, { as: admin }).expect(200)
    expect(body).toMatchObject({
      ...{ id, subject: 'gig', subjectId: gigId, reason: 'Asks for money', status: 'open' },
      reporter: { id: reporter.id, name: 'Rita Report' },
      about: { label: 'Tile a bathroom floor', ownerId: client.id, ownerName: client.name, status: 'open' },
      ...{ claim: null, resolution: null, allowedActions: ['claim', 'resolve'] },
    })
  })

  it('name a user, and the beginning of a review, with its author', async () => {
    const contract = await makeEndedContract(app, client, worker)
    const review = await writeReview(app, worker, contract, { text: 'Never again.' })
    await writeReview(app, client, contract)
    const filed = [
      await fileReport(app, reporter, { subject: 'user', subjectId: worker.id }),
      await fileReport(app, reporter, { subject: 'review', subjectId: review.id }),
    ]
    const labels = [worker.name, 'Never again.']
    for (const [i, { id: reportId }] of filed.entries()) {
      const { body } = await app.api.get(`/admin/reports/${reportId}`, { as: admin }).expect(200)
      expect(body.about).toMatchObject({ label: labels[i], ownerId: worker.id })
    }
    const own = { ownerId: worker.id, reporterId: reporter.id }
    expect(await list(own)).toEqual(filed.map((each) => each.id).reverse())
  })

  it('can be narrowed down, and sorted by age', async () => {
    const { id: later } = await fileReport(app, reporter, { subject: 'user', subjectId: client.id })
    const own = { reporterId: reporter.id }
    expect(await list(own)).toEqual([later, id])
    expect(await list({ ...own, sort: 'oldest' })).toEqual([id, later])
    expect(await list({ ...own, subject: 'user' })).toEqual([later])
    expect(await list({ ...own, subjectId: gigId })).toEqual([id])
    await act(admin, 'claim').expect(200)
    expect(await list({ ...own, claimed: 'mine' })).toEqual([id])
    expect(await list({ ...own, claimed: 'nobody' })).toEqual([later])
    expect(await list({ ...own, claimed: 'others' })).toEqual([])
    await act(admin, 'resolve', resolution).expect(200)
    expect(await list({ ...own, status: 'open' })).toEqual([later])
    expect(await list({ ...own, status: 'resolved' })).toEqual([id])
  })

  it('go on behind a page in either order', async () => {
    const { id: later } = await fileReport(app, reporter, { subject: 'user', subjectId: client.id })
    for (const [sort, second] of [
      ['oldest', later],
      ['newest', id],
    ] as const) {
      const query = { reporterId: reporter.id, sort, limit: 1 }
      const { body } = await app.api.get('/admin/reports', { as: admin, query }).expect(200)
      const next = await app.api
        .get('/admin/reports', { as: admin, query: { ...query, cursor: body.nextCursor } })
        .expect(200)
      expect(next.body).toMatchObject({ data: [{ id: second }], nextCursor: null })
    }
  })

  it('are one admin’s of any number who claim one at once', async () => {
    const admins = await Promise.all(Array.from({ length: 6 }, () => makeAdmin(app)))
    const replies = await Promise.all(admins.map((each) => act(each, 'claim')))
    expect(tally(replies)).toEqual({ '200': 1, '409 report_claimed': 5 })
  })

  it('are left alone by others while one admin has them, and free again afterwards', async () => {
    const { body } = await act(admin, 'claim').expect(200)
    expect(body).toMatchObject({ claim: { adminId: admin.id }, allowedActions: ['claim', 'release', 'resolve'] })
    expectProblem(await act(another, 'claim'), 'report_claimed')
    expectProblem(await act(another, 'resolve', resolution), 'report_claimed')
    expectProblem(await act(another, 'release'), 'invalid_transition')
    await act(admin, 'claim').expect(200) // Renewed.
    await act(admin, 'release').expect(200)
    await act(another, 'claim').expect(200)

    await write(app.context.db, 'UPDATE reports SET claimed_until = NOW(3) WHERE id = :id', { id })
    await act(admin, 'resolve', resolution).expect(200)
  })

  it('are resolved once, with an outcome of which the reporter hears, and a note of which they do not', async () => {
    const { body } = await act(admin, 'resolve', resolution).expect(200)
    expect(body).toMatchObject({
      status: 'resolved',
      resolution: { ...resolution, adminId: admin.id, adminName: admin.name, at: expect.any(String) },
      allowedActions: ['reopen'],
    })
    expectProblem(await act(another, 'resolve', resolution), 'invalid_transition')
    const [mail] = await eventually(() => {
      const mails = app.mail.messages(reporter.email)
      expect(mails).toHaveLength(1)
      return Promise.resolve(mails)
    })
    expect(mail?.subject).toBe('We have looked at your report: Asks for money')
    expect(mail?.text).not.toContain(resolution.note)
  })

  it('can be opened again, unless the reporter has reported the same once more', async () => {
    await act(admin, 'resolve', resolution).expect(200)
    const { body } = await act(another, 'reopen', { reason: 'It is there again.' }).expect(200)
    expect(body).toMatchObject({ status: 'open', resolution: null, claim: null })

    await act(admin, 'resolve', resolution).expect(200)
    await fileReport(app, reporter, { subject: 'gig', subjectId: gigId })
    expectProblem(await act(admin, 'reopen', { reason: 'It is there again.' }), 'already_reported')
  })

  it('are not overwritten by an admin who has not seen their latest state', async () => {
    const { headers } = await app.api.get(`/admin/reports/${id}`, { as: admin }).expect(200)
    await act(another, 'claim').expect(200)
    await act(another, 'release').expect(200)
    const path = `/admin/reports/${id}/resolve`
    const stale = { 'If-Match': String(headers.etag) }
    expectProblem(await app.api.post(path, { as: admin, body: resolution, headers: stale }), 'precondition_failed')
  })
})
