import { once } from 'node:events'
import { pino, stdTimeFunctions } from 'pino'
import type { Logger } from 'pino'
import { folderFault } from './folderFault'
import { LogFile } from './logFile'
import { openLogWriter } from './logWriter'
import { withTimeout } from './timeout'

export type Log = Logger

export interface LoggerOptions {
  level: string
  /** Folder of the log files. */
  dir: string
  stdout: boolean
}

const BUFFER_BYTES = 16 * 1024 * 1024
const CLOSE_MS = 2_000

const SECRETS = new Set([
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
])

/**
 * Opens the application log: one JSON object a line with level, time (ISO 8601 UTC), process and message. While the folder cannot
 * be written, the lines go to stdout whatever the options say.
 * After `close` all lines are on disk, and whatever is still logged is dropped.
 * @returns fault: what keeps the log from being written, or soon will
 */
export async function createLogger({ level, dir, stdout }: LoggerOptions): Promise<{
  log: Log
  fault: () => Promise<string | undefined>
  close: () => Promise<void>
}> {
  const file = await openLogWriter(new LogFile(dir), {
    tell,
    onRecovery: (lost) => log.warn({ lost }, 'The log is written again'),
  })
  const terminal = openStdout()
  const toAll = {
    write(line: string) {
      file.write(line)
      if (stdout || file.fault() !== undefined) terminal.write(line)
    },
  }
  const log = pino(
    {
      level,
      messageKey: 'message',
      timestamp: stdTimeFunctions.isoTime,
      base: { process: process.pid },
      formatters: { level: (label) => ({ level: label }), bindings: withoutSecrets, log: withoutSecrets },
      serializers: { err: describeError },
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
    fault: async () => file.fault() ?? (await folderFault(dir)),
    close: async () => {
      await Promise.all([file.close(), terminal.close()])
    },
  }
}

/** `jane@example.org` → `j***@example.org`; what is no address becomes `***`. */
export function maskEmail(address: string): string {
  const at = address.lastIndexOf('@')
  const [first = ''] = address
  return at > 0 ? `${first}***${address.slice(at)}` : '***'
}

/** Where the log cannot speak for itself. */
const tell = (words: string) => process.stderr.write(`${words}\n`)

/** Opened with the first line. Whoever reads it may go away or stop reading; neither ends or fills the process. */
function openStdout(): { write: (line: string) => void; close: () => Promise<void> } {
  let output: ReturnType<typeof pino.destination> | undefined
  let isFaulty = false
  let isClosed = false
  const open = () =>
    pino
      .destination({ dest: 1, sync: false, maxLength: BUFFER_BYTES })
      .on('drain', () => (isFaulty = false))
      .on('error', ({ message }: Error) => {
        if (!isFaulty) tell(`The log cannot be shown: ${message}`)
        isFaulty = true
      })
  return {
    write(line) {
      if (isClosed) return
      output ??= open()
      output.write(line)
    },
    async close() {
      isClosed = true
      if (!output) return
      const closed = once(output, 'close')
      output.end()
      await withTimeout(closed, CLOSE_MS).catch(() => undefined)
    },
  }
}

/** What is logged, with the secrets in it and one level below blotted out. For each line pino's own way costs more than the rest of it. */
function withoutSecrets(fields: Record<string, unknown>): Record<string, unknown> {
  let clean = holdsSecret(fields) ? censor(fields) : fields
  for (const name in fields) {
    const value = clean[name]
    if (holdsSecret(value)) clean = { ...clean, [name]: censor(value) }
  }
  return clean
}

/** Of an error little is written (see describeError); its code, such as ECONNREFUSED, is no secret. */
const holdsSecret = (value: unknown): value is object =>
  typeof value === 'object' &&
  value !== null &&
  !(value instanceof Error) &&
  Object.keys(value).some((name) => SECRETS.has(name))

const censor = (fields: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, SECRETS.has(name) ? '[redacted]' : value]))

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
