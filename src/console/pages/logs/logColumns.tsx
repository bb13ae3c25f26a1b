import type { Schemas } from '../../api'
import { addressOf } from '../../data/query'
import { Badge } from '../../parts/badge'
import { JsonFacts } from '../../parts/facts'
import { UserLink } from '../../parts/links'
import type { Column } from '../../parts/table'
import { Time } from '../../parts/time'
import { formatNumber, shortId } from '../../text/words'

export type LogEntry = Schemas['LogEntry']

const RequestCell = ({ id }: { id: string }) => (
  <a class="id" href={addressOf('/admin/logs', { requestId: id })} title={`All lines of request ${id}`}>
    {shortId(id)}
  </a>
)

const UserCell = ({ id }: { id: string }) => (
  <a class="id" href={addressOf('/admin/logs', { userId: id })} title={`All lines of user ${id}`}>
    {shortId(id)}
  </a>
)

export const logColumns: readonly Column<LogEntry>[] = [
  { head: 'Time', cell: ({ time }) => <Time value={time} precision="millisecond" /> },
  { head: 'Level', cell: ({ level }) => <Badge status={level} label={level} /> },
  { head: 'Message', cell: ({ message }) => <span class="mono">{message}</span>, isWide: true },
  { head: 'Status', cell: ({ status }) => <StatusCode status={status} />, align: 'end' },
  {
    head: 'Took',
    cell: ({ durationMs }) => (durationMs === null ? null : `${formatNumber(durationMs)} ms`),
    align: 'end',
  },
  { head: 'Request', cell: ({ requestId }) => requestId && <RequestCell id={requestId} /> },
  { head: 'User', cell: ({ userId }) => userId && <UserCell id={userId} /> },
]

const StatusCode = ({ status }: { status: number | null }) =>
  status === null ? null : <span class={status >= 500 ? 'bad' : status >= 400 ? 'watch' : undefined}>{status}</span>

/** All that a line holds, and where it leads. */
export const LogDetail = ({ entry }: { entry: LogEntry }) => (
  <>
    <p class="links">
      {entry.requestId && (
        <a href={addressOf('/admin/logs', { requestId: entry.requestId })}>All lines of this request</a>
      )}
      {entry.userId && <a href={addressOf('/admin/logs', { userId: entry.userId })}>All lines of this user</a>}
      {entry.userId && <UserLink id={entry.userId} name="The user’s story" />}
      {entry.route && <a href={addressOf('/admin/logs', { route: entry.route })}>All lines of this route</a>}
    </p>
    <JsonFacts value={entry} />
  </>
)
