import { existsSync } from 'node:fs'
import { chmod, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from './run'

const PROGRAMS = ['mariadbd', 'mariadb-install-db', 'redis-server']
const PACKAGES = ['mariadb-server-core', 'mariadb-client-core', 'redis-server']
const BY_HAND = `Install MariaDB and Redis (Debian, as root: apt-get install --no-install-recommends ${PACKAGES.join(' ')}), or set DATABASE_URL and REDIS_URL`
const START_POLICY = '/usr/sbin/policy-rc.d'

// Not PATH: Debian leaves the sbin directories out of a plain user's.
const PROGRAM_DIRS = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin']

/** The absolute path of a program, or undefined when it is not installed. */
export function findProgram(name: string): string | undefined {
  return PROGRAM_DIRS.map((dir) => join(dir, name)).find((path) => existsSync(path))
}

/**
 * Installs MariaDB and Redis where that is possible: as root on Debian.
 * @throws Error that says what to do, elsewhere
 */
export async function ensurePrograms(report: (line: string) => void): Promise<void> {
  const missing = PROGRAMS.filter((name) => !findProgram(name))
  if (missing.length === 0) return
  if (process.getuid?.() !== 0 || !findProgram('apt-get')) {
    throw new Error(`${missing.join(', ')} not found. ${BY_HAND}`)
  }
  try {
    await withoutServiceStarts(async () => {
      await aptGet(['update'], report)
      await aptGet(['install', '--yes', '--no-install-recommends', ...PACKAGES], report)
    })
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`${reason}\n${BY_HAND}`, { cause })
  }
}

/** Keeps packages from starting their daemons while `work` runs; see invoke-rc.d(8). */
async function withoutServiceStarts(work: () => Promise<void>): Promise<void> {
  const before = existsSync(START_POLICY)
    ? { text: await readFile(START_POLICY), mode: (await stat(START_POLICY)).mode }
    : undefined
  await writeFile(START_POLICY, '#!/bin/sh\nexit 101\n')
  await chmod(START_POLICY, 0o755)
  try {
    await work()
  } finally {
    if (before) {
      await writeFile(START_POLICY, before.text)
      await chmod(START_POLICY, before.mode)
    } else {
      await rm(START_POLICY)
    }
  }
}

async function aptGet(args: string[], report: (line: string) => void): Promise<void> {
  await run(['apt-get', '-q', '-o', 'DPkg::Lock::Timeout=120', '-o', 'Dpkg::Use-Pty=0', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    onLine: (line) => {
      if (/^(Get|Unpacking|Setting up)/.test(line)) report(line)
    },
  })
}
