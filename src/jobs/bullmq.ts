import { Queue, Worker, type Job, type JobsOptions, type WorkerOptions } from 'bullmq'
import type { Context } from '../context'
import { withTimeout } from '../utils/timeout'

/** Longer than nearly every mail takes. */
const FINISH_MS = 8_000

/** Hash-tagged, so that Redis Cluster keeps all keys of the queues in one slot. */
export const keyPrefix = ({ env }: Context): string => `{${env.REDIS_PREFIX}}:bull`

/** A queue to add to. It works, or fails at once, whether or not Redis was there when it was opened. */
export function openQueue<Data>(context: Context, name: string, defaultJobOptions: JobsOptions): Queue<Data> {
  const queue = new Queue<Data>(name, {
    connection: context.redis.producer,
    prefix: keyPrefix(context),
    skipWaitingForReady: true,
    skipVersionCheck: true, // asking for the version fails for good where Redis is away
    defaultJobOptions,
  })
  queue.on('error', (error) => logFault(context, name, error))
  return queue
}

/** A worker with the times in which we want a task back from a process that died. */
export function openWorker<Data>(
  context: Context,
  name: string,
  processor: (job: Job<Data>) => Promise<void>,
  options: Pick<WorkerOptions, 'concurrency'>,
): { close(): Promise<void> } {
  const { log } = context
  const connection = context.redis.blocking()
  const running = new Set<Promise<unknown>>()
  const work = (job: Job<Data>) => {
    const run = processor(job)
    running.add(run)
    return run.finally(() => running.delete(run))
  }
  const worker = new Worker<Data, void>(name, work, {
    connection,
    prefix: keyPrefix(context),
    lockDuration: 10_000,
    stalledInterval: 3_000,
    maxStalledCount: 1_000, // a task is never to blame for the death of its process
    runRetryDelay: 1_000,
    ...options,
  })
  worker.on('error', (error) => logFault(context, name, error))
  worker.on('stalled', (id) => log.warn({ task: id, queue: name }, 'task taken from a worker that went silent'))

  return {
    async close() {
      const redisIsAway = connection.status !== 'ready' // then an unforced close would wait for it for ever
      const closing = Promise.all([worker.close(redisIsAway), Promise.allSettled(running)])
      await withTimeout(closing, FINISH_MS).catch(async (error: unknown) => {
        log.warn({ err: error, queue: name }, 'worker not idle in time; its tasks come back when their claims end')
        await worker.getBackend().close(true)
      })
      connection.disconnect() // BullMQ leaves open what it was given
    },
  }
}

/** Errors with a code come from the connection, whose owner reports them once for all that share it. */
function logFault({ log }: Context, queue: string, error: Error): void {
  if (!('code' in error)) log.warn({ err: error, queue }, 'queue fault')
}
