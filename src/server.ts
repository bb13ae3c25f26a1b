import { EventEmitter, once } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import { config } from 'dotenv'
import { LRUCache } from 'lru-cache'
import { createApp, createWorkerApp, type AppOptions } from './app'
import { createDb } from './config/db'
import { followClock } from './config/databaseClock'
import { loadEnv, type Env } from './config/env'
import { createRedis } from './config/redis'
import { watchSchema } from './config/schemaGate'
import { createStorage } from './config/storage'
import type { Context } from './context'
import { startJobs } from './jobs'
import { deriveKey } from './utils/deriveKey'
import { createHttpServer, type HttpServer, type Listener } from './utils/httpServer'
import { createLogBeginnings } from './utils/logFiles'
import { createLogger } from './utils/logger'
import { createMailService } from './utils/mailService'
import { createMetrics } from './utils/metrics'
import { watchOverload } from './utils/overload'
import { createPageCache } from './utils/pageCache'
import { createPasswordHasher } from './utils/passwords'
import { createSessionCache } from './utils/sessionCache'
import { createStreams } from './utils/streams'
import { withTimeout } from './utils/timeout'
import { createTokens } from './utils/tokens'

/** In-flight requests and tasks have this long to end, so that with all that is closed after them it takes 15 s at most. */
const DRAIN_MS = 10_000
/** A server that is frozen does not hear that a connection ends. */
const CLOSE_MS = 2_000
const FIRST_CONNECTION_MS = 2_000
/**
 * On a machine with much memory V8 lets the heap grow to four times what is alive in it before it collects, which takes 200 MB more
 * than this and looks like a leak.
 */
const HEAP_GROWTH = '--heap-growing-percent=35'
/** Each reads a list from its beginning to its end. */
const MAX_TABLES = 5
/** How telling a word is changes slowly. */
const GIG_COUNTS = { max: 20_000, ttl: 60_000 }
const SKILLS_BY_NAME = { max: 5_000, ttl: 60_000 }

/** Opens everything that requests and tasks use. `close` ends it in the order that loses nothing. */
export async function openContext(env: Env): Promise<{ context: Context; close: () => Promise<void> }> {
  const {
    log,
    fault: logFault,
    close: closeLog,
  } = await createLogger({
    level: env.LOG_LEVEL,
    dir: env.LOG_DIR,
    stdout: env.LOG_STDOUT,
  })
  const redis = createRedis(env.REDIS_URL, (client, err) => log.warn({ client, err }, 'Redis does not answer'))
  const metrics = createMetrics((err) => log.warn({ err }, 'Metrics are left out'))
  metrics.watchProcess()
  const pages = createPageCache(redis.commands, redis.subscriber, env.REDIS_PREFIX)
  const db = createDb(env.DATABASE_URL, env.DATABASE_POOL, { metrics, drop: pages.drop, auditKey: env.AUDIT_KEY })
  const clock = followClock(db, (err) => log.warn({ err }, 'The database does not tell its time'))
  const mail = createMailService({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM }, (outcome) =>
    metrics.mails.inc({ outcome }),
  )
  const passwords = createPasswordHasher(env.PASSWORD_PEPPER)
  metrics.watchTurns(passwords)
  const streams = createStreams()
  metrics.watchStreams(streams)
  const context: Context = {
    env,
    db,
    redis,
    log,
    logFault,
    logBeginnings: createLogBeginnings(),
    metrics,
    streams,
    tables: createStreams(MAX_TABLES),
    overload: watchOverload(env.DATABASE_POOL, (reason) => metrics.http.shed.inc({ reason })),
    mail,
    passwords,
    tokens: createTokens(env.JWT_KEYS, clock.now),
    now: clock.now,
    sessionCache: createSessionCache(redis.commands, env.REDIS_PREFIX),
    pages,
    files: createStorage(env.UPLOAD_URL),
    gigCounts: new LRUCache(GIG_COUNTS),
    skillsByName: new LRUCache(SKILLS_BY_NAME),
    cursorKey: deriveKey(env.OTP_KEY, 'cursor'),
    sealKey: deriveKey(env.OTP_KEY, 'seal'),
    auditKey: deriveKey(env.AUDIT_KEY, 'chain'),
    signals: new EventEmitter(),
  }
  const close = async () => {
    context.overload.close()
    clock.stop()
    mail.close()
    // Whatever cannot be closed properly must not keep the rest open.
    const ends = [db.close(), redis.close()].map((ending) => withTimeout(ending, CLOSE_MS))
    const endings = await Promise.allSettled(ends)
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
  setFlagsFromString(HEAP_GROWTH)
  let draining = false
  let exitCode = 0
  let stop = (): Promise<void> => Promise.resolve()
  /** Only the first call counts: whoever is impatient must not cut off what is under way. */
  const end = () => {
    if (draining) return
    draining = true
    stop()
      .finally(() => onStopped?.())
      .then(
        () => process.exit(exitCode),
        (error: unknown) => {
          process.stderr.write(`Stopping failed: ${String(error)}\n`)
          process.exit(1)
        },
      )
  }
  process.on('SIGINT', end).on('SIGTERM', end)
  // Whoever reads these may go away before the process.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)

  const { context, close } = await openContext(env)
  stop = close
  // What such a fault has left half done is not known, so the process makes room for a new one.
  const onFault = (err: unknown) => {
    context.log.error({ err }, 'A fault that nobody has caught')
    exitCode = 1
    end()
  }
  process.on('uncaughtException', onFault).on('unhandledRejection', onFault)
  const [schema] = await Promise.all([
    watchSchema(context.db, context.log),
    withTimeout(redisIsReady(context), FIRST_CONNECTION_MS).catch(() => context.log.warn('Starting without Redis')),
  ])
  // Code must not work on the tasks of another schema.
  const jobs = schema.opened.then((fits) => (fits ? startJobs(context) : undefined))
  const options = { isDraining: () => draining, schemaRefusal: () => schema.refusal(), ...mail }
  const http = await answer(context, options)
  stop = async () => {
    context.log.info('Stopping')
    schema.close()
    context.streams.end()
    const jobsEnd = jobs.then((started) => started?.stop())
    await withTimeout(Promise.all([http?.drain(), jobsEnd]), DRAIN_MS).catch((err: unknown) =>
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

/** The API, or for a process that only does tasks its health, where that has a port. */
async function answer(context: Context, options: AppOptions): Promise<HttpServer | undefined> {
  const { WORKER, PORT, WORKER_PORT } = context.env
  if (WORKER !== 'only') return listen(context, PORT, createApp(context, options))
  return WORKER_PORT === undefined ? undefined : listen(context, WORKER_PORT, createWorkerApp(context, options))
}

async function listen({ env, log }: Context, port: number, app: Listener): Promise<HttpServer> {
  const http = createHttpServer(app, env.APP_URL)
  http.server.listen(port, env.HOST)
  await once(http.server, 'listening')
  http.server.on('error', (err) => log.error({ err }, 'A connection could not be taken'))
  return http
}

if (require.main === module) {
  config({ quiet: true })
  const main = async () => serve(loadEnv())
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  })
}
