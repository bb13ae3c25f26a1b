import { beginAuditChain } from '../../src/config/beginAuditChain'
import { createDb, rows } from '../../src/config/db'
import { migrateToLatest } from '../../src/config/migrations'
import { startPrivateServices } from '../../src/cli/privateServices'
import { auditKey } from './secrets'

/** Global set-up writes these variables, every jest worker reads them. */
const URL_VARIABLE = 'TEST_DATABASE_URL'
const REDIS_VARIABLE = 'TEST_REDIS_URL'
/** Two runs at once share the servers and nothing else. */
const RUN_VARIABLE = 'TEST_RUN'

const FILLED_BY_MIGRATIONS = ['migrations', 'skills', 'skill_names', 'audit_head']
const NEW_CHAIN = `REPLACE INTO audit_head (id, position, seal) VALUES (1, 0, UNHEX(REPEAT('00', 32)))`

let stop: (() => Promise<void>) | undefined

/** One MariaDB and one Redis for the run, and in it one migrated database for each jest worker. */
export async function startServices(workers: number): Promise<void> {
  const services = await startPrivateServices({ dir: '.data/test', durable: false })
  stop = () => services.stop()
  process.env[URL_VARIABLE] = services.databaseUrl
  process.env[REDIS_VARIABLE] = services.redisUrl
  process.env[RUN_VARIABLE] = String(process.pid)
  for (let worker = 1; worker <= workers; worker += 1)
    await createDatabase(services.databaseUrl, nameFor(String(worker)))
}

export async function stopServices(): Promise<void> {
  const url = process.env[URL_VARIABLE]
  if (url) await dropDatabases(url, nameFor(''))
  await stop?.()
}

const nameFor = (worker: string) => `test_${process.env[RUN_VARIABLE]}_${worker}`
const withDatabase = (url: string, name: string) => Object.assign(new URL(url), { pathname: `/${name}` }).href

const ownName = (label: string) => nameFor(`${process.env.JEST_WORKER_ID ?? '1'}_${label}`)

/** A database without tables that only the caller uses; it goes with the others at the end of the run. @returns its URL */
export const createEmptyDatabase = (label: string): Promise<string> =>
  createUnmigrated(workerServices().serverUrl, ownName(label))

/** The same with its tables, for tests that what others leave behind would disturb. @returns its URL */
export const createOwnDatabase = (label: string): Promise<string> =>
  createDatabase(workerServices().serverUrl, ownName(label))

/** An empty database without tables, in the place of whatever had its name. @returns its URL */
export async function createUnmigrated(url: string, name: string): Promise<string> {
  const server = createDb(url, 1)
  const connection = await server.connectAlone()
  await connection.query(`DROP DATABASE IF EXISTS ${name}`)
  await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`)
  await connection.end()
  await server.close()
  return withDatabase(url, name)
}

/** An empty, migrated database, in the place of whatever had its name. @returns its URL */
export async function createDatabase(url: string, name: string): Promise<string> {
  const databaseUrl = await createUnmigrated(url, name)
  const db = createDb(databaseUrl, 1, { auditKey })
  await migrateToLatest(db)
  await db.close()
  return databaseUrl
}

/** What the file before has left in this worker's database, such as mails that are still to be sent, is nobody's any more. */
export async function clearWorkerDatabase(): Promise<void> {
  const db = createDb(workerServices().databaseUrl, 1, { auditKey })
  const tables = await rows<{ name: string }>(
    db,
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = DATABASE() AND table_name NOT IN (:filledByMigrations)`,
    { filledByMigrations: FILLED_BY_MIGRATIONS },
  )
  const connection = await db.connectAlone()
  const deletes = tables.map(({ name }) => `DELETE FROM ${name};`)
  await connection.query(
    ['SET foreign_key_checks = 0;', ...deletes, 'UPDATE skills SET uses = 0;', NEW_CHAIN].join(' '),
  )
  await beginAuditChain(connection, db)
  await connection.end()
  await db.close()
}

async function dropDatabases(url: string, prefix: string): Promise<void> {
  const server = createDb(url, 1)
  const names = await rows<{ name: string }>(
    server,
    'SELECT schema_name AS name FROM information_schema.schemata WHERE LEFT(schema_name, CHAR_LENGTH(:prefix)) = :prefix',
    { prefix },
  )
  const connection = await server.connectAlone()
  for (const { name } of names) await connection.query(`DROP DATABASE ${name}`)
  await connection.end()
  await server.close()
}

/** The services of this jest worker: a database and a Redis prefix of its own. */
export function workerServices(): { serverUrl: string; databaseUrl: string; redisUrl: string; redisPrefix: string } {
  const serverUrl = process.env[URL_VARIABLE]
  const redisUrl = process.env[REDIS_VARIABLE]
  if (!serverUrl || !redisUrl) throw new Error('The services were not started')
  const worker = process.env.JEST_WORKER_ID ?? '1'
  return {
    serverUrl,
    databaseUrl: withDatabase(serverUrl, nameFor(worker)),
    redisUrl,
    redisPrefix: `test-${process.env[RUN_VARIABLE]}-${worker}`,
  }
}
