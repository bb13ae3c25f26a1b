import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startPrivateServices } from '../../../src/cli/privateServices'
import { step } from '../../../src/cli/progress'
import { run } from '../../../src/cli/run'
import { loadOrCreateSecrets } from '../../../src/cli/secrets'
import type { Undo } from '../../../src/cli/undo'
import { limitDefaults } from '../../../src/config/limits'

const ROOT = '.data/bench'
/** A million gigs fit into memory, as they would on a machine for them, and the log is no bottleneck. */
const DATABASE_OPTIONS = ['--innodb-buffer-pool-size=4G', '--innodb-log-file-size=1G']
const GIGS_PER_WORKER = 10
const GIGS_PER_CLIENT = 50

/** What a process of the product is set to over the data, beside its port. */
export type Settings = Record<string, string>

export interface DataFolder {
  folder: string
  settings: Settings
}

/** Starts MariaDB and Redis over the data of so many gigs, which is made the first time and whenever the tables have changed since. */
export async function openDataFolder(undo: Undo, gigs: number): Promise<DataFolder> {
  const folder = join(ROOT, String(gigs))
  const mark = join(folder, 'seeded-with')
  const isSeeded = existsSync(mark) && readFileSync(mark, 'utf8') === migrations()
  const data = isSeeded ? await startServers(undo, folder) : await openEmptyFolder(undo, String(gigs))
  if (!isSeeded) {
    await step(`${gigs} gigs`, (report) => seed(gigs, data.settings, report))
    writeFileSync(mark, migrations())
  }
  return data
}

/** Starts MariaDB and Redis without any data. */
export async function openEmptyFolder(undo: Undo, name: string): Promise<DataFolder> {
  const folder = join(ROOT, name)
  rmSync(folder, { recursive: true, force: true })
  return startServers(undo, folder)
}

async function startServers(undo: Undo, folder: string): Promise<DataFolder> {
  mkdirSync(folder, { recursive: true })
  const services = await step('MariaDB and Redis', (report) =>
    startPrivateServices({ dir: folder, durable: true, databaseOptions: DATABASE_OPTIONS, report }),
  )
  undo.push(() => services.stop())
  return { folder, settings: settingsOf(folder, services) }
}

const migrations = () => readdirSync('src/migrations').join('\n')

function settingsOf(folder: string, servers: { databaseUrl: string; redisUrl: string }): Settings {
  return {
    ...loadOrCreateSecrets(folder),
    DATABASE_URL: servers.databaseUrl,
    REDIS_URL: servers.redisUrl,
    // Nobody listens there: mails are the business of another process.
    SMTP_URL: 'smtp://localhost',
    WORKER: 'off',
    APP_URL: 'http://localhost',
    LOG_DIR: join(folder, 'logs'),
    LOG_STDOUT: 'false',
    UPLOAD_URL: `file:${join(folder, 'uploads')}`,
    // Everything is counted, and nothing refused.
    RATE_LIMITS: Object.keys(limitDefaults)
      .map((name) => `${name}=9999999/1m`)
      .join(),
    APPLICATIONS_PER_WEEK: '1000000',
  }
}

async function seed(gigs: number, settings: Settings, onLine: (line: string) => void): Promise<void> {
  const workers = Math.max(1_000, Math.ceil(gigs / GIGS_PER_WORKER))
  const clients = Math.max(200, Math.ceil(gigs / GIGS_PER_CLIENT))
  const counts = ['--gigs', gigs, '--workers', workers, '--clients', clients].map(String)
  await run(['npm', 'run', '--silent', 'seed', '--', ...counts], { env: { ...process.env, ...settings }, onLine })
}
