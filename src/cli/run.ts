import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

interface Options {
  /** What the error names; otherwise the program. */
  name?: string
  env?: NodeJS.ProcessEnv
  onLine?: (line: string) => void
}

/**
 * Runs a program to its end, in a session of its own: a Ctrl-C must not leave half an installation behind.
 * @throws Error with the end of what the program wrote to stderr when it fails
 */
export async function run(
  [program = '', ...args]: string[],
  { name = program, env, onLine }: Options = {},
): Promise<void> {
  const child = spawn(program, args, { detached: true, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const complaints: string[] = []
  createInterface(child.stdout).on('line', (line) => onLine?.(line))
  createInterface(child.stderr).on('line', (line) => complaints.push(line))
  const code = await new Promise<number | null>((resolve, reject) => child.on('error', reject).on('close', resolve))
  if (code !== 0) throw new Error(`${name} failed: ${complaints.slice(-3).join(' ')}`)
}
