import { dataOf } from '../../../apiClient'
import { api } from '../../api'
import { useLoad, type Loaded } from '../../data/useLoad'
import { ProblemNote } from '../../parts/problemNote'
import { formatSeconds } from '../../text/time'
import { formatNumber } from '../../text/words'

/** Beyond this a number tells no more than "many". */
const limit = 100

interface TileProps {
  href: string
  name: string
  value: string
  tone?: 'bad' | 'watch' | undefined
  note: string
}

const Tile = ({ href, name, value, tone, note }: TileProps) => (
  <li>
    <a class={tone ? `tile tile-${tone}` : 'tile'} href={href}>
      <span>{name}</span>
      <strong>{value}</strong>
      <small>{note}</small>
    </a>
  </li>
)

const many = (amount: number) => (amount >= limit ? `${limit}+` : formatNumber(amount))
const SLOW_S = 60

/** What a tile says of what could be read, or not yet, or not at all. */
const valueOf = <Data,>({ data, problem }: Loaded<Data>, say: (data: Data) => string): string =>
  data === undefined ? (problem ? '–' : '…') : say(data)

/** What waits for somebody. Each tile is read by itself: one that cannot be read takes no other away. */
export function Attention() {
  const { routes } = api
  const reports = useLoad('open reports', async (signal) => {
    const query = { status: 'open', limit } as const
    return (await dataOf(routes.GET('/admin/reports', { params: { query }, signal }))).data.length
  })
  const disputes = useLoad('disputes', async (signal) => {
    const query = { status: 'disputed', limit } as const
    return (await dataOf(routes.GET('/admin/contracts', { params: { query }, signal }))).data.length
  })
  const queues = useLoad('queues', async (signal) => {
    const { data } = await dataOf(routes.GET('/admin/queues', { signal }))
    return {
      failed: data.reduce((sum, { failed }) => sum + failed, 0),
      lag: Math.max(0, ...data.map(({ lagSeconds }) => lagSeconds ?? 0)),
    }
  })
  const reads = [reports, disputes, queues]
  const failed = reads.filter(({ problem }) => problem)
  const problem = failed[0]?.problem
  return (
    <>
      <ul class="tiles" aria-label="What waits" aria-busy={reads.some(({ isBusy }) => isBusy)}>
        <Tile
          href="/admin/reports"
          name="Open reports"
          value={valueOf(reports, many)}
          tone={reports.data ? 'watch' : undefined}
          note="wait for a decision"
        />
        <Tile
          href="/admin/disputes"
          name="Disputes"
          value={valueOf(disputes, many)}
          tone={disputes.data ? 'watch' : undefined}
          note="wait for a decision"
        />
        <Tile
          href="/admin/queues"
          name="Failed tasks"
          value={valueOf(queues, (data) => formatNumber(data.failed))}
          tone={queues.data && queues.data.failed > 0 ? 'bad' : undefined}
          note="given up, can be retried"
        />
        <Tile
          href="/admin/queues"
          name="Lag"
          value={valueOf(queues, (data) => formatSeconds(data.lag))}
          tone={queues.data && queues.data.lag > SLOW_S ? 'bad' : undefined}
          note="the oldest task that waits"
        />
      </ul>
      {problem && <ProblemNote problem={problem} onRetry={() => failed.forEach(({ reload }) => reload())} />}
    </>
  )
}
