import { createHash } from 'node:crypto'
import { PassThrough, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'

export interface ZipEntry {
  /** The path within the archive, with `/` between folders. */
  name: string
  /** What cannot be made smaller is kept as it is. */
  compress: boolean
  /** Called when its turn has come, so that one entry is open at a time. */
  open: () => Promise<Readable>
}

/** What tells one file from another. `size` is in bytes. */
export interface Fingerprint {
  size: number
  sha256: Buffer
}

/**
 * Writes a ZIP archive, never holding more of it than a few blocks.
 * @throws what an entry or `write` fails with
 */
export async function writeZip(
  entries: readonly ZipEntry[],
  write: (bytes: Buffer) => Promise<void>,
): Promise<Fingerprint> {
  const archive = new ZipFile()
  const output = archive.outputStream.pipe(new PassThrough())
  archive.on('error', (error: Error) => output.destroy(error))
  const fail = (error: unknown) => archive.emit('error', error)
  let current: Readable | undefined
  for (const { name, compress, open } of entries) {
    archive.addReadStreamLazy(name, { compress }, (give) => {
      open().then((stream) => {
        current = stream.on('error', fail)
        give(null, stream)
      }, fail)
    })
  }
  archive.end()

  const hash = createHash('sha256')
  let size = 0
  try {
    await pipeline(output, async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        hash.update(chunk)
        size += chunk.length
        await write(chunk)
      }
    })
  } finally {
    current?.destroy()
  }
  return { size, sha256: hash.digest() }
}
