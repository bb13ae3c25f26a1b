import { spawnSync } from 'node:child_process'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isSystemFault } from '../../../src/utils/folderFault'

/** A disk that can be filled without harm to others. */
export interface SmallDisk {
  folder: string
  /** How it is filled, for the table. */
  how: string
  /** Leaves no room for the process with this id. */
  fill(pid: number): Promise<void>
  free(pid: number): Promise<void>
  remove(): void
}

const SIZE = '80m'

const succeeds = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0

/**
 * How long the files of a process may be, in bytes; null lifts the limit. Only the soft limit, so that no rights are needed to
 * lift it again.
 */
export function limitFiles(pid: number, bytes: number | null): void {
  const limit = `--fsize=${bytes ?? 'unlimited'}:unlimited`
  if (!succeeds('prlimit', '--pid', String(pid), limit)) throw new Error('The size of files cannot be limited')
}

/**
 * A file system in memory where one may be mounted. Elsewhere a folder in which the process cannot make files any longer: the
 * same call fails, with EFBIG in the place of ENOSPC.
 */
export async function startSmallDisk(folder: string): Promise<SmallDisk> {
  await mkdir(folder, { recursive: true })
  if (!succeeds('mount', '-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', folder)) {
    const limit = (bytes: number | null) => (pid: number) => {
      limitFiles(pid, bytes)
      return Promise.resolve()
    }
    const how = 'no byte more in any file (RLIMIT_FSIZE)'
    return { folder, how, fill: limit(0), free: limit(null), remove: () => undefined }
  }
  const ballast = join(folder, 'ballast')
  const block = Buffer.alloc(4_096)
  return {
    folder,
    how: `tmpfs of ${SIZE} filled up (ENOSPC)`,
    async fill() {
      const blocks = Readable.from(endless(block))
      await pipeline(blocks, createWriteStream(ballast)).catch((error: unknown) => {
        if (!isSystemFault(error) || error.code !== 'ENOSPC') throw error
      })
    },
    free: () => rm(ballast),
    remove() {
      if (!succeeds('umount', '--lazy', folder)) throw new Error(`${folder} is still mounted`)
    },
  }
}

function* endless(block: Buffer): Generator<Buffer> {
  for (;;) yield block
}
