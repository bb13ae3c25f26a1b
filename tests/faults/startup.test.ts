import { readdirSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '../../src/cli/daemon'
import { createDb, row, rows, write, type Db } from '../../src/config/db'
import { migrateToLatest } from '../../src/config/migrations'
import { compareSchema } from '../../src/config/schema'
import * as Outbox from '../../src/models/Outbox'
import { eventually } from '../support/eventually'
import { makeWorker } from '../support/factories'
import { startNode } from '../support/processes'
import { auditKey } from '../support/secrets'
import { createUnmigrated } from '../support/services'
import { compiled, type Product } from './support/product'
import { timeUntil } from './support/recovery'
import { recordFault } from './support/table'
import { send } from './support/traffic'
import { startWorld, type World } from './support/world'

const PROCESSES = 10
const MIGRATIONS = readdirSync('src/migrations').length
/** Ten processes share the machine while they start. */
const START_MS = 90_000
const RECOVERY_MS = 5_000
const NEXT_LOOK_MS = 2_500
const FROM_TOMORROW = '9999_from_tomorrow.sql'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.close())

/** A database of its own, without tables: how the product reaches it, and a way that no fault is put into. */
async function emptyDatabase(name: string): Promise<{ settings: Record<string, string>; db: Db }> {
  const url = await createUnmigrated(world.database.url, name)
  const throughLine = Object.assign(new URL(world.settings.DATABASE_URL ?? ''), { pathname: `/${name}` }).href
  const settings = { ...world.settings, DATABASE_URL: throughLine, REDIS_PREFIX: name.replaceAll('_', '-') }
  return { settings, db: createDb(url, 2, { auditKey, metrics: world.setUp.context.metrics }) }
}

const command = (name: string, settings: Record<string, string>) =>
  startNode([compiled(`cli/${name}`)], { settings, folder: world.folder })

const gigs = (url: string) => send(url, { path: '/api/v1/gigs' })
const serves = async (url: string) => (await gigs(url)).status === 200

async function readyz({ url }: Pick<Product, 'url'>) {
  const response = await fetch(`${url}/readyz`)
  const text = await response.text()
  return { status: response.status, text }
}
const becomesReady = (product: Product) =>
  timeUntil(async () => (await readyz(product)).text.includes('"status":"ready"'), RECOVERY_MS)

const stop = async (product: Product): Promise<void> => {
  product.signal('SIGTERM')
  expect(await product.ended).toMatchObject({ exitCode: 0 })
}

/** Whether no process has done anything about the only task. */
const isUntouched = async (db: Db) => {
  const task = await row<{ state: string }>(db, 'SELECT state FROM outbox')
  return task?.state === 'waiting'
}

describe('Ten processes that start at once on an empty database', () => {
  it(
    'all serve, and the schema and the demo data were made once',
    async () => {
      const { settings, db } = await emptyDatabase('ten')
      const ports: number[] = []
      while (ports.length < PROCESSES) ports.push(await freePort())
      const startedAt = performance.now()
      const processes = ports.map((port) => command('start', { ...settings, HOST: '127.0.0.1', PORT: String(port) }))

      await Promise.all(processes.map((each) => each.says('The server is ready.')))
      const recoveryMs = performance.now() - startedAt
      const replies = await Promise.all(ports.map((port) => gigs(`http://127.0.0.1:${port}`)))

      expect(replies.map(({ status }) => status)).toEqual(ports.map(() => 200))
      expect(await compareSchema(db)).toEqual({ fit: 'current', migrations: [] })
      expect(await rows(db, `SELECT 1 AS one FROM users WHERE email_key = 'admin@demo.example'`)).toHaveLength(1)
      for (const each of processes) each.signal('SIGTERM')
      for (const { ended } of processes) expect(await ended).toMatchObject({ exitCode: 0, stderr: '' })
      await db.close()
      recordFault({
        fault: 'ten processes on an empty database',
        injected: 'npm start, ten times',
        failed: 0,
        recoveryMs,
      })
    },
    START_MS,
  )
})

describe('A process that is killed while it migrates', () => {
  it('leaves what the next one finishes', async () => {
    const { settings, db } = await emptyDatabase('killed')
    world.lines.database.delay(150)
    const first = command('migrate', settings)
    await eventually(async () => {
      const { length } = (await compareSchema(db)).migrations
      return length > 0 && length < MIGRATIONS
    }, START_MS)
    first.signal('SIGKILL')
    await first.ended
    world.lines.database.heal()
    const left = await compareSchema(db)
    expect(left.fit).toBe('older')

    const startedAt = performance.now()
    expect(await command('migrate', settings).ended).toMatchObject({ exitCode: 0, stderr: '' })
    const recoveryMs = performance.now() - startedAt
    expect(await compareSchema(db)).toEqual({ fit: 'current', migrations: [] })
    await db.close()
    const injected = `SIGKILL with ${left.migrations.length} migrations to go`
    recordFault({ fault: 'killed while migrating', injected, recoveryMs })
  })
})

