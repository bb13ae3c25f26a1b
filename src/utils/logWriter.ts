import { faultWords } from './folderFault'
import { FileGone, type LogFile } from './logFile'
import { withTimeout } from './timeout'

export interface LogWriter {
  /** Takes a line with its end. It never waits and never fails. */
  write(line: string): void
  /** Why lines are not on the disk, in words for everyone; undefined when they are. */
  fault(): string | undefined
  /** Writes what is left, as far as that can be done soon. */
  close(): Promise<void>
}

export interface LogWriterOptions {
  /** Told once when lines cannot be written, and what became of them in the end. */
  tell: (words: string) => void
  /** Told when lines are written again. */
  onRecovery: (lost: number) => void
  /** How often it tries again, and looks whether the file is still there. */
  everyMs?: number
  /** How long a line waits for others, to go out with them. Who kills the process with SIGKILL loses those that wait. */
  gatherMs?: number
  /** What waits for the disk at most; lines beyond are lost. */
  maxWaiting?: number
}

const EVERY_MS = 2_000
/** A write costs as much as some dozens of lines do. */
const GATHER_MS = 25
/** In characters: some minutes of a busy process. */
const MAX_WAITING = 16 * 1024 * 1024
/** In characters: small, so that a disk with little room takes what it can. */
const BATCH = 16 * 1024
const CLOSE_MS = 2_000

/**
 * Writes lines to a file behind whoever logs. Where that fails, lines wait in memory, up to a bound, and it tries again until
 * it works: neither a full disk nor a folder that was removed ends the process, or fills its memory.
 * @returns after the first try, whatever came of it
 */
export async function openLogWriter(
  file: LogFile,
  { tell, onRecovery, everyMs = EVERY_MS, gatherMs = GATHER_MS, maxWaiting = MAX_WAITING }: LogWriterOptions,
): Promise<LogWriter> {
  const waiting: string[] = []
  let waitingLength = 0
  let underWay = 0
  /** Lines that were written since the file was last seen in its place. */
  let unseen = 0
  let lost = 0
  let fault: unknown
  let working: Promise<void> | undefined
  let gathering: NodeJS.Timeout | undefined
  let isCheckDue = false
  let isClosed = false

  const writeBatch = async () => {
    const batch: string[] = []
    for (let length = 0; length < BATCH && batch.length < waiting.length; length += batch.at(-1)?.length ?? 0)
      batch.push(waiting[batch.length] ?? '')
    underWay = batch.length
    await file.append(batch.join('')).finally(() => (underWay = 0))
    waiting.splice(0, batch.length)
    waitingLength -= batch.reduce((sum, { length }) => sum + length, 0)
    unseen += batch.length
    return batch.length
  }
  const checkPlaceIfDue = async () => {
    if (!isCheckDue) return
    isCheckDue = false
    await file.checkPlace()
    unseen = 0
  }
  const work = async () => {
    try {
      await checkPlaceIfDue()
      await file.open()
      // What is logged meanwhile gathers anew.
      for (let due = waiting.length; due > 0; due -= await writeBatch()) await checkPlaceIfDue()
      if (fault !== undefined || lost > 0) recover()
    } catch (error) {
      if (error instanceof FileGone) {
        lost += unseen
        unseen = 0
      }
      if (fault === undefined) tell(`The log cannot be written: ${faultWords(error)}`)
      fault = error
    }
  }
  const recover = () => {
    fault = undefined
    tell(`The log is written again; lines lost: ${lost}`)
    onRecovery(lost)
    lost = 0
  }
  const wake = () => {
    working ??= work().finally(() => {
      working = undefined
      if (waiting.length > 0 && fault === undefined) wakeSoon()
    })
  }
  const wakeSoon = () => {
    if (isClosed) return
    gathering ??= setTimeout(() => {
      gathering = undefined
      wake()
    }, gatherMs)
  }
  const writeAll = async () => {
    do {
      wake()
      await working
    } while (waiting.length > 0 && fault === undefined)
  }

  const timer = setInterval(() => {
    isCheckDue = true
    wake()
  }, everyMs).unref()
  const flush = () => {
    const lines = waiting.splice(0).slice(underWay).join('')
    try {
      if (lines) file.appendNow(lines)
    } catch (error) {
      tell(`The last lines of the log were lost: ${faultWords(error)}`)
    }
  }
  process.on('exit', flush)
  await writeAll()

  return {
    write(line) {
      if (isClosed) return
      if (waitingLength + line.length > maxWaiting) {
        lost += 1
        return
      }
      waiting.push(line)
      waitingLength += line.length
      if (fault === undefined) wakeSoon()
    },
    fault: () => (fault === undefined ? undefined : faultWords(fault)),
    async close() {
      isClosed = true
      clearInterval(timer)
      clearTimeout(gathering)
      process.off('exit', flush)
      await withTimeout(writeAll(), CLOSE_MS).catch((error: unknown) => (fault ??= error))
      lost += waiting.length
      if (lost > 0) tell(`The log is closed; lines lost: ${lost}`)
      await withTimeout(file.close(), CLOSE_MS).catch((error: unknown) =>
        tell(`The log was not closed: ${faultWords(error)}`),
      )
    },
  }
}
