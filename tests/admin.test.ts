import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { row, rows } from '../src/config/db'
import { newId } from '../src/utils/uuid'
import { startApp, testSettings, type TestApp } from './support/app'
import { signInAgain } from './support/auth'
import { eventually } from './support/eventually'
import {
  apply,
  makeAdmin,
  makeClient,
  makeGig,
  makeWorker,
  newEmail,
  newWord,
  PASSWORD,
  setPassword,
  type TestUser,
} from './support/factories'
import { historyOf } from './support/invariants'
import { endProcesses, startProcess } from './support/processes'

let app: TestApp
let admin: TestUser
let logDir: string
beforeAll(async () => {
  logDir = await mkdtemp(join(tmpdir(), 'admin-logs-'))
  app = await startApp({ LOG_DIR: logDir })
  admin = await makeAdmin(app)
})
afterAll(async () => {
  await endProcesses()
  await app.close()
  await rm(logDir, { recursive: true })
})

/** A task that a busy machine did not hand over in time is handed over again after 10 s. */
const MAIL_MS = 20_000

type Query = Record<string, string | number>

interface Entry {
  time: string
  level: string
  message: string
  requestId: string | null
  userId: string | null
  method: string | null
  route: string | null
  status: number | null
}

const read = async (path: string, query: Query = {}) => (await app.api.get(path, { as: admin, query }).expect(200)).body

/** The entries of a list, page by page; `between` runs after each page. */
async function pages<T>(
  path: string,
  query: Query,
  between: () => Promise<void> = () => Promise.resolve(),
): Promise<T[]> {
  const found: T[] = []
  let cursor: string | null = null
  do {
    const page: { data: T[]; nextCursor: string | null } = await read(path, { ...query, ...(cursor && { cursor }) })
    found.push(...page.data)
    cursor = page.nextCursor
    await between()
  } while (cursor)
  return found
}

describe('the application log', () => {
  const log = (query: Query): Promise<Entry[]> => read('/admin/logs', query).then(({ data }) => data)
  /** The log is written behind the requests. */
  const logged = (query: Query, count: number): Promise<Entry[]> =>
    eventually(async () => {
      const entries = await log(query)
      expect(entries).toHaveLength(count)
      return entries
    })

  it('tells a request by its id: who, what, how it ended and how long it took', async () => {
    const worker = await makeWorker(app)
    const requestId = newId()
    await app.api.get('/client/profile', { as: worker, headers: { 'X-Request-Id': requestId } }).expect(403)

    expect(await logged({ requestId }, 1)).toEqual([
      {
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        level: 'info',
        message: 'GET /client/profile',
        requestId,
        userId: worker.id,
        method: 'GET',
        route: '/client/profile',
        status: 403,
        durationMs: expect.any(Number),
        problem: 'forbidden',
        ip: expect.any(String),
        process: process.pid,
      },
    ])
  })

  it('can be narrowed down by user, route, level, words and time', async () => {
    const worker = await makeWorker(app)
    const before = new Date()
    await app.api.get('/me', { as: worker }).expect(200)
    await app.api.get('/worker/profile', { as: worker }).expect(200)
    const own = await logged({ userId: worker.id }, 2)
    expect(own.map(({ route }) => route)).toEqual(['/worker/profile', '/me'])
    expect(await log({ userId: worker.id, route: '/me' })).toEqual([own[1]])
    expect(await log({ userId: worker.id, until: before.toISOString() })).toEqual([])
    const latest = own[0]?.time ?? ''
    expect(await log({ userId: worker.id, since: latest, route: '/worker/profile' })).toEqual([own[0]])
    expect(await log({ userId: worker.id, until: latest, route: '/worker/profile' })).toEqual([])

    const word = newWord()
    app.context.log.info(`${word} info`)
    app.context.log.warn(`${word} warn`)
    app.context.log.error(`${word} error`)
    await logged({ q: word }, 3)
    expect((await log({ q: word.toUpperCase(), level: 'warn' })).map(({ level }) => level)).toEqual(['error', 'warn'])
  })

  it('is paged newest first; what is logged meanwhile is neither repeated nor does it push anything out', async () => {
    const word = newWord()
    const messages = Array.from({ length: 7 }, (_, i) => `${word} ${i}`)
    for (const message of messages) app.context.log.info(message)
    await logged({ q: word }, 7)

    const found = await pages<Entry>('/admin/logs', { q: word, limit: 3 }, async () => {
      app.context.log.info(`${word} later`)
      await eventually(async () => (await log({ q: `${word} later` })).length > 0)
    })

    expect(found.map(({ message }) => message)).toEqual(messages.toReversed())
  })

  it('refuses a cursor that was changed, or that another search gave', async () => {
    const word = newWord()
    app.context.log.info(`${word} 1`)
    app.context.log.info(`${word} 2`)
    await logged({ q: word }, 2)
    const { nextCursor } = await read('/admin/logs', { q: word, limit: 1 })
    for (const query of [
      { q: word, cursor: `x${nextCursor}` },
      { q: 'other', cursor: nextCursor },
    ]) {
      const { body } = await app.api.get('/admin/logs', { as: admin, query }).expect(422)
      expect(body.code).toBe('invalid_cursor')
    }
  })

  it('holds no password, code, token or whole address of those who sign in', async () => {
    const worker = await makeWorker(app)
    await setPassword(app, worker.id)
    const { email } = worker
    const requestId = newId()
    const headers = { 'X-Request-Id': requestId }
    const { body } = await app.api.post('/auth/login', { body: { email, password: PASSWORD }, headers }).expect(200)
    await logged({ requestId }, 1)

    const files = await Promise.all((await readdir(logDir)).map((name) => readFile(join(logDir, name), 'utf8')))
    const written = files.join('')
    expect(written).toContain(requestId)
    for (const secret of [PASSWORD, email, body.accessToken, body.refreshToken]) expect(written).not.toContain(secret)
  })
})

