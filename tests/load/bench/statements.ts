import { readFileSync, writeFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import type { Db, Sql } from '../../../src/config/db'
import type { Statement } from '../../../src/config/statement'

/** What a use case of the product sends to its database, in order: it is done for real. */
export async function statementsOf(db: Db, useCase: (db: Db) => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = []
  const noting = (sql: Sql): Sql => ({
    execute(statement) {
      sent.push(statement)
      return sql.execute(statement)
    },
    count: (action) => sql.count(action),
  })
  const inside: Db['transaction'] = (work) => db.transaction((sql) => work(noting(sql)))
  const recording: Db = {
    ...db,
    ...noting(db),
    transaction: inside,
    transactionBefore: inside,
    within: () => recording,
  }
  await useCase(recording)
  return sent
}

/** The writes that a model sends, without a database: each is told that it has changed one row. */
export async function writesOf(work: (sql: Sql) => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = []
  await work({
    execute(statement) {
      sent.push(statement)
      return Promise.resolve([{ affectedRows: 1 }, []])
    },
    count: () => undefined,
  })
  return sent
}

/** The statements that the floor sends for each path. */
export type Replies = ReadonlyMap<string, readonly Statement[]>

/** In a file each text stands once: the driver finds a prepared statement by its text, and thousands of copies are slow to compare. */
interface Stored {
  texts: string[]
  replies: Map<string, (Omit<Statement, 'text'> & { text: number })[]>
}

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
  const read = ([path, statements]: [string, (Omit<Statement, 'text'> & { text: number })[]]) =>
    [path, statements.map((statement) => ({ ...statement, text: textAt(statement.text) }))] as const
  return new Map([...replies].map(read))
}
