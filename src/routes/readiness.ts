import { performance } from 'node:perf_hooks'
import { row } from '../config/db'
import { compareSchema } from '../config/schema'
import type { Context } from '../context'
import { shared } from '../utils/shared'
import { withTimeout } from '../utils/timeout'

interface Check {
  name: string
  status: 'ok' | 'failed'
  latencyMs: number
  /** What is wrong, in words that give nothing away. */
  detail?: string
}

export interface Readiness {
  /**
   * `degraded`: something is missing without which most requests are answered all the same. All processes share it, so sending
   * the traffic elsewhere would only turn a small fault into an outage.
   */
  status: 'ready' | 'degraded' | 'unready'
  checks: Check[]
}

/** Resolves to what is wrong, if anything; rejects if there is no answer. */
type Probe = () => Promise<string | undefined>

const CHECK_MS = 1_000
const FRESH_MS = 500
/** Without these a process must not get requests. */
const NEEDED = new Set(['process', 'database'])

export interface Refusals {
  isDraining: () => boolean
  /** Why the schema cannot be used yet; undefined when it can. */
  schemaRefusal: () => string | undefined
}

/**
 * Tells whether this process should get traffic, and what is wrong. All checks run at once, each for a second at most; however
 * often it is asked, they run about twice a second.
 */
export function createReadiness(context: Context, { isDraining, schemaRefusal }: Refusals): () => Promise<Readiness> {
  const { db, redis, files, logFault } = context
  const probes: Record<string, Probe> = {
    database: async () => {
      await row(db, 'SELECT 1')
      return undefined
    },
    migrations: async () => {
      const { fit } = await compareSchema(db)
      return fit === 'current' ? undefined : `The schema is ${fit} than the code.`
    },
    redis: async () => {
      await redis.commands.ping()
      return undefined
    },
    logs: logFault,
    uploads: () => files.fault(),
  }
  const tellChange = changesTo(context)
  const runProbes = shared(async () => {
    const checks = await Promise.all(Object.entries(probes).map(([name, probe]) => check(name, probe)))
    checks.forEach(tellChange)
    return checks.map(({ err: _err, ...shown }) => shown)
  }, FRESH_MS)

  return async () => {
    const probed = await runProbes()
    // Never an old answer: this is what takes it out of the balancer.
    const checks = [processCheck(isDraining()), ...probed]
    const failed = checks.filter(({ status }) => status === 'failed')
    if (failed.length === 0) return { status: 'ready', checks }
    // While a new version is rolled out, processes of the one before go on with the schema that it has made.
    const isUnready = schemaRefusal() !== undefined || failed.some(({ name }) => NEEDED.has(name))
    return { status: isUnready ? 'unready' : 'degraded', checks }
  }
}

const processCheck = (isStopping: boolean): Check => ({
  name: 'process',
  latencyMs: 0,
  ...(isStopping ? { status: 'failed', detail: 'The process is stopping.' } : { status: 'ok' }),
})

async function check(name: string, probe: Probe): Promise<Check & { err?: unknown }> {
  const startedAt = performance.now()
  let err: unknown
  const detail = await withTimeout(probe(), CHECK_MS).catch((error: unknown) => {
    err = error
    return 'No answer.'
  })
  const latencyMs = Math.round((performance.now() - startedAt) * 10) / 10
  return detail === undefined ? { name, status: 'ok', latencyMs } : { name, status: 'failed', latencyMs, detail, err }
}

/** Logs what has failed and what works again, and not each time that somebody asks. */
function changesTo({ log }: Context): (check: Check & { err?: unknown }) => void {
  const failing = new Set<string>()
  return ({ name, status, detail, err }) => {
    if (status === 'failed' && !failing.has(name)) log.warn({ check: name, detail, err }, 'Not ready')
    if (status === 'ok' && failing.has(name)) log.info({ check: name }, 'Ready again')
    if (status === 'failed') failing.add(name)
    else failing.delete(name)
  }
}
