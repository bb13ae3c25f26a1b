import type { Queue } from 'bullmq'
import type { Context } from '../context'
import * as Outbox from '../models/Outbox'
import { queueNames, type QueueName } from '../schemas/tasks'

const STATES = ['waiting', 'later', 'queued', 'running', 'failed']

/** Lets the metrics tell what waits in the outbox and in its queues, also where other processes do the tasks. */
export function watchBacklog({ db, metrics }: Context, queues: Record<QueueName, Queue>): void {
  const { outbox, queues: gauges, onScrape } = metrics

  onScrape([outbox.tasks, outbox.oldest, outbox.lag], async () => {
    const backlog = await Outbox.backlog(db)
    return () => {
      for (const queue of queueNames) {
        const own = backlog.filter((each) => each.queue === queue)
        const oldest = own.filter(({ state }) => state !== 'failed').map(({ ageSeconds }) => ageSeconds)
        const waiting = own.find(({ state }) => state === 'waiting')
        outbox.oldest.set({ queue }, Math.max(0, ...oldest))
        outbox.lag.set({ queue }, waiting?.dueSeconds ?? 0)
        for (const state of STATES) {
          outbox.tasks.set({ queue, state }, own.find((each) => each.state === state)?.tasks ?? 0)
        }
      }
    }
  })

  onScrape([gauges.tasks, gauges.oldestWaiting], async () => {
    const seen = await Promise.all(
      Object.entries(queues).map(async ([name, queue]) => [name, await look(queue)] as const),
    )
    return () => {
      for (const [queue, { tasks, ageSeconds }] of seen) {
        for (const [state, count] of Object.entries(tasks)) gauges.tasks.set({ queue, state }, count)
        gauges.oldestWaiting.set({ queue }, ageSeconds)
      }
    }
  })
}

async function look(queue: Queue) {
  const [counts, [next]] = await Promise.all([
    queue.getJobCounts('waiting', 'prioritized', 'active', 'delayed', 'failed'),
    queue.getWaiting(0, 0),
  ])
  const { waiting = 0, prioritized = 0, active: running = 0, delayed = 0, failed = 0 } = counts
  const ageSeconds = next ? (Date.now() - next.timestamp) / 1_000 : 0
  return { tasks: { waiting: waiting + prioritized, running, delayed, failed }, ageSeconds }
}
