import type { Readable } from 'node:stream'

/** Positions of bytes, both included, as HTTP counts them (RFC 9110 §14.1.2). */
export interface ByteRange {
  start: number
  end: number
}

/**
 * Keeps bytes under names that the application makes up; it knows neither owners nor types. Each of its functions throws
 * Problem unavailable when the storage does not answer, or has no room.
 */
export interface Storage {
  /** Keeps all of `bytes` under `name`, or nothing. What was there is replaced. @throws Error when there are not `size` bytes */
  put(name: string, bytes: Buffer | Readable, size: number): Promise<void>
  /** @throws NothingStored */
  open(name: string, range?: ByteRange): Promise<Readable>
  /** Also what a broken `put` has left. Fine when there is nothing under that name. */
  delete(name: string): Promise<void>
  /** What keeps files from being kept, or soon will, in words for everyone; undefined when nothing does. It writes nothing. */
  fault(): Promise<string | undefined>
}

/** There is nothing under that name. */
export class NothingStored extends Error {}

const NAME = /^[0-9a-z][0-9a-z-]{0,99}$/

/** @throws TypeError for a name that is not of our making: it could be a path */
export function checkName(name: string): string {
  if (!NAME.test(name)) throw new TypeError('Not a name of a stored file')
  return name
}

/** The same bytes as they come. Reading them fails unless they are `size` in all. */
export async function* exactly(bytes: Buffer | Readable, size: number): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array> = Buffer.isBuffer(bytes) ? [bytes] : bytes
  let left = size
  for await (const chunk of chunks) {
    left -= chunk.length
    if (left < 0) break
    yield chunk
  }
  if (left !== 0) throw new Error(`There are ${left > 0 ? 'fewer' : 'more'} bytes than the ${size} that were announced`)
}
