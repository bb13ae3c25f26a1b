import type { Context } from '../context'
import type { QueueName } from '../schemas/tasks'
import { watchBacklog } from './backlog'
import { openQueue } from './bullmq'
import { handleEmailTask } from './emailQueue'
import { handleExportTask } from './exportQueue'
import { startHousekeeping } from './housekeeping'
import { handleOtpTask } from './otpQueue'
import { startRelay } from './outboxRelay'
import { startTaskWorker, taskOptions, type EntryData } from './taskQueue'

const MAILS_AT_ONCE = 10
/** They read much, and nobody waits for them. */
const EXPORTS_AT_ONCE = 1

export interface Jobs {
  /** Finishes what is being done, at most 8 s long, and takes nothing new. */
  stop(): Promise<void>
}

/**
 * Starts handing tasks to the queues and working on them, unless WORKER is `off`: then other processes do. It does not wait
 * for MySQL or Redis; whatever is away, work goes on by itself once it is back.
 */
export function startJobs(context: Context): Jobs {
  const open = (name: QueueName) => openQueue<EntryData>(context, name, taskOptions)
  const queues = { otp: open('otp'), email: open('email'), export: open('export') }
  const closeQueues = async () => {
    await Promise.all(Object.values(queues).map((queue) => queue.close()))
  }
  watchBacklog(context, queues)
  if (context.env.WORKER === 'off') return { stop: closeQueues }

  const workers = [
    startTaskWorker(context, 'otp', handleOtpTask, MAILS_AT_ONCE),
    startTaskWorker(context, 'email', handleEmailTask, MAILS_AT_ONCE),
    startTaskWorker(context, 'export', handleExportTask, EXPORTS_AT_ONCE),
  ]
  const housekeeping = startHousekeeping(context)
  const relay = startRelay(context, queues)

  return {
    async stop() {
      await Promise.all([relay.stop(), housekeeping.stop(), ...workers.map((worker) => worker.close())])
      await closeQueues()
    },
  }
}
