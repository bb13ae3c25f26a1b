import { open, rm, type FileHandle } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { newId } from './uuid'

const BLOCK_BYTES = 64 * 1024

export interface TemporaryFile {
  append: (bytes: Buffer) => Promise<void>
  /** All that was appended. */
  read: () => Readable
}

/** Lends a file that has lost its name before anything is in it, so that it is gone however this process ends. */
export async function withTemporaryFile<T>(use: (file: TemporaryFile) => Promise<T>): Promise<T> {
  const path = join(tmpdir(), newId())
  const handle = await open(path, 'wx+', 0o600)
  try {
    await rm(path)
    return await use({
      append: (bytes) => handle.appendFile(bytes),
      read: () => Readable.from(blocksOf(handle), { objectMode: false }),
    })
  } finally {
    await handle.close()
  }
}

async function* blocksOf(handle: FileHandle): AsyncGenerator<Buffer> {
  for (let position = 0; ;) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(BLOCK_BYTES), 0, BLOCK_BYTES, position)
    if (bytesRead === 0) return
    yield buffer.subarray(0, bytesRead)
    position += bytesRead
  }
}
