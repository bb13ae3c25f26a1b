import { createHash } from 'node:crypto'
import type { Request } from 'express'
import { z } from 'zod'
import { isLockWaitTimeout, tryPart, type Db, type Sql } from '../config/db'
import type { Context } from '../context'
import * as Keys from '../models/IdempotencyKey'
import { deriveKey } from '../utils/cursor'
import { invalidInput, Problem } from '../utils/errors'
import { open, seal } from '../utils/seal'

/** What goes back over the wire, whole, so that it can be sent again byte for byte. */
const Answer = z.object({ status: z.int(), headers: z.record(z.string(), z.string()), body: z.string() })
export type Answer = z.output<typeof Answer>

/** Does what a request asks for, and turns what came of it into an answer. */
interface Deed {
  act: (context: Context) => Promise<unknown>
  render: (result: unknown) => Answer
}

const VISIBLE_ASCII = /^[\x21-\x7e]{1,255}$/
/** What was refused before anything was begun, or through no fault of the request, is tried anew. */
const NOT_KEPT = new Set([401, 422, 429])

/**
 * Answers a write. With an Idempotency-Key, the first answer is noted in the transaction of what the request does, so that the
 * same request gets the same answer for a day and does nothing more, also after a crash between the commit and the reply.
 * @throws Problem idempotency_key_reused, idempotency_in_progress
 */
export async function answerOnce(
  context: Context,
  request: Request,
  { authenticated, requestId, uploadedFile }: Express.Locals,
  { act, render }: Deed,
): Promise<Answer> {
  const given = request.get('Idempotency-Key')
  if (given === undefined || !authenticated) return render(await act(context))
  if (!VISIBLE_ASCII.test(given)) {
    throw invalidInput('/headers/Idempotency-Key', 'invalid_format', 'Must be 1 to 255 visible ASCII characters.')
  }
  const { userId } = authenticated
  const fingerprint = [
    request.method,
    request.originalUrl,
    JSON.stringify(request.body ?? null),
    uploadedFile?.name ?? '',
  ]
  const keyed = {
    userId,
    keyHash: sha256(given),
    requestHash: sha256(fingerprint.join('\n'), uploadedFile?.bytes),
  }
  const sealKey = deriveKey(context.sealKey, `answer ${userId} ${given}`)
  const replay = async (): Promise<Answer | undefined> => {
    const known = await Keys.find(context.db, keyed)
    if (!known) return undefined
    if (!known.requestHash.equals(keyed.requestHash)) throw new Problem('idempotency_key_reused')
    const first = Answer.parse(JSON.parse(open(sealKey, known.answer).toString()))
    return { ...first, headers: { ...first.headers, 'Idempotency-Replayed': 'true' } }
  }

  const earlier = await replay()
  if (earlier) return earlier
  const renderProblem = (problem: Problem): Answer => problem.toAnswer(context.env.APP_URL, requestId)
  let noted: { outcome: Outcome; answer: Answer } | undefined
  const note = async (sql: Sql, outcome: Outcome) => {
    const answer = 'error' in outcome ? renderProblem(outcome.error) : render(outcome.result)
    await Keys.setAnswer(sql, keyed, seal(sealKey, Buffer.from(JSON.stringify(answer))))
    noted = { outcome, answer }
  }
  try {
    const result = await act({ ...context, db: noting(context.db, keyed, note) })
    return checkNoted(noted, result)
  } catch (error) {
    // Whatever stood in the way may be what the first request with this key has just done.
    const meanwhile = noted ? undefined : await replay()
    if (meanwhile) return meanwhile
    throw error
  }
}

/** What became of a use case: what it gave back, or a refusal that stays one. */
type Outcome = { result: unknown } | { error: Problem }

/** @throws TypeError when the answer that was noted is not that of the use case */
function checkNoted(noted: { outcome: Outcome; answer: Answer } | undefined, result: unknown): Answer {
  const fits = noted && 'result' in noted.outcome && (noted.outcome.result === result || noted.answer.body === '')
  if (!fits) throw new TypeError('A use case that writes must be one transaction, whose result is its reply')
  return noted.answer
}

/** The same database, but the one transaction of a use case also claims the key and notes the answer. */
function noting(db: Db, keyed: Keys.KeyedRequest, note: (sql: Sql, outcome: Outcome) => Promise<void>): Db {
  let used = false
  return {
    ...db,
    async transaction(work) {
      if (used) throw new TypeError('A use case that writes must be one transaction')
      used = true
      const outcome = await db.transaction(async (sql) => {
        await claim(sql, keyed)
        const part = await tryPart(sql, work, isKeptRefusal)
        await note(sql, part)
        return part
      })
      if ('error' in outcome) throw outcome.error
      return outcome.result
    },
  }
}

/** @throws Problem idempotency_in_progress; it also tells that the key has been answered, which is then looked up */
async function claim(sql: Sql, keyed: Keys.KeyedRequest): Promise<void> {
  const inProgress = new Problem('idempotency_in_progress', { retryAfterSeconds: 1 })
  try {
    if (!(await Keys.claim(sql, keyed))) throw inProgress
  } catch (error) {
    throw isLockWaitTimeout(error) ? inProgress : error
  }
}

const isKeptRefusal = (error: unknown): error is Problem =>
  error instanceof Problem && error.status < 500 && !NOT_KEPT.has(error.status)

function sha256(text: string, bytes?: Buffer): Buffer {
  const hash = createHash('sha256').update(text)
  return bytes ? hash.update(bytes).digest() : hash.digest()
}