describe('the audit log', () => {
  interface AuditEntry {
    id: string
    at: string
    actor: { id: string | null; role: string }
    action: string
    subject: { type: string; id: string | null }
    requestId: string | null
    detail: Record<string, unknown>
  }
  const audit = (query: Query): Promise<AuditEntry[]> => read('/admin/audit-log', query).then(({ data }) => data)

  it('tells of sign-ins and of those that failed', async () => {
    const worker = await makeWorker(app)
    await setPassword(app, worker.id)
    const { email } = worker
    await app.api.post('/auth/login', { body: { email, password: 'not-the-password' } }).expect(401)
    const requestId = newId()
    const headers = { 'X-Request-Id': requestId }
    const { body } = await app.api.post('/auth/login', { body: { email, password: PASSWORD }, headers }).expect(200)
    await app.api.post('/auth/logout', { as: body }).expect(204)

    expect(await audit({ subjectId: worker.id, action: 'session.refuse' })).toMatchObject([
      { actor: { id: null, role: 'anonymous' }, subject: { type: 'user' }, detail: { method: 'password' } },
    ])
    const [ended, started] = await audit({ actorId: worker.id })
    expect(started).toMatchObject({
      action: 'session.start',
      actor: { role: 'worker' },
      requestId,
      ip: expect.any(String),
    })
    expect(ended).toMatchObject({ action: 'session.end', subject: { type: 'session', id: started?.subject.id } })
  })

  it('tells of every change of state, with both states and who did it', async () => {
    const client = await makeClient(app)
    const worker = await makeWorker(app)
    const gig = await makeGig(app, client)
    const application = await apply(app, worker, gig)
    await app.api.post(`/client/applications/${application.id}/shortlist`, { as: client }).expect(200)
    await app.api.post(`/client/gigs/${gig.id}/pause`, { as: client }).expect(200)

    const byClient = { id: client.id, role: 'client' }
    expect(await audit({ subjectId: gig.id })).toMatchObject([
      { action: 'gig.pause', actor: byClient, detail: { from: 'open', to: 'paused' } },
      { action: 'gig.publish', actor: byClient, detail: { from: 'draft', to: 'open' } },
      { action: 'gig.create', actor: byClient },
    ])
    expect(await audit({ subjectId: application.id })).toMatchObject([
      { action: 'application.shortlist', actor: byClient, detail: { from: 'submitted', to: 'shortlisted' } },
      { action: 'application.submit', actor: { id: worker.id, role: 'worker' } },
    ])
  })

  it('can be narrowed down by time, and is paged newest first', async () => {
    const client = await makeClient(app)
    const gigs = [await makeGig(app, client), await makeGig(app, client), await makeGig(app, client)]
    const found = await pages<AuditEntry>('/admin/audit-log', { actorId: client.id, action: 'gig.publish', limit: 2 })
    expect(found.map(({ subject }) => subject.id)).toEqual(gigs.map(({ id }) => id).toReversed())

    const [newest, , oldest] = found
    const within = await audit({
      actorId: client.id,
      action: 'gig.publish',
      since: oldest?.at ?? '',
      until: newest?.at ?? '',
    })
    expect(within).toEqual(found.filter(({ at }) => at < (newest?.at ?? '')))
    expect(await audit({ actorId: client.id, until: '2020-01-01T00:00:00.000Z' })).toEqual([])
  })
})

