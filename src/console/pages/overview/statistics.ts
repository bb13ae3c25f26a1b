import type { Schemas } from '../../api'
import { formatNumber, formatPercent } from '../../text/words'
import type { Axis } from '../../parts/chart'
import { formatOneUnit, formatSeconds } from '../../text/time'

export type DayStats = Schemas['DayStats']

/** How an axis is divided and written, by what it measures. */
export const axes = {
  count: {
    steps: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000, 10_000, 50_000, 100_000],
    write: formatNumber,
  },
  share: { steps: [0.05, 0.1, 0.2, 0.25, 0.5], write: formatPercent },
  minutes: {
    steps: [1, 5, 15, 30, 60, 180, 360, 720, 1_440, 2_880, 7_200, 14_400, 43_200],
    write: (minutes: number) => formatOneUnit(minutes * 60),
  },
} satisfies Record<string, Axis>

/** One line of a chart, and one column of the table. */
export interface Series {
  name: string
  of: (day: DayStats) => number | null
  format: (value: number) => string
}
export interface ChartSpec {
  title: string
  unit: keyof typeof axes
  series: readonly Series[]
}

const counted = (name: string, of: Series['of']): Series => ({ name, of, format: formatNumber })
const lasting = (name: string, of: Series['of']): Series => ({
  name,
  of,
  format: (minutes) => formatSeconds(minutes * 60),
})

/** The charts, and so the columns of the table. */
export const charts: readonly ChartSpec[] = [
  {
    title: 'New accounts',
    unit: 'count',
    series: [counted('Workers', ({ workers }) => workers), counted('Clients', ({ clients }) => clients)],
  },
  {
    title: 'From gig to hire',
    unit: 'count',
    series: [
      counted('Gigs', ({ gigs }) => gigs),
      counted('Applications', ({ applications }) => applications),
      counted('Hires', ({ hires }) => hires),
    ],
  },
  {
    title: 'Openings filled',
    unit: 'share',
    series: [{ name: 'Fill rate', of: ({ fillRate }) => fillRate, format: formatPercent }],
  },
  {
    title: 'Median time',
    unit: 'minutes',
    series: [
      lasting('To first application', ({ medianMinutesToFirstApplication: minutes }) => minutes),
      lasting('To hire', ({ medianMinutesToHire: minutes }) => minutes),
    ],
  },
]
