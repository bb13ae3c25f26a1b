import type { Schemas } from '../../api'
import { Badge } from '../../parts/badge'
import { UserLink } from '../../parts/links'
import type { Column } from '../../parts/table'
import { Time } from '../../parts/time'
import { formatMoney } from '../../text/words'

export type Contract = Schemas['Contract']

export const contractColumns: readonly Column<Contract>[] = [
  { head: 'Gig', cell: ({ id, gig }) => <a href={`/admin/disputes/${id}`}>{gig.title}</a>, isWide: true },
  { head: 'Client', cell: (contract) => <UserLink id={contract.clientId} name={contract.client.displayName} /> },
  { head: 'Worker', cell: (contract) => <UserLink id={contract.workerId} name={contract.worker.name} /> },
  { head: 'Pay', cell: ({ terms }) => formatMoney(terms.pay), align: 'end' },
  { head: 'Status', cell: ({ status }) => <Badge status={status} /> },
  { head: 'Since', cell: ({ updatedAt }) => <Time value={updatedAt} isRelative /> },
]
