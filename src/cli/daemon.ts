import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

const AS_NOBODY = ['setpriv', '--reuid=nobody', '--regid=nogroup', '--clear-groups', '--']
const START_TIMEOUT_MS = 60_000
const STOP_TIMEOUT_MS = 10_000
const POLL_MS = 25

/**
 * What to put before a command so that it runs without root's rights, or nothing: a plain user has none to drop,
 * and under a directory such as /root nobody else could reach the data.
 */
export function unprivileged(dir: string): string[] {
  if (process.getuid?.() !== 0) return []
  const [program = '', ...args] = AS_NOBODY
  return spawnSync(program, [...args, 'test', '-x', dir]).status === 0 ? AS_NOBODY : []
}

/** Makes nobody the owner of `dir` and of all that it holds. */
export function giveToNobody(dir: string): void {
  const { status, stderr } = spawnSync('chown', ['-R', 'nobody:nogroup', dir], { encoding: 'utf8' })
  if (status !== 0) throw new Error(`cannot give ${dir} to nobody: ${stderr.trim()}`)
}

export interface Daemon {
  pid: number
  logFile: string
  hasExited: () => boolean
}

/** Starts a process in a session of its own, so that a Ctrl-C in this terminal does not reach it. */
export async function spawnDaemon([program = '', ...args]: string[], logFile: string): Promise<Daemon> {
  const log = openSync(logFile, 'a', 0o600)
  const child = spawn(program, args, { detached: true, stdio: ['ignore', log, log] })
  closeSync(log)
  await once(child, 'spawn')
  child.unref()
  const { pid } = child
  if (pid === undefined) throw new Error(`${program} has no process`)
  return { pid, logFile, hasExited: () => child.exitCode !== null || child.signalCode !== null }
}

/**
 * Waits until `ping` succeeds.
 * @throws Error with the end of the log when the process exits first, or has not been ready for a minute
 */
export async function untilReady({ logFile, hasExited }: Daemon, ping: () => Promise<void>): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS
  while (!(await succeeds(ping))) {
    if (hasExited() || Date.now() > deadline) {
      const end = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-3).join(' | ')
      throw new Error(`a private server did not start; ${logFile} ends with: ${end}`)
    }
    await delay(POLL_MS)
  }
}

/** Whether `attempt` ends without an error. */
export async function succeeds(attempt: () => Promise<void>): Promise<boolean> {
  return attempt().then(
    () => true,
    () => false,
  )
}

/**
 * Whether `pid` is still the process that was started with `argument` on its command line: a pid alone may have been
 * given to a stranger since. A zombie has no command line, so it counts as gone.
 */
export function isRunning(pid: number, argument: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(argument)
  } catch {
    return false
  }
}

/** Whether any process has this id. */
export const processExists = (pid: number): boolean => existsSync(`/proc/${pid}`)

/** Asks a process to end and waits for it; after 10 s it is killed. */
export async function terminate(pid: number, argument: string): Promise<void> {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    if (!isRunning(pid, argument)) return
    process.kill(pid, signal)
    const deadline = Date.now() + STOP_TIMEOUT_MS
    while (isRunning(pid, argument) && Date.now() < deadline) await delay(POLL_MS)
  }
}

/** `wanted` when nothing listens there, else any free port of 127.0.0.1. */
export async function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => (wanted === 0 ? reject(error) : resolve(freePort())))
    probe.listen({ port: wanted, host: '127.0.0.1' }, () => {
      const address = probe.address()
      probe.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })
}
