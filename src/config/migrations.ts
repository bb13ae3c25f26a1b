import { readFile } from 'node:fs/promises'
import { Umzug } from 'umzug'
import { beginAuditChain } from './beginAuditChain'
import type { Db } from './db'
import { compare, LEDGER_NAMES, migrationFile, migrationNames } from './schema'

type Connection = Awaited<ReturnType<Db['connectAlone']>>

/** One lock for each database of the server; a process that waits longer than this has a problem that a person must see. */
const LOCK = `CONCAT('migrate:', SHA1(DATABASE()))`
const LOCK_SECONDS = 300

const LEDGER = `CREATE TABLE IF NOT EXISTS migrations (
  name       VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  applied_at DATETIME(3)  NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci`

/** What migrations do beside their SQL. Like that, it is done again after a crash half-way. */
const steps: Partial<Record<string, typeof beginAuditChain>> = { '0007_admins_desk.sql': beginAuditChain }

const NEWER = 'The schema of the database is newer than this version of the code, which does not know'

/**
 * Brings the schema up to the code. Of any number of processes one migrates, and the others wait for it.
 * @returns the names of what was applied
 * @throws Error when the schema is newer than the code, and then changes nothing
 */
export async function migrateToLatest(db: Db): Promise<string[]> {
  const connection = await db.connectAlone()
  try {
    await connection.query("SET time_zone = '+00:00'")
    const [locked] = await connection.query({ sql: `SELECT GET_LOCK(${LOCK}, ${LOCK_SECONDS})`, rowsAsArray: true })
    if (JSON.stringify(locked) !== '[[1]]') throw new Error('Another process has been migrating for too long')
    await connection.query(LEDGER)
    const { fit, migrations } = compare(await applied(connection), await migrationNames())
    if (fit === 'newer') throw new Error(`${NEWER} ${migrations.join(', ')}. Use the version that brought them.`)
    return (await umzugOver(connection, db).up()).map(({ name }) => name)
  } finally {
    // The lock goes with the connection.
    await connection.end()
  }
}

async function applied(connection: Connection): Promise<string[]> {
  const [found] = await connection.query({ sql: LEDGER_NAMES, rowsAsArray: true })
  return Array.isArray(found) ? found.flat().map(String) : []
}

function umzugOver(connection: Connection, db: Db) {
  return new Umzug({
    context: connection,
    logger: undefined,
    migrations: async () =>
      (await migrationNames()).map((name) => ({
        name,
        up: async () => {
          await connection.query(await readFile(migrationFile(name), 'utf8'))
          await steps[name]?.(connection, db)
        },
      })),
    storage: {
      executed: () => applied(connection),
      logMigration: async ({ name }) => {
        await connection.query('INSERT IGNORE INTO migrations (name, applied_at) VALUES (?, NOW(3))', [name])
      },
      unlogMigration: () => Promise.reject(new Error('Migrations only go forward')),
    },
  })
}
