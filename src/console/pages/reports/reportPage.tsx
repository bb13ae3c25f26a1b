import { useRoute } from 'preact-iso'
import { dataOf } from '../../../apiClient'
import { ActButton } from '../../acts/actButton'
import { useActs } from '../../acts/acts'
import { api } from '../../api'
import { useLoad } from '../../data/useLoad'
import { Badge } from '../../parts/badge'
import { Facts } from '../../parts/facts'
import { ShortId, UserLink } from '../../parts/links'
import { Page } from '../../parts/page'
import { ProblemNote } from '../../parts/problemNote'
import { Skeleton } from '../../parts/skeleton'
import { Time } from '../../parts/time'
import { words } from '../../text/words'
import { claimAct, decisionAct, type AdminReport } from './reportActs'
import { Claim } from './reportColumns'

/** One report: what is said, about what, and who decides. */
export function ReportPage() {
  const reportId = useRoute().params.id ?? ''
  const { data, problem, reload } = useLoad(reportId, (signal) =>
    dataOf(api.routes.GET('/admin/reports/{reportId}', { params: { path: { reportId } }, signal })),
  )
  return (
    <Page
      title={data ? `Report: ${data.reason}` : 'Report'}
      lead={<a href="/admin/reports">All reports</a>}
      actions={data && <ReportActions report={data} />}
    >
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {!data && !problem && <Skeleton label="Loading the report" />}
      {data && <ReportFacts report={data} />}
    </Page>
  )
}

function ReportActions({ report }: { report: AdminReport }) {
  const { run } = useActs()
  const decision = decisionAct(report)
  return (
    <>
      {claimAct(report).map((act) => (
        <button key={act.label} type="button" onClick={() => run(act)}>
          {act.label}
        </button>
      ))}
      {decision && <ActButton act={decision} />}
    </>
  )
}

function ReportFacts({ report }: { report: AdminReport }) {
  const { status, claim, reporter, createdAt, about, resolution, text } = report
  return (
    <>
      <div class="panel">
        <Facts
          facts={[
            ['Status', <Badge key="status" status={status === 'open' ? 'pending' : status} label={words(status)} />],
            ['Looked into by', claim ? <Claim key="claim" claim={claim} /> : 'nobody'],
            ['Reported by', <UserLink key="reporter" id={reporter.id} name={reporter.name} />],
            ['Filed', <Time key="filed" value={createdAt} precision="zone" />],
            [`The ${report.subject}`, <SubjectLink key="subject" report={report} />],
            ['Whose', about && <UserLink key="owner" id={about.ownerId} name={about.ownerName} />],
            ['It is now', about && <Badge key="state" status={about.status} />],
          ]}
        />
      </div>
      {text && <blockquote>{text}</blockquote>}
      {resolution && (
        <section class="section" aria-labelledby="resolution">
          <h2 id="resolution">Decision</h2>
          <Facts
            facts={[
              ['Outcome', <Badge key="outcome" status={resolution.outcome} />],
              [
                'Note',
                <span key="note" class="prose">
                  {resolution.note}
                </span>,
              ],
              ['By', <UserLink key="by" id={resolution.adminId} name={resolution.adminName} />],
              ['At', <Time key="at" value={resolution.at} precision="zone" />],
            ]}
          />
        </section>
      )}
    </>
  )
}

const places = { gig: '/admin/gigs', user: '/admin/users', review: '/admin/reviews', message: null }

function SubjectLink({ report: { subject, subjectId, about } }: { report: AdminReport }) {
  const place = places[subject]
  const label = about?.label ?? <ShortId id={subjectId} />
  return place === null ? <>{label}</> : <a href={`${place}/${subjectId}`}>{label}</a>
}
