import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Umzug } from 'umzug'
import { rows, type Db } from './db'

type Connection = Awaited<ReturnType<Db['connectAlone']>>

const FOLDER = join(__dirname, '../migrations')
/** One lock for each database of the server; a process that waits longer than this has a problem that a person must see. */
const LOCK = `CONCAT('migrate:', SHA1(DATABASE()))`
const LOCK_SECONDS = 300

const LEDGER = `CREATE TABLE IF NOT EXISTS migrations (
  name       VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL PRIMARY KEY,
  applied_at DATETIME(3)  NOT NULL
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_ci`

const LEDGER_NAMES = 'SELECT name FROM migrations ORDER BY name'

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
    const { fit, migrations } = compare(await applied(connection), await names())
    if (fit === 'newer') throw new Error(`${NEWER} ${migrations.join(', ')}. Use the version that brought them.`)
    return (await umzugOver(connection).up()).map(({ name }) => name)
  } finally {
    // The lock goes with the connection.
    await connection.end()
  }
}

export interface SchemaComparison {
  /** `older` needs a migration, `newer` a newer version of the code. */
  fit: 'current' | 'older' | 'newer'
  /** Those that the schema lacks, or that the code does not know. */
  migrations: string[]
}

/** Whether the schema fits the code. */
export async function compareSchema(db: Db): Promise<SchemaComparison> {
  const exists = await rows(
    db,
    "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'migrations'",
  )
  const ledger = exists.length > 0 ? await rows<{ name: string }>(db, LEDGER_NAMES) : []
  return compare(
    ledger.map(({ name }) => name),
    await names(),
  )
}

function compare(ledger: string[], known: string[]): SchemaComparison {
  const unknown = ledger.filter((name) => !known.includes(name))
  const missing = known.filter((name) => !ledger.includes(name))
  if (unknown.length > 0) return { fit: 'newer', migrations: unknown }
  return { fit: missing.length > 0 ? 'older' : 'current', migrations: missing }
}

async function names(): Promise<string[]> {
  return (await readdir(FOLDER)).filter((file) => file.endsWith('.sql')).sort()
}

async function applied(connection: Connection): Promise<string[]> {
  const [found] = await connection.query({ sql: LEDGER_NAMES, rowsAsArray: true })
  return Array.isArray(found) ? found.flat().map(String) : []
}

function umzugOver(connection: Connection) {
  return new Umzug({
    context: connection,
    logger: undefined,
    migrations: async () =>
      (await names()).map((name) => ({
        name,
        up: async () => {
          await connection.query(await readFile(join(FOLDER, name), 'utf8'))
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
