import { useEffect, useRef } from 'preact/hooks'
import UPlot from 'uplot'

interface ChartProps {
  title: string
  /** Seconds since 1970, UTC. */
  times: readonly number[]
  lines: readonly { name: string; values: readonly (number | null)[]; format: (value: number) => string }[]
}

/** A chart over days. It is a picture of a table on the same page, to which screen readers go. */
export function Chart({ title, times, lines }: ChartProps) {
  const place = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const element = place.current
    if (!element) return undefined
    let plot: UPlot | undefined
    const draw = () => {
      plot?.destroy()
      plot = new UPlot(optionsOf(element, lines), [[...times], ...lines.map(({ values }) => [...values])], element)
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
  }, [times, lines])

  return (
    <figure class="chart">
      <figcaption>
        {title}
        <span class="legend">
          {lines.map(({ name }) => (
            <span key={name}>{name}</span>
          ))}
        </span>
      </figcaption>
      <div ref={place} class="plot" aria-hidden="true" />
    </figure>
  )
}

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement) => ({ width: clientWidth, height: clientHeight })

function optionsOf(element: HTMLElement, lines: ChartProps['lines']): UPlot.Options {
  const colour = (name: string) => resolved(element, `var(${name})`)
  const axis = { stroke: colour('--quiet'), grid: { stroke: colour('--line'), width: 1 }, ticks: { show: false } }
  const format = lines[0]?.format ?? String
  return {
    ...sizeOf(element),
    legend: { show: false },
    cursor: { points: { size: 6 }, y: false, drag: { x: false, y: false } },
    tzDate: (seconds) => UPlot.tzDate(new Date(seconds * 1_000), 'Etc/UTC'),
    scales: { y: { range: (_plot, _min, max) => [0, max > 0 ? max * 1.1 : 1] } },
    axes: [axis, { ...axis, size: 62, values: (_plot, splits) => splits.map((value) => format(value)) }],
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
