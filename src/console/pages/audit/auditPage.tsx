import { useLocation } from 'preact-iso'
import { useEffect } from 'preact/hooks'
import { dataOf } from '../../../apiClient'
import { auditActions } from '../../../schemas/auditActions'
import { api } from '../../api'
import { given, oneOf, type Query } from '../../data/query'
import { usePages } from '../../data/usePages'
import { ExportButton } from '../../parts/exportButton'
import { choiceField, Filters, instantField, textField } from '../../parts/filters'
import { Page } from '../../parts/page'
import { PagedTable } from '../../parts/pagedTable'
import { AuditDetail, auditColumns } from './auditColumns'
import { Verification } from './verification'

const fields = [
  choiceField('action', 'Action', auditActions, { wordsOf: (action) => action }),
  textField('userId', 'By or to user'),
  textField('actorId', 'By user'),
  textField('subjectId', 'To'),
  choiceField('reads', 'Reads by admins', ['shown'], { any: 'Left out' }),
  instantField('since', 'Since'),
  instantField('until', 'Until'),
]

const filterOf = (query: Query) => ({
  action: oneOf(auditActions, query.action),
  userId: given(query.userId),
  actorId: given(query.actorId),
  subjectId: given(query.subjectId),
  // Most entries tell what admins have read: they would hide the rest.
  reads: query.reads === 'shown' ? undefined : false,
  since: given(query.since),
  until: given(query.until),
})

/** Who did what to what, and whether the log itself is whole. */
export function AuditPage() {
  const { query } = useLocation()
  const filter = filterOf(query)
  const pages = usePages(JSON.stringify(filter), (cursor, signal) =>
    dataOf(api.routes.GET('/admin/audit-log', { params: { query: { ...filter, cursor, limit: 50 } }, signal })),
  )
  const marked = query.entry
  const isThere = pages.items?.some(({ id }) => id === marked)
  useEffect(() => {
    if (isThere) document.getElementById(`row-${marked}`)?.scrollIntoView({ block: 'center' })
  }, [marked, isThere])

  return (
    <Page
      title="Audit log"
      lead="Who did what to what, and from where. Nothing in it is ever changed."
      actions={<ExportButton list="audit-log" filter={{ ...filter, reads: filter.reads?.toString() }} />}
    >
      <Verification />
      <Filters fields={fields} drop={['entry']} label="Filter the audit log" />
      {marked && isThere === false && !pages.isBusy && (
        <p class="note note-watch">
          The entry <code>{marked}</code> is not among the entries read so far.
        </p>
      )}
      <PagedTable
        caption="Entries of the audit log, newest first"
        columns={auditColumns}
        pages={pages}
        keyOf={({ id }) => id}
        detail={(entry) => <AuditDetail entry={entry} />}
        isMarked={({ id }) => id === marked}
        empty="No entry fits these filters."
        moreLabel="Older entries"
      />
    </Page>
  )
}
