import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

export interface TestProcess {
  pid: number
  /** Resolves once its output holds the words; rejects when it ends before. */
  says(words: string): Promise<void>
  signal(name: NodeJS.Signals): void
  /** How it ended, and all that it wrote. */
  ended: Promise<Ending>
}

export interface Ending {
  exitCode: number | null
  stdout: string
  stderr: string
}

const TSX = pathToFileURL(require.resolve('tsx')).href

const running = new Set<TestProcess>()

export interface ProcessOptions {
  /** Its whole environment beside PATH. */
  settings: Record<string, string>
  /** What it reads from the standard input. */
  input?: string
  /** Where it runs. */
  folder?: string
  /** What to put before the command. */
  prefix?: readonly string[]
}

/** Starts a TypeScript file of src as a process of its own. */
export const startProcess = (file: string, args: readonly string[], options: ProcessOptions): TestProcess =>
  startNode(['--import', TSX, resolve(file), ...args], options)

/** Starts Node with these arguments. */
export function startNode(
  args: readonly string[],
  { settings, input = '', folder, prefix = [] }: ProcessOptions,
): TestProcess {
  const env = { PATH: process.env.PATH, ...settings }
  const [program = '', ...words] = [...prefix, process.execPath, ...args]
  const child = spawn(program, words, { env, cwd: folder })
  const written = { stdout: '', stderr: '' }
  child.stdout.on('data', (text: Buffer) => (written.stdout += text.toString()))
  child.stderr.on('data', (text: Buffer) => (written.stderr += text.toString()))
  child.stdin.end(input)

  const closed = once(child, 'close')
  const says = async (words: string) => {
    while (!written.stdout.includes(words)) {
      const isOver = await Promise.race([once(child.stdout, 'data').then(() => false), closed.then(() => true)])
      if (isOver) throw new Error(`${args.join(' ')} ended before it said “${words}”: ${written.stderr}`)
    }
  }
  const started: TestProcess = {
    pid: child.pid ?? 0,
    says,
    signal: (name) => child.kill(name),
    ended: closed.then(() => {
      running.delete(started)
      return { exitCode: child.exitCode, ...written }
    }),
  }
  running.add(started)
  return started
}

/** Ends what a failed test has left. */
export async function endProcesses(): Promise<void> {
  const left = [...running]
  for (const each of left) each.signal('SIGKILL')
  await Promise.all(left.map(({ ended }) => ended))
}
