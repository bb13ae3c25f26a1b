import type { Job, Queue } from 'bullmq'
import type { Context } from '../context'
import { deleteAccounts } from '../controllers/system/accountDeletions'
import { exportHead, sealAuditLog } from '../controllers/system/auditLog'
import { completeContracts, warnOfCompletion } from '../controllers/system/contractDeadlines'
import { countDays } from '../controllers/system/countDays'
import { answerClosedGigs, closeDueGigs, closeIdleGigs, warnIdleGigs } from '../controllers/system/gigDeadlines'
import { removeExpiredExports } from '../controllers/system/exportArchive'
import { expireLapsedInvitations } from '../controllers/system/invitationDeadlines'
import { sendJobAlerts } from '../controllers/system/jobAlerts'
import { mendSearch } from '../controllers/system/mendSearch'
import { expireOffers } from '../controllers/system/offerDeadlines'
import { returnQuota } from '../controllers/system/returnQuota'
import { publishDueReviews } from '../controllers/system/reviewDeadlines'
import { sweepFiles } from '../controllers/system/sweepFiles'
import * as IdempotencyKeys from '../models/IdempotencyKey'
import * as JobAlerts from '../models/JobAlert'
import * as Otps from '../models/Otp'
import * as Outbox from '../models/Outbox'
import * as PendingSignIns from '../models/PendingSignIn'
import * as Sessions from '../models/Session'
import { withTimeout } from '../utils/timeout'
import { openQueue, openWorker } from './bullmq'

interface Chore {
  everySeconds: number
  /** Does something nearly each time, which is no news. */
  isRoutine?: true
  /** Does all that is due, in small batches. @returns how much it did */
  run: (context: Context) => Promise<number>
}

const QUEUE = 'housekeeping'
/** So that a long chore holds up no other. */
const CONCURRENCY = 3
const PRUNE_BATCH = 500
const KEPT_FAILURES = 50
const SCHEDULE_SECONDS = 15
const SCHEDULE_TIMEOUT_MS = 2_000

const chores: Record<string, Chore> = {
  'expire-offers': { everySeconds: 15, run: expireOffers },
  'close-due-gigs': { everySeconds: 15, run: closeDueGigs },
  'warn-idle-gigs': { everySeconds: 60, run: warnIdleGigs },
  'close-idle-gigs': { everySeconds: 60, run: closeIdleGigs },
  'answer-closed-gigs': { everySeconds: 60, run: answerClosedGigs },
  'return-quota': { everySeconds: 60, run: returnQuota },
  'complete-contracts': { everySeconds: 15, run: completeContracts },
  'warn-completion': { everySeconds: 60, run: warnOfCompletion },
  'publish-reviews': { everySeconds: 15, run: publishDueReviews },
  'expire-invitations': { everySeconds: 60, run: expireLapsedInvitations },
  'send-job-alerts': { everySeconds: 15, run: sendJobAlerts },
  'delete-accounts': { everySeconds: 60, run: deleteAccounts },
  'remove-exports': { everySeconds: 60, run: removeExpiredExports },
  'sweep-files': { everySeconds: 60, run: sweepFiles },
  'seal-audit-log': { everySeconds: 5, isRoutine: true, run: sealAuditLog },
  'export-audit-head': { everySeconds: 60 * 60, run: exportHead },
  'count-days': { everySeconds: 15 * 60, run: countDays },
  'mend-search': { everySeconds: 60 * 60, run: mendSearch },
  prune: { everySeconds: 60 * 60, run: prune },
}

const prunable = [
  Outbox.deleteOldDone,
  Otps.deleteOld,
  Sessions.deleteLongEnded,
  PendingSignIns.deleteOld,
  JobAlerts.deleteOldDigests,
  IdempotencyKeys.deleteOld,
]

export const choreNames: readonly string[] = Object.keys(chores)

/** Runs each chore on its schedule, once for all processes together. A run that is missed is made up for by the next. */
export function startHousekeeping(context: Context): { stop(): Promise<void> } {
  const { log } = context
  const queue = openQueue(context, QUEUE, { removeOnComplete: true, removeOnFail: KEPT_FAILURES })
  const worker = openWorker(context, QUEUE, (job: Job) => runChore(context, job.name), { concurrency: CONCURRENCY })

  // Again and again, because Redis may forget the schedules. A schedule that is still there keeps its time.
  const keepSchedules = () => {
    withTimeout(schedule(queue), SCHEDULE_TIMEOUT_MS).catch((error: unknown) =>
      log.warn({ err: error }, 'chores not scheduled'),
    )
  }
  keepSchedules()
  const timer = setInterval(keepSchedules, SCHEDULE_SECONDS * 1_000)

  return {
    async stop() {
      clearInterval(timer)
      await worker.close()
      await queue.close()
    },
  }
}

async function schedule(queue: Queue): Promise<void> {
  for (const [name, { everySeconds }] of Object.entries(chores)) {
    await queue.upsertJobScheduler(name, { every: everySeconds * 1_000 })
  }
}

/** Does a chore now. */
export async function runChore(context: Context, name: string): Promise<void> {
  const chore = chores[name]
  if (!chore) throw new Error('No such chore')
  const count = (outcome: string) => context.metrics.queues.handled.inc({ queue: QUEUE, outcome })
  const end = context.metrics.queues.duration.startTimer({ queue: QUEUE })
  try {
    const total = await chore.run(context).finally(end)
    count('done')
    if (total > 0) context.log[chore.isRoutine ? 'debug' : 'info']({ chore: name, total }, 'chore done')
  } catch (error) {
    count('failed')
    context.log.warn({ err: error, chore: name }, 'chore failed')
    throw new Error('See the log', { cause: error })
  }
}

/** Deletes what is of no use any more. */
async function prune({ db }: Context): Promise<number> {
  let total = 0
  for (const deleteSome of prunable) {
    let deleted: number
    do {
      deleted = await deleteSome(db, PRUNE_BATCH)
      total += deleted
    } while (deleted === PRUNE_BATCH)
  }
  return total
}
