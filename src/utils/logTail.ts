import { hash } from 'node:crypto'
import { open, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { DAY_MS } from './days'
import { orMissing } from './folderFault'
import type { LogEntry } from './logEntry'
import { logFileName, parseLogFileName } from './logFile'
import { createLogFilter, type LogConditions, type LogFilter } from './logFilter'
import { entriesOf, lastTimeOf, linesForwards, type PlacedEntry } from './logLines'

/**
 * How far the log has been read: of each process that may still write, up to which place. What others have written by then is read,
 * and what starts after that is not.
 */
export interface TailPosition {
  /** In ms since 1970. */
  time: number
  places: { key: string; number: number; offset: number }[]
}

/** What comes next, and the position behind it. Without an entry nothing matched so far, or some of it was left out. */
export interface Followed {
  position: TailPosition
  entry?: LogEntry
  /** Lines that may have matched are gone, or were too many to be read again. */
  isGap?: true
}

/** How far the files of one start of a process have been read. */
interface Place {
  start: string
  key: string
  number: number
  offset: number
}

/** What was read of a file in one turn. */
interface Piece {
  place: Place
  found: PlacedEntry[]
  /** Where the next turn begins. */
  end: number
  /** Up to when nothing older can follow; Infinity where all was read that there is. */
  completeUntil: number
}

/** The starts whose files are in the folder, with the numbers of these, lowest first. */
type Listing = Map<string, { startedAt: number; numbers: number[] }>

export interface TailOptions {
  /** How often it looks for more. */
  everyMs?: number
  /** What is read again at most of what was missed. */
  maxBehindBytes?: number
}

const EVERY_MS = 250
const MAX_BEHIND_BYTES = 64 * 1024 * 1024
/** A live process begins a new file every day (UTC), so an older one grows no more. Clocks of disks and machines differ by less. */
const SLACK_MS = 60 * 60 * 1000
/** A position travels in a header; with more starts in a day than this the others are let go. */
const MAX_PLACES = 200

/** @throws the system's error where the folder cannot be read */
export async function openLogTail(
  dir: string,
  conditions: LogConditions,
  after: TailPosition | undefined,
  options: TailOptions = {},
): Promise<LogTail> {
  const tail = new LogTail(dir, createLogFilter(conditions), options)
  if (after) await tail.goOnFrom(after)
  else await tail.beginHere()
  return tail
}

/**
 * Follows the log of all processes that share a folder by reading their files, which none of them notices. It reads on only when it
 * is asked for more, so that nothing piles up. The lines of a process come in their order, those of several by time as far as they
 * are read in the same turn.
 */
class LogTail {
  /** By start. */
  private readonly places = new Map<string, Place>()
  /** The starts that write no more, and are read. */
  private readonly finished = new Set<string>()
  private time = Date.now()
  private isGap = false
  private readonly everyMs: number
  private readonly maxBehindBytes: number

  constructor(
    private readonly dir: string,
    private readonly filter: LogFilter,
    { everyMs = EVERY_MS, maxBehindBytes = MAX_BEHIND_BYTES }: TailOptions,
  ) {
    this.everyMs = everyMs
    this.maxBehindBytes = maxBehindBytes
  }

  /** Of what the folder holds now nothing will be given. */
  async beginHere(): Promise<void> {
    this.time = Date.now()
    for (const [start, { numbers }] of await this.list()) await this.skipToEnd(start, numbers)
    this.letGo()
  }

  async goOnFrom({ time, places }: TailPosition): Promise<void> {
    const listing = await this.list()
    this.time = Date.now()
    const known = new Map(places.map((place) => [place.key, place]))
    for (const [start, { startedAt, numbers }] of listing) {
      const key = keyOf(start)
      const place = known.get(key)
      known.delete(key)
      if (place) this.places.set(start, { ...place, start })
      else if (startedAt > time - SLACK_MS) this.places.set(start, { start, key, number: numbers[0] ?? 1, offset: 0 })
      else this.finished.add(start)
    }
    // Where their files are gone, nobody knows what was in them.
    if (known.size > 0) this.isGap = true
  }

  get position(): TailPosition {
    const places = [...this.places.values()].map(({ key, number, offset }) => ({ key, number, offset }))
    return { time: this.time, places }
  }

  /** What matches from now on, until the signal ends it. */
  async *follow(signal: AbortSignal): AsyncGenerator<Followed, undefined> {
    while (!signal.aborted) {
      const listing = await this.look()
      if (this.isGap) yield { position: this.position, isGap: true }
      this.isGap = false
      const pieces: Piece[] = []
      for (const place of this.places.values()) {
        const piece = await this.read(place, listing.get(place.start)?.numbers ?? [])
        if (piece) pieces.push(piece)
      }
      yield* this.take(pieces)
      if (pieces.length > 0) yield { position: this.position }
      else await wait(this.everyMs, undefined, { signal }).catch(() => undefined)
    }
  }

  private async list(): Promise<Listing> {
    const listing: Listing = new Map()
    for (const name of (await orMissing(readdir(this.dir))) ?? []) {
      const file = parseLogFileName(name)
      if (!file) continue
      const { start, startedAt, number } = file
      const numbers = listing.get(start)?.numbers ?? []
      listing.set(start, { startedAt, numbers: [...numbers, number].sort((a, b) => a - b) })
    }
    return listing
  }

  /** Finds new starts, moves on to new files, and lets go of what is over. */
  private async look(): Promise<Listing> {
    const time = Date.now()
    const listing = await this.list()
    for (const [start, { numbers }] of listing) {
      if (this.places.has(start) || this.finished.has(start)) continue
      this.places.set(start, { start, key: keyOf(start), number: numbers[0] ?? 1, offset: 0 })
    }
    for (const start of this.finished) if (!listing.has(start)) this.finished.delete(start)
    let behind = 0
    for (const place of this.places.values())
      behind += await this.moveOn(place, listing.get(place.start)?.numbers ?? [])
    if (behind > this.maxBehindBytes) {
      this.isGap = true
      for (const [start, { numbers }] of listing) if (this.places.has(start)) await this.skipToEnd(start, numbers)
    }
    this.time = time
    this.letGo()
    return listing
  }

  /** Goes from a file that is read, or gone, to the next one. @returns how many bytes are still to be read */
  private async moveOn(place: Place, numbers: readonly number[]): Promise<number> {
    let behind = 0
    let isRead = false
    for (const number of numbers.filter((each) => each >= place.number)) {
      const stats = await this.statOf({ ...place, number })
      if (!stats) continue
      if (number === place.number) {
        behind = Math.max(0, stats.size - place.offset)
        isRead = behind === 0
        if (isRead && numbers.at(-1) === number && isOfAnEarlierDay(stats.mtimeMs)) this.finish(place)
        continue
      }
      // Whoever begins a file has written to the end of the one before.
      if (behind === 0) {
        if (!isRead || number !== place.number + 1) this.isGap = true
        Object.assign(place, { number, offset: 0 })
        isRead = stats.size === 0
      }
      behind += stats.size
    }
    return behind
  }

  private async read(place: Place, numbers: readonly number[]): Promise<Piece | undefined> {
    const stats = await this.statOf(place)
    if (!stats || stats.size <= place.offset) return undefined
    const handle = await orMissing(open(this.pathOf(place)))
    if (!handle) return undefined
    try {
      const lines = await linesForwards(handle, place.offset)
      if (lines.end === place.offset) {
        // What is left of a file that nobody goes on with is a torn line, behind which the next file would never be reached.
        const isLeft = numbers.some((number) => number > place.number) || isOfAnEarlierDay(stats.mtimeMs)
        if (isLeft) place.offset = stats.size
        return undefined
      }
      const found = [...entriesOf(lines, this.filter)]
      const isAll = lines.end >= stats.size && numbers.every((number) => number <= place.number)
      // Of a piece itself nothing waits, even if the clock was set back in the midst of it.
      const latest = () => Math.max(lastTimeOf(lines.bytes) ?? -Infinity, ...found.map(({ time }) => time))
      return { place, found, end: lines.end, completeUntil: isAll ? Infinity : latest() }
    } finally {
      await handle.close()
    }
  }

  /** The entries by time. Those that something older may precede wait for another turn. */
  private *take(pieces: Piece[]): Generator<Followed, undefined> {
    const until = Math.min(...pieces.map(({ completeUntil }) => completeUntil))
    for (const piece of pieces) {
      const early = piece.found.findIndex(({ time }) => time > until)
      if (early < 0) continue
      piece.end = piece.found[early]?.offset ?? piece.end
      piece.found.length = early
    }
    const all = pieces.flatMap(({ place, found }) => found.map((each) => ({ place, ...each })))
    for (const { place, entry, end } of all.sort((a, b) => a.time - b.time)) {
      place.offset = end
      yield { position: this.position, entry }
    }
    for (const { place, end } of pieces) place.offset = end
  }

  private async skipToEnd(start: string, numbers: readonly number[]): Promise<void> {
    const place = { start, key: keyOf(start), number: numbers.at(-1) ?? 1, offset: 0 }
    const stats = await this.statOf(place)
    if (stats && isOfAnEarlierDay(stats.mtimeMs)) this.finish(place)
    else this.places.set(start, { ...place, offset: stats?.size ?? 0 })
  }

  private finish({ start }: Place): void {
    this.places.delete(start)
    this.finished.add(start)
  }

  private letGo(): void {
    const spare = [...this.places.values()].slice(0, Math.max(0, this.places.size - MAX_PLACES))
    for (const place of spare) this.finish(place)
  }

  private readonly pathOf = (place: Pick<Place, 'start' | 'number'>) => join(this.dir, logFileName(place))
  private readonly statOf = (place: Pick<Place, 'start' | 'number'>) => orMissing(stat(this.pathOf(place)))
}

/** Names a start in a position, which is to be short. */
const keyOf = (start: string): string => hash('sha1', start, 'base64url').slice(0, 8)

const isOfAnEarlierDay = (mtimeMs: number): boolean => mtimeMs < Math.floor(Date.now() / DAY_MS) * DAY_MS - SLACK_MS
