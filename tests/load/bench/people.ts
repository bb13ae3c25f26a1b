import { performance } from 'node:perf_hooks'
import type { Context } from '../../../src/context'
import * as Users from '../../../src/models/User'
import { makeWorker, PASSWORD, type TestUser } from '../../support/factories'
import { inParallel } from './inParallel'

/** Each request is somebody else's, and each has few applications. */
const WORKERS = 1_000
/** Access tokens last for ten minutes. */
const SIGN_AGAIN_MS = 300_000

/** Workers that nobody else uses, with PASSWORD. Those of an earlier run may have applied to everything. */
export async function makeWorkers(context: Context): Promise<TestUser[]> {
  const passwordHash = await context.passwords.hash(PASSWORD)
  const made: TestUser[] = []
  await inParallel(Array.from({ length: WORKERS }), async () => {
    const worker = await makeWorker({ context })
    await Users.setPassword(context.db, worker.id, passwordHash)
    made.push(worker)
  })
  return made
}

/** Makes the header that shows who calls, with a token that never gets old. */
export function authorizations({ tokens, now }: Context): (worker: TestUser) => { authorization: string } {
  const signed = new Map<TestUser, { authorization: string; at: number }>()
  return (worker) => {
    const known = signed.get(worker)
    if (known && performance.now() - known.at < SIGN_AGAIN_MS) return { authorization: known.authorization }
    const { userId, sessionId } = tokens.verify(worker.accessToken)
    const { token } = tokens.sign({ userId, sessionId, issuedAt: new Date(now()).toISOString() })
    const authorization = `Bearer ${token}`
    signed.set(worker, { authorization, at: performance.now() })
    return { authorization }
  }
}
