import { rows, write, writeMany, type Sql } from '../../config/db'
import { escapeLike } from '../../utils/like'

export interface KnownWord {
  word: string
  term: string
}

/** Adds what is not known yet. In the order of the words: two who add the same at once wait, but never each for the other. */
export async function add(sql: Sql, vocabulary: ReadonlyMap<string, string>): Promise<void> {
  const words = [...vocabulary.keys()]
  if (words.length === 0) return
  const known = await read(sql, 'SELECT word, term FROM search_words WHERE word IN (:words)', { words })
  const missing = new Map(vocabulary)
  for (const { word } of known) missing.delete(word)
  const items = Array.from(missing, ([word, term]) => ({ word, term })).sort((a, b) => (a.word < b.word ? -1 : 1))
  await writeMany(sql, 'INSERT IGNORE INTO search_words (word, term) VALUES', '(:word, :term)', items)
}

/**
 * Words of these terms that no open gig is written with any more go: they may be somebody's name. Of two who remove the last gigs with a
 * word at once neither sees that it is the last: `listUnused` finds what they leave.
 */
export async function forgetUnused(sql: Sql, terms: readonly string[]): Promise<void> {
  if (terms.length === 0) return
  // Looked up first, because deleting by such a condition would lock the postings of others.
  const unused = await read(
    sql,
    `SELECT word, term FROM search_words WHERE term IN (:terms)
       AND NOT EXISTS (SELECT 1 FROM gig_postings WHERE gig_postings.term = search_words.term)`,
    { terms },
  )
  const words = unused.map(({ word }) => word).sort()
  if (words.length > 0) await write(sql, 'DELETE FROM search_words WHERE word IN (:words)', { words })
}

/** Looks through the next words behind one for those that no open gig is written with. @returns lastWord: null behind the last one */
export async function listUnused(
  sql: Sql,
  afterWord: string,
  limit: number,
): Promise<{ unusedTerms: string[]; lastWord: string | null }> {
  const found = await rows<{ word: Buffer; term: Buffer; isUsed: number }>(
    sql,
    `SELECT word, term, EXISTS (SELECT 1 FROM gig_postings p WHERE p.term = w.term) AS isUsed
     FROM search_words w WHERE word > :afterWord ORDER BY word LIMIT :limit`,
    { afterWord, limit },
  )
  const unused = found.filter(({ isUsed }) => isUsed === 0)
  return { unusedTerms: unused.map(({ term }) => term.toString()), lastWord: found.at(-1)?.word.toString() ?? null }
}

/** Words that begin with `prefix`, the shortest first. */
export const complete = (sql: Sql, prefix: string, limit: number): Promise<KnownWord[]> =>
  read(sql, 'SELECT word, term FROM search_words WHERE word LIKE :pattern ORDER BY LENGTH(word), word LIMIT :limit', {
    pattern: `${escapeLike(prefix)}%`,
    limit,
  })

/** Words that `word` may be a misspelling of: one of the first two letters, and at most `slack` letters more or less. */
export function lookalikes(sql: Sql, word: string, slack: number, limit: number): Promise<KnownWord[]> {
  const [first = '', second = first] = word
  return read(
    sql,
    `SELECT word, term FROM search_words
     WHERE (word LIKE :first OR word LIKE :second) AND CHAR_LENGTH(CONVERT(word USING utf8mb4)) BETWEEN :length - :slack AND :length + :slack
     ORDER BY word LIKE :first DESC, ABS(CHAR_LENGTH(CONVERT(word USING utf8mb4)) - :length) LIMIT :limit`,
    {
      first: `${escapeLike(first)}%`,
      second: `${escapeLike(second)}%`,
      length: Array.from(word).length,
      slack,
      limit,
    },
  )
}

async function read(sql: Sql, text: string, params: Parameters<typeof rows>[2]): Promise<KnownWord[]> {
  const found = await rows<{ word: Buffer; term: Buffer }>(sql, text, params)
  return found.map(({ word, term }) => ({ word: word.toString(), term: term.toString() }))
}
