import { useLocation } from 'preact-iso'
import { dataOf } from '../../../apiClient'
import { api } from '../../api'
import { usePages } from '../../data/usePages'
import { ExportButton } from '../../parts/exportButton'
import { Filters } from '../../parts/filters'
import { Page } from '../../parts/page'
import { PagedTable } from '../../parts/pagedTable'
import { LogDetail, logColumns } from './logColumns'
import { filterOf, searchFields } from './logFilter'
import { LogTabs } from './logTabs'

/** What the processes have logged, newest first. */
export function LogsPage() {
  const { query } = useLocation()
  const filter = filterOf(query)
  const pages = usePages(JSON.stringify(filter), (cursor, signal) =>
    dataOf(api.routes.GET('/admin/logs', { params: { query: { ...filter, cursor, limit: 50 } }, signal })),
  )
  return (
    <Page title="Logs" actions={<ExportButton list="logs" filter={filter} />}>
      <LogTabs query={query} current="search" />
      <Filters fields={searchFields} label="Filter the log" />
      <PagedTable
        caption="Lines of the log, newest first"
        columns={logColumns}
        pages={pages}
        keyOf={({ time }, index) => `${time}-${index}`}
        detail={(entry) => <LogDetail entry={entry} />}
        empty="No line fits these filters."
        moreLabel="Older lines"
      />
    </Page>
  )
}
