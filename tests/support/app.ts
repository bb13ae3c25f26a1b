import supertest from 'supertest'
import { createApp } from '../../src/app'
import { loadEnv } from '../../src/config/env'
import type { Context } from '../../src/context'
import { startJobs } from '../../src/jobs'
import { openContext } from '../../src/server'
import { createHttpServer } from '../../src/utils/httpServer'
import { startMailCatcher, type MailCatcher } from '../../src/utils/mailCatcher'
import { inRealTime, withClock, type Clock } from './clock'
import { listenAnywhere } from './listen'
import { secrets } from './secrets'
import { workerServices } from './services'
import { recorded } from './statements'

export interface TestApp {
  context: Context
  /** supertest against the running server; paths begin after /api/v1. */
  api: ReturnType<typeof apiOf>
  /** Where it listens, such as http://127.0.0.1:40123. */
  url: string
  mail: MailCatcher
  close(): Promise<void>
}

/** What a process of the tests is set to, wherever its services are: no limits, no log on stdout. */
export const commonSettings = {
  NODE_ENV: 'test',
  LOG_STDOUT: 'false',
  RATE_LIMITS: 'off',
  APPLICATIONS_PER_WEEK: '10000',
  ...secrets,
}

/** The environment variables of a process over this jest worker's database and Redis. */
export function testSettings({ smtpUrl }: Pick<MailCatcher, 'smtpUrl'>): Record<string, string> {
  const { databaseUrl, redisUrl, redisPrefix } = workerServices()
  return {
    ...commonSettings,
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    REDIS_PREFIX: redisPrefix,
    SMTP_URL: smtpUrl,
    LOG_DIR: `.data/test/logs-${redisPrefix}`,
    UPLOAD_URL: `file:.data/test/uploads-${redisPrefix}`,
  }
}

/**
 * A whole application on a free port, with a mail catcher.
 * @param settings environment variables in the place of those of testSettings
 * @param clock sets the time of its database
 */
export async function startApp(settings: Record<string, string> = {}, clock?: Clock): Promise<TestApp> {
  const mail = await startMailCatcher()
  return openApp(mail, { ...testSettings(mail), ...settings }, clock)
}

/** The same, with all of its settings given. */
export async function openApp(mail: MailCatcher, settings: Record<string, string>, clock?: Clock): Promise<TestApp> {
  const env = loadEnv(settings)
  const { context: opened, close: closeContext } = await openContext(env)
  const inTime = clock
    ? { ...opened, db: withClock(opened.db, clock), tokens: inRealTime(opened.tokens, clock) }
    : opened
  // As the product sends them: the clock's are never twice the same.
  const context = { ...inTime, db: recorded(inTime.db) }
  await redisIsReady(context)
  const jobs = startJobs(context)
  const { server } = createHttpServer(createApp(context, { mailCatcher: mail }), env.APP_URL)
  const url = `http://127.0.0.1:${await listenAnywhere(server)}`
  return {
    context,
    api: apiOf(url),
    url,
    mail,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await jobs.stop()
      await closeContext()
      await mail.close()
    },
  }
}

async function redisIsReady({ redis }: Context): Promise<void> {
  if (redis.commands.status !== 'ready') await new Promise((resolve) => redis.commands.once('ready', resolve))
}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** `api.post('/auth/login', { body, as })`: one request, as a caller or as nobody. */
export function apiOf(url: string) {
  const call =
    (method: Method) =>
    (path: string, { as, body, query, headers = {} }: CallOptions = {}) => {
      const request = supertest(url)[method](`/api/v1${path}`).set(headers)
      if (as) request.set('Authorization', `Bearer ${as.accessToken}`)
      if (query) request.query(query)
      return body === undefined ? request : request.send(body)
    }
  return { get: call('get'), post: call('post'), put: call('put'), patch: call('patch'), delete: call('delete') }
}

export interface CallOptions {
  as?: { accessToken: string }
  body?: object | string
  query?: Record<string, string | number | boolean>
  headers?: Record<string, string>
}
