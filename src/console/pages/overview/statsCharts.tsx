import { useMemo } from 'preact/hooks'
import { Chart } from '../../parts/chart'
import { Table, type Column } from '../../parts/table'
import { axes, charts, type ChartSpec, type DayStats } from './statistics'

const columns: readonly Column<DayStats>[] = [
  { head: 'Day (UTC)', cell: ({ day }) => <time dateTime={day}>{day}</time> },
  ...charts.flatMap(({ series }) =>
    series.map(({ name, of, format }): Column<DayStats> => ({
      head: name,
      align: 'end',
      cell: (day) => {
        const value = of(day)
        return value === null ? '–' : format(value)
      },
    })),
  ),
]

const StatsChart = ({
  spec,
  days,
  times,
}: {
  spec: ChartSpec
  days: readonly DayStats[]
  times: readonly number[]
}) => {
  const lines = useMemo(
    () => spec.series.map(({ name, of }) => ({ name, values: days.map((day) => of(day)) })),
    [spec, days],
  )
  return (
    <Chart title={spec.title} times={times} lines={lines} axis={axes[spec.unit]} isSummed={spec.unit === 'count'} />
  )
}

/** The days as charts, and the same numbers as a table. */
export function StatsCharts({ days }: { days: readonly DayStats[] }) {
  const times = useMemo(() => days.map(({ day }) => Date.parse(day) / 1_000), [days])
  return (
    <>
      <div class="charts">
        {charts.map((spec) => (
          <StatsChart key={spec.title} spec={spec} days={days} times={times} />
        ))}
      </div>
      <h2 id="by-day" class="by-day">
        By day
      </h2>
      <div class="scroll" role="region" aria-labelledby="by-day" tabIndex={0}>
        <Table
          caption="The same numbers, by day, newest first"
          columns={columns}
          items={[...days].reverse()}
          keyOf={({ day }) => day}
        />
      </div>
    </>
  )
}
