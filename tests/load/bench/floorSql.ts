import type { Connection, FieldPacket, Pool, RowDataPacket } from 'mysql2/promise'
import type { Sql } from '../../../src/config/db'
import { convert, type Statement } from '../../../src/config/statement'

const execute = (connection: Pick<Connection, 'execute' | 'query'>, { text, values, varies }: Statement) =>
  varies ? connection.query<RowDataPacket[]>(text, values) : connection.execute<RowDataPacket[]>(text, values)

/** The rows of a statement as they can be sent: bytes of ids would be lists of numbers in JSON. */
export async function send(connection: Pick<Connection, 'execute' | 'query'>, statement: Statement): Promise<unknown> {
  const [rows, fields]: [RowDataPacket[], FieldPacket[]] = await execute(connection, statement)
  if (Array.isArray(rows)) convert(rows, fields)
  return rows
}

/** Lets the models of the product work on a bare connection, in one transaction. */
export async function inFloorTransaction<T>(pool: Pool, work: (sql: Sql) => Promise<T>): Promise<T> {
  const connection = await pool.getConnection()
  try {
    await connection.beginTransaction()
    const result = await work({ execute: (statement) => execute(connection, statement), count: () => undefined })
    await connection.commit()
    return result
  } finally {
    connection.release()
  }
}
