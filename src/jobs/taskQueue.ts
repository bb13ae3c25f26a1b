import { setTimeout as wait } from 'node:timers/promises'
import type { Job, JobsOptions } from 'bullmq'
import { z } from 'zod'
import type { Context } from '../context'
import * as Outbox from '../models/Outbox'
import type { QueueName } from '../schemas/tasks'
import { Problem } from '../utils/errors'
import { MailRefused } from '../utils/mailService'
import { openWorker } from './bullmq'
import { claimTask, type Claim } from './claim'

/** `obsolete`: there was nothing left to do. */
export type Outcome = 'done' | 'obsolete'
/** Does one task, or throws. Called again with the same task after a failure. */
export type TaskHandler = (context: Context, claim: Claim) => Promise<Outcome>

const FIRST_DELAY_MS = 1_000
/** A fault of a minute is over soon after it is; one of hours is not made worse by those who wait for its end. */
const QUICK_TRIES = 12
const LONGEST_QUICK_DELAY_MS = 10_000
const SLOW_DELAY_MS = 5 * 60_000
/** What the world outside has refused may pass for as long; after it nobody waits for the mail any more. */
const PATIENCE_SECONDS = 24 * 60 * 60
/** Of a failure that nothing outside explains: somebody should look at it. */
const OWN_TRIES = 16
const MARK_TRIES = 300

/**
 * Redis only carries what is to be done now. When a task is tried again, and what failed for good, stands in the outbox. A queue
 * tries again by itself only when the database did not answer at all.
 */
export const taskOptions: JobsOptions = {
  attempts: 1_000,
  backoff: { type: 'fixed', delay: 2_000 },
  removeOnComplete: true,
  removeOnFail: true,
}

/** What an entry of a queue says about its task. */
const EntryData = z.object({ id: z.uuid(), claims: z.int() })
export type EntryData = z.output<typeof EntryData>

/** Works on a queue that the outbox fills, on `concurrency` of its tasks at a time. */
export function startTaskWorker(
  context: Context,
  name: QueueName,
  handle: TaskHandler,
  concurrency: number,
): { close(): Promise<void> } {
  return openWorker(context, name, (job: Job<EntryData>) => tryTask(context, handle, job), { concurrency })
}

async function tryTask(context: Context, handle: TaskHandler, { data: sent, name, queueName: queue }: Job<EntryData>) {
  const { success, data } = EntryData.safeParse(sent)
  // Of another version, which is being replaced: the outbox hands the task over again.
  if (!success) return
  const { handled, duration } = context.metrics.queues
  const log = context.log.child({ task: data.id, name, queue, attempt: data.claims + 1 })
  const claim = await claimTask(context, data).catch((error: unknown) => {
    handled.inc({ queue, outcome: 'postponed' })
    throw error
  })
  // Done, or another's by now. Should that one have died, the relay finds the row when its claim ends.
  if (!claim) return
  const end = duration.startTimer({ queue })
  let outcome: Outcome
  try {
    outcome = await claim.during(() => handle(context, claim)).finally(end)
  } catch (error) {
    const isFinal = isHopeless(error, claim.task)
    handled.inc({ queue, outcome: isFinal ? 'failed' : 'retried' })
    log.warn({ err: error, isFinal }, 'task failed')
    await giveBack(context, claim.task, reasonOf(error), isFinal)
    return
  }
  await claim.during(() => markDone(context, claim))
  handled.inc({ queue, outcome })
  log.info({ outcome }, 'task done')
}

/** What was sent must not be sent again because the database is away just now, so this holds on for some minutes. */
async function markDone({ db, log }: Context, { task }: Claim): Promise<void> {
  for (let tries = MARK_TRIES; ; tries -= 1) {
    try {
      await Outbox.markDone(db, task)
      return
    } catch (error) {
      if (tries === MARK_TRIES || tries === 1) log.warn({ err: error, task: task.id, tries }, 'done, but not marked')
      if (tries === 1) throw error
      await wait(1_000)
    }
  }
}

async function giveBack(
  { db, log }: Context,
  task: Outbox.ClaimedTask,
  reason: string,
  isFinal: boolean,
): Promise<void> {
  const given = isFinal ? Outbox.giveUp(db, task, reason) : Outbox.giveBack(db, task, reason, delayAfter(task))
  await given.catch((error: unknown) => log.warn({ err: error, task: task.id }, 'task not given back; its claim ends'))
}

/** Between half and all of what is due, so that what failed together does not return together. */
function delayAfter({ tries, queue }: Outbox.ClaimedTask): number {
  const quick = Math.min(FIRST_DELAY_MS * 2 ** (tries - 1), LONGEST_QUICK_DELAY_MS)
  // A code is soon of no use any more.
  const isQuick = tries <= QUICK_TRIES || queue === 'otp'
  return Math.round((isQuick ? quick : SLOW_DELAY_MS) * (0.5 + Math.random() / 2))
}

function isHopeless(error: unknown, { tries, ageSeconds }: Outbox.ClaimedTask): boolean {
  if (error instanceof MailRefused) return error.permanent || ageSeconds > PATIENCE_SECONDS
  if (error instanceof Problem && error.code === 'unavailable') return ageSeconds > PATIENCE_SECONDS
  return tries >= OWN_TRIES
}

function reasonOf(error: unknown): string {
  if (error instanceof MailRefused) return error.message
  if (error instanceof Problem) return error.code
  return error instanceof Error ? error.name : 'unknown failure'
}
