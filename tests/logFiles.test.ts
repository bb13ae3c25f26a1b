import { appendFile, mkdtemp, readFile, readdir, rm, unlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { createLogBeginnings, readLogPage } from '../src/utils/logFiles'
import { createLogFilter } from '../src/utils/logFilter'
import type { LogEntry } from '../src/utils/logEntry'
import type { LogQuery, LogReadOptions } from '../src/utils/logFiles'
import { createLogger, maskEmail } from '../src/utils/logger'
import type { Log } from '../src/utils/logger'

let dir: string
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'logs-'))
})
afterEach(() => rm(dir, { recursive: true }))

const start = Date.UTC(2026, 10, 22, 10)

/** The instant `seconds` after the start. */
function at(seconds: number): string {
  return new Date(start + seconds * 1000).toISOString()
}

function line(seconds: number, fields: Record<string, unknown> = {}): string {
  return `${JSON.stringify({ level: 'info', time: at(seconds), process: 1, message: `line ${seconds}`, ...fields })}\n`
}

/** Writes a file whose last change is at the time of its last line, as a logger would leave it. */
async function logFile(name: string, lines: string[], lastSecond: number): Promise<void> {
  await writeFile(join(dir, name), lines.join(''))
  await utimes(join(dir, name), start / 1000 + lastSecond, start / 1000 + lastSecond)
}

function seconds(count: number, first = 0, step = 1): number[] {
  return Array.from({ length: count }, (_, index) => first + index * step)
}

async function messages(query: Partial<LogQuery> = {}): Promise<string[]> {
  const { entries } = await readLogPage(dir, { limit: 100, ...query })
  return entries.map(({ message }) => message)
}

/** Follows `next` to the end; `between` runs after each page. */
async function allPages(query: Partial<LogQuery> = {}, between?: () => Promise<void>, options?: LogReadOptions) {
  const entries: LogEntry[] = []
  const sizes: number[] = []
  let after = query.after
  do {
    const page = await readLogPage(dir, { limit: 10, ...query, after }, options)
    entries.push(...page.entries)
    sizes.push(page.entries.length)
    after = page.next ? JSON.parse(JSON.stringify(page.next)) : undefined
    await between?.()
  } while (after)
  return { sizes, messages: entries.map(({ message }) => message) }
}

const newestFirst = (numbers: number[]) => numbers.toSorted((a, b) => b - a).map((second) => `line ${second}`)

