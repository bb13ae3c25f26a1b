import { z } from 'zod'
import { exampleId, Id, Instant, pageOf } from './common'
import { queueNames } from './tasks'

const QueueName = z.enum(queueNames)

/** In a path: whether there is such a queue is seen later, as with ids. */
export const QueueNameParam = z.string().meta({ description: `One of ${queueNames.join(', ')}.`, examples: ['email'] })

const count = (description: string) => z.int().meta({ description })

const exampleQueue = {
  name: 'email' as const,
  waiting: 2,
  delayed: 1,
  queued: 14,
  running: 10,
  failed: 3,
  doneLastHour: 1_204,
  lagSeconds: 4,
  oldestAt: '2026-11-22T09:59:56.000Z',
}

const Queue = z
  .object({
    name: QueueName,
    waiting: count('Tasks on their way to the queue.'),
    delayed: count('Tasks that have failed, and are tried again later.'),
    queued: count('Tasks that the next free worker takes.'),
    running: count('Tasks that a worker has.'),
    failed: count('Tasks that have failed for good.'),
    doneLastHour: count('Tasks that were done in the last 60 minutes.'),
    lagSeconds: z.int().nullable().meta({
      description: 'The age of the oldest task that is waiting, delayed or queued; null where there is none.',
    }),
    oldestAt: Instant.nullable().meta({ description: 'When that task was made.' }),
  })
  .meta({ id: 'Queue', description: 'What one queue has to do.', examples: [exampleQueue] })

export const QueueList = z
  .object({
    data: z.array(Queue),
    nextCursor: z.null().meta({ description: 'null: the list is whole.' }),
  })
  .meta({ id: 'QueueList', examples: [{ data: [exampleQueue], nextCursor: null }] })

export const FailedTask = z
  .object({
    id: Id,
    name: z.string().meta({ description: 'What was to be done, such as which mail was to be sent.' }),
    reason: z.string().meta({ description: 'Why the last try failed. Names nobody.' }),
    tries: z.int().meta({ description: 'How often it was tried.' }),
    createdAt: Instant,
    failedAt: Instant.meta({ description: 'When it was given up.' }),
  })
  .meta({
    id: 'FailedTask',
    description: 'A task that has failed for good.',
    examples: [
      {
        id: exampleId,
        name: 'offer-made',
        reason: 'mail not sent: EENVELOPE, RCPT TO, 550',
        tries: 1,
        createdAt: '2026-11-22T10:00:00.000Z',
        failedAt: '2026-11-22T10:00:01.000Z',
      },
    ],
  })
export const FailedTaskPage = pageOf(FailedTask).meta({ id: 'FailedTaskPage' })

export const Retried = z
  .object({ retried: z.int().meta({ description: 'How many tasks are tried again.' }) })
  .meta({ id: 'Retried', examples: [{ retried: 14 }] })

export type Retried = z.output<typeof Retried>
export type Queue = z.output<typeof Queue>
export type QueueList = z.output<typeof QueueList>
export type FailedTask = z.output<typeof FailedTask>
export type FailedTaskPage = z.output<typeof FailedTaskPage>
