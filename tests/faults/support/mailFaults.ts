import { setTimeout as wait } from 'node:timers/promises'
import type { Random } from '../../../src/cli/seeding/random'
import type { Product } from './product'
import type { SmtpMode } from './smtpServer'
import type { World } from './world'

export interface Stage {
  world: World
  /** The processes of the product; whoever kills one puts another in its place. */
  products: Product[]
  random: Random
  /** Notes that a process was cut off from tasks that it was at: each of them may be done twice. */
  cutOff(): Promise<void>
}

/** Brings a fault about, and ends it. */
export type Fault = (stage: Stage) => Promise<void>

/** Longer than the claim of a worker (20 s) and the lock of BullMQ. */
const FROZEN_MS = 24_000
export const usualMode: SmtpMode = { is: 'accept', afterMs: 100 }

const holdFor = ({ random }: Stage, from = 3_000, to = 6_000) => wait(random.integer(from, to))
const oneOf = ({ products, random }: Stage) => random.integer(0, products.length - 1)

const whileSmtp =
  (modeOf: (stage: Stage) => SmtpMode): Fault =>
  async (stage) => {
    stage.world.smtp.set(modeOf(stage))
    await holdFor(stage)
    stage.world.smtp.set(usualMode)
  }

const whileFrozen =
  (server: 'redis' | 'database', hold: (stage: Stage) => Promise<void> = holdFor): Fault =>
  async (stage) => {
    stage.world[server].freeze()
    await hold(stage)
    stage.world[server].thaw()
  }

const whileKilled =
  (server: 'redis' | 'database'): Fault =>
  async (stage) => {
    await stage.world[server].kill()
    await holdFor(stage, 500, 3_000)
    await stage.world[server].start()
  }

const whileLost =
  (line: 'redis' | 'database'): Fault =>
  async (stage) => {
    stage.world.lines[line].blackHole()
    await holdFor(stage)
    stage.world.lines[line].heal()
  }

const parityOf = (address: string) => Buffer.from(address).reduce((sum, byte) => sum + byte, 0) % 2

export const faults: Record<string, Fault> = {
  'process killed': async (stage) => {
    const i = oneOf(stage)
    await stage.products[i]?.kill()
    await stage.cutOff()
    await holdFor(stage, 500, 2_000)
    stage.products[i] = await stage.world.start()
  },
  'process frozen beyond its claims': async (stage) => {
    const product = stage.products[oneOf(stage)]
    product?.freeze()
    await stage.cutOff()
    await wait(FROZEN_MS)
    product?.thaw()
  },
  'Redis killed': whileKilled('redis'),
  'Redis frozen': whileFrozen('redis'),
  'Redis emptied': ({ world }) => world.setUp.context.redis.commands.flushall().then(() => undefined),
  'Redis in a black hole': whileLost('redis'),
  'MySQL killed': whileKilled('database'),
  'MySQL frozen': whileFrozen('database'),
  'MySQL in a black hole': whileLost('database'),
  'SMTP 421': whileSmtp(() => ({ is: 'greet421' })),
  'SMTP 451': whileSmtp(() => ({ is: 'refuse', code: 451 })),
  'SMTP 550 for some': whileSmtp(({ random }) => {
    const parity = random.integer(0, 1)
    return { is: 'refuse', code: 550, whom: (address) => parityOf(address) === parity }
  }),
  'SMTP silent': whileSmtp(() => ({ is: 'hang' })),
  'SMTP gone after accepting': whileSmtp(() => ({ is: 'drop' })),
}

export const longFaults: Record<string, Fault> = {
  ...faults,
  // Every claim has ended before its worker can say what it has done.
  'MySQL frozen beyond the claims': whileFrozen('database', () => wait(FROZEN_MS)),
  'Redis frozen beyond the locks': whileFrozen('redis', () => wait(FROZEN_MS)),
}
