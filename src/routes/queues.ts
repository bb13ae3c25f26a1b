import { z } from 'zod'
import * as queue from '../controllers/admin/queueController'
import { Id, Paging } from '../schemas/common'
import { FailedTaskPage, QueueList, QueueNameParam, Retried } from '../schemas/queues'
import { routesOf } from './contract'

const queues = routesOf('Admin')

queues.get(
  '/admin/queues',
  {
    summary: 'What the queues have to do, and how far behind they are',
    description: 'Told from the database, so it is true also while Redis is away.',
    access: 'admin',
    ok: QueueList,
  },
  queue.list,
)

queues.get(
  '/admin/queues/:name/failed',
  {
    summary: 'The tasks of a queue that have failed for good, newest first',
    access: 'admin',
    params: z.object({ name: QueueNameParam }),
    query: Paging,
    ok: FailedTaskPage,
    problems: ['invalid_cursor'],
  },
  queue.listFailed,
)

queues.post(
  '/admin/queues/:name/failed/:taskId/retry',
  {
    summary: 'Try a failed task again',
    description: 'It is done as soon as a worker is free. Should it fail again, it is listed again.',
    access: 'admin',
    params: z.object({ name: QueueNameParam, taskId: Id }),
    noContent: true,
  },
  queue.retry,
)

queues.post(
  '/admin/queues/:name/failed/retry',
  {
    summary: 'Try all failed tasks of a queue again',
    description: 'A thousand at once; while there are more, `retried` is a thousand.',
    access: 'admin',
    params: z.object({ name: QueueNameParam }),
    ok: Retried,
  },
  queue.retryAll,
)

export const queueRoutes = queues.routes
