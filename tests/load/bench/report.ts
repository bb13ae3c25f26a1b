import { markdownTable } from '../../support/markdownTable'
import { goalsOf } from './goals'
import { commonOverRare, growthOf, ratioOf, type Comparison, type Result, type SizeResults } from './results'
import type { Failures, Measured } from './rounds'
import type { Soaked } from './soak'

const precise = (value: number) => value.toFixed(2)
const brief = (value: number) => (value < 10 ? precise(value) : value.toFixed(0))

/** Everything that was measured, as Markdown. */
export function renderReport(sizes: readonly SizeResults[], command: string): string {
  const [first] = sizes
  return [
    `${new Date().toISOString().slice(0, 10)} · \`${command}\`\n`,
    `${first?.machine ?? ''}\n`,
    ...sizes.flatMap(sizeSections),
    ...growthSection(sizes),
    '### Goals\n',
    goalsTable(sizes),
  ].join('\n')
}

function sizeSections(size: SizeResults): string[] {
  const { gigs, results, comparisons, soaked } = size
  return [
    `### ${gigs} gigs\n`,
    resultsTable(results),
    ...commonOverRare(size).map(
      (times) => `A common word takes ${precise(times)} times as long as a rare one (p99).\n`,
    ),
    ...(comparisons.length > 0 ? [comparisonsTable(comparisons)] : []),
    ...(soaked ? [soakedText(soaked)] : []),
  ]
}

const HEAD = [
  'operation',
  'by',
  'req/s',
  'p50, ms',
  'p99, ms',
  'CPU a request, ms',
  'RSS, MB',
  'product / floor',
  'failed',
]

function resultsTable(results: readonly Result[]): string {
  const rows = results.flatMap((result) => [
    [result.operation, 'floor', ...cellsOf(result.floor), '', failed(result.floor.failures)],
    ['', 'product', ...cellsOf(result.product), precise(ratioOf(result)), failed(result.product.failures)],
  ])
  return markdownTable(HEAD, rows)
}

const cellsOf = ({ figures: { perSecond, p50, p99, cpuMs, rssMb } }: Measured) =>
  [perSecond, p50, p99, cpuMs, rssMb].map(brief)

/** One operation, for the terminal. */
export function resultLine(result: Result): string {
  const { operation, floor, product } = result
  const beside = product.figures.besideP99
  const line = `${operation}: ${brief(product.figures.perSecond)} / ${brief(floor.figures.perSecond)} = ${precise(ratioOf(result))}`
  const failures = [failed(floor.failures), failed(product.failures)].filter(Boolean).join(' ')
  return [line, beside && `meanwhile p99 ${brief(beside)} ms`, failures].filter(Boolean).join('  ')
}

/** A bench of errors is worth nothing, so they cannot be overlooked. */
const failed = (failures: Failures) => [...failures].map(([why, count]) => `**${count} × ${why}!**`).join(' ')

function comparisonsTable(comparisons: readonly Comparison[]): string {
  const head = [
    'operation',
    'processes',
    'req/s',
    'p99, ms',
    'CPU a request, ms',
    'RSS of all, MB',
    'CPU / one process',
    'failed',
  ]
  const cells = ({ figures: { perSecond, p99, cpuMs, rssMb } }: Measured) => [perSecond, p99, cpuMs, rssMb].map(brief)
  const rows = comparisons.flatMap(({ operation, processes, alone, together }) => [
    [operation, '1', ...cells(alone), '', failed(alone.failures)],
    [
      '',
      String(processes),
      ...cells(together),
      precise(together.figures.cpuMs / alone.figures.cpuMs),
      failed(together.failures),
    ],
  ])
  return markdownTable(head, rows)
}

const soakedText = ({ rssMb, growthMbPerMinute, perSecond, failures }: Soaked) =>
  [
    `Under everything at once (${brief(perSecond)} req/s) a process occupied these MB, every ten seconds: ${rssMb.join(', ')}.`,
    `In the second half it grew by ${precise(growthMbPerMinute)} MB a minute.`,
    ...(failures.size > 0 ? [`Failed: ${failed(failures)}`] : []),
    '',
  ].join('\n')

function growthSection(sizes: readonly SizeResults[]): string[] {
  const growth = growthOf(sizes)
  if (growth.length === 0) return []
  const rows = growth.map(({ operation, p99, perSecond }) => [operation, precise(p99), precise(perSecond)])
  return ['### The largest against the smallest\n', markdownTable(['operation', 'p99', 'req/s'], rows)]
}

function goalsTable(sizes: readonly SizeResults[]): string {
  const rows = goalsOf(sizes).map(({ name, goal, measured, isMet }) => [
    name,
    goal,
    measured === undefined ? 'not measured' : precise(measured),
    isMet === undefined ? '' : isMet ? 'yes' : '**no**',
  ])
  return markdownTable(['goal', 'at least or most', 'measured', 'met'], rows)
}
