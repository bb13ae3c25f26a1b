import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startMailCatcher } from '../../../src/utils/mailCatcher'
import { apiOf, commonSettings, openApp, type TestApp } from '../../support/app'
import { endProcesses, type ProcessOptions } from '../../support/processes'
import { createDatabase } from '../../support/services'
import { startProduct, type Product } from './product'
import { startMariaDb, startRedis, type FaultyServer } from './servers'
import { startSmtpServer, type FaultySmtp } from './smtpServer'
import { startTcpProxy, type TcpProxy } from './tcpProxy'

/** Everything around the product, for one test file: each part can be made to fail. */
export interface World {
  database: FaultyServer
  redis: FaultyServer
  smtp: FaultySmtp
  /** Between the processes of the product and the servers. */
  lines: { database: TcpProxy; redis: TcpProxy }
  /** Where the processes keep logs and uploads. */
  folder: string
  /** All settings of a process, the lines in between. */
  settings: Record<string, string>
  /** An application in this process, straight at the servers and without a worker, to make things with the factories. */
  setUp: TestApp
  start(options?: Partial<ProcessOptions>): Promise<Product>
  /** The factories through a process of the product instead. */
  through(product: Product): TestApp
  close(): Promise<void>
}

const atPort = (url: string, port: number) => Object.assign(new URL(url), { port: String(port) }).href

export async function startWorld(): Promise<World> {
  const folder = await mkdtemp(join(tmpdir(), 'product-'))
  const [database, redis, smtp, mail] = await Promise.all([
    startMariaDb(),
    startRedis(),
    startSmtpServer(),
    startMailCatcher(),
  ])
  const databaseUrl = await createDatabase(database.url, 'faults')
  const lines = { database: await startTcpProxy(database.port), redis: await startTcpProxy(redis.port) }
  const settings = {
    ...commonSettings,
    DATABASE_URL: atPort(databaseUrl, lines.database.port),
    REDIS_URL: atPort(redis.url, lines.redis.port),
    REDIS_PREFIX: 'faults',
    SMTP_URL: smtp.url,
    LOG_DIR: join(folder, 'logs'),
    UPLOAD_URL: `file:${join(folder, 'uploads')}`,
  }
  const ofSetUp = join(folder, 'set-up-logs')
  const straight = { DATABASE_URL: databaseUrl, REDIS_URL: redis.url, SMTP_URL: mail.smtpUrl, LOG_DIR: ofSetUp }
  const setUp = await openApp(mail, { ...settings, ...straight, WORKER: 'off' })
  return {
    database,
    redis,
    smtp,
    lines,
    folder,
    settings,
    setUp,
    start: ({ settings: changes, ...options } = {}) =>
      startProduct({ settings: { ...settings, ...changes }, ...options }),
    through: ({ url }) => ({ ...setUp, url, api: apiOf(url) }),
    async close() {
      database.thaw()
      redis.thaw()
      await endProcesses()
      await setUp.close()
      await Promise.all([smtp.close(), lines.database.close(), lines.redis.close()])
      await Promise.all([database.remove(), redis.remove()])
      await rm(folder, { recursive: true })
    },
  }
}
