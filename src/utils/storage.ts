import type { Readable } from 'node:stream'

/** Positions of bytes, both included, as HTTP counts them (RFC 9110 §14.1.2). */
export interface ByteRange {
  start: number
  end: number
}

/** Keeps bytes under names that the application makes up; it knows neither owners nor types. */
export interface Storage {
  /** Keeps all of `bytes` under `name`, or nothing. What was there is replaced. */
  put(name: string, bytes: Buffer | Readable, size: number): Promise<void>
  /** @throws Problem unavailable when the storage does not answer; Error when it has nothing under that name */
  open(name: string, range?: ByteRange): Promise<Readable>
  /** Also fine when there is nothing under that name. */
  delete(name: string): Promise<void>
}
