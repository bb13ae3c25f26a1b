import { commonOverRare, growthOf, ratioOf, resultOf, type Result, type SizeResults } from './results'

export interface Goal {
  name: string
  /** Such as `≥ 0.65`. */
  goal: string
  /** undefined: this run did not measure it. */
  measured: number | undefined
  isMet: boolean | undefined
}

/** Of the product's requests a second against the floor's. */
const LEAST_RATIOS: Record<string, number> = {
  'get-one': 0.65,
  'get-one-hot': 1.2,
  'list-by-skill-and-pay': 0.75,
  'search-rare': 0.7,
  'search-common': 0.7,
  'search-common-newest': 0.7,
  radius: 0.7,
  apply: 0.8,
  'sign-in': 0.95,
}
const MOST = { growth: 1.5, commonOverRare: 2, besideMs: 300, processes: 1.15, rssMb: 250, growthMbPerMinute: 0.5 }

const atLeast = (name: string, least: number, measured: number | undefined): Goal => ({
  name,
  goal: `≥ ${least}`,
  measured,
  isMet: measured === undefined ? undefined : measured >= least,
})
const atMost = (name: string, most: number, measured: number | undefined): Goal => ({
  name,
  goal: `≤ ${most}`,
  measured,
  isMet: measured === undefined ? undefined : measured <= most,
})

/** What the product should reach, and whether it does, by the worst that was measured. */
export function goalsOf(sizes: readonly SizeResults[]): Goal[] {
  const ratios = Object.entries(LEAST_RATIOS).map(([name, least]) =>
    atLeast(`${name}, product / floor`, least, smallest(resultsOf(sizes, name).map(ratioOf))),
  )
  const comparisons = sizes.flatMap((size) => size.comparisons)
  const memories = sizes.flatMap(({ results }) => results.map(({ product }) => product.figures.rssMb))
  const soaks = sizes.flatMap(({ soaked }) => soaked ?? [])
  return [
    ...ratios,
    atMost('p99 of any, largest / smallest', MOST.growth, largest(growthOf(sizes).map(({ p99 }) => p99))),
    atMost('p99 of search, common / rare', MOST.commonOverRare, largest(sizes.flatMap(commonOverRare))),
    atMost(
      'p99 of get-one during sign-ins, ms',
      MOST.besideMs,
      largest(resultsOf(sizes, 'sign-in').flatMap(({ product }) => product.figures.besideP99 ?? [])),
    ),
    atMost(
      'CPU a request, several processes / one',
      MOST.processes,
      largest(comparisons.map(({ alone, together }) => together.figures.cpuMs / alone.figures.cpuMs)),
    ),
    atMost('memory of a process, MB', MOST.rssMb, largest([...soaks.flatMap(({ rssMb }) => rssMb), ...memories])),
    atMost(
      'growth of memory, MB a minute',
      MOST.growthMbPerMinute,
      largest(soaks.map(({ growthMbPerMinute }) => growthMbPerMinute)),
    ),
  ]
}

const resultsOf = (sizes: readonly SizeResults[], name: string): Result[] =>
  sizes.flatMap((size) => resultOf(size, name) ?? [])

const largest = (values: readonly number[]) => (values.length === 0 ? undefined : Math.max(...values))
const smallest = (values: readonly number[]) => (values.length === 0 ? undefined : Math.min(...values))
