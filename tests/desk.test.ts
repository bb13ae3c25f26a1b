import { parse } from 'csv-parse/sync'
import { rows, write } from '../src/config/db'
import { list as listStats } from '../src/controllers/admin/statsController'
import { countDays } from '../src/controllers/system/countDays'
import type { DayStats } from '../src/schemas/stats'
import type { UserStory } from '../src/schemas/userStory'
import { newId } from '../src/utils/uuid'
import { startApp, type TestApp } from './support/app'
import { signInAgain } from './support/auth'
import { eventually } from './support/eventually'
import {
  apply,
  fileReport,
  makeAdmin,
  makeClient,
  makeContract,
  makeEndedContract,
  makeGig,
  makeWorker,
  newWord,
  origin,
  writeReview,
  type TestUser,
} from './support/factories'
import { makeFailedTask } from './support/outbox'
import { expectFaults, expectProblem } from './support/problems'

let app: TestApp
let admin: TestUser
beforeAll(async () => {
  app = await startApp()
  admin = await makeAdmin(app)
})
afterAll(() => app.close())

type Query = Record<string, string | number>
const read = async (path: string, query: Query = {}) => (await app.api.get(path, { as: admin, query }).expect(200)).body
const entries = async (path: string, query: Query): Promise<{ id: string }[]> => (await read(path, query)).data
const ids = async (path: string, query: Query): Promise<string[]> => (await entries(path, query)).map(({ id }) => id)

describe('Users', () => {
  it('are found by how the address or the name begins, and by when they were last seen', async () => {
    const word = newWord()
    const jane = await makeWorker(app, { name: `Jane ${word}`, email: `${word}-j@example.org` })
    const jim = await makeClient(app, { name: `Jim ${word}`, email: `${word}_k@example.org` })
    const monthAgo = new Date(Date.now() - 30 * 86_400_000)
    const seen = 'UPDATE users SET last_seen_at = :at WHERE id = :id'
    await write(app.context.db, seen, { id: jane.id, at: monthAgo })
    await write(app.context.db, seen, { id: jim.id, at: new Date() })
    const since = new Date(Date.now() - 86_400_000).toISOString()

    expect(await ids('/admin/users', { email: word.toUpperCase() })).toEqual([jim.id, jane.id])
    expect(await ids('/admin/users', { email: `${word}_` })).toEqual([jim.id])
    expect(await ids('/admin/users', { name: `jane ${word}` })).toEqual([jane.id])
    expect(await ids('/admin/users', { email: word, role: 'client' })).toEqual([jim.id])
    expect(await ids('/admin/users', { email: word, seenSince: since })).toEqual([jim.id])
    expect(await ids('/admin/users', { email: word, seenBefore: since })).toEqual([jane.id])
  })

  it('hear that they are welcome again', async () => {
    const worker = await makeWorker(app)
    const body = { reason: 'A mistake of ours.' }
    await app.api.post(`/admin/users/${worker.id}/suspend`, { as: admin, body }).expect(200)
    await app.api.post(`/admin/users/${worker.id}/reinstate`, { as: admin, body }).expect(200)
    await app.mail.waitFor(worker.email, ({ subject }) => subject.includes('works again'))
  })

  it('have sessions, of which those that ended say why', async () => {
    const worker = await makeWorker(app)
    const { accessToken } = await signInAgain(app, worker, 'Firefox')
    await app.api.post('/auth/logout', { as: { accessToken } }).expect(204)
    const { data } = await read(`/admin/users/${worker.id}/sessions`)
    expect(data).toMatchObject([
      { userAgent: 'Firefox', mfa: false, endedAt: expect.any(String), endedBy: 'signed_out' },
      { userAgent: origin.userAgent, endedAt: null, endedBy: null },
    ])
    await write(app.context.db, 'UPDATE sessions SET idle_until = NOW(3) WHERE user_id = :id', { id: worker.id })
    const [, idle] = (await read(`/admin/users/${worker.id}/sessions`)).data
    expect(idle).toMatchObject({ endedBy: 'expired' })
    expectProblem(await app.api.get(`/admin/users/${newId()}/sessions`, { as: admin }), 'not_found')
  })

  it('have a story, whose parts go on in the lists that they are the beginnings of', async () => {
    const [client, worker] = [await makeClient(app), await makeWorker(app)]
    for (let i = 0; i < 11; i += 1) await makeGig(app, client, { title: `Gig ${i}` })
    const gig = await makeGig(app, client)
    const contract = await makeContract(app, client, worker, gig)
    await fileReport(app, worker, { subject: 'user', subjectId: client.id })
    const body = { reason: 'To look at it.' }
    await app.api.post(`/admin/gigs/${(await makeGig(app, client)).id}/remove`, { as: admin, body }).expect(200)

    const story: UserStory = await read(`/admin/users/${client.id}/story`)
    expect(story.user).toMatchObject({ id: client.id, email: client.email })
    expect(story.sessions.data).toHaveLength(1)
    expect(story.gigs.data).toHaveLength(10)
    expect(story.gigs.data[0]).toMatchObject({ status: 'removed', allowedActions: ['restore'] })
    expect(story.contracts.data).toMatchObject([{ id: contract.id }])
    expect(story.reportsAbout.data).toMatchObject([{ reporter: { id: worker.id } }])
    expect(story.reportsBy).toEqual({ data: [], nextCursor: null })
    expect(story.audit.data.map(({ action }) => action)).toContain('gig.create')

    const cursor = story.gigs.nextCursor ?? ''
    const older = await ids('/admin/gigs', { clientId: client.id, limit: 10, cursor })
    expect(older).toHaveLength(3)
    for (const { id } of story.gigs.data) expect(older).not.toContain(id)

    const other = await read(`/admin/users/${worker.id}/story`)
    expect(other.applications.data).toMatchObject([{ gigId: gig.id, status: 'hired', allowedActions: [] }])
    expect(other.contracts.data).toMatchObject([{ id: contract.id }])
    expect(other.reportsBy.data).toHaveLength(1)
  })
})

