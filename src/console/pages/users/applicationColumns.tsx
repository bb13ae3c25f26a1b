import type { Schemas } from '../../api'
import { Badge } from '../../parts/badge'
import { UserLink } from '../../parts/links'
import type { Column } from '../../parts/table'
import { Time } from '../../parts/time'
import { formatMoney } from '../../text/words'

export const applicationColumns: readonly Column<Schemas['Application']>[] = [
  { head: 'Gig', cell: ({ gigId, gig }) => <a href={`/admin/gigs/${gigId}`}>{gig.title}</a>, isWide: true },
  { head: 'Worker', cell: ({ workerId, worker }) => <UserLink id={workerId} name={worker.name} /> },
  { head: 'Bid', cell: ({ bid }) => formatMoney(bid), align: 'end' },
  { head: 'Status', cell: ({ status }) => <Badge status={status} /> },
  { head: 'Sent', cell: ({ createdAt }) => <Time value={createdAt} /> },
]
