import { appendFile, mkdtemp, readdir, rm, unlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { logFileName } from '../src/utils/logFile'
import type { LogConditions } from '../src/utils/logFilter'
import { createLogger } from '../src/utils/logger'
import { openLogTail, type TailOptions, type TailPosition } from '../src/utils/logTail'
import { eventually } from './support/eventually'

let dir: string
let followers: Follower[]
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'logs-'))
  followers = []
})
afterEach(async () => {
  await Promise.all(followers.map((each) => each.drop()))
  await rm(dir, { recursive: true })
})

const DAY_MS = 24 * 60 * 60 * 1000
/** A start of a process `agoMs` before now. */
const startOf = (name: string, agoMs = 0) =>
  `${new Date(Date.now() - agoMs).toISOString().replace(/[-:.]/g, '')}-1-${Buffer.from(name).toString('hex')}`
const pathOf = (start: string, number = 1) => join(dir, logFileName({ start, number }))

let clock = Date.now()
/** A line that is later than all before it. */
function line(message: string, fields: object = {}): string {
  clock = Math.max(clock + 1, Date.now())
  return `${JSON.stringify({ level: 'info', time: new Date(clock).toISOString(), message, ...fields })}\n`
}

interface Follower {
  /** The messages that have come, and `gap`. */
  seen: string[]
  position: () => TailPosition
  /** Ends it, as a connection that is broken off. */
  drop: () => Promise<void>
}

interface FollowOptions extends TailOptions {
  filter?: LogConditions
  after?: TailPosition
  /** Breaks off behind so many entries. */
  upTo?: number
}

const linesOf = ({ seen }: Pick<Follower, 'seen'>) => seen.filter((each) => each !== 'gap')

/** Follows the log in the background. What a position is does not depend on how it travelled. */
async function follow({ filter = {}, after, upTo = Infinity, ...options }: FollowOptions = {}): Promise<Follower> {
  const tail = await openLogTail(dir, filter, after, { everyMs: 5, ...options })
  const end = new AbortController()
  const seen: string[] = []
  let position = tail.position
  const run = async () => {
    for await (const followed of tail.follow(end.signal)) {
      if (followed.entry) seen.push(followed.entry.message)
      if (followed.isGap) seen.push('gap')
      ;({ position } = followed)
      if (linesOf({ seen }).length >= upTo || end.signal.aborted) return
    }
  }
  const running = run()
  const follower = {
    seen,
    position: () => position,
    drop: () => {
      end.abort()
      return running
    },
  }
  followers.push(follower)
  return follower
}

/** Where somebody was who has followed the log up to now. */
async function leave(): Promise<TailPosition> {
  const { drop, position } = await follow()
  await drop()
  return position()
}

/** To compare thousands of lines again and again would keep the follower from reading them. */
async function hasSeen({ seen }: Follower, messages: string[]): Promise<void> {
  await eventually(() => seen.length >= messages.length, 20_000)
  expect(seen).toEqual(messages)
}

