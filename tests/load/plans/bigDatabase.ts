import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import { readJson, writeJson } from '../../../src/cli/jsonFile'
import { startPrivateServices } from '../../../src/cli/privateServices'
import { run } from '../../../src/cli/run'
import { createDb, type Db } from '../../../src/config/db'
import { createUnmigrated } from '../../support/services'
import { fill } from './fill'

const DIR = '.data/plans'
const CONTENT_FILE = join(DIR, 'content.json')
const DATABASE_OPTIONS = ['--innodb-buffer-pool-size=2G']

const Content = z.object({ gigs: z.int(), workers: z.int(), clients: z.int(), schema: z.string() })
export type Size = Omit<z.output<typeof Content>, 'schema'>

/** Does `work` on a database of this size, in a private server. It is made where there is none of this schema yet. */
export async function withBigDatabase<T>(size: Size, work: (db: Db) => Promise<T>): Promise<T> {
  const services = await startPrivateServices({ dir: DIR, durable: false, databaseOptions: DATABASE_OPTIONS })
  const { databaseUrl, redisUrl } = services
  const db = createDb(databaseUrl, 2, { auditKey: randomBytes(32) })
  try {
    const content = { ...size, schema: hashOfMigrations() }
    if (!isDeepStrictEqual(readJson(CONTENT_FILE, Content), content)) {
      await createUnmigrated(databaseUrl, 'gigs')
      await seed(size, { DATABASE_URL: databaseUrl, REDIS_URL: redisUrl })
      await fill(db)
      writeJson(CONTENT_FILE, content)
    }
    return await work(db)
  } finally {
    await db.close()
    await services.stop()
  }
}

async function seed(size: Size, settings: Record<string, string>): Promise<void> {
  const options = Object.entries(size).flatMap(([name, count]) => [`--${name}`, String(count)])
  const env = { ...process.env, ...settings }
  await run(['npm', 'run', 'seed', '--', ...options], {
    name: 'npm run seed',
    env,
    onLine: (line) => console.log(line),
  })
}

function hashOfMigrations(): string {
  const folder = 'src/migrations'
  const hash = createHash('sha256')
  for (const file of readdirSync(folder).sort()) hash.update(readFileSync(join(folder, file)))
  return hash.digest('hex')
}
