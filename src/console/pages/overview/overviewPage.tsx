import { useLocation } from 'preact-iso'
import { dataOf } from '../../../apiClient'
import { api } from '../../api'
import { addressOf } from '../../data/query'
import { useLoad } from '../../data/useLoad'
import { ExportButton } from '../../parts/exportButton'
import { dayField, Filters } from '../../parts/filters'
import { Page } from '../../parts/page'
import { ProblemNote } from '../../parts/problemNote'
import { Skeleton } from '../../parts/skeleton'
import { Tabs } from '../../parts/tabs'
import { Attention } from './attention'
import { lastDays, periodOf, presets } from './period'
import { StatsCharts } from './statsCharts'

const fields = [dayField('since', 'From (day, UTC)'), dayField('until', 'To (day, UTC)')]

/** What waits for somebody, and how the marketplace has done. */
export function OverviewPage() {
  const { query } = useLocation()
  const period = periodOf(query)
  const { data, problem, reload } = useLoad(JSON.stringify(period), (signal) =>
    dataOf(api.routes.GET('/admin/stats', { params: { query: period }, signal })),
  )
  const tabs = presets.map((days) => {
    const { since, until } = lastDays(days)
    return {
      href: addressOf('/admin', { since, until }),
      text: `${days} days`,
      isCurrent: period.since === since && period.until === until,
    }
  })
  return (
    <Page title="Overview" actions={<ExportButton list="stats" filter={period} />}>
      <Attention />
      <h2 class="unseen">Statistics</h2>
      <Tabs label="Period" tabs={tabs} />
      <Filters fields={fields} label="Another period" defaults={period} />
      {problem && <ProblemNote problem={problem} onRetry={reload} />}
      {!data && !problem && <Skeleton label="Loading the statistics" rows={14} />}
      {data && <StatsCharts days={data.data} />}
    </Page>
  )
}
