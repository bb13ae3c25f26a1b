import { useLocation } from 'preact-iso'
import { dataOf } from '../../../apiClient'
import { contractStates } from '../../../schemas/states'
import { api } from '../../api'
import { given, oneOf } from '../../data/query'
import { usePages } from '../../data/usePages'
import { ExportButton } from '../../parts/exportButton'
import { choiceField, Filters, textField } from '../../parts/filters'
import { Page } from '../../parts/page'
import { PagedTable } from '../../parts/pagedTable'
import { contractColumns } from './contractColumns'

const fields = [
  choiceField('status', 'Status', [...contractStates, 'all'], { any: 'Disputed (default)' }),
  textField('userId', 'Client or worker (id)', { isWide: true }),
]

/** Contracts that wait for a decision; by the filter also all others. */
export function DisputesPage() {
  const { query } = useLocation()
  const status = query.status === 'all' ? undefined : (oneOf(contractStates, query.status) ?? 'disputed')
  const filter = { status, userId: given(query.userId) }
  const pages = usePages(JSON.stringify(filter), (cursor, signal) =>
    dataOf(api.routes.GET('/admin/contracts', { params: { query: { ...filter, cursor, limit: 50 } }, signal })),
  )
  return (
    <Page
      title="Disputes"
      lead="Contracts that one side has disputed. An admin decides how they end."
      actions={<ExportButton list="contracts" filter={filter} />}
    >
      <Filters fields={fields} label="Filter the contracts" />
      <PagedTable
        caption="Contracts, newest first"
        columns={contractColumns}
        pages={pages}
        keyOf={({ id }) => id}
        empty={status === 'disputed' ? 'Nothing is disputed.' : 'No contract fits these filters.'}
        moreLabel="Older contracts"
      />
    </Page>
  )
}
