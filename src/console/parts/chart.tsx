import { useEffect, useRef } from 'preact/hooks'
import UPlot from 'uplot'
import { formatDay } from '../text/time'
import { formatNumber } from '../text/words'

/** Where an axis has its marks, and how it writes them. */
export interface Axis {
  steps: number[]
  write: (value: number) => string
}

interface ChartProps {
  title: string
  /** Seconds since 1970, UTC. */
  times: readonly number[]
  lines: readonly { name: string; values: readonly (number | null)[] }[]
  axis: Axis
  /** Whether the legend tells the sum of each line. */
  isSummed: boolean
}

/** A chart over days. It is a picture of a table on the same page, to which screen readers go. */
export function Chart({ title, times, lines, axis, isSummed }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const element = place.current
    if (!element) return undefined
    let plot: UPlot | undefined
    const draw = () => {
      plot?.destroy()
      plot = new UPlot(
        optionsOf(element, lines, axis),
        [[...times], ...lines.map(({ values }) => [...values])],
        element,
      )
    }
    draw()
    const resized = new ResizeObserver(() => plot?.setSize(sizeOf(element)))
    resized.observe(element)
    // What is drawn has the colours of its time.
    const scheme = matchMedia('(prefers-color-scheme: dark)')
    scheme.addEventListener('change', draw)
    return () => {
      resized.disconnect()
      scheme.removeEventListener('change', draw)
      plot?.destroy()
    }
  }, [times, lines, axis])

  return (
    <figure class="chart">
      <figcaption>
        {title}
        <span class="legend">
          {lines.map(({ name, values }) => (
            <span key={name}>
              {name}
              {isSummed && ` ${formatNumber(values.reduce<number>((sum, value) => sum + (value ?? 0), 0))}`}
            </span>
          ))}
        </span>
      </figcaption>
      <div ref={place} class="plot" aria-hidden="true" />
    </figure>
  )
}

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement) => ({ width: clientWidth, height: clientHeight })

function optionsOf(element: HTMLElement, lines: ChartProps['lines'], { steps, write }: Axis): UPlot.Options {
  const colour = (name: string) => resolved(element, `var(${name})`)
  const look = { stroke: colour('--quiet'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false } }
  return {
    ...sizeOf(element),
    legend: { show: false },
    cursor: { points: { size: 6 }, y: false, drag: { x: false, y: false } },
    tzDate: (seconds) => UPlot.tzDate(new Date(seconds * 1_000), 'Etc/UTC'),
    scales: { y: { range: (_plot, _min, max) => [0, max > 0 ? max * 1.1 : 1] } },
    axes: [
      { ...look, size: 28, space: 56, values: (_plot, splits) => splits.map((seconds) => formatDay(seconds * 1_000)) },
      { ...look, size: 56, incrs: steps, values: (_plot, splits) => splits.map(write) },
    ],
    series: [
      {},
      ...lines.map(({ name }, index) => ({
        label: name,
        stroke: colour(`--series-${index + 1}`),
        width: 2,
        spanGaps: false,
        points: { show: lines.every(({ values }) => values.length <= 31), size: 5 },
      })),
    ],
  }
}

/** A colour as a canvas takes it: light-dark() and variables are for style sheets alone. */
function resolved(element: HTMLElement, colour: string): string {
  const probe = document.createElement('span')
  probe.style.color = colour
  element.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}