describe('a page of the log', () => {
  test('is newest first, and the last one says that there is nothing older', async () => {
    await logFile(
      'app-a.1.log',
      seconds(25).map((second) => line(second)),
      24,
    )
    const { messages, sizes } = await allPages()
    expect(messages).toEqual(newestFirst(seconds(25)))
    expect(sizes).toEqual([10, 10, 5])
  })

  test('is the last one also where it is full', async () => {
    await logFile(
      'app-a.1.log',
      seconds(20).map((second) => line(second)),
      19,
    )
    expect((await allPages()).sizes).toEqual([10, 10])
  })

  test('holds no more than so many bytes, but one entry at least', async () => {
    const long = 'y'.repeat(10_000)
    await logFile(
      'app-a.1.log',
      seconds(5).map((second) => line(second, { long })),
      4,
    )
    const sizesWith = async (pageBytes: number) => (await allPages({}, undefined, { pageBytes })).sizes
    expect(await sizesWith(25_000)).toEqual([2, 2, 1])
    expect(await sizesWith(5_000)).toEqual([1, 1, 1, 1, 1])
  })

  test('is empty where no log has been written', async () => {
    const nothing = { entries: [], next: null, bytesRead: 0 }
    expect(await readLogPage(dir, { limit: 10 })).toEqual(nothing)
    expect(await readLogPage(join(dir, 'missing'), { limit: 10 })).toEqual(nothing)
  })

  test('orders the files of two processes by time', async () => {
    await logFile(
      'app-a.1.log',
      seconds(30, 0, 2).map((second) => line(second)),
      58,
    )
    await logFile(
      'app-b.1.log',
      seconds(30, 1, 2).map((second) => line(second)),
      59,
    )
    expect((await allPages()).messages).toEqual(newestFirst(seconds(60)))
  })

  test('keeps entries of one instant apart, over files and pages', async () => {
    const same = (name: string) => seconds(15).map((n) => line(7, { message: `${name}${n}` }))
    await logFile('app-a.9.log', same('a9-'), 7)
    await logFile('app-a.10.log', same('a10-'), 7)
    const { messages } = await allPages({ limit: 4 })
    expect(messages).toHaveLength(30)
    expect(new Set(messages).size).toBe(30)
    expect(messages[0]).toBe('a10-14')
    expect(messages.at(-1)).toBe('a9-0')
  })

  test('neither repeats nor skips while lines are added and files rotate', async () => {
    await logFile(
      'app-a.1.log',
      seconds(40).map((second) => line(second)),
      39,
    )
    await logFile(
      'app-b.1.log',
      seconds(40).map((second) => line(second + 0.5)),
      39.5,
    )
    let now = 100
    const { messages } = await allPages({}, async () => {
      now += 1
      await appendFile(join(dir, 'app-a.1.log'), line(now))
      await writeFile(join(dir, `app-a.${now}.log`), line(now + 0.5))
    })
    expect(messages).toEqual(newestFirst([...seconds(40), ...seconds(40, 0.5)]))
  })

  test('goes on when the file of the position has been removed', async () => {
    await logFile(
      'app-a.1.log',
      seconds(10, 0).map((second) => line(second)),
      9,
    )
    await logFile(
      'app-a.2.log',
      seconds(10, 10).map((second) => line(second)),
      19,
    )
    const { next } = await readLogPage(dir, { limit: 5 })
    await unlink(join(dir, 'app-a.2.log'))
    expect(await messages({ after: next ?? undefined })).toEqual(newestFirst(seconds(10)))
  })

  test('skips torn lines, foreign lines and other files', async () => {
    const foreign = [
      '\n',
      'not JSON\n',
      '[1]\n',
      'null\n',
      '{"time":"never","level":"info"}\n',
      '{"time":1,"level":30}\n',
    ]
    await logFile('app-a.1.log', [line(1), ...foreign, line(2), line(3).slice(0, 40)], 3)
    await writeFile(join(dir, 'notes.txt'), line(4))
    expect(await messages()).toEqual(['line 2', 'line 1'])
  })

  test('gives an entry without a message an empty one', async () => {
    await logFile('app-a.1.log', [line(1, { message: undefined, status: 200 })], 1)
    const { entries } = await readLogPage(dir, { limit: 1 })
    expect(entries).toEqual([{ level: 'info', time: at(1), process: 1, message: '', status: 200 }])
  })

  test('keeps characters whole wherever the blocks are cut', async () => {
    for (const pad of seconds(4)) {
      const text = '€😀'.repeat(30_000)
      await logFile('app-a.1.log', [line(1, { message: `${'x'.repeat(pad)}${text}` }), line(2)], 2)
      expect(await messages()).toEqual(['line 2', `${'x'.repeat(pad)}${text}`])
    }
  })

  test('reads a line of 1 MB, and passes over one that is longer than any entry', async () => {
    const long = 'y'.repeat(1024 * 1024)
    const endless = 'z'.repeat(6 * 1024 * 1024)
    await logFile('app-a.1.log', [line(1), line(2, { message: long }), line(3, { message: endless }), line(4)], 4)
    expect(await messages()).toEqual(['line 4', long, 'line 1'])
    expect(await messages({ until: at(4) })).toEqual([long, 'line 1'])
    expect(await messages({ until: at(2) })).toEqual(['line 1'])
  })
})

describe('an instant', () => {
  test('is found exactly in a file of long lines', async () => {
    const pad = 'p'.repeat(50_000)
    const lines = seconds(40).map((second) => line(second, { pad }))
    await logFile('app-a.1.log', lines, 39)
    for (const second of seconds(40, 1)) {
      const { entries } = await readLogPage(dir, { limit: 1, until: at(second) })
      expect(entries[0]?.message).toBe(`line ${second - 1}`)
    }
  })
})

describe('the filters', () => {
  beforeEach(async () => {
    const levels = ['debug', 'info', 'warn', 'error', 'fatal']
    await logFile(
      'app-a.1.log',
      levels.map((level, second) => line(second, { level })),
      4,
    )
    const named = { requestId: 'r1', userId: 'u1', route: '/gigs/:gigId', err: { message: 'The disk is FULL' } }
    await logFile('app-b.1.log', [line(10, named), line(11, { requestId: 'r2', message: 'Größe: r1' })], 11)
  })

  test('level keeps that level and those above', async () => {
    expect(await messages({ level: 'warn' })).toEqual(['line 4', 'line 3', 'line 2'])
    expect(await messages({ level: 'fatal' })).toEqual(['line 4'])
  })

  test('since counts its instant, until does not', async () => {
    expect(await messages({ since: at(2), until: at(4) })).toEqual(['line 3', 'line 2'])
  })

  test('requestId, userId and route are exact', async () => {
    expect(await messages({ requestId: 'r1' })).toEqual(['line 10'])
    expect(await messages({ userId: 'u1', route: '/gigs/:gigId' })).toEqual(['line 10'])
    expect(await messages({ userId: 'u1', requestId: 'r2' })).toEqual([])
    expect(await messages({ route: '/gigs' })).toEqual([])
  })

  test('q looks into the message and the error, in any case of letters', async () => {
    expect(await messages({ q: 'GRÖSSE' })).toEqual([])
    expect(await messages({ q: 'GRÖßE' })).toEqual(['Größe: r1'])
    expect(await messages({ q: 'disk is full' })).toEqual(['line 10'])
  })
})