describe('The lists of what users have posted', () => {
  it('hold gigs in every state, found by client, state and how the title begins', async () => {
    const client = await makeClient(app)
    const word = newWord()
    const draft = await makeGig(app, client, { title: `${word} draft`, publish: false })
    const open = await makeGig(app, client, { title: `${word} open` })
    expect(await ids('/admin/gigs', { clientId: client.id })).toEqual([open.id, draft.id])
    expect(await ids('/admin/gigs', { q: word.toUpperCase(), status: 'draft' })).toEqual([draft.id])
    expect(await ids('/admin/gigs', { q: `${word}_` })).toEqual([])
    expect(await read(`/admin/gigs/${draft.id}`)).toMatchObject({ id: draft.id, allowedActions: ['remove'] })
  })

  it('hold applications, without the documents that go with them', async () => {
    const [client, worker] = [await makeClient(app), await makeWorker(app)]
    const gig = await makeGig(app, client)
    const { id } = await apply(app, worker, gig)
    expect((await read('/admin/applications', { gigId: gig.id })).data).toMatchObject([{ id, documents: [] }])
    expect(await ids('/admin/applications', { workerId: worker.id, status: 'submitted' })).toEqual([id])
    expect(await ids('/admin/applications', { workerId: worker.id, status: 'hired' })).toEqual([])
  })

  it('hold contracts of a user on either side', async () => {
    const [client, worker] = [await makeClient(app), await makeWorker(app)]
    const [first, second] = [await makeContract(app, client, worker), await makeContract(app, client, worker)]
    await app.api.post(`/contracts/${first.id}/dispute`, { as: client, body: { reason: 'No.' } }).expect(200)
    for (const userId of [client.id, worker.id]) {
      expect(await ids('/admin/contracts', { userId })).toEqual([second.id, first.id])
      expect(await ids('/admin/contracts', { userId, status: 'disputed' })).toEqual([first.id])
    }
  })

  it('hold reviews that are published or hidden, and none that is sealed', async () => {
    const [client, worker] = [await makeClient(app), await makeWorker(app)]
    const contract = await makeEndedContract(app, client, worker)
    const byWorker = await writeReview(app, worker, contract)
    expect(await ids('/admin/reviews', { authorId: worker.id })).toEqual([])
    expectProblem(await app.api.get(`/admin/reviews/${byWorker.id}`, { as: admin }), 'not_found')

    await writeReview(app, client, contract)
    expect(await ids('/admin/reviews', { authorId: worker.id })).toEqual([byWorker.id])
    const body = { reason: 'It names a third person.' }
    await app.api.post(`/admin/reviews/${byWorker.id}/hide`, { as: admin, body }).expect(200)
    expect((await read('/admin/reviews', { subjectId: client.id, status: 'hidden' })).data).toMatchObject([
      { id: byWorker.id, hiddenReason: body.reason, allowedActions: ['restore'] },
    ])
    await app.api.post(`/admin/reviews/${byWorker.id}/restore`, { as: admin, body }).expect(200)
    expect(await read(`/admin/reviews/${byWorker.id}`)).toMatchObject({ hiddenReason: null, allowedActions: ['hide'] })
    await app.mail.waitFor(worker.email, ({ subject }) => subject.startsWith('Your review is back'))
  })
})

