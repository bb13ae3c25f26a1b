import { open, readdir, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { LRUCache } from 'lru-cache'
import { orMissing } from './folderFault'
import type { LogEntry } from './logEntry'
import { createLogFilter, type LogConditions, type LogFilter } from './logFilter'
import { entriesOf, firstEntryBehind, firstEntryOf, linesBackwards, type Meter, type PlacedEntry } from './logLines'

/** The exact place of a line, of use as long as its file exists. `time` is in ms since 1970, `offset` in bytes. */
export interface LogPosition {
  time: number
  file: string
  offset: number
}

export interface LogQuery extends LogConditions {
  /** 1–100 */
  limit: number
  /** First instant that counts, ISO 8601. */
  since?: string
  /** First instant that counts no more, ISO 8601. */
  until?: string
  /** Where the page before ended. */
  after?: LogPosition
}

export interface LogPage {
  entries: LogEntry[]
  /** Null when there is nothing older. A page may hold fewer entries than `limit` and still have a next one. */
  next: LogPosition | null
  /** How much was read for it. */
  bytesRead: number
}

/** When the first line of each file was logged, which never changes; for as many files as a folder holds. */
export type LogBeginnings = LRUCache<string, number>
export const createLogBeginnings = (): LogBeginnings => new LRUCache({ max: 2_000 })

/** What one page may cost. Whoever wants more goes on with the next. */
interface Bounds {
  scanBytes: number
  scanMs: number
  /** Of the lines that are given back. */
  pageBytes: number
}
const BOUNDS: Bounds = { scanBytes: 512 * 1024 * 1024, scanMs: 400, pageBytes: 8 * 1024 * 1024 }

export interface LogReadOptions extends Partial<Bounds> {
  /** Kept from page to page, they spare looking into files again. */
  beginnings?: LogBeginnings
}

/** A place down to which all has been searched; where there is an entry, it is one that matches. */
type Reached = LogPosition & { found?: PlacedEntry }
type Reader = AsyncGenerator<Reached, undefined>
interface Search extends Meter {
  dir: string
  filter: LogFilter
  since: number
  until: number
  after: LogPosition | undefined
  beginnings: LogBeginnings
}

const PROBED_BYTES = 64 * 1024
/** A file's mtime comes from a coarser clock than the times in its lines. */
const MTIME_SLACK_MS = 1000

/**
 * Reads one page of the log, newest first, over all files of all processes and rotations in `dir`.
 * Lines are taken to be in time order within a file. New lines and rotations between two pages neither repeat nor skip an entry.
 */
export async function readLogPage(
  dir: string,
  { limit, since, until, after, ...conditions }: LogQuery,
  { beginnings = createLogBeginnings(), ...bounds }: LogReadOptions = {},
): Promise<LogPage> {
  const { scanBytes, scanMs, pageBytes } = { ...BOUNDS, ...bounds }
  const search: Search = {
    dir,
    filter: createLogFilter(conditions),
    since: since ? Date.parse(since) : -Infinity,
    until: until ? Date.parse(until) : Infinity,
    after,
    beginnings,
    bytesRead: 0,
  }
  const startedAt = performance.now()
  const isOver = () => search.bytesRead >= scanBytes || performance.now() - startedAt >= scanMs
  const entries: LogEntry[] = []
  let bytes = 0
  let last: LogPosition | null = null
  for await (const { found, ...position } of mergeNewestFirst(search)) {
    const length = found ? found.end - found.offset : 0
    const isFull = entries.length === limit || (entries.length > 0 && bytes + length > pageBytes)
    if (last && (isFull || isOver())) return { entries, next: last, bytesRead: search.bytesRead }
    if (found) entries.push(found.entry)
    bytes += length
    last = position
  }
  return { entries, next: null, bytesRead: search.bytesRead }
}

/** K-way merge; a file is opened only once the merge has come down to the time of its last write. */
async function* mergeNewestFirst(search: Search): Reader {
  const waiting = await logFiles(search)
  const readers = new Map<Reader, Reached>()
  const advance = async (reader: Reader) => {
    const { value, done } = await reader.next()
    if (done) readers.delete(reader)
    else readers.set(reader, value)
  }
  try {
    for (;;) {
      const newest = newestOf(readers)
      const [next] = waiting
      if (next && (!newest || next.newest >= newest.reached.time)) {
        waiting.shift()
        await advance(readBackwards(next.file, search))
      } else if (newest) {
        yield newest.reached
        await advance(newest.reader)
      } else return
    }
  } finally {
    await Promise.all([...readers.keys()].map((reader) => reader.return(undefined)))
  }
}

function newestOf(readers: Map<Reader, Reached>): { reader: Reader; reached: Reached } | undefined {
  let newest
  for (const [reader, reached] of readers) {
    if (!newest || isNewer(reached, newest.reached)) newest = { reader, reached }
  }
  return newest
}

/** The files that may hold lines of the period, last written first. */
async function logFiles({ dir, since }: Search): Promise<{ file: string; newest: number }[]> {
  const listed = (await orMissing(readdir(dir, { withFileTypes: true }))) ?? []
  const names = listed.filter((item) => item.isFile() && item.name.endsWith('.log')).map(({ name }) => name)
  const files = await Promise.all(
    names.map(async (file) => {
      const stats = await orMissing(stat(join(dir, file)))
      return { file, newest: stats ? stats.mtimeMs + MTIME_SLACK_MS : -Infinity }
    }),
  )
  return files.filter(({ newest }) => newest > since).sort((a, b) => b.newest - a.newest)
}

const byFileNumber = new Intl.Collator('en', { numeric: true })

/** Entries of the same instant are ordered by file, and in a file by place, so that the order is total. */
function isNewer(a: LogPosition, b: LogPosition): boolean {
  return (a.time - b.time || byFileNumber.compare(a.file, b.file) || a.offset - b.offset) > 0
}

/** The entries of a file that match, last first, and for each piece that was searched how far that was. */
async function* readBackwards(file: string, search: Search): Reader {
  const { dir, filter, since, until, after } = search
  const latest = Math.min(until, after?.time ?? Infinity)
  const handle = await orMissing(open(join(dir, file)))
  if (!handle) return
  try {
    if ((await beginningOf(handle, file, search)) > latest) return
    const end = file === after?.file ? after.offset : await endOfPeriod(handle, latest, search)
    for await (const lines of linesBackwards(handle, end, search)) {
      let last: number | undefined
      for (const found of [...entriesOf(lines, filter)].reverse()) {
        if (found.time < since) return
        const reached = { time: found.time, file, offset: found.offset, found }
        last = found.offset
        if (isWithin(reached, search)) yield reached
      }
      const first = firstEntryOf(lines)
      if (!first || first.offset === last) continue
      if (first.time < since) return
      const reached = { time: first.time, file, offset: first.offset }
      if (isWithin(reached, search)) yield reached
    }
  } finally {
    await handle.close()
  }
}

const isWithin = (place: LogPosition, { until, after }: Search): boolean =>
  place.time < until && (!after || isNewer(after, place))

/** When the first entry of a file was logged. Asked only where a period ends, before which the file may not have begun. */
async function beginningOf(handle: FileHandle, file: string, search: Search): Promise<number> {
  if (search.until === Infinity && !search.after) return -Infinity
  const known = search.beginnings.get(file)
  if (known !== undefined) return known
  const { size } = await handle.stat()
  const first = await firstEntryBehind(handle, 0, Math.min(size, PROBED_BYTES), search)
  if (first) search.beginnings.set(file, first.time)
  return first?.time ?? -Infinity
}

/** Bisects for an offset, at the start of a line, from which on all lines are later than `time`; near, not nearest. */
async function endOfPeriod(handle: FileHandle, time: number, search: Search): Promise<number> {
  const { size } = await handle.stat()
  if (time === Infinity) return size
  let end = size
  let low = 0
  let high = size
  while (high - low > PROBED_BYTES) {
    const middle = Math.floor((low + high) / 2)
    const line = await firstEntryBehind(handle, middle, high, search)
    if (line && line.time <= time) low = middle
    else {
      high = middle
      end = line?.offset ?? end
    }
  }
  return end
}
