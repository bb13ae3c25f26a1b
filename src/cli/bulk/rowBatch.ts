import type { Db, Sql } from '../../config/db'

/** Values by column name. UUIDs are 16 bytes. */
export type Row = Record<string, string | number | Date | Buffer | null>

const ROWS_PER_STATEMENT = 1_000

/** Rows that are written together. A table must be named before those that refer to it. */
export class RowBatch {
  readonly tables = new Map<string, Row[]>()

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
  close(): Promise<void>
}

/** @param sessionSettings what else to SET for the session, such as `unique_checks = 0` */
export async function openBulkConnection(db: Db, sessionSettings?: string): Promise<BulkConnection> {
  const connection = await db.connectAlone()
  await connection.query([`SET time_zone = '+00:00'`, sessionSettings].filter(Boolean).join(', '))
  return {
    sql: {
      execute: ({ text, values }) => connection.query(text, values),
      count: () => undefined,
      changed: () => undefined,
    },
    async write(batch) {
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
        await connection.commit()
      } catch (error) {
        await connection.rollback()
        throw error
      }
    },
    close: () => connection.end(),
  }
}
