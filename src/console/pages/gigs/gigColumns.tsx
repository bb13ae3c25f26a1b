import type { Schemas } from '../../api'
import { Badge } from '../../parts/badge'
import { UserLink } from '../../parts/links'
import type { Column } from '../../parts/table'
import { Time } from '../../parts/time'
import { formatNumber, formatRange } from '../../text/words'

export const gigColumns: readonly Column<Schemas['Gig']>[] = [
  { head: 'Title', cell: ({ id, title }) => <a href={`/admin/gigs/${id}`}>{title}</a>, isWide: true },
  { head: 'Client', cell: ({ clientId, client }) => <UserLink id={clientId} name={client.displayName} /> },
  { head: 'Pay', cell: ({ budget }) => formatRange(budget), align: 'end' },
  { head: 'Filled', cell: ({ filled, openings }) => `${filled} of ${openings}`, align: 'end' },
  { head: 'Applications', cell: ({ applicationCount }) => formatNumber(applicationCount), align: 'end' },
  { head: 'Status', cell: ({ status }) => <Badge status={status} /> },
  { head: 'Created', cell: ({ createdAt }) => <Time value={createdAt} /> },
]
