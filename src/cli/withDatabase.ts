import { createDb, type Db } from '../config/db'
import type { Env } from '../config/env'
import { migrateToLatest } from '../config/migrations'
import { findSettings } from './localSettings'
import { step } from './progress'
import { Undo } from './undo'

const POOL_SIZE = 4

/** Does `work` on the database that the settings name, migrated to the latest schema. */
export async function withDatabase<T>(
  { DATABASE_URL, AUDIT_KEY: auditKey }: Env,
  work: (db: Db) => Promise<T>,
): Promise<T> {
  const db = createDb(DATABASE_URL, POOL_SIZE, { auditKey })
  try {
    await step('Database schema', () => migrateToLatest(db))
    return await work(db)
  } finally {
    await db.close()
  }
}

/**
 * Does the work of a command on the database that the server uses. On a development machine without settings the private
 * services are started, or found running, and left as they were found.
 * @throws Interrupted
 */
export async function onServersDatabase(work: (db: Db, env: Env) => Promise<void>): Promise<void> {
  const undo = new Undo()
  try {
    const { env } = await findSettings(undo, { catchesMail: false })
    await undo.unlessInterrupted(() => withDatabase(env, (db) => work(db, env)))
  } finally {
    await undo.takeDown()
    undo.release()
  }
}
