import { setTimeout as wait } from 'node:timers/promises'
import { DelayedError, UnrecoverableError, type Job, type JobsOptions } from 'bullmq'
import type { Context } from '../context'
import * as Outbox from '../models/Outbox'
import type { QueueName } from '../schemas/tasks'
import { Problem } from '../utils/errors'
import { MailRefused } from '../utils/mailService'
import { openWorker } from './bullmq'

/** `obsolete`: there was nothing left to do. */
export type Outcome = 'done' | 'obsolete'
/** Does one task, or throws. Called again with the same task after a failure. */
export type TaskHandler = (context: Context, task: Outbox.OutboxRow) => Promise<Outcome>

const ATTEMPTS = 12
const FIRST_DELAY_MS = 1_000
const LONGEST_DELAY_MS = 5 * 60_000
/** While a service that every task needs is away. Short, because waiting cures it; uncounted, because no task is to blame. */
const AWAY_DELAY_MS = 10_000
const AWAY_LIMIT_MS = 24 * 60 * 60_000
/** How much later than its next try a task counts as lost. */
const LATE_SECONDS = 15
const RENEWALS_PER_CLAIM = 4
const SERVICE_NOT_AVAILABLE = 421 // RFC 5321 §4.2.3

export const taskOptions: JobsOptions = {
  attempts: ATTEMPTS,
  backoff: { type: 'capped-exponential' },
  removeOnComplete: true,
  removeOnFail: false,
}

const longestDelay = (attempt: number) => Math.min(FIRST_DELAY_MS * 2 ** (attempt - 1), LONGEST_DELAY_MS)
/** Between half and all of `milliseconds`, so that what failed together does not return together. */
const jittered = (milliseconds: number) => Math.round(milliseconds * (0.5 + Math.random() / 2))

/** Works on a queue that the outbox fills, on `concurrency` of its tasks at a time. */
export function startTaskWorker(
  context: Context,
  name: QueueName,
  handle: TaskHandler,
  concurrency: number,
): { close(): Promise<void> } {
  const settings = { backoffStrategy: (attempt: number) => jittered(longestDelay(attempt)) }
  const processor = (job: Job, token?: string) => tryTask(context, handle, job, token)
  return openWorker(context, name, processor, { concurrency, settings })
}

async function tryTask(context: Context, handle: TaskHandler, job: Job, token?: string): Promise<void> {
  const { db } = context
  const id = job.id ?? ''
  const log = context.log.child({ task: id, name: job.name, queue: job.queueName, attempt: job.attemptsMade + 1 })
  try {
    const task = await Outbox.claim(db, id)
    // Done, or claimed by a worker that is alive or has died: in the last case the relay finds the row when its claim ends.
    if (!task) return
    const outcome = await keepingClaim(context, id, () => handle(context, task))
    await markDone(context, id)
    log.info({ outcome }, 'task done')
  } catch (error) {
    const failure = await giveBack(context, job, error)
    log.warn({ err: error, next: failure.next }, 'task failed')
    if (failure.next === 'later') {
      await job.moveToDelayed(Date.now() + jittered(AWAY_DELAY_MS), token)
      throw new DelayedError()
    }
    throw failure.next === 'never' ? new UnrecoverableError(failure.reason) : new Error(failure.reason)
  }
}

/** Renews the claim while `work` runs, so that a slow mail server does not look like a dead worker. */
async function keepingClaim<T>({ db, log }: Context, id: string, work: () => Promise<T>): Promise<T> {
  const renew = () => {
    Outbox.renewClaim(db, id).catch((error: unknown) => log.warn({ err: error, task: id }, 'claim not renewed'))
  }
  const timer = setInterval(renew, (Outbox.CLAIM_SECONDS * 1_000) / RENEWALS_PER_CLAIM)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}

/** What was sent must not be sent again because the database is away just now, so this holds on for about a minute. */
async function markDone({ db }: Context, id: string): Promise<void> {
  for (let tries = 30; ; tries -= 1) {
    try {
      await Outbox.markDone(db, id)
      return
    } catch (error) {
      if (tries === 1) throw error
      await wait(1_000)
    }
  }
}

interface Failure {
  /** `later` does not count as an attempt. */
  next: 'later' | 'again' | 'never'
  /** Without personal data: it is stored in Redis and the outbox. */
  reason: string
}

async function giveBack({ db, log }: Context, job: Job, error: unknown): Promise<Failure> {
  const attempt = job.attemptsMade + 1
  const failure: Failure = { next: nextTry(error, attempt, Date.now() - job.timestamp), reason: reasonOf(error) }
  const delay = failure.next === 'later' ? AWAY_DELAY_MS : longestDelay(attempt)
  try {
    await Outbox.giveBack(db, job.id ?? '', {
      error: failure.reason,
      final: failure.next === 'never',
      dueInSeconds: Math.ceil(delay / 1_000) + LATE_SECONDS,
    })
    return failure
  } catch (fault) {
    // Queue and outbox must not disagree about a task that has failed for good, so that waits for the database.
    log.warn({ err: fault, task: job.id }, 'task not given back; its claim will end')
    return { ...failure, next: 'later' }
  }
}

function nextTry(error: unknown, attempt: number, ageMs: number): Failure['next'] {
  if (error instanceof MailRefused && error.permanent) return 'never'
  if (isServiceAway(error) && ageMs < AWAY_LIMIT_MS) return 'later'
  return attempt >= ATTEMPTS ? 'never' : 'again'
}

function isServiceAway(error: unknown): boolean {
  if (error instanceof Problem) return error.code === 'unavailable'
  return error instanceof MailRefused && (error.responseCode === null || error.responseCode === SERVICE_NOT_AVAILABLE)
}

function reasonOf(error: unknown): string {
  if (error instanceof MailRefused) return error.message
  if (error instanceof Problem) return error.code
  return error instanceof Error ? error.name : 'unknown failure'
}
