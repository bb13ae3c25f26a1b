import { join } from 'node:path'
import type { Connection, RowDataPacket } from 'mysql2/promise'
import { z } from 'zod'
import { readJson, writeJson } from '../../../src/cli/jsonFile'
import type { Db } from '../../../src/config/db'

const Words = z.object({ rare: z.array(z.string()), common: z.array(z.string()) })
export type Words = z.output<typeof Words>

const RARE_GIGS = 20
const COMMON_SHARE = 0.2
/** How far from what is wanted a word may be. */
const TOLERANCE = 1.5
const MOST_WORDS = 10
const GIGS_AT_ONCE = 5_000
/** Shorter ones may be no words to search for, such as "with". */
const WORD = /[\p{L}\p{N}]{5,}/gu

/** Words that about twenty gigs have, and words that a fifth of all have. They are counted once, and kept in the folder of the data. */
export async function findWords(db: Db, folder: string): Promise<Words> {
  const file = join(folder, 'words.json')
  const kept = readJson(file, Words)
  if (kept) return kept
  const { gigs, counts } = await countWords(db)
  const words = { rare: wordsOfAbout(counts, RARE_GIGS), common: wordsOfAbout(counts, gigs * COMMON_SHARE) }
  writeJson(file, words)
  return words
}

/** The nearest ones; always one. */
function wordsOfAbout(counts: ReadonlyMap<string, number>, wanted: number): string[] {
  const distance = (count: number) => Math.abs(Math.log(count / wanted))
  const nearest = [...counts].sort(([, a], [, b]) => distance(a) - distance(b)).slice(0, MOST_WORDS)
  return nearest.filter(([, count], i) => i === 0 || distance(count) <= Math.log(TOLERANCE)).map(([word]) => word)
}

/** In how many open gigs each word stands. */
async function countWords(db: Db): Promise<{ gigs: number; counts: Map<string, number> }> {
  const counts = new Map<string, number>()
  let gigs = 0
  const connection = await db.connectAlone()
  try {
    for await (const text of openGigTexts(connection)) {
      gigs += 1
      for (const word of new Set(text.toLowerCase().match(WORD))) counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  } finally {
    await connection.end()
  }
  return { gigs, counts }
}

interface Columns extends RowDataPacket {
  id: Buffer
  text: string
  isOpen: number
}

async function* openGigTexts(connection: Connection): AsyncGenerator<string> {
  const text = `SELECT id, CONCAT_WS(' ', title, description) AS text, (status = 'open') AS isOpen
                FROM gigs WHERE id > ? ORDER BY id LIMIT ${GIGS_AT_ONCE}`
  for (let after: Buffer | undefined = Buffer.alloc(16); after;) {
    const [found]: [Columns[], unknown] = await connection.query<Columns[]>(text, [after])
    for (const gig of found) if (gig.isOpen === 1) yield gig.text
    after = found.at(-1)?.id
  }
}
