import type { Response } from 'supertest'
import { groupBy } from '../../src/utils/groupBy'

export const count = <T>(length: number, make: (i: number) => T): T[] => Array.from({ length }, (_, i) => make(i))

/** The numbers of the rounds, for `race`. */
export const rounds = (total: number): number[] => count(total, (round) => round)

/** Both at once; each side gets to go first in half of the rounds. */
export async function race<A, B>(
  round: number,
  first: () => PromiseLike<A>,
  second: () => PromiseLike<B>,
): Promise<[A, B]> {
  if (round % 2 === 0) return Promise.all([first(), second()])
  const [b, a] = await Promise.all([second(), first()])
  return [a, b]
}

/** Such as `200`, or `409 gig_filled`. */
export const kindOf = ({ status, body }: Response): string => (status < 400 ? `${status}` : `${status} ${body.code}`)

/** How many answers there were of each kind, such as { '200': 1, '409 gig_filled': 49 }. */
export const tally = (replies: readonly Response[]): Record<string, number> =>
  Object.fromEntries([...groupBy(replies, kindOf)].map(([kind, group]) => [kind, group.length]))
