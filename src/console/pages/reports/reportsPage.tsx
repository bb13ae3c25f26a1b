import { useLocation } from 'preact-iso'
import { dataOf } from '../../../apiClient'
import { reportSubjects } from '../../../schemas/vocabulary'
import { api } from '../../api'
import { addressOf, given, oneOf, type Query } from '../../data/query'
import { usePages } from '../../data/usePages'
import { ExportButton } from '../../parts/exportButton'
import { choiceField, Filters, textField } from '../../parts/filters'
import { Page } from '../../parts/page'
import { PagedTable } from '../../parts/pagedTable'
import { Tabs } from '../../parts/tabs'
import { reportColumns } from './reportColumns'

const views = {
  waiting: { text: 'Waiting', filter: { status: 'open', sort: 'oldest' } },
  mine: { text: 'Mine', filter: { status: 'open', claimed: 'mine', sort: 'oldest' } },
  free: { text: 'Unclaimed', filter: { status: 'open', claimed: 'nobody', sort: 'oldest' } },
  resolved: { text: 'Resolved', filter: { status: 'resolved' } },
  all: { text: 'All', filter: {} },
} as const
const viewNames = ['waiting', 'mine', 'free', 'resolved', 'all'] as const

const fields = [
  choiceField('subject', 'About a', reportSubjects),
  textField('subjectId', 'About (id)'),
  textField('ownerId', 'Whose it is (id)'),
  textField('reporterId', 'Reported by (id)'),
]

const fieldsOf = (query: Query) => ({
  subject: oneOf(reportSubjects, query.subject),
  subjectId: given(query.subjectId),
  ownerId: given(query.ownerId),
  reporterId: given(query.reporterId),
})

/** What users have reported: the queue first. */
export function ReportsPage() {
  const { query } = useLocation()
  const view = oneOf(viewNames, query.view) ?? 'waiting'
  const filter = { ...views[view].filter, ...fieldsOf(query) }
  const pages = usePages(JSON.stringify(filter), (cursor, signal) =>
    dataOf(api.routes.GET('/admin/reports', { params: { query: { ...filter, cursor, limit: 50 } }, signal })),
  )
  const tabs = viewNames.map((name) => ({
    href: addressOf('/admin/reports', { ...fieldsOf(query), view: name === 'waiting' ? undefined : name }),
    text: views[name].text,
    isCurrent: name === view,
  }))
  return (
    <Page
      title="Reports"
      lead="Claim one before you look into it: then nobody else does meanwhile."
      actions={<ExportButton list="reports" filter={filter} />}
    >
      <Tabs label="Views of the reports" tabs={tabs} />
      <Filters fields={fields} keep={{ view: query.view }} label="Filter the reports" />
      <PagedTable
        caption={view === 'resolved' || view === 'all' ? 'Reports, newest first' : 'Open reports, oldest first'}
        columns={reportColumns}
        pages={pages}
        keyOf={({ id }) => id}
        empty={view === 'waiting' ? 'No report waits.' : 'No report fits these filters.'}
        moreLabel="More reports"
      />
    </Page>
  )
}
