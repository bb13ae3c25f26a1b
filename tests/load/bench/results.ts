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
