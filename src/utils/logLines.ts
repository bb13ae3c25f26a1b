import type { FileHandle } from 'node:fs/promises'
import { parseEntry, timeOf, type LogEntry } from './logEntry'
import type { LogFilter } from './logFilter'

/** A piece of a log file that begins with a line. */
export interface Lines {
  /** Where it begins in its file, in bytes. */
  offset: number
  bytes: Buffer
}

/** An entry, and where its line begins and ends in its file. */
export interface PlacedEntry {
  entry: LogEntry
  time: number
  offset: number
  end: number
}

const BLOCK_BYTES = 64 * 1024
/** Enough for some lines. */
const PROBE_BYTES = 8 * 1024
const MAX_LINE_BYTES = 4 * 1024 * 1024
const NEWLINE = 0x0a

/** Counts what is read. */
export interface Meter {
  bytesRead: number
}

/**
 * The lines that start before `end`, in pieces, last first. What is yielded lasts until the next is asked for. One piece is held, of
 * a block and a line: a line that is too long comes without its end, so that it is no entry.
 */
export async function* linesBackwards(handle: FileHandle, end: number, meter: Meter): AsyncGenerator<Lines> {
  let buffer = Buffer.allocUnsafe(2 * BLOCK_BYTES)
  /** How many bytes at the front of the buffer belong to a line that begins before them. */
  let carried = 0
  for (let position = end; position > 0;) {
    const size = Math.min(BLOCK_BYTES, position)
    if (size + carried > buffer.length) buffer = Buffer.concat([buffer], 2 * buffer.length)
    buffer.copyWithin(size, 0, carried)
    position -= size
    const { bytesRead } = await handle.read(buffer, 0, size, position)
    if (bytesRead < size) return // cut short by someone else meanwhile
    meter.bytesRead += size
    const from = position === 0 ? 0 : buffer.subarray(0, size).indexOf(NEWLINE) + 1
    const filled = size + carried
    if (from > 0 || position === 0) {
      yield { offset: position + from, bytes: buffer.subarray(from, filled) }
      carried = from
    } else carried = filled > MAX_LINE_BYTES ? 0 : filled
  }
}

/** The lines that begin behind a place where one begins, as far as they have come to their end; at most a block, or one line. */
export async function linesForwards(handle: FileHandle, offset: number): Promise<Lines & { end: number }> {
  for (let size = BLOCK_BYTES; ; size = Math.min(2 * size, MAX_LINE_BYTES)) {
    const buffer = Buffer.allocUnsafe(size)
    const { bytesRead } = await handle.read(buffer, 0, size, offset)
    const length = buffer.subarray(0, bytesRead).lastIndexOf(NEWLINE) + 1
    if (length > 0 || bytesRead < size) return { offset, bytes: buffer.subarray(0, length), end: offset + length }
    // Of a line that is too long no part is an entry.
    if (size === MAX_LINE_BYTES) return { offset, bytes: buffer.subarray(0, 0), end: offset + size }
  }
}

/** The entries among the lines that match, in their order. */
export function* entriesOf({ offset, bytes }: Lines, filter: LogFilter): Generator<PlacedEntry> {
  if (!filter.mayMatch(bytes)) return
  for (let from = 0, next = 0; from < bytes.length; from = next) {
    next = endOfLine(bytes, from)
    const line = bytes.subarray(from, next)
    const entry = filter.mayMatch(line) ? parseEntry(line) : null
    if (entry && filter.matches(entry)) yield placed(entry, offset + from, offset + next)
  }
}

/** The first entry of the lines, whatever it is. */
export function firstEntryOf({ offset, bytes }: Lines): PlacedEntry | undefined {
  for (let from = 0, next = 0; from < bytes.length; from = next) {
    next = endOfLine(bytes, from)
    const entry = parseEntry(bytes.subarray(from, next))
    if (entry) return placed(entry, offset + from, offset + next)
  }
  return undefined
}

/** When the last entry of the lines was logged; undefined where there is none. */
export function lastTimeOf(bytes: Buffer): number | undefined {
  for (let to = bytes.length; to > 0;) {
    const from = to > 1 ? bytes.lastIndexOf(NEWLINE, to - 2) + 1 : 0
    const entry = parseEntry(bytes.subarray(from, to))
    if (entry) return timeOf(entry)
    to = from
  }
  return undefined
}

/** The first entry of a file whose line begins behind `start` (or at it, if that is 0) and ends before `limit`; null if there is none. */
export async function firstEntryBehind(
  handle: FileHandle,
  start: number,
  limit: number,
  meter: Meter,
): Promise<PlacedEntry | null> {
  let pieces: Buffer[] = []
  let length = 0
  for (let position = start; position < limit;) {
    const block = Buffer.allocUnsafe(Math.min(PROBE_BYTES, limit - position))
    const { bytesRead } = await handle.read(block, 0, block.length, position)
    if (bytesRead === 0) return null
    meter.bytesRead += bytesRead
    position += bytesRead
    pieces.push(block.subarray(0, bytesRead))
    length += bytesRead
    const newline = block.subarray(0, bytesRead).lastIndexOf(NEWLINE)
    if (newline < 0 && length <= MAX_LINE_BYTES) continue
    const bytes = Buffer.concat(pieces)
    const offset = position - length
    // We start in the midst of a line, which does not count; what is left of one is no entry either.
    const from = offset === 0 ? 0 : bytes.indexOf(NEWLINE) + 1
    const to = bytes.lastIndexOf(NEWLINE) + 1
    const entry =
      from > 0 || offset === 0 ? firstEntryOf({ offset: offset + from, bytes: bytes.subarray(from, to) }) : undefined
    if (entry) return entry
    pieces = [bytes.subarray(Math.max(0, to - 1))]
    length = bytes.length - Math.max(0, to - 1)
    if (length > MAX_LINE_BYTES) [pieces, length] = [[], 0]
  }
  return null
}

const placed = (entry: LogEntry, offset: number, end: number): PlacedEntry => ({
  entry,
  time: timeOf(entry),
  offset,
  end,
})

/** Behind the line break, or where the bytes end. */
function endOfLine(bytes: Buffer, from: number): number {
  const newline = bytes.indexOf(NEWLINE, from)
  return newline < 0 ? bytes.length : newline + 1
}
