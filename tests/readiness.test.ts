import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import supertest from 'supertest'
import { createApp, type AppOptions } from '../src/app'
import { createDb, write, type Db } from '../src/config/db'
import { migrateToLatest } from '../src/config/migrations'
import { watchSchema, type SchemaGate } from '../src/config/schemaGate'
import type { Context } from '../src/context'
import { createStorage } from '../src/config/storage'
import { createMetrics } from '../src/utils/metrics'
import { startApp, type TestApp } from './support/app'
import { eventually } from './support/eventually'
import { makeAdmin, makeGig, makeClient } from './support/factories'
import { expectProblem } from './support/problems'
import { startPrivateRedis, type PrivateRedis } from './support/redis'
import { auditKey } from './support/secrets'
import { createEmptyDatabase } from './support/services'

let home: string
let redis: PrivateRedis
let app: TestApp
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'readiness-'))
  redis = await startPrivateRedis()
  app = await startApp({ REDIS_URL: redis.url, LOG_DIR: join(home, 'logs'), UPLOAD_URL: `file:${home}/uploads` })
})
afterAll(async () => {
  await app.close()
  await redis.remove()
  await rm(home, { recursive: true })
})

/** Another process of the same service, in which something is different. */
const processWith = (changes: Partial<Context>, options: AppOptions = {}) =>
  supertest(createApp({ ...app.context, ...changes }, options))

const readyz = async (changes: Partial<Context> = {}, options: AppOptions = {}) => {
  const { status, body, headers } = await processWith(changes, options).get('/readyz')
  const checks: { name: string; status: string; detail?: string }[] = body.checks
  const failed = checks.filter((check) => check.status === 'failed').map(({ name, detail }) => ({ name, detail }))
  return { status, word: body.status, retryAfter: headers['retry-after'], failed }
}

/** A folder in whose place stands something else, which stops root as well. */
async function blockedFolder(name: string): Promise<string> {
  const path = join(home, name)
  await writeFile(path, 'not a folder')
  return path
}

describe('Readiness', () => {
  it('is degraded, and traffic stays, while the log cannot be written', async () => {
    const dir = await blockedFolder('blocked-logs')
    const blocked = await startApp({ LOG_DIR: dir, LOG_LEVEL: 'error' })
    const { status, body } = await supertest(blocked.url).get('/readyz')
    await blocked.close()
    expect({ status, word: body.status }).toEqual({ status: 200, word: 'degraded' })
    expect(body.checks).toContainEqual(
      expect.objectContaining({ name: 'logs', status: 'failed', detail: 'The folder is not there.' }),
    )
    expect(JSON.stringify(body)).not.toContain(dir)
  })

  it('is degraded while uploads cannot be kept', async () => {
    const files = createStorage({ folder: await blockedFolder('blocked-uploads') })
    expect(await readyz({ files })).toEqual({
      status: 200,
      word: 'degraded',
      retryAfter: undefined,
      failed: [{ name: 'uploads', detail: 'The folder is not there.' }],
    })
  })

  it('is degraded while Redis is away', async () => {
    await redis.stop()
    const { status, word, failed } = await readyz()
    await redis.start()
    expect({ status, word, failed }).toMatchObject({ status: 200, word: 'degraded', failed: [{ name: 'redis' }] })
    await eventually(async () => (await readyz()).word === 'ready')
  })

  it('is over within its bound when something never answers, which it names', async () => {
    const files = { ...app.context.files, fault: () => new Promise<never>(() => undefined) }
    expect(await readyz({ files })).toMatchObject({ status: 200, failed: [{ name: 'uploads', detail: 'No answer.' }] })
  })

  it('is unready, with a time to come back, as soon as the process is stopping', async () => {
    let isDraining = false
    const agent = processWith({}, { isDraining: () => isDraining })
    await agent.get('/readyz').expect(200)
    isDraining = true
    const { body, headers } = await agent.get('/readyz').expect(503)
    expect(body.status).toBe('unready')
    expect(headers['retry-after']).toMatch(/^\d+$/)
  })

  it('asks the services no more often however many ask it', async () => {
    let asked = 0
    const files = {
      ...app.context.files,
      fault: () => {
        asked += 1
        return Promise.resolve(undefined)
      },
    }
    const agent = processWith({ files })
    await Promise.all(Array.from({ length: 100 }, () => agent.get('/readyz').expect(200)))
    expect(asked).toBeLessThan(10)
  })

  it('is also told to whoever reads the metrics, with what can be written', async () => {
    const files = createStorage({ folder: await blockedFolder('blocked-again') })
    // Of its own: in metrics that several processes write to, the last one's word would stand.
    const agent = processWith({ files, metrics: createMetrics() })
    const { text } = await agent.get('/metrics').expect(200)
    expect(text).toMatch(/^storage_writable\{name="uploads"\} 0$/m)
    expect(text).toMatch(/^storage_writable\{name="logs"\} 1$/m)
    expect(text).toMatch(/^service_ready 1$/m)
  })
})

