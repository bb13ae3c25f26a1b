import { performance } from 'node:perf_hooks'
import { row } from '../config/db'
import { schemaState } from '../config/migrations'
import type { Context } from '../context'
import { withTimeout } from '../utils/timeout'

interface Check {
  name: string
  status: 'ok' | 'failed'
  latencyMs: number
  /** What is wrong, in words that give nothing away. */
  detail?: string
}

export interface Readiness {
  status: 'ready' | 'unready'
  checks: Check[]
}

/** Resolves to what is wrong, if anything; rejects if there is no answer. */
type Probe = () => Promise<string | undefined>

const CHECK_MS = 1_000

/** Whether this process should get traffic. All checks run at once, each for a second at most. */
export async function readiness(context: Context, isDraining: () => boolean): Promise<Readiness> {
  const { db, redis } = context
  const probes: Record<string, Probe> = {
    process: () => Promise.resolve(isDraining() ? 'The process is stopping.' : undefined),
    database: async () => {
      await row(db, 'SELECT 1')
      return undefined
    },
    redis: async () => {
      await redis.commands.ping()
      return undefined
    },
    migrations: async () => {
      const state = await schemaState(db)
      return state === 'current' ? undefined : `The schema is ${state} than the code.`
    },
  }
  const checks = await Promise.all(Object.entries(probes).map(([name, probe]) => check(context, name, probe)))
  return { status: checks.every(({ status }) => status === 'ok') ? 'ready' : 'unready', checks }
}

async function check({ log }: Context, name: string, probe: Probe): Promise<Check> {
  const startedAt = performance.now()
  const result = await withTimeout(probe(), CHECK_MS).catch((err: unknown) => {
    log.warn({ check: name, err }, 'Not ready')
    return 'No answer.'
  })
  const latencyMs = Math.round((performance.now() - startedAt) * 10) / 10
  return result === undefined
    ? { name, status: 'ok', latencyMs }
    : { name, status: 'failed', latencyMs, detail: result }
}
