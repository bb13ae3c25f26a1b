import type { ComponentChildren } from 'preact'
import { dataOf } from '../../../apiClient'
import { api, type Schemas } from '../../api'
import { usePages } from '../../data/usePages'
import { Badge } from '../../parts/badge'
import { PagedTable } from '../../parts/pagedTable'
import { without, type Column } from '../../parts/table'
import { Time } from '../../parts/time'
import { words } from '../../text/words'
import { AuditDetail, auditColumns } from '../audit/auditColumns'
import { contractColumns } from '../disputes/contractColumns'
import { gigColumns } from '../gigs/gigColumns'
import { reportColumns } from '../reports/reportColumns'
import { applicationColumns } from './applicationColumns'

type UserStory = Schemas['UserStory']
type Session = UserStory['sessions']['data'][number]

/** As many as the story holds of each, so that its cursors go on. */
const limit = 10

const sessionColumns: readonly Column<Session>[] = [
  { head: 'Began', cell: ({ createdAt }) => <Time value={createdAt} /> },
  { head: 'Last used', cell: ({ lastUsedAt }) => <Time value={lastUsedAt} /> },
  { head: 'Device', cell: ({ userAgent }) => <span class="breakable">{userAgent}</span>, isWide: true },
  { head: 'From', cell: ({ ip }) => <code>{ip}</code> },
  { head: 'Second factor', cell: ({ mfa }) => (mfa ? 'shown' : 'not shown') },
  {
    head: 'Status',
    cell: ({ endedAt, endedBy }) =>
      endedAt ? (
        <>
          Ended <Time value={endedAt} />
          {endedBy && <span class="quiet"> ({words(endedBy).toLowerCase()})</span>}
        </>
      ) : (
        <Badge status="active" />
      ),
  },
]

const Section = ({ id, title, children }: { id: string; title: string; children: ComponentChildren }) => (
  <section class="section" aria-labelledby={id}>
    <h2 id={id}>{title}</h2>
    {children}
  </section>
)

const theirGigs = without('Client', gigColumns)
const theirApplications = without('Worker', applicationColumns)
const theirReports = without('Reported by', reportColumns)

const idOf = ({ id }: { id: string }) => id

/** Each part of what a user has done, newest first; each reads on by itself. */
export function Story({ story }: { story: UserStory }) {
  const userId = story.user.id
  const { routes } = api
  const sessions = usePages(
    `sessions ${userId}`,
    (cursor, signal) =>
      dataOf(
        routes.GET('/admin/users/{userId}/sessions', {
          params: { path: { userId }, query: { cursor, limit } },
          signal,
        }),
      ),
    story.sessions,
  )
  const gigs = usePages(
    `gigs ${userId}`,
    (cursor, signal) =>
      dataOf(routes.GET('/admin/gigs', { params: { query: { clientId: userId, cursor, limit } }, signal })),
    story.gigs,
  )
  const applications = usePages(
    `applications ${userId}`,
    (cursor, signal) =>
      dataOf(routes.GET('/admin/applications', { params: { query: { workerId: userId, cursor, limit } }, signal })),
    story.applications,
  )
  const contracts = usePages(
    `contracts ${userId}`,
    (cursor, signal) =>
      dataOf(routes.GET('/admin/contracts', { params: { query: { userId, cursor, limit } }, signal })),
    story.contracts,
  )
  const reportsBy = usePages(
    `by ${userId}`,
    (cursor, signal) =>
      dataOf(routes.GET('/admin/reports', { params: { query: { reporterId: userId, cursor, limit } }, signal })),
    story.reportsBy,
  )
  const reportsAbout = usePages(
    `about ${userId}`,
    (cursor, signal) =>
      dataOf(routes.GET('/admin/reports', { params: { query: { ownerId: userId, cursor, limit } }, signal })),
    story.reportsAbout,
  )
  const audit = usePages(
    `audit ${userId}`,
    (cursor, signal) =>
      dataOf(routes.GET('/admin/audit-log', { params: { query: { userId, cursor, limit } }, signal })),
    story.audit,
  )

  return (
    <>
      <Section id="reports-about" title="Reports about them">
        <PagedTable
          caption="Reports about them"
          columns={reportColumns}
          pages={reportsAbout}
          keyOf={idOf}
          empty="Nobody has reported them."
          moreLabel="Older reports"
        />
      </Section>
      <Section id="sessions" title="Sessions">
        <PagedTable
          caption="Sessions"
          columns={sessionColumns}
          pages={sessions}
          keyOf={idOf}
          empty="They have never signed in."
          moreLabel="Older sessions"
        />
      </Section>
      <Section id="gigs" title="Gigs">
        <PagedTable
          caption="Their gigs"
          columns={theirGigs}
          pages={gigs}
          keyOf={idOf}
          empty="They have posted none."
          moreLabel="Older gigs"
        />
      </Section>
      <Section id="applications" title="Applications">
        <PagedTable
          caption="Their applications"
          columns={theirApplications}
          pages={applications}
          keyOf={idOf}
          empty="They have applied to nothing."
          moreLabel="Older applications"
        />
      </Section>
      <Section id="contracts" title="Contracts">
        <PagedTable
          caption="Their contracts"
          columns={contractColumns}
          pages={contracts}
          keyOf={idOf}
          empty="They have none."
          moreLabel="Older contracts"
        />
      </Section>
      <Section id="reports-by" title="Reports by them">
        <PagedTable
          caption="Reports by them"
          columns={theirReports}
          pages={reportsBy}
          keyOf={idOf}
          empty="They have reported nothing."
          moreLabel="Older reports"
        />
      </Section>
      <Section id="audit" title="What they did, and what was done to them">
        <PagedTable
          caption="Audit log"
          columns={auditColumns}
          pages={audit}
          keyOf={idOf}
          detail={(entry) => <AuditDetail entry={entry} />}
          empty="Nothing yet."
          moreLabel="Older entries"
        />
      </Section>
    </>
  )
}