describe('All failed tasks of a queue', () => {
  it('are tried again at once, and those of other queues are not', async () => {
    const workers = [await makeWorker(app), await makeWorker(app)]
    for (const worker of workers) await makeFailedTask(app, worker)
    const path = (queue: string) => `/admin/queues/${queue}/failed/retry`
    expect((await app.api.post(path('otp'), { as: admin }).expect(200)).body).toEqual({ retried: 0 })
    expect((await app.api.post(path('email'), { as: admin }).expect(200)).body).toEqual({ retried: 2 })
    for (const { email } of workers) await app.mail.waitFor(email)
    expect((await read('/admin/queues/email/failed')).data).toEqual([])
    expectProblem(await app.api.post(path('none'), { as: admin }), 'not_found')
    const [entry] = (await read('/admin/audit-log', { action: 'task.retry-all' })).data
    expect(entry).toMatchObject({ actor: { id: admin.id }, detail: { queue: 'email', retried: 2 } })
  })
})

describe('The statistics', () => {
  const DAY_MS = 86_400_000
  const today = () => new Date().toISOString().slice(0, 10)
  const days = async (query: Query = {}): Promise<DayStats[]> => (await read('/admin/stats', query)).data
  const ofToday = async () => {
    const [day] = await days({ since: today(), until: today() })
    if (!day) throw new Error('Today is missing')
    return day
  }

  it('count what happens today as it happens', async () => {
    const before = await ofToday()
    const [client, worker, another] = [await makeClient(app), await makeWorker(app), await makeWorker(app)]
    const gig = await makeGig(app, client, { openings: 4 })
    await apply(app, another, gig)
    await makeContract(app, client, worker, gig)
    const after = await ofToday()
    expect(after).toMatchObject({
      users: before.users + 3,
      workers: before.workers + 2,
      clients: before.clients + 1,
      gigs: before.gigs + 1,
      openings: before.openings + 4,
      filled: before.filled + 1,
      fillRate: Math.round((1_000 * (before.filled + 1)) / (before.openings + 4)) / 1_000,
      applications: before.applications + 2,
      hires: before.hires + 1,
    })
  })

  it('tell the median of the minutes from publishing to the first application and to each hire', async () => {
    const { db } = app.context
    for (const table of ['applications', 'contracts'])
      await write(db, `UPDATE ${table} SET created_at = NOW(3) - INTERVAL 3 DAY`)
    const client = await makeClient(app)
    /** A gig that got its first application and its hire after so many minutes, and another application four minutes later. */
    const hiredAfter = async (minutes: number) => {
      const gig = await makeGig(app, client, { openings: 2 })
      const { applicationId, id: contractId } = await makeContract(app, client, await makeWorker(app), gig)
      await apply(app, await makeWorker(app), gig)
      const earlier = 'created_at = NOW(3) - INTERVAL 4 MINUTE'
      await write(db, `UPDATE applications SET ${earlier} WHERE id = :applicationId`, { applicationId })
      await write(db, `UPDATE contracts SET ${earlier} WHERE id = :contractId`, { contractId })
      const published = 'UPDATE gigs SET published_at = NOW(3) - INTERVAL :minutes MINUTE WHERE id = :id'
      await write(db, published, { minutes: minutes + 4, id: gig.id })
    }
    const medians = async () => {
      const { medianMinutesToFirstApplication: first, medianMinutesToHire: hire } = await ofToday()
      return [first, hire]
    }
    await hiredAfter(10)
    await hiredAfter(20)
    expect(await medians()).toEqual([15, 15])
    await hiredAfter(90)
    expect(await medians()).toEqual([20, 20])
  })

  it('hold every day of the period, the last 30 days unless others are asked for', async () => {
    const month = await days()
    expect(month).toHaveLength(30)
    expect(month.at(-1)?.day).toBe(today())
    const february = await days({ since: '2024-02-27', until: '2024-03-01' })
    expect(february.map(({ day }) => day)).toEqual(['2024-02-27', '2024-02-28', '2024-02-29', '2024-03-01'])
    expect(february[0]).toMatchObject({ users: 0, fillRate: null, medianMinutesToHire: null })
  })

  it('are for a period that there is, of a year at most', async () => {
    const query = { since: '2023-01-01', until: '2024-03-01' }
    expect(expectFaults(await app.api.get('/admin/stats', { as: admin, query }))).toEqual(['/query/since too_long'])
    const faultsOf = async (bad: Query) => expectFaults(await app.api.get('/admin/stats', { as: admin, query: bad }))
    expect(await faultsOf({ since: '2024-02-30' })).toEqual(['/query/since invalid_format'])
    expect(await faultsOf({ until: '0000-01-15' })).toEqual(['/query/until too_early'])
    expect(await faultsOf({ since: '2024-03-02', until: '2024-03-01' })).toEqual(['/query/until before_since'])
  })

  it('are kept once a day is over, and counted anew for a month', async () => {
    const tomorrow = { ...app.context, now: () => Date.now() + DAY_MS }
    const live = await ofToday()
    await countDays(tomorrow)
    await write(app.context.db, 'UPDATE users SET created_at = created_at - INTERVAL 2 DAY')
    const kept = async () => {
      const query = { since: today(), until: today() }
      return (
        await listStats(tomorrow, {
          caller: { ...admin, sessionId: '', roles: [], role: 'admin' },
          origin,
          ifMatch: null,
          query,
        })
      ).data
    }
    expect(await kept()).toEqual([live])

    await countDays(tomorrow) // It has been counted.
    expect(await kept()).toEqual([live])
    await write(app.context.db, 'UPDATE daily_stats SET counted_at = NOW(3) - INTERVAL 25 HOUR')
    await countDays(tomorrow)
    expect(await kept()).toMatchObject([{ users: 0 }])
  })
})

