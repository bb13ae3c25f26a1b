import type { Measured } from './rounds'
import type { Soaked } from './soak'

/** What one operation came to. */
export interface Result {
  operation: string
  floor: Measured
  product: Measured
}

/** One process of the product and several of them under the same load. */
export interface Comparison {
  operation: string
  processes: number
  alone: Measured
  together: Measured
}

/** All that was measured over the data of so many gigs. */
export interface SizeResults {
  gigs: number
  machine: string
  results: Result[]
  comparisons: Comparison[]
  soaked: Soaked | undefined
}

/** How many requests the product answers for one of the floor. */
export const ratioOf = ({ floor, product }: Result): number => product.figures.perSecond / floor.figures.perSecond

export const resultOf = ({ results }: SizeResults, name: string): Result | undefined =>
  results.find(({ operation }) => operation === name)

export interface Growth {
  operation: string
  p99: number
  perSecond: number
}

/** How the figures of the product at the largest size compare with those at the smallest; nothing for one size. */
export function growthOf(sizes: readonly SizeResults[]): Growth[] {
  const [small, ...larger] = sizes.toSorted((a, b) => a.gigs - b.gigs)
  const large = larger.at(-1)
  if (!small || !large) return []
  return small.results.flatMap(({ operation, product: before }) => {
    const after = resultOf(large, operation)?.product
    if (!after) return []
    const times = (figure: 'p99' | 'perSecond') => after.figures[figure] / before.figures[figure]
    return [{ operation, p99: times('p99'), perSecond: times('perSecond') }]
  })
}

/** How much longer the answers for a common word take than those for a rare one. */
export function commonOverRare(size: SizeResults): number[] {
  const [common, rare] = [resultOf(size, 'search-common'), resultOf(size, 'search-rare')]
  return common && rare ? [common.product.figures.p99 / rare.product.figures.p99] : []
}
