import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'

export interface TextFile {
  /** UTF-8 text; a fault of the file shows where the text is read. */
  text: Readable
  /** The share of the file that has been read, 0–1. */
  shareRead: () => number
}

/** For pipeline() and 'error': the stream is destroyed with its error, so that whoever reads it gets it, now or later. */
export const leaveToReader = () => undefined

/**
 * Opens a file, unpacked when its name ends in .gz.
 * @throws Error when there is none
 */
export async function openTextFile(path: string): Promise<TextFile> {
  const size = await sizeOf(path)
  const bytes = createReadStream(path)
  const text: Readable = path.endsWith('.gz') ? pipeline(bytes, createGunzip(), leaveToReader) : bytes
  text.on('error', leaveToReader)
  return { text: text.setEncoding('utf8'), shareRead: () => (size === 0 ? 1 : bytes.bytesRead / size) }
}

async function sizeOf(path: string): Promise<number> {
  const file = await stat(path).catch((cause: unknown) => {
    throw new Error(`There is no file ${path}`, { cause })
  })
  if (!file.isFile()) throw new Error(`${path} is not a file`)
  return file.size
}

/** The lines of a text that have something in them. */
export async function* linesOf(text: Readable): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of text) {
    const lines = (rest + String(chunk)).split(/\r?\n/)
    rest = lines.pop() ?? ''
    yield* lines.filter((line) => line.trim() !== '')
  }
  if (rest.trim() !== '') yield rest
}

/** Lists of up to `size` of the items. */
export async function* inBatches<T>(items: AsyncIterable<T>, size: number): AsyncGenerator<T[]> {
  let batch: T[] = []
  for await (const item of items) {
    batch.push(item)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
