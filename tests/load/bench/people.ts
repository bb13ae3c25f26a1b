import { performance } from 'node:perf_hooks'
import type { Context } from '../../../src/context'
import * as Users from '../../../src/models/User'
import { makeWorker, PASSWORD, type TestUser } from '../../support/factories'
import { inParallel } from './inParallel'

/** Each request is somebody else's, and each has few applications. */
const WORKERS = 1_000
/** Access tokens last for ten minutes. */
const SIGN_AGAIN_MS = 300_000

export interface BenchWorker extends TestUser {
  sessionId: string
}

/** Workers that nobody else uses, with PASSWORD. Those of an earlier run may have applied to everything. */
export async function makeWorkers(context: Context): Promise<BenchWorker[]> {
  const passwordHash = await context.passwords.hash(PASSWORD)
  const made: BenchWorker[] = []
  await inParallel(Array.from({ length: WORKERS }), async () => {
    const worker = await makeWorker({ context })
    await Users.setPassword(context.db, worker.id, passwordHash)
    made.push({ ...worker, sessionId: context.tokens.verify(worker.accessToken).sessionId })
  })
  return made
}

/** Makes the header that shows who calls, with a token that never gets old. */
export function authorizations({ tokens, now }: Context): (worker: BenchWorker) => { authorization: string } {
  const signed = new Map<BenchWorker, { authorization: string; at: number }>()
  return (worker) => {
    const known = signed.get(worker)
    if (known && performance.now() - known.at < SIGN_AGAIN_MS) return { authorization: known.authorization }
    const { id: userId, sessionId } = worker
    const { token } = tokens.sign({ userId, sessionId, issuedAt: new Date(now()).toISOString() })
    const authorization = `Bearer ${token}`
    signed.set(worker, { authorization, at: performance.now() })
    return { authorization }
  }
}