describe('The log of a process', () => {
  it('is unavailable, not a fault of the code, to an admin while it cannot be read', async () => {
    const admin = await makeAdmin(app)
    const env = { ...app.context.env, LOG_DIR: await blockedFolder('unreadable') }
    const reply = await processWith({ env })
      .get('/api/v1/admin/logs')
      .set('Authorization', `Bearer ${admin.accessToken}`)
    expectProblem(reply, 'unavailable')
    expect(reply.headers['retry-after']).toMatch(/^\d+$/)
  })
})

describe('A schema that does not fit', () => {
  let db: Db
  let gate: SchemaGate
  beforeEach(async () => {
    db = createDb(await createEmptyDatabase('schema'), 2, { auditKey, metrics: app.context.metrics })
    gate = await watchSchema(db, app.context.log)
  })
  afterEach(async () => {
    gate.close()
    await db.close()
  })
  const over = () => processWith({}, { schemaRefusal: () => gate.refusal() })

  it('refuses what needs the database, with the reason, and nothing else', async () => {
    for (const path of ['/api/v1/gigs', '/unsubscribe/x']) {
      const reply = await over().get(path)
      expectProblem(reply, 'unavailable')
      expect(reply.headers['retry-after']).toMatch(/^\d+$/)
      expect(reply.body.detail).toBe('The schema of the database is older than the code.')
    }
    for (const path of ['/healthz', '/readyz', '/openapi.json', '/docs/']) await over().get(path).expect(200)
  })

  it('is noticed by itself once it has been migrated, and requests are served', async () => {
    await migrateToLatest(db)
    expect(await gate.opened).toBe(true)
    await over().get('/api/v1/gigs').expect(200)
  })

  it('says so when it is newer', async () => {
    await migrateToLatest(db)
    expect(await gate.opened).toBe(true)
    await write(db, `INSERT INTO migrations (name, applied_at) VALUES ('9999_from_tomorrow.sql', NOW(3))`)
    const later = await watchSchema(db, app.context.log)
    expect(later.refusal()).toBe('The schema of the database is newer than the code.')
    later.close()
    expect(await later.opened).toBe(false)
  })

  it('refuses nothing any more when it had fitted before: a newer version may migrate while this one ends', async () => {
    await migrateToLatest(db)
    await gate.opened
    await write(db, `INSERT INTO migrations (name, applied_at) VALUES ('9999_from_tomorrow.sql', NOW(3))`)
    await makeGig(app, await makeClient(app))
    await over().get('/api/v1/gigs').expect(200)
    const { word, failed } = await readyz({ db })
    expect({ word, failed }).toEqual({
      word: 'degraded',
      failed: [{ name: 'migrations', detail: 'The schema is newer than the code.' }],
    })
  })
})