describe('the list of users', () => {
  interface User {
    id: string
    email: string
    status: string
  }

  it('finds accounts by the beginning of name or address, by role and by status, newest first', async () => {
    const word = newWord()
    const worker = await makeWorker(app, { name: `${word} Worker` })
    const client = await makeClient(app, { email: newEmail(`${word}-client`) })
    const other = await makeClient(app, { name: `${word} Other` })
    await app.api.post(`/admin/users/${other.id}/suspend`, { as: admin, body: { reason: 'Spam' } }).expect(200)

    const ids = async (query: Query) => (await pages<User>('/admin/users', { q: word, ...query })).map(({ id }) => id)
    expect(await ids({})).toEqual([other.id, client.id, worker.id])
    expect(await ids({ limit: 1 })).toEqual([other.id, client.id, worker.id])
    expect(await ids({ role: 'client' })).toEqual([other.id, client.id])
    expect(await ids({ status: 'suspended' })).toEqual([other.id])
    expect(await ids({ status: 'active', role: 'worker' })).toEqual([worker.id])
    expect(await ids({ q: `%${word}` })).toEqual([])
  })

  it('holds those who have not confirmed their address', async () => {
    const email = newEmail()
    await app.api
      .post('/auth/register', { body: { email, password: PASSWORD, name: 'Una', role: 'worker' } })
      .expect(202)
    const { data } = await read('/admin/users', { q: email, status: 'unverified' })
    expect(data).toMatchObject([
      { email, status: 'unverified', emailVerified: false, roles: ['worker'], lastSeenAt: null },
    ])
  })

  it('gives one account, and never its password', async () => {
    const { id, email, name } = await makeWorker(app)
    const user = await read(`/admin/users/${id}`)
    expect(user).toMatchObject({ id, email, name, roles: ['worker'], status: 'active', suspendedReason: null })
    expect(Object.keys(user).filter((key) => /password|hash/i.test(key))).toEqual([])
    await app.api.get(`/admin/users/${newId()}`, { as: admin }).expect(404)
  })
})

