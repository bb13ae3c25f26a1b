import { useRoute } from 'preact-iso'
import { dataOf } from '../../../apiClient'
import { useActs } from '../../acts/acts'
import { api, type Schemas } from '../../api'
import { usePages } from '../../data/usePages'
import { ExportButton } from '../../parts/exportButton'
import { ShortId } from '../../parts/links'
import { Page } from '../../parts/page'
import { PagedTable } from '../../parts/pagedTable'
import type { Column } from '../../parts/table'
import { Time } from '../../parts/time'
import { count, formatNumber, words } from '../../text/words'

type FailedTask = Schemas['FailedTask']

const facts: readonly Column<FailedTask>[] = [
  { head: 'Task', cell: ({ name }) => words(name), isTitle: true },
  { head: 'Id', cell: ({ id }) => <ShortId id={id} /> },
  { head: 'Reason', cell: ({ reason }) => <span class="mono">{reason}</span>, isWide: true },
  { head: 'Tries', cell: ({ tries }) => formatNumber(tries), align: 'end' },
  { head: 'Given up', cell: ({ failedAt }) => <Time value={failedAt} /> },
]

/** The tasks of one queue that have failed for good. */
export function QueuePage() {
  const { params } = useRoute()
  const name = params.name ?? ''
  const { ask, run } = useActs()
  const path = { name }
  const pages = usePages(name, (cursor, signal) =>
    dataOf(api.routes.GET('/admin/queues/{name}/failed', { params: { path, query: { cursor, limit: 50 } }, signal })),
  )

  const retry = (task: FailedTask) =>
    run({
      label: 'Retry',
      perform: ({ key }) =>
        api.routes.POST('/admin/queues/{name}/failed/{taskId}/retry', {
          params: { path: { name, taskId: task.id }, header: { 'Idempotency-Key': key } },
        }),
      done: `“${words(task.name)}” is tried again.`,
    })
  const retryAll = () => {
    const known = pages.items?.length ?? 0
    let retried = 0
    ask({
      label: 'Retry all',
      title: `Try ${pages.hasMore ? 'more than ' : ''}${count(known, 'task')} again?`,
      explanation: 'Each gets all its tries anew.',
      needsNoReason: true,
      perform: async ({ key }) => {
        const params = { path, header: { 'Idempotency-Key': key } }
        retried = (await dataOf(api.routes.POST('/admin/queues/{name}/failed/retry', { params }))).retried
      },
      done: () => `${count(retried, 'task is', 'tasks are')} tried again.`,
    })
  }

  const action: Column<FailedTask> = {
    head: 'Action',
    cell: (task) => (
      <button type="button" onClick={() => retry(task)}>
        Retry<span class="unseen"> {words(task.name)}</span>
      </button>
    ),
  }
  return (
    <Page
      title={`Failed tasks: ${words(name)}`}
      lead={<a href="/admin/queues">All queues</a>}
      actions={
        <>
          {pages.items && pages.items.length > 0 && (
            <button type="button" onClick={retryAll}>
              Retry all
            </button>
          )}
          <ExportButton list="failed-tasks" filter={{ name }} />
        </>
      }
    >
      <PagedTable
        caption={`Tasks of the queue ${name} that have failed for good, newest first`}
        columns={[...facts, action]}
        pages={pages}
        keyOf={({ id }) => id}
        empty="No task of this queue has failed for good."
        moreLabel="Older failures"
      />
    </Page>
  )
}