describe('Old code over a newer schema', () => {
  let settings: Record<string, string>
  let db: Db
  beforeAll(async () => {
    ;({ settings, db } = await emptyDatabase('newer'))
    await migrateToLatest(db)
    await write(db, 'INSERT INTO migrations (name, applied_at) VALUES (:name, NOW(3))', { name: FROM_TOMORROW })
  })
  afterAll(() => db.close())

  it.each(['migrate', 'start'])('is refused by npm run %s, with the reason', async (name) => {
    const { exitCode, stderr } = await command(name, { ...settings, PORT: String(await freePort()) }).ended
    expect(exitCode).toBe(1)
    expect(stderr).toMatch(/^The schema of the database is newer than [^\n]*9999_from_tomorrow\.sql[^\n]*\n$/)
  })

  it('answers nothing and does no task, and begins by itself when the schema fits', async () => {
    await Outbox.add(db, 'email', 'password-changed', { userId: '01a00000-0000-7000-8000-000000000000' })
    const product = await world.start({ settings })
    const { status, code, retryAfter } = await gigs(product.url)
    expect({ status, code, retryAfter }).toEqual({ status: 503, code: 'unavailable', retryAfter: '2' })
    expect(await readyz(product)).toEqual({ status: 503, text: expect.stringContaining('newer than the code') })
    // The relay looks every second.
    await wait(3_000)
    expect(await isUntouched(db)).toBe(true)

    await write(db, 'DELETE FROM migrations WHERE name = :name', { name: FROM_TOMORROW })
    const recoveryMs = await timeUntil(() => serves(product.url), NEXT_LOOK_MS)
    await eventually(async () => !(await isUntouched(db)), RECOVERY_MS)

    await write(db, 'INSERT INTO migrations (name, applied_at) VALUES (:name, NOW(3))', { name: FROM_TOMORROW })
    await wait(1_000)
    expect(await serves(product.url)).toBe(true)
    expect(await readyz(product)).toEqual({ status: 200, text: expect.stringContaining('newer than the code') })
    await stop(product)
    recordFault({ fault: 'schema newer than the code', injected: 'a migration it does not know', recoveryMs })
  })
})

describe('New code over an older schema', () => {
  it('answers 503 with the reason, and serves soon after npm run migrate', async () => {
    const { settings, db } = await emptyDatabase('older')
    const product = await world.start({ settings })
    const { status, retryAfter } = await gigs(product.url)
    expect({ status, retryAfter }).toEqual({ status: 503, retryAfter: '2' })
    expect(await readyz(product)).toEqual({ status: 503, text: expect.stringContaining('older than the code') })

    expect(await command('migrate', settings).ended).toMatchObject({ exitCode: 0 })
    const recoveryMs = await timeUntil(() => serves(product.url), NEXT_LOOK_MS)
    await stop(product)
    await db.close()
    recordFault({ fault: 'schema older than the code', injected: 'an empty database', recoveryMs })
  })
})

describe('A service that is absent at boot', () => {
  it('the database: the process starts, answers 503, and serves within 5 s when it comes', async () => {
    await world.database.kill()
    const product = await world.start()
    const { status, code, retryAfter, ms } = await gigs(product.url)
    expect({ status, code, retryAfter }).toEqual({ status: 503, code: 'unavailable', retryAfter: '2' })
    expect((await readyz(product)).status).toBe(503)
    await world.database.start()
    const recoveryMs = await timeUntil(() => serves(product.url), RECOVERY_MS)
    await stop(product)
    recordFault({ fault: 'no database at boot', injected: 'SIGKILL before the start', slowestMs: ms, recoveryMs })
  })

  it('Redis: the process starts, reads go on, and it is ready within 5 s when Redis comes', async () => {
    const worker = await makeWorker(world.setUp)
    await world.redis.kill()
    const product = await world.start()
    expect(await serves(product.url)).toBe(true)
    const headers = { Authorization: `Bearer ${worker.accessToken}` }
    const { status, ms } = await send(product.url, { path: '/api/v1/me', headers })
    expect(status).toBe(200)
    expect(await readyz(product)).toEqual({ status: 200, text: expect.stringContaining('"status":"degraded"') })
    await world.redis.start()
    const recoveryMs = await becomesReady(product)
    await stop(product)
    recordFault({ fault: 'no Redis at boot', injected: 'SIGKILL before the start', slowestMs: ms, recoveryMs })
  })
})
