import { Problem } from './errors'

/** What a file is by its first bytes. Names and declared types are whatever the sender likes. */
export type FileType = keyof typeof signatures

const startsWith =
  (...bytes: number[]) =>
  (file: Buffer): boolean =>
    file.subarray(0, bytes.length).equals(Buffer.from(bytes))
const textAt = (file: Buffer, start: number, end: number): string => file.toString('latin1', start, end)

const signatures = {
  'image/jpeg': startsWith(0xff, 0xd8, 0xff),
  'image/png': startsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  'image/webp': (file: Buffer) => textAt(file, 0, 4) === 'RIFF' && textAt(file, 8, 12) === 'WEBP',
  'image/gif': (file: Buffer) => /^GIF8[79]a$/.test(textAt(file, 0, 6)),
  'application/pdf': (file: Buffer) => textAt(file, 0, 5) === '%PDF-',
  'application/zip': startsWith(0x50, 0x4b, 0x03, 0x04),
} as const satisfies Record<string, (file: Buffer) => boolean>

const isFileType = (name: string): name is FileType => name in signatures

/** @returns undefined for whatever this product takes nowhere */
export function typeOf(file: Buffer): FileType | undefined {
  return Object.keys(signatures)
    .filter(isFileType)
    .find((type) => signatures[type](file))
}

const refuse = (code: string, message: string, cause?: unknown): Problem =>
  new Problem('invalid_input', { errors: [{ pointer: '/body/file', code, message }], cause })

/** @param allowed such as `a JPEG or PNG picture` */
export const unsupportedType = (allowed: string): Problem => refuse('unsupported_type', `Must be ${allowed}.`)
export const damagedFile = (cause?: unknown): Problem =>
  refuse('damaged_file', 'The file is damaged, or not all of it was sent.', cause)
export const tooManyPixels = (max: number): Problem =>
  refuse('too_many_pixels', `A picture may have ${max / 1e6} million pixels.`)
