import { readFileSync, writeFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import type { Statement } from '../../../src/config/statement'

/** The statements that the floor sends for each path. */
export type Replies = ReadonlyMap<string, readonly Statement[]>

/** In a file each text stands once: the driver finds a prepared statement by its text, and thousands of copies are slow to compare. */
interface Stored {
  texts: string[]
  replies: Map<string, StoredStatement[]>
}
type StoredStatement = Omit<Statement, 'text'> & { text: number }

/** Keeps what the floor is to replay. */
export function writeReplies(file: string, replies: Replies): void {
  const places = new Map<string, number>()
  const placeOf = (text: string) => {
    const place = places.get(text) ?? places.size
    places.set(text, place)
    return place
  }
  const stored: Stored['replies'] = new Map()
  for (const [path, statements] of replies)
    stored.set(
      path,
      statements.map((statement) => ({ ...statement, text: placeOf(statement.text) })),
    )
  writeFileSync(file, serialize({ texts: [...places.keys()], replies: stored } satisfies Stored))
}

export function readReplies(file: string): Replies {
  const { texts, replies }: Stored = deserialize(readFileSync(file))
  const textAt = (place: number) => {
    const text = texts[place]
    if (text === undefined) throw new TypeError('The replies are damaged')
    return text
  }
  const read = ([path, statements]: [string, StoredStatement[]]) =>
    [path, statements.map((statement) => ({ ...statement, text: textAt(statement.text) }))] as const
  return new Map([...replies].map(read))
}
