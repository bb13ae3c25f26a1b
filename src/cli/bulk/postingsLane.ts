import { Postings } from './postings'
import type { BulkConnection } from './rowBatch'

/** So many at once that most lists grow by several rows. */
const ENOUGH = 400_000

/** Writes the postings of many batches apart from their gigs, in large portions and in order, so that their table stays dense. */
export class PostingsLane {
  private waiting = new Postings()
  private writing = Promise.resolve()

  constructor(private readonly connection: BulkConnection) {}

  /** @returns once there is room for more */
  async take(postings: Postings): Promise<void> {
    this.waiting.addAll(postings)
    if (this.waiting.size < ENOUGH) return
    const portion = this.waiting
    this.waiting = new Postings()
    const before = this.writing
    this.writing = before.then(() => this.connection.writePostings(portion))
    // Whoever waits for it next sees the failure; until then it is not an unhandled one.
    this.writing.catch(() => undefined)
    await before
  }

  /** Writes what is left. */
  async close(): Promise<void> {
    try {
      await this.writing
      await this.connection.writePostings(this.waiting)
    } finally {
      await this.connection.close()
    }
  }
}
