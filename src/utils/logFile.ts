import { randomBytes } from 'node:crypto'
import { writeSync } from 'node:fs'
import { mkdir, open, readdir, rm, stat, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { isSystemFault } from './folderFault'

/** The file is no longer where it was: its folder was removed or replaced, or somebody has moved it. */
export class FileGone extends Error {
  override readonly message = 'The file was removed.'
}

interface OpenFile {
  handle: FileHandle
  path: string
  /** In bytes, all of them whole lines. */
  size: number
  day: string
  /** Nothing can follow what it holds. */
  isSpoilt: boolean
}

/** What a name says of a file of the log. */
export interface LogFileName {
  /** The start of a process that writes it, of which there is no second. */
  start: string
  /** In ms since 1970. */
  startedAt: number
  /** Files of a start are numbered from 1 on; none but the last one still grows. */
  number: number
}

const NAME = /^app-((\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-\d+-[0-9a-f]+)\.([1-9]\d{0,8})\.log$/

/** Undefined for what no process of ours has named. */
export function parseLogFileName(name: string): LogFileName | undefined {
  const [, start, year, month, day, hour, minute, second, millisecond, number] = NAME.exec(name) ?? []
  if (start === undefined) return undefined
  const startedAt = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${millisecond}Z`)
  return { start, startedAt, number: Number(number) }
}

export const logFileName = ({ start, number }: Pick<LogFileName, 'start' | 'number'>): string =>
  `app-${start}.${number}.log`

const KEPT_MS = 14 * 24 * 60 * 60 * 1000
const MAX_BYTES = 50 * 1024 * 1024
/** Of one process, so that a busy one does not fill the disk: 2 GB. */
const KEPT_FILES = 40

/**
 * A file of lines that goes on in a new one every day (UTC), at 50 MB, and where it cannot go on. It belongs to this process
 * alone: processes that share a folder, or a reused pid, never rotate each other's. It keeps its latest files, and whatever is
 * older than 14 days goes, whosever it is.
 */
export class LogFile {
  private readonly start: string
  private readonly paths: string[] = []
  private current: OpenFile | undefined
  private number = 0

  constructor(
    private readonly dir: string,
    private readonly maxBytes = MAX_BYTES,
  ) {
    const startedAt = new Date().toISOString().replace(/[-:.]/g, '')
    this.start = `${startedAt}-${process.pid}-${randomBytes(3).toString('hex')}`
  }

  /** Makes sure that there is a file to append to. @throws the system's error */
  async open(): Promise<OpenFile> {
    const before = this.current
    if (before && !isOver(before, this.maxBytes)) return before
    await mkdir(this.dir, { recursive: true })
    const path = join(this.dir, logFileName({ start: this.start, number: this.number + 1 }))
    const handle = await open(path, 'a', 0o600)
    this.number += 1
    this.current = { handle, path, size: 0, day: today(), isSpoilt: false }
    this.paths.push(path)
    // What is in the way of these is in nobody else's, and the next file tries again.
    await Promise.allSettled([before?.handle.close(), this.removeOldFiles()])
    return this.current
  }

  /** Appends whole lines, all of them or none. @throws the system's error */
  async append(lines: string): Promise<void> {
    const file = await this.open()
    const bytes = Buffer.from(lines)
    try {
      for (let written = 0; written < bytes.length;)
        written += (await file.handle.write(bytes, written, bytes.length - written)).bytesWritten
    } catch (error) {
      const isCutBack = await file.handle.truncate(file.size).then(
        () => true,
        () => false,
      )
      // An empty file is as good as the next, and a new one for every try would fill the folder.
      file.isSpoilt = file.size > 0 && (!isCutBack || isTooLarge(error))
      throw error
    }
    file.size += bytes.length
  }

  /** The same for a process that ends, which can wait for nothing. */
  appendNow(lines: string): void {
    if (!this.current) throw new FileGone()
    writeSync(this.current.handle.fd, lines)
  }

  /** Whoever removes a file or its folder does not tell those who write there. @throws FileGone */
  async checkPlace(): Promise<void> {
    const file = this.current
    if (!file || file.isSpoilt) return
    const [here, there] = await Promise.all([file.handle.stat(), stat(file.path).catch(() => undefined)])
    if (here.ino === there?.ino && here.dev === there.dev) return
    file.isSpoilt = true
    throw new FileGone()
  }

  async close(): Promise<void> {
    await this.current?.handle.sync()
    await this.current?.handle.close()
  }

  /** A live process starts a new file every day, so no other one still writes to a file that is that old. */
  private async removeOldFiles(): Promise<void> {
    const spare = this.paths.splice(0, Math.max(0, this.paths.length - KEPT_FILES))
    const logs = (await readdir(this.dir)).filter((name) => /^app-.*\.log$/.test(name))
    const expired = logs.map(async (name) => {
      const path = join(this.dir, name)
      // The file system's clock may be another.
      if (path === this.current?.path) return
      if (Date.now() - (await stat(path)).mtimeMs > KEPT_MS) await rm(path, { force: true })
    })
    await Promise.allSettled([...expired, ...spare.map((path) => rm(path, { force: true }))])
  }
}

const today = () => new Date().toISOString().slice(0, 10)
const isOver = ({ size, day, isSpoilt }: OpenFile, maxBytes: number) => isSpoilt || size >= maxBytes || day !== today()
const isTooLarge = (error: unknown) => isSystemFault(error) && error.code === 'EFBIG'
