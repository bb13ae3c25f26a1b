import { EventEmitter, once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { config } from 'dotenv'
import { createApp, type AppOptions } from './app'
import { createDb } from './config/db'
import { loadEnv, type Env } from './config/env'
import { createRedis } from './config/redis'
import { createStorage } from './config/storage'
import type { Context } from './context'
import { startJobs } from './jobs'
import { deriveKey } from './utils/deriveKey'
import { createLogger } from './utils/logger'
import { createMailService } from './utils/mailService'
import { createPasswordHasher } from './utils/passwords'
import { createSessionCache } from './utils/sessionCache'
import { withTimeout } from './utils/timeout'
import { createTokens } from './utils/tokens'

/** Against slow clients. Routes give bodies less time, each as much as it needs: this is for what no route reads. */
const HTTP_TIMEOUTS = {
  headersTimeout: 10_000,
  requestTimeout: 65_000,
  connectionsCheckingInterval: 2_000,
  keepAliveTimeout: 65_000,
}
/** In-flight requests and tasks have this long to end. */
const DRAIN_MS = 12_000
const FIRST_CONNECTION_MS = 2_000
const IDLE_SWEEP_MS = 100

/** Opens everything that requests and tasks use. `close` ends it in the order that loses nothing. */
export async function openContext(env: Env): Promise<{ context: Context; close: () => Promise<void> }> {
  const { log, close: closeLog } = await createLogger({
    level: env.LOG_LEVEL,
    dir: env.LOG_DIR,
    stdout: env.LOG_STDOUT,
  })
  const redis = createRedis(env.REDIS_URL, (client, err) => log.warn({ client, err }, 'Redis does not answer'))
  const db = createDb(env.DATABASE_URL, env.DATABASE_POOL)
  const mail = createMailService({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM })
  const context: Context = {
    env,
    db,
    redis,
    log,
    mail,
    passwords: createPasswordHasher(env.PASSWORD_PEPPER),
    tokens: createTokens(env.JWT_KEYS),
    sessionCache: createSessionCache(redis.commands, env.REDIS_PREFIX),
    files: createStorage(env.UPLOAD_URL),
    cursorKey: deriveKey(env.OTP_KEY, 'cursor'),
    sealKey: deriveKey(env.OTP_KEY, 'seal'),
    signals: new EventEmitter(),
  }
  const close = async () => {
    mail.close()
    // Whatever cannot be closed properly must not keep the rest open.
    const endings = await Promise.allSettled([db.close(), redis.close()])
    for (const ending of endings)
      if (ending.status === 'rejected') log.warn({ err: ending.reason }, 'Not closed properly')
    await closeLog()
  }
  return { context, close }
}

export interface ServeOptions extends Pick<AppOptions, 'mailCatcher' | 'mailPage'> {
  /** Runs after everything has ended, before the process exits. */
  onStopped?: () => Promise<void>
}

/**
 * Runs the process until SIGINT or SIGTERM: the API, and in the same process the worker, as the WORKER setting says.
 * @returns once it is ready to answer
 */
export async function serve(env: Env, { onStopped, ...mail }: ServeOptions = {}): Promise<void> {
  let draining = false
  let stop = (): Promise<void> => Promise.resolve()
  const onSignal = (signal: string) => {
    if (draining) return
    draining = true
    stop()
      .finally(() => onStopped?.())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`Stopping after ${signal} failed: ${String(error)}\n`)
          process.exit(1)
        },
      )
  }
  process.on('SIGINT', onSignal)
  process.on('SIGTERM', onSignal)

  const { context, close } = await openContext(env)
  stop = close
  await withTimeout(redisIsReady(context), FIRST_CONNECTION_MS).catch(() => context.log.warn('Starting without Redis'))
  const jobs = startJobs(context)
  const server = env.WORKER === 'only' ? undefined : await listen(context, { isDraining: () => draining, ...mail })
  stop = async () => {
    context.log.info('Stopping')
    await withTimeout(Promise.all([server && drain(server), jobs.stop()]), DRAIN_MS).catch((err: unknown) =>
      context.log.error({ err }, 'Not everything ended in time'),
    )
    await close()
  }
  context.log.info({ port: env.PORT, worker: env.WORKER }, 'Ready')
}

/** Commands fail at once while Redis is away, so neither requests nor tasks should come before the first connection. */
async function redisIsReady({ redis }: Context): Promise<void> {
  const waiting = [redis.commands, redis.producer].filter(({ status }) => status !== 'ready')
  await Promise.all(waiting.map((client) => once(client, 'ready')))
}

async function listen(context: Context, options: AppOptions): Promise<Server> {
  const server = createServer(HTTP_TIMEOUTS, createApp(context, options))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(context.env.PORT, context.env.HOST, resolve)
  })
  return server
}

/** Takes no more connections and waits for the answers that are under way. A connection that is kept alive ends after its answer. */
async function drain(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  const sweep = setInterval(() => server.closeIdleConnections(), IDLE_SWEEP_MS)
  await closed
  clearInterval(sweep)
}

if (require.main === module) {
  config({ quiet: true })
  const main = async () => serve(loadEnv())
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  })
}
