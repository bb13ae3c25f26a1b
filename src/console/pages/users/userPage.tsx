import { useRoute } from 'preact-iso'
import { dataOf } from '../../../apiClient'
import { ActButton } from '../../acts/actButton'
import { api } from '../../api'
import { addressOf } from '../../data/query'
import { useLoad } from '../../data/useLoad'
import { Page } from '../../parts/page'
import { ProblemNote } from '../../parts/problemNote'
import { Skeleton } from '../../parts/skeleton'
import { Story } from './story'
import { userAct } from './userActs'
import { UserFacts } from './userFacts'

/** A user's whole story on one page. */
export function UserPage() {
  const userId = useRoute().params.id ?? ''
  const { data, problem, reload } = useLoad(userId, (signal) =>
    dataOf(api.routes.GET('/admin/users/{userId}/story', { params: { path: { userId } }, signal })),
  )
  const act = data && userAct(data.user)
  return (
    <Page
      title={data ? data.user.name : 'User'}
      lead={<a href="/admin/users">All users</a>}
      actions={
        <>
          <a class="button" href={addressOf('/admin/logs', { userId })}>
            Log lines
          </a>
          {act && <ActButton act={act} />}
        </>
      }
    >
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {!data && !problem && <Skeleton label="Loading the user" rows={14} />}
      {data && (
        <>
          <UserFacts user={data.user} />
          <Story story={data} />
        </>
      )}
    </Page>
  )
}
