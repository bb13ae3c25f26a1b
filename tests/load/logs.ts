/**
 * Measures how fast a page of a large log is found, and what that costs: `npm run bench:logs -- [GIGABYTES]`, 1 by default. It
 * exits with 1 when a page takes longer, or costs more, than is promised.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { createLogBeginnings, readLogPage, type LogPage, type LogQuery } from '../../src/utils/logFiles'
import { planted, writeLogs, type WrittenLogs } from './logs/writeLogs'

const MEBIBYTE = 1024 * 1024
const GOALS = { firstPageMs: 1_000, delayMs: 50, growthMb: 64 }
const ROUNDS = 3
const RESOLUTION_MS = 1
const LOOK_AT_MEMORY_MS = 5

interface Figures {
  name: string
  entries: number
  firstMs: number
  readMb: number
  /** To the end of the log, or to the first entry where the first page has none. */
  pages: number
  allMs: number
  delayMs: number
  rssMb: { before: number; after: number; peak: number }
}

const rssMb = () => process.memoryUsage.rss() / MEBIBYTE

function queriesOver({ from, until, userId }: WrittenLogs): Record<string, Partial<LogQuery>> {
  const at = (share: number) => new Date(from + (until - from) * share).toISOString()
  return {
    'no filter': {},
    'level=error': { level: 'error' },
    'level=fatal, of which there is none': { level: 'fatal' },
    'requestId, recent': { requestId: planted.recent },
    'requestId, oldest': { requestId: planted.oldest },
    'requestId, absent': { requestId: planted.absent },
    userId: { userId },
    'q, frequent': { q: 'get /me' },
    'q, of the errors': { q: 'econnrefused' },
    'q, once': { q: planted.rareWord.toLowerCase() },
    'q, absent': { q: 'nowhere to be found' },
    'q, absent and not ASCII': { q: 'Größe' },
    'since and until in the middle': { since: at(0.5), until: at(0.501) },
    'until in the middle, absent requestId': { until: at(0.5), requestId: planted.absent },
  }
}

async function measure(dir: string, name: string, query: Partial<LogQuery>): Promise<Figures> {
  const beginnings = createLogBeginnings()
  const before = rssMb()
  let peak = before
  const looking = setInterval(() => (peak = Math.max(peak, rssMb())), LOOK_AT_MEMORY_MS)
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delays.enable()
  const page = (after?: LogPage['next']) =>
    readLogPage(dir, { limit: 100, ...query, after: after ?? undefined }, { beginnings })

  const startedAt = performance.now()
  const first = await page()
  const firstMs = performance.now() - startedAt
  let pages = 1
  for (let last = first; last.next && last.entries.length === 0; pages += 1) last = await page(last.next)
  const allMs = performance.now() - startedAt

  delays.disable()
  clearInterval(looking)
  return {
    name,
    entries: first.entries.length,
    firstMs,
    readMb: first.bytesRead / MEBIBYTE,
    pages,
    allMs,
    delayMs: delays.max / 1e6,
    rssMb: { before, after: rssMb(), peak: Math.max(peak, rssMb()) },
  }
}

/** The best of some rounds, because others use the machine as well; of memory the worst. */
function best(rounds: Figures[]): Figures {
  const [first] = rounds.toSorted((a, b) => a.firstMs - b.firstMs)
  if (!first) throw new RangeError('Nothing was measured')
  const least = (of: (figures: Figures) => number) => Math.min(...rounds.map(of))
  const peak = Math.max(...rounds.map(({ rssMb: { peak: highest } }) => highest))
  return {
    ...first,
    allMs: least(({ allMs }) => allMs),
    delayMs: least(({ delayMs }) => delayMs),
    rssMb: { ...first.rssMb, peak },
  }
}

function show(all: Figures[]): void {
  const whole = (value: number) => value.toFixed(0)
  const rows = all.map(({ name, entries, firstMs, readMb, pages, allMs, delayMs, rssMb: { before, after, peak } }) =>
    [
      name,
      entries,
      whole(firstMs),
      readMb.toFixed(1),
      pages,
      whole(allMs),
      whole(delayMs),
      [before, after, peak].map(whole).join(' / '),
    ].join(' | '),
  )
  const head =
    'asked for | entries | first page, ms | read, MB | pages to an entry or the end | in all, ms | longest delay, ms | RSS before / after / peak, MB'
  console.log([head, head.replace(/[^|]+/g, '---'), ...rows].map((line) => `| ${line} |`).join('\n'))
}

async function main(): Promise<void> {
  const gigabytes = Number(process.argv[2] ?? 1)
  if (!(gigabytes > 0)) throw new RangeError('Say how many gigabytes the log is to have.')
  const dir = await mkdtemp(join(tmpdir(), 'bench-logs-'))
  try {
    const logs = await writeLogs(dir, gigabytes * 1024 * MEBIBYTE, Date.now())
    const [cpu] = cpus()
    console.log(`${(logs.bytes / MEBIBYTE).toFixed(0)} MB in ${logs.files} files, ${logs.lines} lines`)
    console.log(
      `${cpus().length} cores (${cpu?.model.trim()}) · Node.js ${process.versions.node} · load before ${loadavg()[0]?.toFixed(1)}\n`,
    )
    const all: Figures[] = []
    for (const [name, query] of Object.entries(queriesOver(logs))) {
      const rounds: Figures[] = []
      for (let round = 0; round < ROUNDS; round += 1) rounds.push(await measure(dir, name, query))
      all.push(best(rounds))
    }
    show(all)
    const missed = all.filter(
      ({ firstMs, delayMs, rssMb: { before, peak } }) =>
        firstMs > GOALS.firstPageMs || delayMs > GOALS.delayMs || peak - before > GOALS.growthMb,
    )
    if (missed.length > 0) {
      console.error(`\nNot as promised: ${missed.map(({ name }) => name).join('; ')}`)
      process.exitCode = 1
    }
  } finally {
    await rm(dir, { recursive: true })
  }
}

main().catch((error: unknown) => {
  console.error(error)
  process.exitCode = 1
})
