import { fromBufferPromise, type Entry } from 'yauzl'
import { damagedFile, unsupportedType } from './fileTypes'

const MAX_ENTRIES = 1_000
/** What all parts together may say that they unpack to, at all and for each byte: a bomb is for whoever opens it. */
const MAX_UNPACKED_BYTES = 100 * 1024 * 1024
const MAX_RATIO = 100
const ANY_RATIO_BYTES = 10 * 1024 * 1024
const PARTS = ['[Content_Types].xml', 'word/document.xml']
const MACROS = /(^|\/)vbaproject\.bin$/i
const FILE_TYPE = 0o170000
const SYMBOLIC_LINK = 0o120000

/**
 * Checks that a ZIP archive is a Word document (ECMA-376) without macros, by its list of parts: nothing is unpacked.
 * @param allowed what else could have been sent, for the message
 * @throws Problem invalid_input with unsupported_type or damaged_file
 */
export async function checkWordDocument(bytes: Buffer, allowed: string): Promise<void> {
  const entries = await listEntries(bytes).catch((error: unknown) => {
    throw damagedFile(error)
  })
  const names = new Set(entries.map(({ fileName }) => fileName.toLowerCase()))
  const isWhole = names.size === entries.length && entries.every(isPlain) && !isBomb(entries, bytes.length)
  if (!isWhole) throw damagedFile()
  const isWord = PARTS.every((part) => names.has(part.toLowerCase()))
  if (!isWord || entries.some(({ fileName }) => MACROS.test(fileName))) throw unsupportedType(allowed)
}

/** @throws Error for a broken archive, for names that are paths to elsewhere, and for too many entries */
async function listEntries(bytes: Buffer): Promise<Entry[]> {
  const archive = await fromBufferPromise(bytes, { lazyEntries: true, strictFileNames: true })
  if (archive.entryCount > MAX_ENTRIES) throw new Error('Too many entries')
  const entries: Entry[] = []
  for await (const entry of archive.eachEntry()) entries.push(entry)
  return entries
}

/** Names of parts are ASCII (ECMA-376 part 2, §6.2.2). */
const NAME = /^[^\p{Cc}\P{ASCII}]+$/u

const isPlain = (entry: Entry): boolean =>
  NAME.test(entry.fileName) &&
  !entry.isEncrypted() &&
  ((entry.externalFileAttributes >>> 16) & FILE_TYPE) !== SYMBOLIC_LINK

/** Parts that lie over each other, or that unpack to more than anybody writes. */
function isBomb(entries: readonly Entry[], length: number): boolean {
  const sum = (sizeOf: (entry: Entry) => number) => entries.reduce((total, entry) => total + sizeOf(entry), 0)
  const unpacked = sum((entry) => entry.uncompressedSize)
  const mayUnpackTo = Math.min(MAX_UNPACKED_BYTES, Math.max(ANY_RATIO_BYTES, length * MAX_RATIO))
  return sum((entry) => entry.compressedSize) > length || unpacked > mayUnpackTo
}
