import type { Readable } from 'node:stream'
import type { ByteRange } from './storage'

interface FileDescription {
  mimeType: string
  /** As its owner named it. */
  fileName: string
  /** In bytes. */
  size: number
  /** What names these very bytes, for the ETag. */
  tag: string
  /** Whether a browser may show it in its place; all else is saved. For what we have encoded ourselves alone. */
  inline: boolean
  /** Whether everybody may keep a copy. */
  shared: boolean
  open: (range?: ByteRange) => Promise<Readable>
}

/** What a handler gives back in the place of JSON: bytes of a file. */
export class FileReply {
  constructor(readonly file: FileDescription) {}
}
