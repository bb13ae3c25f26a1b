import { useRoute } from 'preact-iso'
import { dataOf } from '../../../apiClient'
import { ActButton } from '../../acts/actButton'
import { api } from '../../api'
import { useLoad } from '../../data/useLoad'
import { Badge } from '../../parts/badge'
import { Facts } from '../../parts/facts'
import { UserLink } from '../../parts/links'
import { Page } from '../../parts/page'
import { ProblemNote } from '../../parts/problemNote'
import { Skeleton } from '../../parts/skeleton'
import { Stars } from '../../parts/stars'
import { Time } from '../../parts/time'
import { reviewAct } from './reviewActs'

/** One review: what it says, by whom and about whom, and what can be done with it. */
export function ReviewPage() {
  const reviewId = useRoute().params.id ?? ''
  const { data, problem, reload } = useLoad(reviewId, (signal) =>
    dataOf(api.routes.GET('/admin/reviews/{reviewId}', { params: { path: { reviewId } }, signal })),
  )
  const act = data && reviewAct(data)
  return (
    <Page title="Review" lead={<a href="/admin/reviews">All reviews</a>} actions={act && <ActButton act={act} />}>
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {!data && !problem && <Skeleton label="Loading the review" />}
      {data && (
        <>
          <div class="panel">
            <Facts
              facts={[
                ['Status', <Badge key="status" status={data.status} />],
                ...(data.hiddenReason === null ? [] : [['Hidden because', data.hiddenReason] as const]),
                ['Rating', <Stars key="rating" rating={data.rating} />],
                ['By', <UserLink key="by" id={data.author.id} name={data.author.name} />],
                ['About', <UserLink key="about" id={data.subjectId} />],
                [
                  'Contract',
                  <a key="contract" href={`/admin/disputes/${data.contractId}`}>
                    The contract it is about
                  </a>,
                ],
                ['Written', <Time key="written" value={data.createdAt} />],
                ['Published', <Time key="published" value={data.publishedAt} none="not yet" />],
              ]}
            />
          </div>
          <blockquote>{data.text}</blockquote>
          {data.reply && (
            <>
              <h2>Reply</h2>
              <blockquote>{data.reply.text}</blockquote>
            </>
          )}
        </>
      )}
    </Page>
  )
}
