import type { Context } from '../../../src/context'
import type { Load } from './load'

/** What is measured: the product and the floor do the same, each for requests of its own. */
export interface Operation {
  name: string
  product: Load
  floor: Load
  connections: number
  /** Whether the product may answer with pages that it has kept. */
  pageCache: boolean
  /** What else both are asked meanwhile, at a steady pace. */
  beside?: Load
  /** What the product does for a path, for the floor to replay; only of what reads. */
  useCases: ReadonlyMap<string, UseCase>
}

export type UseCase = (context: Context) => Promise<unknown>

export const CONNECTIONS = 32

/** What may be asked in one mix: while many sign in, all the rest would wait for them. */
export const mixable = (operations: readonly Operation[]): Operation[] => operations.filter(({ beside }) => !beside)
