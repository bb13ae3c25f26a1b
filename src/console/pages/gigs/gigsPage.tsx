import { useLocation } from 'preact-iso'
import { dataOf } from '../../../apiClient'
import { gigStates } from '../../../schemas/states'
import { api } from '../../api'
import { given, oneOf } from '../../data/query'
import { usePages } from '../../data/usePages'
import { ExportButton } from '../../parts/exportButton'
import { choiceField, Filters, textField } from '../../parts/filters'
import { Page } from '../../parts/page'
import { PagedTable } from '../../parts/pagedTable'
import { gigColumns } from './gigColumns'

const fields = [
  textField('q', 'Words of the title', { isWide: true }),
  choiceField('status', 'Status', gigStates),
  textField('clientId', 'Client (id)'),
]

/** All gigs, newest first. */
export function GigsPage() {
  const { query } = useLocation()
  const filter = { q: given(query.q), status: oneOf(gigStates, query.status), clientId: given(query.clientId) }
  const pages = usePages(JSON.stringify(filter), (cursor, signal) =>
    dataOf(api.routes.GET('/admin/gigs', { params: { query: { ...filter, cursor, limit: 50 } }, signal })),
  )
  return (
    <Page title="Gigs" actions={<ExportButton list="gigs" filter={filter} />}>
      <Filters fields={fields} label="Filter the gigs" />
      <PagedTable
        caption="Gigs, newest first"
        columns={gigColumns}
        pages={pages}
        keyOf={({ id }) => id}
        empty="No gig fits these filters."
        moreLabel="Older gigs"
      />
    </Page>
  )
}
