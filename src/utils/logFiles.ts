import { open, readdir, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { levels } from 'pino'

/** One line of the log; whatever else was logged stands beside the three that are always there. */
export type LogEntry = Record<string, unknown> & { time: string; level: string; message: string }

/** The exact place of a line, of use as long as its file exists. `time` is in ms since 1970, `offset` in bytes. */
export interface LogPosition {
  time: number
  file: string
  offset: number
}

export interface LogQuery {
  /** 1–100 */
  limit: number
  /** This level or above. */
  level?: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal'
  /** First instant that counts, ISO 8601. */
  since?: string
  /** First instant that counts no more, ISO 8601. */
  until?: string
  requestId?: string
  userId?: string
  route?: string
  /** Words of the message or of the error's message, in any case of letters. */
  q?: string
  /** Where the page before ended. */
  after?: LogPosition
}

export interface LogPage {
  entries: LogEntry[]
  /** Null when there is nothing older. A page may hold fewer entries than `limit` and still have a next one. */
  next: LogPosition | null
}

type PlacedEntry = LogPosition & { entry: LogEntry }
type EntryReader = AsyncGenerator<PlacedEntry, undefined>
type Scan = { bytes: number }
type Window = { since: number; until: number; after?: LogPosition }

const BLOCK_BYTES = 64 * 1024
const MAX_LINE_BYTES = 4 * 1024 * 1024
const MAX_SCAN_BYTES = 64 * 1024 * 1024
/** A file's mtime comes from a coarser clock than the times in its lines. */
const MTIME_SLACK_MS = 1000
const NEWLINE = 0x0a

/**
 * Reads one page of the log, newest first, over all files of all processes and rotations in `dir`.
 * Lines are taken to be in time order within a file. New lines and rotations between two pages neither repeat nor skip an entry.
 * @param maxScanBytes how much to read before the page is given back as it is, with the place to go on from
 */
export async function readLogPage(dir: string, query: LogQuery, maxScanBytes = MAX_SCAN_BYTES): Promise<LogPage> {
  const matches = entryFilter(query)
  const entries: LogEntry[] = []
  const scan: Scan = { bytes: 0 }
  let last: LogPosition | null = null
  for await (const { entry, ...position } of mergeNewestFirst(dir, windowOf(query), scan)) {
    if (last && (entries.length === query.limit || scan.bytes >= maxScanBytes)) return { entries, next: last }
    if (matches(entry)) entries.push(entry)
    last = position
  }
  return { entries, next: null }
}

function windowOf({ since, until, after }: LogQuery): Window {
  return { since: since ? Date.parse(since) : -Infinity, until: until ? Date.parse(until) : Infinity, after }
}

function entryFilter({ level, q, ...exact }: LogQuery): (entry: LogEntry) => boolean {
  const { values } = levels
  const lowest = level ? (values[level] ?? 0) : 0
  const words = q?.toLowerCase()
  const fields = (['requestId', 'userId', 'route'] as const).filter((name) => exact[name] !== undefined)
  return (entry) =>
    (values[entry.level] ?? 0) >= lowest &&
    fields.every((name) => entry[name] === exact[name]) &&
    (words === undefined || `${entry.message}\n${errorMessage(entry)}`.toLowerCase().includes(words))
}

function errorMessage({ err }: LogEntry): string {
  return typeof err === 'object' && err !== null && 'message' in err ? String(err.message) : ''
}

/** K-way merge; a file is opened only once the merge has come down to the time of its last write. */
async function* mergeNewestFirst(dir: string, window: Window, scan: Scan): EntryReader {
  const waiting = await logFiles(dir, window)
  const readers = new Map<EntryReader, PlacedEntry>()
  const advance = async (reader: EntryReader) => {
    const { value, done } = await reader.next()
    if (done) readers.delete(reader)
    else readers.set(reader, value)
  }
  try {
    for (;;) {
      const newest = newestOf(readers)
      const [next] = waiting
      if (next && (!newest || next.newest >= newest.entry.time)) {
        waiting.shift()
        await advance(entriesBackwards(dir, next.file, window, scan))
      } else if (newest) {
        yield newest.entry
        await advance(newest.reader)
      } else return
    }
  } finally {
    await Promise.all([...readers.keys()].map((reader) => reader.return(undefined)))
  }
}

function newestOf<Reader>(readers: Map<Reader, PlacedEntry>): { reader: Reader; entry: PlacedEntry } | undefined {
  let newest
  for (const [reader, entry] of readers) {
    if (!newest || isNewer(entry, newest.entry)) newest = { reader, entry }
  }
  return newest
}

/** The files that may hold lines of the window, last written first. */
async function logFiles(dir: string, { since }: Window): Promise<{ file: string; newest: number }[]> {
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

async function* entriesBackwards(dir: string, file: string, window: Window, scan: Scan): EntryReader {
  const { since, until, after } = window
  const handle = await orMissing(open(join(dir, file)))
  if (!handle) return
  try {
    const end =
      file === after?.file ? after.offset : await endOfWindow(handle, Math.min(until, after?.time ?? Infinity))
    for await (const { offset, text } of linesBackwards(handle, end, scan)) {
      const entry = parseEntry(text)
      if (!entry) continue
      const placed = { time: Date.parse(entry.time), file, offset, entry }
      if (placed.time < since) return
      if (placed.time < until && (!after || isNewer(after, placed))) yield placed
    }
  } finally {
    await handle.close()
  }
}

/** Bisects for an offset, at the start of a line, from which on all lines are later than `time`; near, not nearest. */
async function endOfWindow(handle: FileHandle, time: number): Promise<number> {
  const { size } = await handle.stat()
  if (time === Infinity) return size
  let end = size
  let low = 0
  let high = size
  while (high - low > BLOCK_BYTES) {
    const middle = Math.floor((low + high) / 2)
    const line = await firstEntryFrom(handle, middle, high)
    if (line && line.time <= time) low = middle
    else {
      high = middle
      end = line?.offset ?? end
    }
  }
  return end
}

/** The first entry whose line starts behind `start` and ends before `limit`; null if there is none. */
async function firstEntryFrom(handle: FileHandle, start: number, limit: number) {
  const block = Buffer.allocUnsafe(BLOCK_BYTES)
  let pieces: Buffer[] | null = null // null until the first newline: the line in the middle of which we start does not count
  let offset = start
  for (let position = start; position < limit;) {
    const { bytesRead } = await handle.read(block, 0, Math.min(BLOCK_BYTES, limit - position), position)
    if (bytesRead === 0) return null
    let from = 0
    for (let to = block.indexOf(NEWLINE); to >= 0 && to < bytesRead; to = block.indexOf(NEWLINE, from)) {
      const entry = pieces && parseEntry(Buffer.concat([...pieces, block.subarray(from, to)]).toString())
      if (entry) return { time: Date.parse(entry.time), offset }
      pieces = []
      from = to + 1
      offset = position + from
    }
    if (pieces && position + bytesRead - offset <= MAX_LINE_BYTES)
      pieces.push(Buffer.from(block.subarray(from, bytesRead)))
    position += bytesRead
  }
  return null
}

/** The lines that start before `end`, last first. One block is held, and of a long line its pieces up to 4 MB. */
async function* linesBackwards(
  handle: FileHandle,
  end: number,
  scan: Scan,
): AsyncGenerator<{ offset: number; text: string }> {
  const block = Buffer.allocUnsafe(BLOCK_BYTES)
  let pieces: Buffer[] = []
  for (let position = end, size = 0; position > 0;) {
    size = Math.min(BLOCK_BYTES, position)
    position -= size
    const { bytesRead } = await handle.read(block, 0, size, position)
    if (bytesRead < size) return // cut short by someone else meanwhile
    scan.bytes += size
    let to = size
    for (let newline = lastNewline(block, to); newline >= 0; newline = lastNewline(block, to)) {
      const offset = position + newline + 1
      const text = Buffer.concat([block.subarray(newline + 1, to), ...pieces]).toString()
      pieces = []
      to = newline
      if (text) yield { offset, text }
    }
    // What is left of a line that is too long does not parse, and so the line is skipped.
    if (piecesLength(pieces) > MAX_LINE_BYTES) pieces = [Buffer.from('…')]
    pieces.unshift(Buffer.from(block.subarray(0, to)))
  }
  if (pieces.length > 0) yield { offset: 0, text: Buffer.concat(pieces).toString() }
}

function lastNewline(block: Buffer, before: number): number {
  return before === 0 ? -1 : block.lastIndexOf(NEWLINE, before - 1)
}

function piecesLength(pieces: Buffer[]): number {
  return pieces.reduce((sum, { length }) => sum + length, 0)
}

/** Null for what is no entry: a torn line, or one that another program wrote. */
function parseEntry(text: string): LogEntry | null {
  const value = parseJson(text)
  if (typeof value !== 'object' || value === null || !('time' in value && 'level' in value)) return null
  const { time, level } = value
  if (typeof time !== 'string' || typeof level !== 'string' || Number.isNaN(Date.parse(time))) return null
  const message = 'message' in value && typeof value.message === 'string' ? value.message : ''
  return { ...value, time, level, message }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Null where the file or folder does not exist: a rotation may have removed it meanwhile. */
async function orMissing<T>(result: Promise<T>): Promise<T | null> {
  try {
    return await result
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