describe('whoever follows the log', () => {
  test('is told what is written from then on, and nothing from before', async () => {
    const [one, other] = [startOf('one'), startOf('two')]
    await writeFile(pathOf(one), line('before'))
    const follower = await follow()
    await appendFile(pathOf(one), line('first'))
    await hasSeen(follower, ['first'])
    await writeFile(pathOf(other), line('of another process'))
    await appendFile(pathOf(one), line('last'))
    await eventually(() => expect(follower.seen).toHaveLength(3))
    expect(new Set(follower.seen)).toEqual(new Set(['first', 'of another process', 'last']))
  })

  test('waits for the folder, and for the end of a line', async () => {
    await rm(dir, { recursive: true })
    const follower = await follow()
    const { log, close } = await createLogger({ level: 'info', dir, stdout: false })
    log.info('the first line of all')
    await hasSeen(follower, ['the first line of all'])
    await close()

    const text = line('in two parts')
    await writeFile(pathOf(startOf('torn')), text.slice(0, 20))
    await writeFile(pathOf(startOf('whole')), line('whole'))
    await hasSeen(follower, ['the first line of all', 'whole'])
    await appendFile(pathOf(startOf('other')), line('another'))
    await eventually(() => expect(follower.seen).toHaveLength(3))
  })

  test('is told a line once it has its end', async () => {
    const start = startOf('torn')
    const [before, text] = [line('before'), line('in two parts')]
    const follower = await follow()
    await writeFile(pathOf(start), before + text.slice(0, 30))
    await hasSeen(follower, ['before'])
    await appendFile(pathOf(start), text.slice(30))
    await hasSeen(follower, ['before', 'in two parts'])
  })

  test('is told what matches alone', async () => {
    const start = startOf('one')
    const follower = await follow({ filter: { level: 'warn', q: 'DISK' } })
    await writeFile(
      pathOf(start),
      line('disk', { level: 'info' }) + line('the disk', { level: 'error' }) + line('else', { level: 'error' }),
    )
    await appendFile(pathOf(start), line('Disk', { level: 'warn' }))
    await hasSeen(follower, ['the disk', 'Disk'])
  })

  test('is told what several processes have written in the order of time', async () => {
    const starts = ['a', 'b', 'c'].map((name) => startOf(name))
    const messages = Array.from({ length: 6_000 }, (_, i) => `line ${i}`)
    const pad = 'p'.repeat(200)
    const lines = messages.map((message) => line(message, { pad }))
    const left = await leave()
    for (const [i, start] of starts.entries())
      await writeFile(pathOf(start), lines.filter((_, at) => at % starts.length === i).join(''))
    await hasSeen(await follow({ after: left }), messages)
  })

  test('gets over lines that are long, and over one that is longer than any entry', async () => {
    const [long, endless] = ['y'.repeat(1024 * 1024), 'z'.repeat(9 * 1024 * 1024)]
    const follower = await follow()
    await writeFile(pathOf(startOf('one')), line('first') + line(long) + line(endless) + line('last'))
    await hasSeen(follower, ['first', long, 'last'])
  })
})

describe('whoever comes back', () => {
  test('is told what was missed: of the same file, of later ones, and of processes that have started meanwhile', async () => {
    const [old, young] = [startOf('old', DAY_MS / 2), startOf('young')]
    await writeFile(pathOf(old), line('before'))
    const left = await leave()
    await appendFile(pathOf(old), line('at the end'))
    await writeFile(pathOf(old, 2), line('in the second'))
    await writeFile(pathOf(old, 3), line('in the third'))
    await writeFile(pathOf(young), line('by another'))
    await hasSeen(await follow({ after: left }), ['at the end', 'in the second', 'in the third', 'by another'])
  })

  test('is told nothing of files that were read, whether they are still there or not', async () => {
    const [start, dead] = [startOf('one'), startOf('dead', 3 * DAY_MS)]
    await writeFile(pathOf(dead), line('three days ago'))
    await utimes(pathOf(dead), Date.now() / 1000 - 3 * 24 * 3600, Date.now() / 1000 - 3 * 24 * 3600)
    await writeFile(pathOf(start), line('before'))
    const first = await follow()
    await appendFile(pathOf(start), line('one'))
    await writeFile(pathOf(start, 2), line('two'))
    await hasSeen(first, ['one', 'two'])
    await first.drop()
    expect(first.position().places).toHaveLength(1)
    await unlink(pathOf(start))
    await appendFile(pathOf(start, 2), line('three'))
    await hasSeen(await follow({ after: first.position() }), ['three'])
    await unlink(pathOf(dead))
    await hasSeen(await follow({ after: first.position() }), ['three'])
  })

  test('hears of a gap where a file is gone that was not read, and goes on behind it', async () => {
    const start = startOf('one')
    await writeFile(pathOf(start), line('before'))
    const left = await leave()
    await writeFile(pathOf(start, 2), line('gone'))
    await writeFile(pathOf(start, 3), line('there'))
    await unlink(pathOf(start, 2))
    await hasSeen(await follow({ after: left }), ['gap', 'there'])
    await unlink(pathOf(start))
    await hasSeen(await follow({ after: left }), ['gap', 'there'])
    await unlink(pathOf(start, 3))
    await hasSeen(await follow({ after: left }), ['gap'])
  })

  test('hears of a gap where too much was missed, and is told what comes next', async () => {
    const start = startOf('one')
    await writeFile(pathOf(start), line('before'))
    const left = await leave()
    await appendFile(pathOf(start), line('x'.repeat(6_000)))
    await writeFile(pathOf(start, 2), line('x'.repeat(6_000)))
    const follower = await follow({ after: left, maxBehindBytes: 10_000 })
    await hasSeen(follower, ['gap'])
    await appendFile(pathOf(start, 2), line('next'))
    await hasSeen(follower, ['gap', 'next'])
  })
})

