import { dataOf } from '../../../apiClient'
import { api } from '../../api'
import { useLoad } from '../../data/useLoad'
import { ProblemNote } from '../../parts/problemNote'
import { formatSeconds } from '../../text/time'
import { formatNumber } from '../../text/words'

/** Beyond this a number tells no more than "many". */
const limit = 100

interface TileProps {
  href: string
  name: string
  value: string | undefined
  tone?: 'bad' | 'watch' | undefined
  note: string
}

const Tile = ({ href, name, value, tone, note }: TileProps) => (
  <li>
    <a class={tone ? `tile tile-${tone}` : 'tile'} href={href}>
      <span>{name}</span>
      <strong>{value ?? '…'}</strong>
      <small>{note}</small>
    </a>
  </li>
)

async function readAttention(signal: AbortSignal) {
  const { routes } = api
  const [queues, reports, disputes] = await Promise.all([
    dataOf(routes.GET('/admin/queues', { signal })),
    dataOf(routes.GET('/admin/reports', { params: { query: { status: 'open', limit } }, signal })),
    dataOf(routes.GET('/admin/contracts', { params: { query: { status: 'disputed', limit } }, signal })),
  ])
  const lags = queues.data.map(({ lagSeconds }) => lagSeconds ?? 0)
  return {
    reports: reports.data.length,
    disputes: disputes.data.length,
    failed: queues.data.reduce((sum, { failed }) => sum + failed, 0),
    lag: Math.max(0, ...lags),
  }
}

const many = (amount: number) => (amount >= limit ? `${limit}+` : formatNumber(amount))
const SLOW_S = 60

/** What waits for somebody. */
export function Attention() {
  const { data, problem, reload } = useLoad('attention', readAttention)
  if (problem) return <ProblemNote problem={problem} onRetry={reload} />
  return (
    <ul class="tiles" aria-label="What waits" aria-busy={!data}>
      <Tile
        href="/admin/reports"
        name="Open reports"
        value={data && many(data.reports)}
        tone={data && data.reports > 0 ? 'watch' : undefined}
        note="wait for a decision"
      />
      <Tile
        href="/admin/disputes"
        name="Disputes"
        value={data && many(data.disputes)}
        tone={data && data.disputes > 0 ? 'watch' : undefined}
        note="wait for a decision"
      />
      <Tile
        href="/admin/queues"
        name="Failed tasks"
        value={data && formatNumber(data.failed)}
        tone={data && data.failed > 0 ? 'bad' : undefined}
        note="given up, can be retried"
      />
      <Tile
        href="/admin/queues"
        name="Lag"
        value={data && formatSeconds(data.lag)}
        tone={data && data.lag > SLOW_S ? 'bad' : undefined}
        note="the oldest task that waits"
      />
    </ul>
  )
}
