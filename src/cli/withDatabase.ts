import { config } from 'dotenv'
import { createDb, type Db } from '../config/db'
import { type Env, loadEnv } from '../config/env'
import { migrateToLatest } from '../config/migrations'
import { completeSettings } from './localSettings'
import { step } from './progress'

const POOL_SIZE = 4
const INTERRUPTED = 130

/**
 * Runs a command on the database that the server uses, migrated to the latest schema. On a development machine without
 * settings the private services are started, or found running, and left as they were found.
 */
export async function withDatabase(work: (db: Db, env: Env) => Promise<void>): Promise<void> {
  config({ quiet: true })
  const undo: (() => Promise<void>)[] = []
  const takeDown = async () => {
    for (const end of undo.splice(0).reverse()) await end()
  }
  const interruption = new AbortController()
  process.once('SIGINT', () => {
    interruption.abort()
    const leave = () => process.exit(INTERRUPTED)
    takeDown().then(leave, leave)
  })
  try {
    const env = await settings(undo)
    const db = createDb(env.DATABASE_URL, POOL_SIZE)
    undo.push(() => db.close())
    await step('Database schema', () => migrateToLatest(db))
    await work(db, env)
  } catch (error) {
    throw interruption.signal.aborted ? new Error('Interrupted', { cause: error }) : error
  } finally {
    await takeDown()
  }
}

/** What a command does with an error at the very end: says it in one line, and lets the process exit with 1. */
export function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

async function settings(undo: (() => Promise<void>)[]): Promise<Env> {
  if (process.env.NODE_ENV === 'production') return loadEnv()
  // Commands send no mail themselves, and a catcher that ends with the command would lose the server's.
  if (process.env.SMTP_URL === undefined || process.env.SMTP_URL === '') process.env.SMTP_URL = 'smtp://localhost'
  return (await completeSettings(undo)).env
}