describe('An export', () => {
  const exported = async (query: Query) => {
    const { text, headers } = await app.api.get('/admin/export', { as: admin, query }).expect(200)
    const records: unknown = parse(text, { columns: true, bom: true, record_delimiter: '\r\n' })
    return { text, headers, records }
  }

  beforeAll(async () => {
    const [client, worker] = [await makeClient(app), await makeWorker(app)]
    const contract = await makeEndedContract(app, client, worker)
    for (const author of [client, worker]) await writeReview(app, author, contract)
    await fileReport(app, worker, { subject: 'user', subjectId: client.id })
  })

  it('is a list as it can be narrowed down, whole, in a file of its name', async () => {
    const client = await makeClient(app)
    const gigs: string[] = []
    for (let i = 0; i < 3; i += 1) gigs.push((await makeGig(app, client, { title: `Gig ${i}` })).id)
    const { headers, records } = await exported({ list: 'gigs', clientId: client.id })
    expect(headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename=gigs.csv',
      'cache-control': 'no-store',
    })
    expect(records).toMatchObject(
      gigs.reverse().map((id) => ({ id, 'budget.min': '80000', skills: 'Tiling', 'location.city': '' })),
    )
  })

  it('goes on behind the first page, however long the list is', async () => {
    const worker = await makeWorker(app)
    const taken = 'INSERT INTO sessions (id, user_id, ip, user_agent, created_at, last_used_at, idle_until, ends_at)'
    for (let i = 0; i < 250; i += 1) {
      await write(
        app.context.db,
        `${taken} VALUES (:id, :userId, '127.0.0.1', 'tests', NOW(3), NOW(3), NOW(3), NOW(3))`,
        { id: newId(), userId: worker.id },
      )
    }
    const { records } = await exported({ list: 'sessions', userId: worker.id })
    expect(records).toHaveLength(251)
  })

  it.each(['=1+2', '+1', '-1+2', '@SUM(A1)', '\t=1', '＝1'])(
    'holds no cell that is a formula, such as %j',
    async (name) => {
      const { id, email } = await makeWorker(app)
      await write(app.context.db, 'UPDATE users SET name = :name WHERE id = :id', { id, name })
      const { records, text } = await exported({ list: 'users', email })
      expect(records).toMatchObject([{ name: `'${name}` }])
      expect(text).toContain(`"'${name}"`)
    },
  )

  it('keeps quotes, commas, line breaks and all scripts as they are', async () => {
    const name = 'A "quoted", \r\n multi-line ñandú 🦆'
    const { id, email } = await makeWorker(app)
    await write(app.context.db, 'UPDATE users SET name = :name WHERE id = :id', { id, name })
    expect((await exported({ list: 'users', email })).records).toMatchObject([{ id, name }])
  })

  it.each(['users', 'gigs', 'applications', 'contracts', 'reviews', 'reports', 'audit-log', 'logs', 'stats'])(
    'can be of %s',
    async (list) => {
      const records = await eventually(async () => (await exported({ list })).records)
      expect(records).toEqual(expect.any(Array))
      expect(records).not.toHaveLength(0)
    },
  )

  it('can be of the failed tasks of a queue', async () => {
    const { id } = await makeFailedTask(app, await makeWorker(app))
    expect((await exported({ list: 'failed-tasks', name: 'email' })).records).toMatchObject([{ id }])
  })

  it('refuses what its list does not take', async () => {
    const faultsOf = async (query: Query) => expectFaults(await app.api.get('/admin/export', { as: admin, query }))
    expect(await faultsOf({ list: 'users', status: 'open' })).toEqual(['/query/status invalid_value'])
    expect(await faultsOf({ list: 'users', clientId: newId() })).toEqual(['/query/clientId unrecognized_key'])
    expect(await faultsOf({ list: 'sessions' })).toEqual(['/query/userId required'])
    expect(await faultsOf({ list: 'nothing' })).toEqual(['/query/list invalid_value'])
  })

  it('is an entry of the audit log', async () => {
    await exported({ list: 'users', role: 'client' })
    const [entry] = await rows<{ detail: string }>(
      app.context.db,
      `SELECT detail FROM audit_log WHERE action = 'admin.read' ORDER BY id DESC LIMIT 1`,
    )
    expect(JSON.parse(entry?.detail ?? '')).toEqual({ route: '/admin/export', list: 'users', filters: 'list,role' })
  })
})
