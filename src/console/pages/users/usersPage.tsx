import { useLocation } from 'preact-iso'
import { dataOf } from '../../../apiClient'
import { roles, userStatuses } from '../../../schemas/vocabulary'
import { api, type Schemas } from '../../api'
import { given, oneOf, type Query } from '../../data/query'
import { usePages } from '../../data/usePages'
import { Badge } from '../../parts/badge'
import { ExportButton } from '../../parts/exportButton'
import { choiceField, Filters, instantField, textField } from '../../parts/filters'
import { Page } from '../../parts/page'
import { PagedTable } from '../../parts/pagedTable'
import type { Column } from '../../parts/table'
import { Time } from '../../parts/time'
import { words } from '../../text/words'

const fields = [
  textField('q', 'Address or name begins with', { isWide: true }),
  choiceField('role', 'Role', roles),
  choiceField('status', 'Status', userStatuses),
  instantField('seenSince', 'Seen since'),
  instantField('seenBefore', 'Not seen since'),
]

const filterOf = (query: Query) => ({
  q: given(query.q),
  role: oneOf(roles, query.role),
  status: oneOf(userStatuses, query.status),
  seenSince: given(query.seenSince),
  seenBefore: given(query.seenBefore),
})

const columns: readonly Column<Schemas['AdminUser']>[] = [
  { head: 'Name', cell: ({ id, name }) => <a href={`/admin/users/${id}`}>{name}</a>, isWide: true },
  { head: 'Address', cell: ({ email }) => <span class="breakable">{email}</span> },
  { head: 'Roles', cell: ({ roles: held }) => held.map(words).join(', ') },
  { head: 'Status', cell: ({ status }) => <Badge status={status} /> },
  { head: 'Last seen', cell: ({ lastSeenAt }) => <Time value={lastSeenAt} isRelative none="never" /> },
  { head: 'Registered', cell: ({ createdAt }) => <Time value={createdAt} /> },
]

/** All accounts, newest first. */
export function UsersPage() {
  const { query } = useLocation()
  const filter = filterOf(query)
  const pages = usePages(JSON.stringify(filter), (cursor, signal) =>
    dataOf(api.routes.GET('/admin/users', { params: { query: { ...filter, cursor, limit: 50 } }, signal })),
  )
  return (
    <Page title="Users" actions={<ExportButton list="users" filter={filter} />}>
      <Filters fields={fields} label="Filter the users" />
      <PagedTable
        caption="Accounts, newest first"
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        empty="No account fits these filters."
        moreLabel="More accounts"
      />
    </Page>
  )
}
