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

/**
 * Brings the schema up to the code. Of any number of processes one migrates, and the others wait for it.
 * @returns the names of what was applied
 */
export async function migrateToLatest(db: Db): Promise<string[]> {
  const connection = await db.connectAlone()
  try {
    await connection.query("SET time_zone = '+00:00'")
    const [locked] = await connection.query({ sql: `SELECT GET_LOCK(${LOCK}, ${LOCK_SECONDS})`, rowsAsArray: true })
    if (JSON.stringify(locked) !== '[[1]]') throw new Error('Another process has been migrating for too long')
    await connection.query(LEDGER)
    const applied = await umzugOver(connection).up()
    return applied.map(({ name }) => name)
  } finally {
    // The lock goes with the connection.
    await connection.end()
  }
}

/** Whether the schema fits the code. `older` needs a migration, `newer` a newer version of the code. */
export async function schemaState(db: Db): Promise<'current' | 'older' | 'newer'> {
  const known = await names()
  const exists = await rows(
    db,
    "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'migrations'",
  )
  const applied = exists.length > 0 ? await rows<{ name: string }>(db, 'SELECT name FROM migrations') : []
  if (applied.some(({ name }) => !known.includes(name))) return 'newer'
  return applied.length < known.length ? 'older' : 'current'
}

async function names(): Promise<string[]> {
  return (await readdir(FOLDER)).filter((file) => file.endsWith('.sql')).sort()
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
      executed: async () => {
        const [applied] = await connection.query({
          sql: 'SELECT name FROM migrations ORDER BY name',
          rowsAsArray: true,
        })
        return Array.isArray(applied) ? applied.flat().map(String) : []
      },
      logMigration: async ({ name }) => {
        await connection.query('INSERT IGNORE INTO migrations (name, applied_at) VALUES (?, NOW(3))', [name])
      },
      unlogMigration: () => Promise.reject(new Error('Migrations only go forward')),
    },
  })
}
