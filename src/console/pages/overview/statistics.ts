import type { Schemas } from '../../api'
import { formatNumber, formatPercent } from '../../text/words'
import { formatSeconds } from '../../text/time'

export type DayStats = Schemas['DayStats']

/** One line of a chart, and one column of the table. */
export interface Series {
  name: string
  of: (day: DayStats) => number | null
  format: (value: number) => string
}
export interface ChartSpec {
  title: string
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
    series: [counted('Workers', ({ workers }) => workers), counted('Clients', ({ clients }) => clients)],
  },
  {
    title: 'From gig to hire',
    series: [
      counted('Gigs', ({ gigs }) => gigs),
      counted('Applications', ({ applications }) => applications),
      counted('Hires', ({ hires }) => hires),
    ],
  },
  {
    title: 'Openings filled',
    series: [{ name: 'Fill rate', of: ({ fillRate }) => fillRate, format: formatPercent }],
  },
  {
    title: 'Median time',
    series: [
      lasting('To first application', ({ medianMinutesToFirstApplication: minutes }) => minutes),
      lasting('To hire', ({ medianMinutesToHire: minutes }) => minutes),
    ],
  },
]
