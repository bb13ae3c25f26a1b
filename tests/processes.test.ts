import { readdir, readFile } from 'node:fs/promises'
import { once } from 'node:events'
import { Agent, createServer, request as httpRequest, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { freePort } from '../src/cli/daemon'
import { createDb, row, rows, write, type Db } from '../src/config/db'
import { migrateToLatest } from '../src/config/migrations'
import { compareSchema } from '../src/config/schema'
import type { Application } from '../src/schemas/applications'
import { startMailCatcher, type MailCatcher } from '../src/utils/mailCatcher'
import { startApp, testSettings, type TestApp } from './support/app'
import { newRedisPrefix } from './support/auth'
import { eventually } from './support/eventually'
import { apply, makeAdmin, makeClient, makeGig, makeWorker, PASSWORD, setPassword } from './support/factories'
import { endProcesses, startProcess } from './support/processes'
import { auditKey } from './support/secrets'
import { createEmptyDatabase } from './support/services'

/** Far less than a connection would be kept alive, or the process would wait for its last answers. */
const STOP_MS = 8_000
/** A task that a busy machine did not hand over in time is handed over again after 10 s. */
const MAIL_MS = 20_000
const MIGRATIONS = 'src/migrations'
const migrationNames = async () => (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).sort()

describe('two processes over one database and Redis', () => {
  let one: TestApp
  let other: TestApp
  beforeAll(async () => {
    const settings = { REDIS_PREFIX: newRedisPrefix(), RATE_LIMITS: 'admin-logs=4/1h' }
    one = await startApp(settings)
    other = await startApp(settings)
  })
  afterAll(() => Promise.all([one.close(), other.close()]))

  it('know the same sessions: signed in on one, refreshed on the other, signed out of both at once', async () => {
    const { id, email } = await makeWorker(one)
    await setPassword(one, id)
    const { body: session } = await one.api.post('/auth/login', { body: { email, password: PASSWORD } }).expect(200)
    await other.api.get('/me', { as: session }).expect(200)
    const { refreshToken } = session
    const { body: refreshed } = await other.api.post('/auth/refresh', { body: { refreshToken } }).expect(200)
    await one.api.get('/me', { as: refreshed }).expect(200)

    await one.api.post('/auth/logout', { as: session }).expect(204)

    for (const as of [session, refreshed]) {
      const { body } = await other.api.get('/me', { as }).expect(401)
      expect(body.code).toBe('session_revoked')
    }
  })

  it('count towards the same limits', async () => {
    const admin = await makeAdmin(one)
    for (const app of [one, other, one, other]) await app.api.get('/admin/logs', { as: admin }).expect(200)
    for (const app of [one, other]) {
      const { headers } = await app.api.get('/admin/logs', { as: admin }).expect(429)
      expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    }
  })
})

describe('two workers', () => {
  it('send each mail once', async () => {
    const settings = { REDIS_PREFIX: newRedisPrefix() }
    const pair = [await startApp(settings), await startApp(settings)] as const
    const [one] = pair
    const client = await makeClient(one)
    const gig = await makeGig(one, client)
    const applyThrough = async (app: TestApp) => apply(app, await makeWorker(app), gig)
    try {
      const applications: Pick<Application, 'id'>[] = []
      while (applications.length < 24) applications.push(...(await Promise.all(pair.map(applyThrough))))
      const payloads = applications.map(({ id }) => JSON.stringify({ applicationId: id, to: 'client' }))
      const done = `SELECT COUNT(*) AS found FROM outbox WHERE payload IN (:payloads) AND state = 'done'`
      await eventually(
        async () => expect(await row(one.context.db, done, { payloads })).toEqual({ found: 24 }),
        MAIL_MS,
      )
    } finally {
      // Closing waits for what is being sent, so that a second copy would be there as well.
      await Promise.all(pair.map((app) => app.close()))
    }
    expect(pair.flatMap(({ mail }) => mail.messages(client.email))).toHaveLength(24)
  })
})

describe('migrations', () => {
  let url: string
  let db: Db
  beforeEach(async () => {
    url = await createEmptyDatabase('migrations')
    db = createDb(url, 2, { auditKey })
  })
  afterEach(() => db.close())

  it('are applied once by ten processes that start at once on an empty database', async () => {
    expect(await compareSchema(db)).toEqual({ fit: 'older', migrations: await migrationNames() })
    const processes = Array.from({ length: 10 }, () => createDb(url, 1, { auditKey }))

    const applied = await Promise.all(processes.map(migrateToLatest))

    expect(applied.flat()).toEqual(await migrationNames())
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1)
    expect(await compareSchema(db)).toEqual({ fit: 'current', migrations: [] })
    await Promise.all(processes.map((process) => process.close()))
  })

  it('make tables for every script, whatever the default of the database is', async () => {
    const connection = await db.connectAlone()
    await connection.query('ALTER DATABASE CHARACTER SET latin1')
    await connection.end()
    await migrateToLatest(db)

    const others = await rows(
      db,
      `SELECT table_name AS name, column_name AS col FROM information_schema.columns
       WHERE table_schema = DATABASE() AND character_set_name NOT IN ('utf8mb4', 'ascii')`,
    )
    expect(others).toEqual([])
    await write(db, `INSERT INTO skills (name, category) VALUES (:name, 'test')`, { name: 'Łódź 😀 山田' })
    expect(await rows(db, `SELECT name FROM skills WHERE category = 'test'`)).toEqual([{ name: 'Łódź 😀 山田' }])
  })

  it('can run again after a crash, each file from its start, and change nothing more', async () => {
    await migrateToLatest(db)
    const skills = 'SELECT COUNT(*) AS skills, (SELECT COUNT(*) FROM skill_names) AS names FROM skills'
    const before = await row(db, skills)
    const connection = await db.connectAlone()
    for (const name of await migrationNames()) await connection.query(await readFile(join(MIGRATIONS, name), 'utf8'))
    await connection.end()
    await write(db, 'DELETE FROM migrations')

    expect(await migrateToLatest(db)).toEqual(await migrationNames())

    expect(await row(db, skills)).toEqual(before)
    expect(await rows(db, 'SELECT name FROM migrations ORDER BY name')).toHaveLength((await migrationNames()).length)
  })

  it('tell a schema that is older or newer than the code from one that fits, and by what', async () => {
    await migrateToLatest(db)
    expect(await compareSchema(db)).toEqual({ fit: 'current', migrations: [] })
    const last = (await migrationNames()).at(-1) ?? ''
    await write(db, 'DELETE FROM migrations WHERE name = :last', { last })
    expect(await compareSchema(db)).toEqual({ fit: 'older', migrations: [last] })
    await migrateToLatest(db)
    await write(db, `INSERT INTO migrations (name, applied_at) VALUES ('9999_from_tomorrow.sql', NOW(3))`)
    expect(await compareSchema(db)).toEqual({ fit: 'newer', migrations: ['9999_from_tomorrow.sql'] })
  })

  it('are refused on a newer schema, which is left as it is', async () => {
    await migrateToLatest(db)
    const first = (await migrationNames())[0] ?? ''
    await write(db, 'DELETE FROM migrations WHERE name = :first', { first })
    await write(db, `INSERT INTO migrations (name, applied_at) VALUES ('9999_from_tomorrow.sql', NOW(3))`)
    await expect(migrateToLatest(db)).rejects.toThrow(/newer.*9999_from_tomorrow\.sql/)
    expect(await rows(db, 'SELECT 1 FROM migrations WHERE name = :first', { first })).toEqual([])
  })
})

