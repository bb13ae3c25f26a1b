import { constants } from 'node:fs'
import { access, statfs } from 'node:fs/promises'

/** With less room than this, somebody should come before there is none. */
const ROOM_BYTES = 64 * 1024 * 1024
const MEBIBYTE = 1024 * 1024

/** What keeps a folder from being written, or soon will; undefined when nothing does. Nothing is written to find out. */
export async function folderFault(folder: string): Promise<string | undefined> {
  try {
    await access(folder, constants.W_OK | constants.X_OK)
    const { bavail, bsize, files, ffree } = await statfs(folder)
    const room = bavail * bsize
    if (room < ROOM_BYTES) return `The disk is nearly full: ${Math.floor(room / MEBIBYTE)} MB are left.`
    // Some file systems have no fixed number of files, and say that they have 0.
    return files > 0 && ffree === 0 ? 'The disk has no room for more files.' : undefined
  } catch (error) {
    return faultWords(error)
  }
}

const MEANINGS: Record<string, string> = {
  ENOSPC: 'The disk is full.',
  EDQUOT: 'The disk is full.',
  EFBIG: 'The file is as large as it may be.',
  EACCES: 'The folder may not be written.',
  EPERM: 'The folder may not be written.',
  EROFS: 'The disk may not be written.',
  ENOENT: 'The folder is not there.',
  ENOTDIR: 'The folder is not there.',
  EEXIST: 'The folder is not there.',
  EMFILE: 'Too many files are open.',
  ENFILE: 'Too many files are open.',
}

/** What a fault of the system means, without the path that is in its message. Of other errors the message. */
export function faultWords(error: unknown): string {
  if (!isSystemFault(error)) return error instanceof Error ? error.message : String(error)
  const code = String(error.code)
  return MEANINGS[code] ?? `The disk does not answer (${code}).`
}

/** Whether the system has refused something: no room, no permission, a broken disk. */
export const isSystemFault = (error: unknown): error is { code: unknown } =>
  typeof error === 'object' && error !== null && 'syscall' in error && 'code' in error

/** Null where the file or folder does not exist: somebody may have removed it meanwhile. */
export async function orMissing<T>(result: Promise<T>): Promise<T | null> {
  try {
    return await result
  } catch (error) {
    if (isSystemFault(error) && error.code === 'ENOENT') return null
    throw error
  }
}
