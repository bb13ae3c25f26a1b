import { inTransaction, rows, write } from '../src/config/db'
import * as Outbox from '../src/models/Outbox'
import type { FailedTaskPage, QueueList } from '../src/schemas/queues'
import { newId } from '../src/utils/uuid'
import { startApp, type TestApp } from './support/app'
import { eventually } from './support/eventually'
import { makeAdmin, makeWorker, type TestUser } from './support/factories'
import { makeFailedTask } from './support/outbox'
import { expectProblem } from './support/problems'
import { startPrivateRedis, type PrivateRedis } from './support/redis'
import { createOwnDatabase } from './support/services'
import { startSmtpSink, type SmtpSink } from './support/smtpSink'

/** Longer than the longest pause that a retry makes. */
const HEALING_MS = 25_000

let redis: PrivateRedis
let sink: SmtpSink
let app: TestApp
let admin: TestUser
beforeAll(async () => {
  redis = await startPrivateRedis()
  sink = await startSmtpSink()
  const DATABASE_URL = await createOwnDatabase('queues')
  app = await startApp({ DATABASE_URL, REDIS_URL: redis.url, SMTP_URL: sink.url })
  admin = await makeAdmin(app)
})
afterAll(async () => {
  await app.close()
  await sink.close()
  await redis.remove()
})
beforeEach(() => write(app.context.db, 'DELETE FROM outbox'))

const FAILED = '/admin/queues/email/failed'
const failed = async (query = {}) => {
  const { body }: { body: FailedTaskPage } = await app.api.get(FAILED, { as: admin, query }).expect(200)
  return body
}
const firstFailed = async () => {
  const { data } = await failed()
  const [task] = data
  if (!task) throw new Error('Nothing has failed')
  return task
}
const retry = (id: string, queue = 'email') => app.api.post(`/admin/queues/${queue}/failed/${id}/retry`, { as: admin })
const mailsTo = ({ email }: TestUser) => sink.accepted.filter((to) => to === email).length

/** Leaves a mail to a user, as a change does. */
async function leaveMail({ id }: TestUser): Promise<void> {
  await inTransaction(app.context.db, (sql) => Outbox.add(sql, 'email', 'address-already-registered', { userId: id }))
  app.context.signals.emit('outbox')
}

describe('The list of queues', () => {
  const queue = async (name: string) => {
    const { body }: { body: QueueList } = await app.api.get('/admin/queues', { as: admin }).expect(200)
    return body.data.find((each) => each.name === name)
  }
  const taskIn = (state: string, due: string) =>
    `INSERT INTO outbox (id, queue, name, payload, state, due_at, created_at)
     VALUES (:id, 'export', 'make-archive', '{}', '${state}', NOW(3) ${due}, NOW(3))`
  const nothing = {
    waiting: 0,
    delayed: 0,
    queued: 0,
    running: 0,
    failed: 0,
    doneLastHour: 0,
    lagSeconds: null,
    oldestAt: null,
  }

  it('names each queue, also those that have nothing to do', async () => {
    const { body } = await app.api.get('/admin/queues', { as: admin }).expect(200)
    expect(body).toEqual({
      data: ['otp', 'email', 'export'].map((name) => ({ name, ...nothing })),
      nextCursor: null,
    })
  })

  it('counts what each has in each state, and tells how far behind it is', async () => {
    const ofState = (state: string, count: number, due: string) =>
      Array.from({ length: count }, () => write(app.context.db, taskIn(state, due), { id: newId() }))
    await Promise.all([
      ...ofState('waiting', 1, '+ INTERVAL 1 HOUR'),
      ...ofState('queued', 2, '+ INTERVAL 1 HOUR'),
      ...ofState('running', 3, '+ INTERVAL 1 HOUR'),
      ...ofState('failed', 4, ''),
      ...ofState('done', 5, ''),
      ...ofState('done', 6, '- INTERVAL 61 MINUTE'),
    ])
    expect(await queue('export')).toEqual({
      name: 'export',
      waiting: 0,
      delayed: 1,
      queued: 2,
      running: 3,
      failed: 4,
      doneLastHour: 5,
      lagSeconds: expect.any(Number),
      oldestAt: expect.any(String),
    })
    expect(await queue('otp')).toEqual({ name: 'otp', ...nothing })
  })
})

