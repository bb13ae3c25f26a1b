import { createHash } from 'node:crypto'
import { UUID } from 'uuidv7'

/** Repeatable randomness: the same seed gives the same sequence. The generator is sfc32 of PractRand (Doty-Humphrey). */
export class Random {
  private a: number
  private b: number
  private c: number
  private counter = 1

  constructor(seed: string) {
    const state = createHash('sha256').update(seed).digest()
    this.a = state.readInt32LE(0)
    this.b = state.readInt32LE(4)
    this.c = state.readInt32LE(8)
  }

  /** 0 … 2³² − 1 */
  private uint32(): number {
    const result = (this.a + this.b + this.counter) | 0
    this.counter = (this.counter + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = (((this.c << 21) | (this.c >>> 11)) + result) | 0
    return result >>> 0
  }

  /** 0 ≤ fraction < 1 */
  fraction(): number {
    return this.uint32() / 2 ** 32
  }

  /** min … max, both included */
  integer(min: number, max: number): number {
    return min + Math.floor(this.fraction() * (max - min + 1))
  }

  between(min: number, max: number): number {
    return min + this.fraction() * (max - min)
  }

  chance(probability: number): boolean {
    return this.fraction() < probability
  }

  pick<T>(list: readonly T[]): T {
    return itemAt(list, this.integer(0, list.length - 1))
  }

  /** Prefers the first entries: a fifth of them gets about half of the picks. */
  pickSkewed<T>(list: readonly T[]): T {
    return itemAt(list, Math.floor(this.fraction() ** 2.3 * list.length))
  }

  /** Up to `count` different entries, in random order. */
  sample<T>(list: readonly T[], count: number): T[] {
    const wanted = Math.min(count, list.length)
    if (wanted * 2 > list.length) return this.shuffled(list).slice(0, wanted)
    const chosen = new Set<T>()
    while (chosen.size < wanted) chosen.add(this.pick(list))
    return [...chosen]
  }

  shuffled<T>(list: readonly T[]): T[] {
    return list
      .map((item) => ({ item, key: this.fraction() }))
      .sort((left, right) => left.key - right.key)
      .map(({ item }) => item)
  }

  /** One of the things, as often as its weight says. */
  weighted<T>(weights: readonly (readonly [T, number])[]): T {
    let left = this.fraction() * weights.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [thing, weight] of weights) {
      left -= weight
      if (left < 0) return thing
    }
    return itemAt(weights, 0)[0]
  }

  /** A UUIDv7 of that instant, 16 bytes. */
  id(at: Date): Buffer {
    const { bytes } = UUID.fromFieldsV7(at.getTime(), this.uint32() >>> 20, this.uint32() >>> 2, this.uint32())
    return Buffer.from(bytes)
  }
}

function itemAt<T>(list: readonly T[], index: number): T {
  const item = list[index]
  if (item === undefined) throw new RangeError('There is nothing to pick from')
  return item
}
