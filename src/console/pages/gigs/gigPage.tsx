import { useRoute } from 'preact-iso'
import { dataOf } from '../../../apiClient'
import { ActButton } from '../../acts/actButton'
import { api } from '../../api'
import { addressOf } from '../../data/query'
import { useLoad } from '../../data/useLoad'
import { usePages } from '../../data/usePages'
import { Badge } from '../../parts/badge'
import { Facts } from '../../parts/facts'
import { UserLink } from '../../parts/links'
import { Page } from '../../parts/page'
import { PagedTable } from '../../parts/pagedTable'
import { ProblemNote } from '../../parts/problemNote'
import { Skeleton } from '../../parts/skeleton'
import { without } from '../../parts/table'
import { Time } from '../../parts/time'
import { formatRange } from '../../text/words'
import { applicationColumns } from '../users/applicationColumns'
import { gigAct } from './gigActs'

const receivedApplications = without('Gig', applicationColumns).map((column) => ({
  ...column,
  isTitle: column.head === 'Worker',
}))

/** One gig: what it says, whose it is, who has applied, and what can be done with it. */
export function GigPage() {
  const gigId = useRoute().params.id ?? ''
  const { data, problem, reload } = useLoad(gigId, (signal) =>
    dataOf(api.routes.GET('/admin/gigs/{gigId}', { params: { path: { gigId } }, signal })),
  )
  const applications = usePages(gigId, (cursor, signal) =>
    dataOf(api.routes.GET('/admin/applications', { params: { query: { gigId, cursor, limit: 10 } }, signal })),
  )
  const act = data && gigAct(data)
  return (
    <Page
      title={data ? data.title : 'Gig'}
      lead={<a href="/admin/gigs">All gigs</a>}
      actions={act && <ActButton act={act} />}
    >
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {!data && !problem && <Skeleton label="Loading the gig" />}
      {data && (
        <>
          <div class="panel">
            <Facts
              facts={[
                ['Status', <Badge key="status" status={data.status} />],
                ['Client', <UserLink key="client" id={data.clientId} name={data.client.displayName} />],
                ['Pay', `${formatRange(data.budget)} ${data.payType === 'hourly' ? 'an hour' : 'for the gig'}`],
                ['Place', data.location ? `${data.location.city}, ${data.location.country}` : 'anywhere'],
                ['Skills', data.skills.join(', ')],
                ['Filled', `${data.filled} of ${data.openings}`],
                ['Published', <Time key="published" value={data.publishedAt} none="not yet" />],
                ['Deadline', <Time key="deadline" value={data.deadline} none="none" />],
                [
                  'History',
                  <a key="history" href={addressOf('/admin/audit', { subjectId: gigId })}>
                    What was done to it
                  </a>,
                ],
              ]}
            />
          </div>
          <blockquote>{data.description}</blockquote>
        </>
      )}
      {data && (
        <section class="section" aria-labelledby="applications">
          <h2 id="applications">Applications</h2>
          <PagedTable
            caption="Applications, newest first"
            columns={receivedApplications}
            pages={applications}
            keyOf={({ id }) => id}
            empty="Nobody has applied."
            moreLabel="Older applications"
          />
        </section>
      )}
    </Page>
  )
}
