import type { Sql } from '../../config/db'

const ROWS_PER_STATEMENT = 20_000

interface Posting {
  term: string
  tier: number
  feedKey: number
}

/** Rows of gig_postings, put together by what comes first in its key: written in its order they go into few pages. */
export class Postings {
  size = 0
  private readonly feedKeys = new Map<string, { start: string; keys: number[] }>()

  add({ term, tier, feedKey }: Posting): void {
    this.keysOf(`${term}:${tier}`, `0x${Buffer.from(term).toString('hex')},${tier}`).push(feedKey)
    this.size += 1
  }

  /** Takes all of another's. */
  addAll(other: Postings): void {
    for (const [name, { start, keys }] of other.feedKeys) this.keysOf(name, start).push(...keys)
    this.size += other.size
  }

  private keysOf(name: string, start: string): number[] {
    const known = this.feedKeys.get(name)
    if (known) return known.keys
    const keys: number[] = []
    this.feedKeys.set(name, { start, keys })
    return keys
  }

  async write(sql: Sql): Promise<void> {
    const names = [...this.feedKeys.keys()].sort((a, b) => (a < b ? -1 : 1))
    let rows: string[] = []
    const flush = async () => {
      const text = `INSERT INTO gig_postings (term, tier, feed_key) VALUES ${rows.join(',')}`
      if (rows.length > 0) await sql.execute({ text, values: [], varies: true })
      rows = []
    }
    for (const name of names) {
      const { start = '', keys = [] } = this.feedKeys.get(name) ?? {}
      for (const key of keys.sort((a, b) => a - b)) rows.push(`(${start},${key})`)
      if (rows.length >= ROWS_PER_STATEMENT) await flush()
    }
    await flush()
  }
}
