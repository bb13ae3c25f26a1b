import { inTransaction } from '../../config/db'
import type { Call, Context } from '../../context'
import * as AuditLog from '../../models/AuditLog'
import * as Outbox from '../../models/Outbox'
import type { Paging } from '../../schemas/common'
import type { FailedTaskPage, Queue, QueueList, Retried } from '../../schemas/queues'
import { queueNames, type QueueName } from '../../schemas/tasks'
import { Problem } from '../../utils/errors'
import { pageById } from '../shared/paging'

/** More at once would be in the way of what is new. */
const RETRY_BATCH = 1_000

const PENDING: readonly Outbox.Backlog['state'][] = ['waiting', 'later', 'queued']

/** How much each queue has to do. */
export async function list({ db, now }: Context): Promise<QueueList> {
  const [backlog, done] = await Promise.all([Outbox.backlog(db), Outbox.doneLately(db)])
  const data = queueNames.map((name) => ({
    name,
    ...standing(
      backlog.filter(({ queue }) => queue === name),
      now(),
    ),
    doneLastHour: done.find(({ queue }) => queue === name)?.tasks ?? 0,
  }))
  return { data, nextCursor: null }
}

function standing(backlog: readonly Outbox.Backlog[], now: number): Omit<Queue, 'name' | 'doneLastHour'> {
  const tasks = (state: Outbox.Backlog['state']) => backlog.find((each) => each.state === state)?.tasks ?? 0
  const ages = backlog.filter(({ state }) => PENDING.includes(state)).map(({ ageSeconds }) => ageSeconds)
  const lagSeconds = ages.length > 0 ? Math.max(0, Math.floor(Math.max(...ages))) : null
  return {
    waiting: tasks('waiting'),
    delayed: tasks('later'),
    queued: tasks('queued'),
    running: tasks('running'),
    failed: tasks('failed'),
    lagSeconds,
    oldestAt: lagSeconds === null ? null : new Date(now - lagSeconds * 1_000).toISOString(),
  }
}

type OneQueue = { params: { name: string } }

/** @throws Problem not_found */
function queueNamed(given: string): QueueName {
  const queue = queueNames.find((name) => name === given)
  if (!queue) throw new Problem('not_found')
  return queue
}

/** What was given up, newest first. */
export async function listFailed(
  context: Context,
  { params, query }: Call<'admin', OneQueue & { query: Paging }>,
): Promise<FailedTaskPage> {
  const queue = queueNamed(params.name)
  return pageById(context, `admin-failed-${queue}`, query, (range) =>
    Outbox.listFailed(context.db, { queue, ...range }),
  )
}

/** Has a task tried again that was given up. */
export async function retry(
  { db }: Context,
  { params: { name, taskId }, caller, origin }: Call<'admin', { params: OneQueue['params'] & { taskId: string } }>,
): Promise<void> {
  const queue = queueNamed(name)
  await inTransaction(db, async (sql) => {
    if (!(await Outbox.retryFailed(sql, queue, taskId))) throw new Problem('not_found')
    const subject = { type: 'task', id: taskId } as const
    await AuditLog.add(sql, { actor: caller, action: 'task.retry', subject, origin, detail: { queue } })
  })
}

/** Has all tasks tried again that a queue has given up, or the oldest thousand of them. */
export async function retryAll(
  { db }: Context,
  { params: { name }, caller, origin }: Call<'admin', OneQueue>,
): Promise<Retried> {
  const queue = queueNamed(name)
  return inTransaction(db, async (sql) => {
    const retried = await Outbox.retryAllFailed(sql, queue, RETRY_BATCH)
    const subject = { type: 'queue', id: null } as const
    await AuditLog.add(sql, { actor: caller, action: 'task.retry-all', subject, origin, detail: { queue, retried } })
    return { retried }
  })
}
