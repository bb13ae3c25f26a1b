import type { Db, Sql } from '../../config/db'
import * as SearchWords from '../../models/search/SearchWords'
import { Postings } from './postings'

/** Values by column name. UUIDs are 16 bytes. */
export type Row = Record<string, string | number | Date | Buffer | null>

const ROWS_PER_STATEMENT = 1_000

/** Rows that are written together. A table must be named before those that refer to it. */
export class RowBatch {
  readonly tables = new Map<string, Row[]>()
  /** Words of gigs, and what they are searched as. */
  readonly words = new Map<string, string>()
  postings = new Postings()

  /** Where they are written apart. */
  takePostings(): Postings {
    const { postings } = this
    this.postings = new Postings()
    return postings
  }

  add(table: string, row: Row): void {
    const rows = this.tables.get(table)
    if (rows) rows.push(row)
    else this.tables.set(table, [row])
  }
}

/** A connection for work that takes longer than the time limit of requests. */
export interface BulkConnection {
  /** For single statements. */
  sql: Sql
  /** Writes all rows of a batch, or none. */
  write(batch: RowBatch): Promise<void>
  writePostings(postings: Postings): Promise<void>
  close(): Promise<void>
}

/** @param sessionSettings what else to SET for the session, such as `unique_checks = 0` */
export async function openBulkConnection(db: Db, sessionSettings?: string): Promise<BulkConnection> {
  const connection = await db.connectAlone()
  await connection.query([`SET time_zone = '+00:00'`, sessionSettings].filter(Boolean).join(', '))
  const sql: Sql = {
    execute: ({ text, values }) => connection.query(text, values),
    count: () => undefined,
    changed: () => undefined,
    // Nothing of the audit log is written here.
    sign: () => Buffer.alloc(0),
  }
  const known = new Set<string>()
  const addWords = async (words: ReadonlyMap<string, string>) => {
    await SearchWords.add(sql, new Map([...words].filter(([word]) => !known.has(word))))
    for (const word of words.keys()) known.add(word)
  }
  return {
    sql,
    async write(batch) {
      await addWords(batch.words)
      await connection.beginTransaction()
      try {
        for (const [table, rows] of batch.tables) {
          const columns = Object.keys(rows[0] ?? {})
          for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
            const part = rows.slice(start, start + ROWS_PER_STATEMENT)
            const values = part.map((row) => columns.map((column) => row[column]))
            await connection.query('INSERT INTO ?? (??) VALUES ?', [table, columns, values])
          }
        }
        await batch.postings.write(sql)
        await connection.commit()
      } catch (error) {
        await connection.rollback()
        throw error
      }
    },
    writePostings: (postings) => postings.write(sql),
    close: () => connection.end(),
  }
}