describe('a large log', () => {
  const count = 20_000
  const pad = 'p'.repeat(150)
  const blocks = (number: number) => number * 64 * 1024

  beforeEach(async () => {
    // 5 MB in all, in two files
    const lines = seconds(count).map((second) => line(second, { pad, requestId: second === 42 ? 'rare' : 'common' }))
    await logFile('app-a.1.log', lines.slice(0, count / 2), count / 2 - 1)
    await logFile('app-a.2.log', lines.slice(count / 2), count - 1)
  })

  test('is read only as far as the page reaches', async () => {
    const { entries } = await readLogPage(dir, { limit: 100 }, { scanBytes: blocks(2) })
    expect(entries).toHaveLength(100)
  })

  test('is not read through to reach an instant in its midst', async () => {
    const { entries } = await readLogPage(dir, { limit: 100, until: at(5_000) }, { scanBytes: blocks(3) })
    expect(entries).toHaveLength(100)
    expect(entries[0]?.message).toBe('line 4999')
  })

  test('is given in whole pages by time, to the last line', async () => {
    const { messages } = await allPages({ limit: 100, until: at(10_500), since: at(9_500) })
    expect(messages).toEqual(newestFirst(seconds(1000, 9_500)))
  })

  test('is searched in bounded steps, each of which says where to go on', async () => {
    const { messages, sizes } = await allPages({ requestId: 'rare' }, undefined, { scanBytes: blocks(16) })
    expect(messages).toEqual(['line 42'])
    expect(sizes.length).toBeGreaterThan(4)
  })

  test('is searched for a bounded time, behind which it goes on', async () => {
    const { messages, sizes } = await allPages({ requestId: 'rare' }, undefined, { scanMs: 0 })
    expect(messages).toEqual(['line 42'])
    expect(sizes.length).toBeGreaterThan(40)
  })

  test('is not read where its files lie outside of the period, of which the beginning is looked up once', async () => {
    const beginnings = createLogBeginnings()
    const page = (query: Partial<LogQuery>) => readLogPage(dir, { limit: 100, ...query }, { beginnings })
    expect(await page({ since: at(count + 10) })).toEqual({ entries: [], next: null, bytesRead: 0 })
    expect((await page({ until: at(-10) })).bytesRead).toBeLessThan(blocks(1))
    expect((await page({ until: at(-10) })).bytesRead).toBe(0)
    const late = await page({ since: at(count - 100), requestId: 'rare' })
    expect(late.bytesRead).toBeLessThan(blocks(3))
    const { entries, bytesRead } = await page({ since: at(9_990), until: at(9_995) })
    expect(entries).toHaveLength(5)
    expect(bytesRead).toBeLessThan(blocks(3))
  })
})

