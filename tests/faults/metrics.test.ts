import { performance } from 'node:perf_hooks'
import { scrape, valueOf, type Sample } from '../support/metrics'
import type { Product } from './support/product'
import { timeUntil } from './support/recovery'
import { recordFault } from './support/table'
import { startWorld, type World } from './support/world'

/** The scraper of Prometheus gives up after ten seconds, and every alert waits for it. */
const SCRAPE_MS = 1_500
/** What was read is told for five seconds more. */
const FRESH_MS = 5_000

let world: World
let product: Product
beforeAll(async () => {
  world = await startWorld()
  product = await world.start()
})
afterAll(() => world.close())

const up = async (name: string) => valueOf(await scrape(product), 'dependency_up', { name })
const namesOf = (samples: readonly Sample[]) => new Set(samples.map(({ name }) => name))

describe.each([
  ['Redis', 'redis', 'queue_tasks', 'outbox_tasks'],
  ['MySQL', 'database', 'outbox_tasks', 'queue_tasks'],
] as const)('While %s is frozen', (server, name, unknown, known) => {
  it('a scrape takes no longer than 1.5 s, says so, leaves out what it cannot know, and tells the rest', async () => {
    expect(await up(name)).toBe(1)
    world[name].freeze()
    let slowest = 0
    let samples: Sample[] = []
    const scrapeTimed = async () => {
      const startedAt = performance.now()
      samples = await scrape(product)
      slowest = Math.max(slowest, performance.now() - startedAt)
      return valueOf(samples, 'dependency_up', { name }) === 0
    }
    await timeUntil(scrapeTimed, FRESH_MS + 2 * SCRAPE_MS)
    const names = namesOf(samples)
    world[name].thaw()

    expect(names).not.toContain(unknown)
    expect(names).toContain(known)
    expect(names).toContain('nodejs_eventloop_lag_p99_seconds')
    expect(slowest).toBeLessThan(SCRAPE_MS)
    await timeUntil(async () => (await up(name)) === 1, 2 * FRESH_MS)
    recordFault({ fault: `a scrape while ${server} is frozen`, injected: 'SIGSTOP', slowestMs: slowest })
  })
})
