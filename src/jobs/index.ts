import type { Context } from '../context'
import { openQueue } from './bullmq'
import { handleEmailTask } from './emailQueue'
import { startHousekeeping } from './housekeeping'
import { handleOtpTask } from './otpQueue'
import { startRelay } from './outboxRelay'
import { startTaskWorker, taskOptions } from './taskQueue'

export interface Jobs {
  /** Finishes what is being done, at most 10 s long, and takes nothing new. */
  stop(): Promise<void>
}

/**
 * Starts handing tasks to the queues and working on them, unless WORKER is `off`: then other processes do. It does not wait
 * for MySQL or Redis; whatever is away, work goes on by itself once it is back.
 */
export function startJobs(context: Context): Jobs {
  if (context.env.WORKER === 'off') return { stop: () => Promise.resolve() }

  const queues = { otp: openQueue(context, 'otp', taskOptions), email: openQueue(context, 'email', taskOptions) }
  const workers = [startTaskWorker(context, 'otp', handleOtpTask), startTaskWorker(context, 'email', handleEmailTask)]
  const housekeeping = startHousekeeping(context)
  const relay = startRelay(context, queues)

  return {
    async stop() {
      await relay.stop()
      await Promise.all([housekeeping.stop(), ...workers.map((worker) => worker.close())])
      await Promise.all(Object.values(queues).map((queue) => queue.close()))
    },
  }
}