describe('what the bytes of a line say', () => {
  const letters = fc.constantFrom(...Array.from('aAkKiIsSſ\u212AaİıßσςΣ"\\/\n\u0007é€😀1 '))
  const text = fc.oneof(fc.string({ unit: letters, maxLength: 6 }), fc.string({ unit: 'binary', maxLength: 4 }))
  const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const
  const level = fc.constantFrom(...levels)
  const entry = fc.record({ level, message: text, requestId: text, err: fc.record({ message: text }) })
  /** Other programs may write the same otherwise. */
  const writings = [
    (json: string) => json,
    (json: string) => json.replaceAll('/', '\\/'),
    (json: string) =>
      json.replace(/[ak\u212A]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`),
  ]

  test('is that a line of another request, user, route, level or of other words does not match', () => {
    const bytes = Buffer.from(line(1, { requestId: 'r1', userId: 'u1', route: '/gigs', level: 'warn' }))
    const others = [
      { requestId: 'r2' },
      { userId: 'u2' },
      { route: '/gig' },
      { level: 'error' as const },
      { q: 'word' },
    ]
    for (const conditions of others) expect(createLogFilter(conditions).mayMatch(bytes)).toBe(false)
  })

  test('is not misled by a sigma, which at the end of a word is another small letter', () => {
    const filter = createLogFilter({ q: 'Σ' })
    const bytes = Buffer.from(line(1, { message: '\nΣ' }))
    expect(filter.matches(JSON.parse(bytes.toString()))).toBe(true)
    expect(filter.mayMatch(bytes)).toBe(true)
  })

  test('is never that it does not match where it does', () => {
    fc.assert(
      fc.property(entry, fc.nat(20), fc.nat(6), fc.option(level), (fields, from, length, atLeast) => {
        const all = `${fields.message}\n${fields.err.message}`
        const q = all.slice(from % all.length, (from % all.length) + length + 1)
        const conditions = { q: q.toUpperCase(), requestId: fields.requestId, level: atLeast ?? undefined }
        for (const each of [{ ...conditions, q }, conditions, { level: conditions.level }]) {
          const filter = createLogFilter(each)
          const logged = { time: at(0), ...fields }
          if (!filter.matches(logged)) continue
          for (const write of writings) {
            const bytes = Buffer.from(write(JSON.stringify(logged)))
            expect(filter.mayMatch(bytes)).toBe(true)
          }
        }
      }),
      { numRuns: 5_000 },
    )
  })
})

describe('the logger', () => {
  /** Logs with `write` and reads the file back, oldest first. */
  async function logged(write: (log: Log) => void, level = 'debug') {
    const { log, close } = await createLogger({ level, dir, stdout: false })
    write(log)
    await close()
    const { entries } = await readLogPage(dir, { limit: 100 })
    return entries.toReversed()
  }

  test('writes entries that the reader understands', async () => {
    const [entry] = await logged((log) => log.child({ requestId: 'r1' }).warn({ status: 503 }, 'Slow'))
    expect(entry).toEqual({
      level: 'warn',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      process: process.pid,
      requestId: 'r1',
      status: 503,
      message: 'Slow',
    })
  })

  test('has every line on disk once it is closed, and drops later ones quietly', async () => {
    const { log, close } = await createLogger({ level: 'info', dir, stdout: false })
    for (const second of seconds(50_000)) log.info(`line ${second}`)
    await close()
    log.info('too late')
    const [file = ''] = await readdir(dir)
    expect((await readFile(join(dir, file), 'utf8')).trimEnd().split('\n')).toHaveLength(50_000)
  })

  test('gives each start a file of its own, and removes those of two weeks ago', async () => {
    await logFile('app-20261101T000000000Z-7-abc123.1.log', [line(0)], -40 * 24 * 3600)
    await utimes(join(dir, 'app-20261101T000000000Z-7-abc123.1.log'), 0, 0)
    const loggers = await Promise.all(seconds(2).map(() => createLogger({ level: 'info', dir, stdout: false })))
    await Promise.all(loggers.map(({ close }) => close()))
    const names = await readdir(dir)
    expect(names).toHaveLength(2)
    expect(names.every((name) => name.includes(`-${process.pid}-`))).toBe(true)
  })

  test('writes no secret, at the top or one level below', async () => {
    const secrets = { password: 'S3', authorization: 'S3', cookie: 'S3', otp: 'S3', code: 'S3', refreshToken: 'S3' }
    const [entry] = await logged((log) =>
      log.info({ ...secrets, body: secrets, err: Object.assign(new Error('x'), secrets) }, 'In'),
    )
    expect(JSON.stringify({ ...entry, err: null })).not.toContain('S3')
    expect(entry).toMatchObject({ password: '[redacted]', body: { code: '[redacted]' } })
  })

  test('keeps what explains an error', async () => {
    const cause = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', errno: -111 })
    const [entry] = await logged((log) => log.error({ err: new TypeError('No answer', { cause }) }, 'Failed'))
    expect(entry).toMatchObject({
      message: 'Failed',
      err: { type: 'TypeError', message: 'No answer', cause: { type: 'Error', code: 'ECONNREFUSED', errno: -111 } },
    })
    expect(entry?.err).toHaveProperty('stack', expect.stringMatching(/^TypeError: No answer\n {4}at .*logFiles\.test/))
  })

  test('writes neither SQL nor values of a database error, however it is logged', async () => {
    const text = "Duplicate entry 'jane@example.org\n    at S3' for key 'users.email'"
    const err = Object.assign(new Error(text), {
      code: 'ER_DUP_ENTRY',
      errno: 1062,
      sql: "INSERT INTO users VALUES ('jane@example.org', 'S3')",
      sqlMessage: text,
    })
    const entries = await logged((log) => {
      log.error({ err }, 'With words')
      log.error({ err, requestId: 'r1' })
      log.error(err)
      log.error(new Error('Wrapped', { cause: err }))
    })
    expect(entries).toHaveLength(4)
    expect(JSON.stringify(entries)).not.toMatch(/jane|S3|INSERT|Duplicate/)
    expect(entries[1]).toMatchObject({ requestId: 'r1', err: { code: 'ER_DUP_ENTRY', errno: 1062 } })
    expect(entries[2]?.message).toBe('The database answered ER_DUP_ENTRY')
  })

  test('masks addresses', async () => {
    expect(maskEmail('jane@example.org')).toBe('j***@example.org')
    expect(maskEmail('no address')).toBe('***')
    const [entry] = await logged((log) => log.error(new Error('550 <jane.doe@mail.example.org> is unknown')))
    expect(entry?.message).toBe('550 <j***@mail.example.org> is unknown')
  })
})