describe('a suspension', () => {
  const reason = 'Asked workers to pay a deposit'
  const act = (action: 'suspend' | 'reinstate', { id }: { id: string }) =>
    app.api.post(`/admin/users/${id}/${action}`, { as: admin, body: { reason } })

  it('counts for the very next request on any server, and for every way to sign in', async () => {
    const other = await startApp()
    const worker = await makeWorker(app)
    await setPassword(app, worker.id)
    const second = await signInAgain(app, worker)
    for (const as of [worker, second]) await other.api.get('/me', { as }).expect(200)

    const { body } = await act('suspend', worker).expect(200)

    expect(body).toMatchObject({ status: 'suspended', suspendedReason: reason })
    const { email, refreshToken } = worker
    const attempts = [
      ...[worker, second].map((as) => other.api.get('/me', { as })),
      other.api.post('/auth/login', { body: { email, password: PASSWORD } }),
      other.api.post('/auth/refresh', { body: { refreshToken } }),
    ]
    for (const reply of await Promise.all(attempts)) {
      expect([reply.status, reply.body.code]).toEqual([403, 'account_suspended'])
    }
    await other.close()
  })

  it('pauses the open gigs with an entry in their history, is told by mail, and is in the audit log', async () => {
    const client = await makeClient(app)
    const open = await makeGig(app, client)
    const draft = await makeGig(app, client, { publish: false })

    await act('suspend', client).expect(200)

    const { db } = app.context
    const statuses = 'SELECT status FROM gigs WHERE id IN (:ids) ORDER BY id'
    expect(await rows(db, statuses, { ids: [open.id, draft.id] })).toEqual([{ status: 'paused' }, { status: 'draft' }])
    expect((await historyOf(db, 'gig', open.id)).at(-1)).toEqual({ from: 'open', to: 'paused', by: 'system' })
    const { text } = await app.mail.waitFor(client.email, ({ subject }) => /suspended/i.test(subject), MAIL_MS)
    expect(text).toContain(reason)
    const { data } = await read('/admin/audit-log', { subjectId: client.id, action: 'user.suspend' })
    expect(data).toMatchObject([{ actor: { id: admin.id, role: 'admin' }, detail: { reason, pausedGigs: 1 } }])
  })

  it('can be taken back: the user signs in anew and resumes the gigs', async () => {
    const client = await makeClient(app)
    const gig = await makeGig(app, client)
    await act('suspend', client).expect(200)

    const { body } = await act('reinstate', client).expect(200)

    expect(body).toMatchObject({ status: 'active', suspendedAt: null, suspendedReason: null })
    const { body: old } = await app.api.get('/me', { as: client }).expect(401)
    expect(old.code).toBe('session_revoked')
    const session = await signInAgain(app, client)
    const { body: seen } = await app.api.get(`/client/gigs/${gig.id}`, { as: session }).expect(200)
    expect(seen.status).toBe('paused')
    await app.api.post(`/client/gigs/${gig.id}/resume`, { as: session }).expect(200)
    const { data } = await read('/admin/audit-log', { subjectId: client.id, action: 'user.reinstate' })
    expect(data).toMatchObject([{ actor: { id: admin.id }, detail: { reason } }])
  })

  it('is refused twice, for oneself and for nobody', async () => {
    const worker = await makeWorker(app)
    const { body: early } = await act('reinstate', worker).expect(409)
    expect(early).toMatchObject({ code: 'invalid_transition', from: 'active', allowedActions: ['suspend'] })
    await act('suspend', worker).expect(200)
    const { body: again } = await act('suspend', worker).expect(409)
    expect(again).toMatchObject({ code: 'invalid_transition', from: 'suspended', allowedActions: ['reinstate'] })
    expect((await act('suspend', admin)).body.code).toBe('own_account')
    await act('suspend', { id: newId() }).expect(404)
  })
})

describe('npm run admin', () => {
  const run = async (args: string[], input?: string) => {
    const production = { NODE_ENV: 'production', APP_URL: 'https://gigs.example.org', RATE_LIMITS: 'on' }
    return startProcess('src/cli/admin.ts', args, { settings: { ...testSettings(app.mail), ...production }, input })
      .ended
  }
  const rolesOf = async (email: string) =>
    (await row<{ roles: string }>(app.context.db, 'SELECT roles FROM users WHERE email_key = :email', { email }))?.roles

  it('makes an admin, who can sign in with the given password and is listed', async () => {
    const email = newEmail('boss')
    const created = await run(['create', '--email', email, '--name', 'The Boss', '--password-stdin'], `${PASSWORD}\n`)
    expect(created).toMatchObject({ exitCode: 0, stdout: expect.stringContaining(`${email} is an admin now.`) })
    expect(created.stdout).not.toContain(PASSWORD)

    const { body } = await app.api.post('/auth/login', { body: { email, password: PASSWORD } }).expect(200)
    await app.api.get('/admin/users', { as: body }).expect(200)
    const listed = await run(['list'])
    expect(listed).toMatchObject({ exitCode: 0, stdout: expect.stringContaining(`${email}  The Boss`) })
  })

  it('makes an admin of an account that exists, whose sessions end at once', async () => {
    const worker = await makeWorker(app)
    await app.api.get('/me', { as: worker }).expect(200)

    expect((await run(['create', '--email', worker.email])).exitCode).toBe(0)

    expect(await rolesOf(worker.email)).toBe('worker,admin')
    const { body } = await app.api.get('/me', { as: worker }).expect(401)
    expect(body.code).toBe('session_revoked')
    const { data } = await read('/admin/audit-log', { subjectId: worker.id, action: 'user.add-role' })
    expect(data).toMatchObject([{ actor: { id: null, role: 'system' }, detail: { role: 'admin' } }])
  })

  it('refuses a weak password in one line with 1, and wrong use with 2', async () => {
    const email = newEmail()
    const [weak, unclear] = await Promise.all([
      run(['create', '--email', email, '--password-stdin'], 'password1234\n'),
      run(['create', '--mail', email]),
    ])
    expect(weak).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(/^.*password.*\n$/i) })
    expect(unclear).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('Usage:') })
    expect(await rolesOf(email)).toBeUndefined()
  })
})