describe('whatever happens', () => {
  type Deed =
    | { do: 'write'; by: number; count: number }
    | { do: 'rotate' | 'remove'; by: number }
    | { do: 'start' }
    | { do: 'drop'; behind: number }
  const by = fc.nat(9)
  const deeds = fc.array(
    fc.oneof(
      {
        weight: 5,
        arbitrary: fc.record({ do: fc.constant('write' as const), by, count: fc.integer({ min: 1, max: 40 }) }),
      },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('rotate' as const), by }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), by }) },
      { weight: 1, arbitrary: fc.record({ do: fc.constant('start' as const) }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('drop' as const), behind: fc.nat(30) }) },
    ),
    { minLength: 5, maxLength: 25 },
  )

  test('every line is told once, those of a process in their order', async () => {
    await fc.assert(
      fc.asyncProperty(deeds, async (plan: Deed[]) => {
        const processes = [{ start: startOf('p0'), number: 1 }]
        const written: string[] = []
        const told: string[] = []
        let follower = await follow()
        const keepUp = () => eventually(() => expect(told.length + linesOf(follower).length).toBe(written.length))
        for (const [step, deed] of plan.entries()) {
          const process = processes['by' in deed ? deed.by % processes.length : 0]
          if (!process) continue
          if (deed.do === 'start') processes.push({ start: startOf(`started in step ${step}`), number: 1 })
          if (deed.do === 'rotate') await writeFile(pathOf(process.start, (process.number += 1)), '')
          if (deed.do === 'remove' && process.number > 1) {
            await keepUp()
            await rm(pathOf(process.start, process.number - 1), { force: true })
          }
          if (deed.do === 'write') {
            const messages = Array.from({ length: deed.count }, (_, i) => `${process.start} ${step}.${i}`)
            written.push(...messages)
            await appendFile(pathOf(process.start, process.number), messages.map((each) => line(each)).join(''))
          }
          if (deed.do === 'drop') {
            await follower.drop()
            told.push(...linesOf(follower))
            // Breaks off again in the midst of what was missed.
            const brief = await follow({ after: follower.position(), upTo: deed.behind + 1 })
            await eventually(() =>
              expect(linesOf(brief)).toHaveLength(Math.min(deed.behind + 1, written.length - told.length)),
            )
            await brief.drop()
            told.push(...linesOf(brief))
            follower = await follow({ after: brief.position() })
          }
        }
        await keepUp()
        await follower.drop()
        told.push(...linesOf(follower))
        // Of a file that is gone it may not know that there was nothing more in it.
        if (plan.every((deed) => deed.do !== 'remove')) expect(follower.seen).not.toContain('gap')
        const of = (start: string, messages: string[]) => messages.filter((each) => each.startsWith(start))
        for (const { start } of processes) expect(of(start, told)).toEqual(of(start, written))
        for (const name of await readdir(dir)) await unlink(join(dir, name))
      }),
      { numRuns: 40, endOnFailure: true },
    )
  }, 60_000)
})
