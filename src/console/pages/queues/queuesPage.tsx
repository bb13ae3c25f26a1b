import { dataOf } from '../../../apiClient'
import { api, type Schemas } from '../../api'
import { useLoad } from '../../data/useLoad'
import { Page } from '../../parts/page'
import { ProblemNote } from '../../parts/problemNote'
import { Skeleton } from '../../parts/skeleton'
import { Table, type Column } from '../../parts/table'
import { Time } from '../../parts/time'
import { formatSeconds } from '../../text/time'
import { formatNumber, words } from '../../text/words'

type Queue = Schemas['Queue']

const number = (head: string, of: (queue: Queue) => number): Column<Queue> => ({
  head,
  cell: (queue) => formatNumber(of(queue)),
  align: 'end',
})

const columns: readonly Column<Queue>[] = [
  { head: 'Queue', cell: ({ name }) => <a href={`/admin/queues/${name}`}>{words(name)}</a>, isWide: true },
  number('Waiting', ({ waiting }) => waiting),
  number('Delayed', ({ delayed }) => delayed),
  number('Queued', ({ queued }) => queued),
  number('Running', ({ running }) => running),
  { head: 'Failed', cell: ({ name, failed }) => <Failed name={name} failed={failed} />, align: 'end' },
  number('Done in the last hour', ({ doneLastHour }) => doneLastHour),
  { head: 'Lag', cell: ({ lagSeconds }) => (lagSeconds === null ? '–' : formatSeconds(lagSeconds)), align: 'end' },
  { head: 'Oldest', cell: ({ oldestAt }) => <Time value={oldestAt} isRelative /> },
]

const Failed = ({ name, failed }: { name: string; failed: number }) =>
  failed === 0 ? (
    <>0</>
  ) : (
    <a class="bad" href={`/admin/queues/${name}`}>
      {formatNumber(failed)}
    </a>
  )

/** What the queues have to do, and how far behind they are. */
export function QueuesPage() {
  const { data, problem, isBusy, reload } = useLoad('queues', (signal) =>
    dataOf(api.routes.GET('/admin/queues', { signal })),
  )
  return (
    <Page
      title="Queues"
      lead="Tasks that are left to be done after an answer, such as mails."
      actions={
        // Not disabled: that would take the focus from it.
        <button type="button" onClick={() => !isBusy && reload()} aria-disabled={isBusy}>
          Refresh
        </button>
      }
    >
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {data ? (
        <div class="list cards">
          <Table caption="Queues" columns={columns} items={data.data} keyOf={({ name }) => name} isBusy={isBusy} />
        </div>
      ) : (
        !problem && <Skeleton label="Loading the queues" rows={3} />
      )}
    </Page>
  )
}
