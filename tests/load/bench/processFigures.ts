import { readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/** A process that is measured. */
export interface Server {
  url: string
  pid: number
}

/** The clock ticks of the kernel's counters (USER_HZ). */
const TICKS_PER_SECOND = 100
const UTIME = 13
const STIME = 14
const LOOK_MS = 100
const LONGEST_WAIT_MS = 15_000

/** The processor time that a process has used, in the kernel and outside of it (proc_pid_stat(5)). */
export function cpuSeconds(pid: number): number {
  // Behind the name, which may hold spaces and ends with the last parenthesis.
  const [, after = ''] = /\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? []
  const fields = ['pid', 'name', ...after.split(' ')]
  return (Number(fields[UTIME]) + Number(fields[STIME])) / TICKS_PER_SECOND
}

/** The memory that a process occupies, in MB. */
export const rssMb = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1_024

/** Waits until a process has done what it was asked before: whoever comes next must not pay for it. */
export async function untilIdle(pid: number): Promise<void> {
  const deadline = Date.now() + LONGEST_WAIT_MS
  let [before, now] = [-1, cpuSeconds(pid)]
  while (now - before > 1 / TICKS_PER_SECOND && Date.now() < deadline) {
    await wait(LOOK_MS)
    before = now
    now = cpuSeconds(pid)
  }
}