describe('a process of its own', () => {
  let web: TestApp
  let mail: MailCatcher
  beforeAll(async () => {
    web = await startApp({ WORKER: 'off' })
    mail = await startMailCatcher()
  })
  afterAll(async () => {
    await endProcesses()
    await mail.close()
    await web.close()
  })

  const startServer = (settings: Record<string, string>) =>
    startProcess('src/server.ts', [], {
      settings: { ...testSettings(mail), HOST: '127.0.0.1', LOG_STDOUT: 'true', ...settings },
    })

  it('answers what is under way when it is told to stop, and soon exits with 0', async () => {
    const { id, email } = await makeWorker(web)
    await setPassword(web, id)
    const port = await freePort()
    const server = startServer({ PORT: String(port), WORKER: 'off' })
    await server.says('"Ready"')
    const agent = new Agent({ keepAlive: true })
    const login = httpRequest(`http://127.0.0.1:${port}/api/v1/auth/login`, {
      agent,
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Expect: '100-continue' },
    })
    login.flushHeaders()
    await once(login, 'continue') // the server is at it now

    const answered = new Promise<IncomingMessage>((resolve) => login.once('response', resolve))
    const toldAt = Date.now()
    server.signal('SIGTERM')
    login.end(JSON.stringify({ email, password: PASSWORD }))

    const answer = await answered
    expect(answer.statusCode).toBe(200)
    answer.resume()
    expect(await server.ended).toMatchObject({ exitCode: 0, stderr: '' })
    expect(Date.now() - toldAt).toBeLessThan(STOP_MS)
    agent.destroy()
  })

  it('says in one line that its port is taken, and exits with 1', async () => {
    const holder = createServer().listen(0, '127.0.0.1')
    await once(holder, 'listening')
    const address = holder.address()
    const port = address !== null && typeof address === 'object' ? address.port : 0

    const { exitCode, stderr } = await startServer({ PORT: String(port), LOG_STDOUT: 'false' }).ended

    expect(exitCode).toBe(1)
    expect(stderr).toMatch(new RegExp(`^[^\\n]*(in use)[^\\n]*${port}[^\\n]*\\n$`))
    await new Promise((resolve) => holder.close(resolve))
  })

  it('lists every setting that is missing or wrong, and exits with 1', async () => {
    const { exitCode, stderr } = await startProcess('src/server.ts', [], { settings: { PORT: 'eighty' } }).ended
    expect(exitCode).toBe(1)
    const missing = ['DATABASE_URL', 'REDIS_URL', 'SMTP_URL', 'JWT_KEYS', 'PASSWORD_PEPPER', 'OTP_KEY', 'AUDIT_KEY']
    for (const name of missing) expect(stderr).toContain(`${name} is not set.`)
    expect(stderr).toContain('PORT: ')
    expect(stderr).not.toContain(' at ')
  })

  it('leaves the mail to a worker with WORKER=off, and with WORKER=only has no port and sends it', async () => {
    const client = await makeClient(web)
    await apply(web, await makeWorker(web), await makeGig(web, client))
    const port = await freePort()

    const worker = startServer({ PORT: String(port), WORKER: 'only' })

    const { subject } = await mail.waitFor(client.email, () => true, MAIL_MS)
    expect(subject).toContain('Tile a bathroom floor')
    expect(web.mail.messages()).toEqual([])
    await worker.says('"Ready"')
    await expect(fetch(`http://127.0.0.1:${port}/healthz`)).rejects.toThrow('fetch failed')
    worker.signal('SIGTERM')
    expect(await worker.ended).toMatchObject({ exitCode: 0 })
  })

  it('tells with WORKER=only how it is at WORKER_PORT, and answers nothing else there', async () => {
    const port = await freePort()
    const worker = startServer({ WORKER: 'only', WORKER_PORT: String(port) })
    await worker.says('"Ready"')
    const [health, metrics, gigs] = await Promise.all(
      ['/readyz', '/metrics', '/api/v1/gigs'].map((path) => fetch(`http://127.0.0.1:${port}${path}`)),
    )
    expect(await health?.json()).toMatchObject({ status: 'ready' })
    expect(await metrics?.text()).toContain('tasks_total')
    expect(gigs?.status).toBe(404)
    worker.signal('SIGTERM')
    expect(await worker.ended).toMatchObject({ exitCode: 0 })
  })
})
