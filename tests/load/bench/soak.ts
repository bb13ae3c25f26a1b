import { drive } from './drive'
import { CONNECTIONS, mixable, type Operation } from './operation'
import { rssMb, type Server } from './processFigures'
import { failuresOf, type Failures } from './rounds'
import { slope } from './statistics'

export interface Soaked {
  /** Every ten seconds. */
  rssMb: number[]
  /** Over the second half, when the caches are full. */
  growthMbPerMinute: number
  perSecond: number
  failures: Failures
}

const LOOK_SECONDS = 10
const LOOKS_PER_MINUTE = 60 / LOOK_SECONDS

/** Asks one process of the product for everything in turn, and watches its memory. */
export async function soak(product: Server, operations: readonly Operation[], seconds: number): Promise<Soaked> {
  const loads = mixable(operations).map(({ product: load }) => load)
  const seen: number[] = []
  const look = () => {
    seen.push(Math.round(rssMb(product.pid)))
    console.log(`${seen.length * LOOK_SECONDS} s: ${seen.at(-1)} MB`)
  }
  const looking = setInterval(look, LOOK_SECONDS * 1_000)
  try {
    const answers = await drive(product.url, loads, { connections: CONNECTIONS, seconds })
    const { perSecond } = answers
    return { rssMb: seen, growthMbPerMinute: growthOf(seen), perSecond, failures: failuresOf([answers]) }
  } finally {
    clearInterval(looking)
  }
}

function growthOf(seen: readonly number[]): number {
  const half = seen.slice(Math.floor(seen.length / 2))
  return half.length < 2 ? 0 : slope(half.map((y, x) => ({ x: x / LOOKS_PER_MINUTE, y })))
}
