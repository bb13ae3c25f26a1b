import { useLocation } from 'preact-iso'
import { dataOf } from '../../../apiClient'
import { api, type Schemas } from '../../api'
import { given, oneOf } from '../../data/query'
import { usePages } from '../../data/usePages'
import { Badge } from '../../parts/badge'
import { ExportButton } from '../../parts/exportButton'
import { choiceField, Filters, textField } from '../../parts/filters'
import { UserLink } from '../../parts/links'
import { Page } from '../../parts/page'
import { PagedTable } from '../../parts/pagedTable'
import { Stars } from '../../parts/stars'
import type { Column } from '../../parts/table'
import { Time } from '../../parts/time'

/** Of a sealed review only its author knows. */
const shownStates = ['published', 'hidden'] as const

const fields = [
  choiceField('status', 'Status', shownStates),
  textField('authorId', 'By (id)'),
  textField('subjectId', 'About (id)'),
]

const columns: readonly Column<Schemas['AdminReview']>[] = [
  {
    head: 'Text',
    cell: ({ id, text }) => (
      <a class="clamp" href={`/admin/reviews/${id}`}>
        {text}
      </a>
    ),
    isWide: true,
  },
  { head: 'Rating', cell: ({ rating }) => <Stars rating={rating} /> },
  { head: 'By', cell: ({ author }) => <UserLink id={author.id} name={author.name} /> },
  { head: 'About', cell: ({ subjectId }) => <UserLink id={subjectId} /> },
  { head: 'Status', cell: ({ status }) => <Badge status={status} /> },
  { head: 'Written', cell: ({ createdAt }) => <Time value={createdAt} /> },
]

/** All reviews, newest first. */
export function ReviewsPage() {
  const { query } = useLocation()
  const filter = {
    status: oneOf(shownStates, query.status),
    authorId: given(query.authorId),
    subjectId: given(query.subjectId),
  }
  const pages = usePages(JSON.stringify(filter), (cursor, signal) =>
    dataOf(api.routes.GET('/admin/reviews', { params: { query: { ...filter, cursor, limit: 50 } }, signal })),
  )
  return (
    <Page title="Reviews" actions={<ExportButton list="reviews" filter={filter} />}>
      <Filters fields={fields} label="Filter the reviews" />
      <PagedTable
        caption="Reviews, newest first"
        columns={columns}
        pages={pages}
        keyOf={({ id }) => id}
        empty="No review fits these filters."
        moreLabel="Older reviews"
      />
    </Page>
  )
}
