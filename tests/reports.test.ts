import { row, rows, write } from '../src/config/db'
import { newId } from '../src/utils/uuid'
import { startApp, type TestApp } from './support/app'
import {
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
