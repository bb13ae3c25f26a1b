import { createHash, createHmac } from 'node:crypto'
import type { Request } from 'express'
import { z } from 'zod'
import { isLockWaitTimeout, tryPart, type Db } from '../config/db'
import type { Context } from '../context'
import * as Keys from '../models/IdempotencyKey'
import { deriveKey } from '../utils/deriveKey'
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

/** A request with an Idempotency-Key. */
interface KeyedRequest {
  userId: string
  keyHash: Buffer
  requestHash: Buffer
  /** What its answer is sealed with. It takes the Idempotency-Key to derive it. */
  sealKey: Buffer
}

/** What became of a use case: what it gave back, or a refusal that stays one. */
type Outcome = { result: unknown } | { error: Problem }

/** What was answered, in the transaction that has been committed. */
interface Noted {
  outcome: Outcome
  answer: Answer
}

/** Visible ASCII. */
export const IDEMPOTENCY_KEY = /^[!-~]{1,255}$/
const POINTER = '/headers/Idempotency-Key'
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
  locals: Express.Locals,
  { act, render }: Deed,
): Promise<Answer> {
  const keyed = readKey(context, request, locals)
  if (!keyed) return render(await act(context))
  const earlier = await findAnswer(context.db, keyed)
  if (earlier) return earlier

  const answerTo = (outcome: Outcome): Answer =>
    'error' in outcome ? outcome.error.toAnswer(context.env.APP_URL, locals.requestId) : render(outcome.result)
  let noted: Noted | undefined
  const db = noting(context.db, keyed, answerTo, (committed) => (noted = committed))
  try {
    const result = await act({ ...context, db })
    return answerNoted(noted, result)
  } catch (error) {
    // What stood in the way may be what the first request with this key has just done.
    const meanwhile = isRefusal(error) && !noted ? await findAnswer(context.db, keyed) : undefined
    if (meanwhile) return meanwhile
    throw error
  }
}

/** @returns undefined without a key, and on a route that anybody may call */
function readKey(
  { sealKey }: Context,
  request: Request,
  { authenticated, uploadedFile }: Express.Locals,
): KeyedRequest | undefined {
  const key = request.get('Idempotency-Key')
  if (key === undefined || !authenticated) return undefined
  if (!IDEMPOTENCY_KEY.test(key)) {
    throw invalidInput(POINTER, 'invalid_format', 'Must be 1 to 255 visible ASCII characters.')
  }
  const { userId } = authenticated
  const keyFor = (use: string) => deriveKey(sealKey, `${use} ${userId} ${key}`)
  const { method, originalUrl } = request
  const body: unknown = request.body
  const fields = JSON.stringify({ method, originalUrl, body, fileName: uploadedFile?.name })
  return {
    userId,
    keyHash: createHash('sha256').update(key).digest(),
    // Keyed, because a body may be as easy to guess as a password.
    requestHash: createHmac('sha256', keyFor('request'))
      .update(fields)
      .update(uploadedFile?.bytes ?? '')
      .digest(),
    sealKey: keyFor('answer'),
  }
}

/** The answer to the first request with this key. @throws Problem idempotency_key_reused when that was another request */
async function findAnswer(db: Db, { requestHash, sealKey, ...key }: KeyedRequest): Promise<Answer | undefined> {
  const first = await Keys.find(db, key)
  if (!first) return undefined
  if (!first.requestHash.equals(requestHash)) {
    const message = 'It came with another request before.'
    throw new Problem('idempotency_key_reused', { errors: [{ pointer: POINTER, code: 'reused', message }] })
  }
  const answer = Answer.parse(JSON.parse(open(sealKey, first.answer).toString()))
  return { ...answer, headers: { ...answer.headers, 'Idempotency-Replayed': 'true' } }
}

/** The same database, but the one transaction of a use case also holds the key and notes the answer. */
function noting(
  db: Db,
  { sealKey, ...key }: KeyedRequest,
  answerTo: (outcome: Outcome) => Answer,
  onCommit: (noted: Noted) => void,
): Db {
  let used = false
  return {
    ...db,
    async transaction(work) {
      if (used) throw new TypeError('A use case that writes must be one transaction')
      used = true
      await inTurn(Keys.add(db, key))
      const { outcome, answer } = await db.transaction(async (sql) => {
        if (!(await inTurn(Keys.lock(sql, key)))) throw inProgress()
        const outcome = await tryPart(sql, work, isKeptRefusal)
        const answer = answerTo(outcome)
        await Keys.setAnswer(sql, { ...key, answer: seal(sealKey, Buffer.from(JSON.stringify(answer))) })
        return { outcome, answer }
      })
      onCommit({ outcome, answer })
      if ('error' in outcome) throw outcome.error
      return outcome.result
    },
  }
}

/** @throws TypeError when the answer that was noted is not that of the use case */
function answerNoted(noted: Noted | undefined, result: unknown): Answer {
  const fits = noted && 'result' in noted.outcome && (noted.outcome.result === result || noted.answer.body === '')
  if (!fits) throw new TypeError('A use case that writes must be one transaction, whose result is its reply')
  return noted.answer
}

const inProgress = () => new Problem('idempotency_in_progress', { retryAfterSeconds: 1 })

/** Waits for the key as long as the database lets wait for a row. @throws Problem idempotency_in_progress */
async function inTurn<T>(held: Promise<T>): Promise<T> {
  try {
    return await held
  } catch (error) {
    throw isLockWaitTimeout(error) ? inProgress() : error
  }
}

const isRefusal = (error: unknown): error is Problem => error instanceof Problem && error.status < 500
const isKeptRefusal = (error: unknown): error is Problem => isRefusal(error) && !NOT_KEPT.has(error.status)