describe('A mail that its server refuses for good', () => {
  it('is listed with its reason, and is sent once when it is tried again', async () => {
    const worker = await makeWorker(app)
    sink.refuse(worker.email, 550)
    await leaveMail(worker)

    const task = await eventually(firstFailed, HEALING_MS)
    expect(task).toEqual({
      id: expect.any(String),
      name: 'address-already-registered',
      reason: expect.stringMatching(/550$/),
      tries: 1,
      createdAt: expect.any(String),
      failedAt: expect.any(String),
    })
    expect(JSON.stringify(task)).not.toContain(worker.email)

    await retry(task.id).expect(204)
    await eventually(() => mailsTo(worker) === 1, HEALING_MS)
    await eventually(async () => {
      const done = await rows(app.context.db, 'SELECT state, claims FROM outbox WHERE id = :id', { id: task.id })
      expect(done).toEqual([{ state: 'done', claims: 2 }])
    })
    expect(await failed()).toEqual({ data: [], nextCursor: null })
  })

  it('is listed again when it fails again', async () => {
    const worker = await makeWorker(app)
    sink.refuse(worker.email, 550, 554)
    await leaveMail(worker)
    const first = await eventually(firstFailed, HEALING_MS)
    await retry(first.id).expect(204)

    await eventually(async () => {
      const { data } = await failed()
      expect(data).toMatchObject([{ id: first.id, reason: expect.stringMatching(/554$/), tries: 2 }])
    }, HEALING_MS)
  })
})

describe('Trying again', () => {
  const task = async () => makeFailedTask(app, await makeWorker(app))

  it('is written into the audit log', async () => {
    const { id } = await task()
    await retry(id).expect(204)
    const query = { subjectId: id, action: 'task.retry' }
    const { body } = await app.api.get('/admin/audit-log', { as: admin, query }).expect(200)
    expect(body.data).toMatchObject([
      { actor: { id: admin.id, role: 'admin' }, subject: { type: 'task', id }, detail: { queue: 'email' } },
    ])
  })

  it('is possible once, and only for what has failed in that queue', async () => {
    const { id } = await task()
    expectProblem(await retry(id, 'otp'), 'not_found')
    expectProblem(await retry(newId()), 'not_found')
    const answers = await Promise.all([retry(id), retry(id), retry(id)])
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 404, 404])
    expectProblem(await retry(id), 'not_found')
  })

  it('knows no other queues', async () => {
    const { id } = await task()
    expectProblem(await retry(id, 'housekeeping'), 'not_found')
    expectProblem(await app.api.get('/admin/queues/housekeeping/failed', { as: admin }), 'not_found')
  })
})

describe('The list of what has failed', () => {
  it('is paged newest first, each queue by itself', async () => {
    const worker = await makeWorker(app)
    const made: string[] = []
    for (let i = 0; i < 5; i += 1) made.push((await makeFailedTask(app, worker)).id)

    const first = await failed({ limit: 3 })
    await makeFailedTask(app, worker)
    const second = await failed({ limit: 3, cursor: first.nextCursor ?? '' })
    const ids = [...first.data, ...second.data].map(({ id }) => id)
    expect([ids, second.nextCursor]).toEqual([made.toReversed(), null])

    const { body } = await app.api.get('/admin/queues/otp/failed', { as: admin }).expect(200)
    expect(body.data).toEqual([])
    const query = { cursor: first.nextCursor ?? '' }
    expectProblem(await app.api.get('/admin/queues/otp/failed', { as: admin, query }), 'invalid_cursor')
  })
})

describe('While Redis is away', () => {
  it('all of it works, and what is to be tried again goes out when it is back', async () => {
    const worker = await makeWorker(app)
    const { id } = await makeFailedTask(app, worker)
    await redis.stop()
    await app.api.get('/admin/queues', { as: admin }).expect(200)
    expect((await failed()).data).toMatchObject([{ id }])
    await retry(id).expect(204)
    expect(mailsTo(worker)).toBe(0)

    await redis.start()
    await eventually(() => mailsTo(worker) === 1, HEALING_MS)
  })
})
