import { rows, writeMany, type Sql } from '../../config/db'
import { escapeLike } from '../../utils/like'

export interface KnownWord {
  word: string
  term: string
}

/** Adds what is not known yet, in the order of the words, so that two who add the same do not wait for each other. */
export async function add(sql: Sql, vocabulary: ReadonlyMap<string, string>): Promise<void> {
  const words = [...vocabulary.keys()]
  if (words.length === 0) return
  const known = await read(sql, 'SELECT word, term FROM search_words WHERE word IN (:words)', { words })
  const missing = new Map(vocabulary)
  for (const { word } of known) missing.delete(word)
  const items = Array.from(missing, ([word, term]) => ({ word, term })).sort((a, b) => (a.word < b.word ? -1 : 1))
  await writeMany(sql, 'INSERT IGNORE INTO search_words (word, term) VALUES', '(:word, :term)', items)
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
     WHERE (word LIKE :first OR word LIKE :second) AND LENGTH(word) BETWEEN :length - :slack AND :length + :slack
     ORDER BY word LIKE :first DESC, ABS(LENGTH(word) - :length) LIMIT :limit`,
    {
      first: `${escapeLike(first)}%`,
      second: `${escapeLike(second)}%`,
      length: Buffer.byteLength(word),
      slack,
      limit,
    },
  )
}

async function read(sql: Sql, text: string, params: Parameters<typeof rows>[2]): Promise<KnownWord[]> {
  const found = await rows<{ word: Buffer; term: Buffer }>(sql, text, params)
  return found.map(({ word, term }) => ({ word: word.toString(), term: term.toString() }))
}
