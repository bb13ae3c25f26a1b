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
import { Table, type Column } from '../../parts/table'
import { Time } from '../../parts/time'
import { formatMoney, words } from '../../text/words'
import { contractAct } from './contractActs'
import type { Contract } from './contractColumns'

const historyColumns: readonly Column<Contract['history'][number]>[] = [
  { head: 'When', cell: ({ at }) => <Time value={at} /> },
  { head: 'By', cell: ({ by }) => words(by) },
  { head: 'What', cell: ({ action }) => words(action), isTitle: true },
  { head: 'Became', cell: ({ to }) => <Badge status={to} /> },
  { head: 'Said', cell: ({ text }) => <span class="prose">{text}</span>, isWide: true },
]

/** A contract: its terms, its sides, what was done and said, and the decision. */
export function DisputePage() {
  const contractId = useRoute().params.id ?? ''
  const { data, problem, reload } = useLoad(contractId, (signal) =>
    dataOf(api.routes.GET('/admin/contracts/{contractId}', { params: { path: { contractId } }, signal })),
  )
  const act = data && contractAct(data)
  return (
    <Page
      title={data ? data.gig.title : 'Contract'}
      lead={<a href="/admin/disputes">All disputes</a>}
      actions={act && <ActButton act={act} />}
    >
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {!data && !problem && <Skeleton label="Loading the contract" />}
      {data && (
        <>
          <div class="panel">
            <Facts
              facts={[
                ['Status', <Badge key="status" status={data.status} />],
                ['Client', <UserLink key="client" id={data.clientId} name={data.client.displayName} />],
                ['Worker', <UserLink key="worker" id={data.workerId} name={data.worker.name} />],
                [
                  'Gig',
                  <a key="gig" href={`/admin/gigs/${data.gigId}`}>
                    {data.gig.title}
                  </a>,
                ],
                ['Pay', formatMoney(data.terms.pay)],
                [
                  'Asked to cancel',
                  data.cancelRequest && `${words(data.cancelRequest.by)}: ${data.cancelRequest.reason}`,
                ],
                ['Starts', <Time key="starts" value={data.terms.startsAt} />],
                ['Delivered', <Time key="delivered" value={data.deliveredAt} none="not yet" />],
                ['Ended', <Time key="ended" value={data.endedAt} none="not yet" />],
              ]}
            />
          </div>
          <section class="section" aria-labelledby="history">
            <h2 id="history">What was done and said</h2>
            <div class="cards">
              <Table
                caption="History, oldest first"
                columns={historyColumns}
                items={data.history}
                keyOf={({ at, action }) => `${at}-${action}`}
              />
            </div>
          </section>
        </>
      )}
    </Page>
  )
}
