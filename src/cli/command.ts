import { config } from 'dotenv'
import { Interrupted } from './undo'

/** The arguments do not say what to do; the message says why. */
export class UsageError extends Error {}

export interface Command<Options> {
  /** What --help shows, after "Usage:". */
  usage: string
  /**
   * Checks the arguments, before anything is started.
   * @throws UsageError, or what parseArgs throws
   */
  read: (args: string[]) => Options | Promise<Options>
  run: (options: Options) => Promise<void>
}

const EXIT = { failed: 1, misused: 2, interrupted: 130 } as const

/**
 * Runs what an npm script calls. A failure is told in one line and exits with 1, wrong arguments are told with the usage and
 * exit with 2.
 */
export function runCommand<Options>({ usage, read, run }: Command<Options>): void {
  config({ quiet: true })
  const args = process.argv.slice(2)
  const perform = async () => {
    if (args.includes('--help')) console.log(`Usage: ${usage}`)
    else await run(await read(args))
  }
  perform().catch((error: unknown) => {
    const exitCode = exitCodeOf(error)
    console.error(explain(error))
    if (exitCode === EXIT.misused) console.error(`\nUsage: ${usage}`)
    // Not only process.exitCode: what an interruption has left unfinished would go on.
    process.exit(exitCode)
  })
}

/** For commands that take no arguments. @throws UsageError */
export function takesNothing(args: string[]): void {
  if (args.length > 0) throw new UsageError(`Nothing is expected here: ${args.join(' ')}`)
}

function exitCodeOf(error: unknown): number {
  if (error instanceof Interrupted) return EXIT.interrupted
  return error instanceof UsageError || codeOf(error)?.startsWith('ERR_PARSE_ARGS_') ? EXIT.misused : EXIT.failed
}

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = codeOf(error)
  if (code === 'EADDRINUSE' && 'port' in error) {
    return `Port ${String(error.port)} is in use: stop what listens there, or set PORT`
  }
  // A connection that was refused at each of several addresses has no message of its own.
  return error.message === '' ? (code ?? error.name) : error.message
}
