import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pino, stdTimeFunctions } from 'pino'
import type { Logger } from 'pino'
import openRollingFile from 'pino-roll'

export type Log = Logger

export interface LoggerOptions {
  level: string
  /** Folder of the log files. */
  dir: string
  stdout: boolean
}

type Output = ReturnType<typeof pino.destination>

const KEPT_FILES = 14
const KEPT_MS = KEPT_FILES * 24 * 60 * 60 * 1000
const BUFFER_BYTES = 16 * 1024 * 1024

const SECRETS = [
  'authorization',
  'cookie',
  'password',
  'newPassword',
  'currentPassword',
  'otp',
  'code',
  'token',
  'accessToken',
  'refreshToken',
  'mfaToken',
  'otpauthUrl',
  'recoveryCodes',
  'secret',
]

/**
 * Opens the application log: one JSON object a line with level, time (ISO 8601 UTC), process and message.
 * After `close` all lines are on disk, and whatever is still logged is dropped.
 * @throws the system's error when the folder cannot be written
 */
export async function createLogger({
  level,
  dir,
  stdout,
}: LoggerOptions): Promise<{ log: Log; close: () => Promise<void> }> {
  const outputs: Output[] = [await openLogFile(dir)]
  if (stdout) outputs.push(pino.destination({ dest: 1, sync: false }))
  const toAll = { write: (line: string) => outputs.forEach((output) => output.write(line)) }
  const log = pino(
    {
      level,
      messageKey: 'message',
      timestamp: stdTimeFunctions.isoTime,
      base: { process: process.pid },
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
      redact: { paths: secretPaths(), censor },
      hooks: {
        logMethod(args, method) {
          const bare = bareError(args)
          if (bare) method.call(this, bare, safeMessage(bare.err))
          else method.apply(this, args)
        },
      },
    },
    toAll,
  )
  return {
    log,
    close: async () => {
      await Promise.all(outputs.splice(0).map(end))
    },
  }
}

/** `jane@example.org` → `j***@example.org`; what is no address becomes `***`. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@')
  const [first = ''] = address
  return at > 0 ? `${first}***${address.slice(at)}` : '***'
}

/** The file belongs to this process alone: processes that share a folder, or a reused pid, never rotate each other's. */
async function openLogFile(dir: string): Promise<Output> {
  await mkdir(dir, { recursive: true })
  await removeExpiredFiles(dir)
  const startedAt = new Date().toISOString().replace(/[-:.]/g, '')
  const file = await openRollingFile({
    file: join(dir, `app-${startedAt}-${process.pid}-${randomBytes(3).toString('hex')}`),
    frequency: 'daily',
    size: '50m',
    limit: { count: KEPT_FILES },
    maxLength: BUFFER_BYTES,
    mode: 0o600,
  })
  await once(file, 'ready')
  // A full disk must not end the process.
  file.on('error', ({ message }: Error) => process.stderr.write(`The log cannot be written: ${message}\n`))
  reportDropped(file)
  const flush = () => file.flushSync()
  process.on('exit', flush)
  file.once('close', () => process.off('exit', flush))
  return file
}

/** Lines are dropped while the disk cannot keep up; their number is told when it has caught up. */
function reportDropped(file: Output): void {
  let dropped = 0
  file.on('drop', () => (dropped += 1))
  const report = () => {
    if (dropped > 0) process.stderr.write(`The log was too slow to write: ${dropped} lines were dropped\n`)
    dropped = 0
  }
  file.on('drain', report).once('close', report)
}

/** Removes what ended processes left. A live one starts a new file every day, so its own is never this old. */
async function removeExpiredFiles(dir: string): Promise<void> {
  const names = (await readdir(dir)).filter((name) => /^app-.*\.log$/.test(name))
  for (const path of names.map((name) => join(dir, name))) {
    const modifiedAt = await stat(path).then(
      ({ mtimeMs }) => mtimeMs,
      () => Infinity, // another process removed it first
    )
    if (Date.now() - modifiedAt > KEPT_MS) await rm(path, { force: true })
  }
}

async function end(output: Output): Promise<void> {
  const closed = once(output, 'close')
  output.end()
  await closed
}

/** `err` has entries of its own because the censor learns the first key of a path only where it is spelled out. */
function secretPaths(): string[] {
  return SECRETS.flatMap((name) => [name, `*.${name}`, `err.${name}`])
}

/** The code of an error, such as ECONNREFUSED, is no secret. */
function censor(value: unknown, [first, last]: string[]): unknown {
  return first === 'err' && last === 'code' ? value : '[redacted]'
}

type LoggedError = Error & { code?: unknown; errno?: unknown; sql?: unknown; sqlMessage?: unknown }

const MAX_CAUSES = 3

/** What of an error may be logged: never the SQL text or its values. */
function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return maskEmails(String(error))
  const { name, code, errno, cause }: LoggedError = error
  const message = safeMessage(error)
  const type = name === 'Error' ? error.constructor.name : name
  return {
    type,
    message,
    stack: `${type}: ${message}${stackFrames(error)}`,
    code,
    errno,
    cause: cause === undefined || depth === MAX_CAUSES ? undefined : describeError(cause, depth + 1),
  }
}

/** The message of a database error repeats values, as in "Duplicate entry 'jane@example.org'". */
function safeMessage(error: Error): string {
  const { message, code, sql, sqlMessage }: LoggedError = error
  return sql === undefined && sqlMessage === undefined ? maskEmails(message) : `The database answered ${String(code)}`
}

function stackFrames({ stack = '', message }: Error): string {
  const frames = stack.replace(message, '')
  const start = frames.indexOf('\n    at ')
  return start < 0 ? '' : frames.slice(start)
}

/** An error that is logged without words; left alone, pino would take its message as it is. */
function bareError([fields, words]: unknown[]): { err: Error } | null {
  if (words !== undefined) return null
  if (fields instanceof Error) return { err: fields }
  if (typeof fields !== 'object' || fields === null || 'message' in fields || !('err' in fields)) return null
  return fields.err instanceof Error ? { ...fields, err: fields.err } : null
}

function maskEmails(text: string): string {
  return text.replace(/[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}.-]{1,253}\.\p{L}{2,}/gu, maskEmail)
}
