import { hash } from 'node:crypto'

/** How many hashes stand for a letter. The error of an estimate is about 1/√SIZE at most, so 0.06 around a half. */
const SIZE = 64
const HASH_BYTES = 4
const SHINGLE_WORDS = 3

/**
 * From here on two letters are the same one, reworded. A letter of three sentences of which one was replaced still shares half
 * of its word triples; letters of different authors about the same work share less than a tenth.
 */
const SIMILAR_FROM = 0.4

/** Finds the words of any script, also where nothing stands between them. */
const segmenter = new Intl.Segmenter('und', { granularity: 'word' })

/**
 * What is kept of a letter to compare it with others: the smallest hashes of its word triples (a bottom-k sketch; Broder, “On the
 * resemblance and containment of documents”, 1997). Case, punctuation and white space do not count.
 * @returns at most 64 hashes of 32 bits, ascending, big-endian
 */
export function letterSketch(letter: string): Buffer {
  const hashes = new Set(shinglesOf(wordsOf(letter)).map(hash32))
  const smallest = [...hashes].sort((a, b) => a - b).slice(0, SIZE)
  const sketch = Buffer.alloc(smallest.length * HASH_BYTES)
  smallest.forEach((value, i) => sketch.writeUInt32BE(value, i * HASH_BYTES))
  return sketch
}

/** How much of their word triples two letters share, estimated from their sketches: 0 nothing, 1 all (Jaccard index). */
export function similarity(sketch: Buffer, other: Buffer): number {
  const [own, theirs] = [hashesIn(sketch), hashesIn(other)]
  let shared = 0
  let seen = 0
  for (let i = 0, j = 0; seen < SIZE && (i < own.length || j < theirs.length); seen += 1) {
    const [a, b] = [own[i] ?? Infinity, theirs[j] ?? Infinity]
    if (a === b) shared += 1
    if (a <= b) i += 1
    if (b <= a) j += 1
  }
  return seen === 0 ? 0 : shared / seen
}

export const isSimilar = (sketch: Buffer, other: Buffer): boolean => similarity(sketch, other) >= SIMILAR_FROM

function wordsOf(letter: string): string[] {
  const segments = [...segmenter.segment(letter.normalize('NFKC').toLowerCase())]
  return segments.flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []))
}

/** Triples that also reach over both ends, so that a letter of one word has some. */
function shinglesOf(words: readonly string[]): string[] {
  if (words.length === 0) return []
  const margin = Array.from({ length: SHINGLE_WORDS - 1 }, () => '')
  const padded = [...margin, ...words, ...margin]
  return padded.slice(margin.length).map((_, i) => padded.slice(i, i + SHINGLE_WORDS).join(' '))
}

const hash32 = (shingle: string): number => hash('sha1', shingle, 'buffer').readUInt32BE(0)

const hashesIn = (sketch: Buffer): number[] =>
  Array.from({ length: sketch.length / HASH_BYTES }, (_, i) => sketch.readUInt32BE(i * HASH_BYTES))
