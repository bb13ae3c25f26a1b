import type { Connection, FieldPacket, Pool, RowDataPacket } from 'mysql2/promise'
import type { Sql } from '../../../src/config/db'
import { convert, type Statement } from '../../../src/config/statement'

/** Prepared also where the product does not, because that is faster, and MariaDB takes a DOUBLE behind LIMIT. */
const execute = (connection: Pick<Connection, 'execute'>, { text, values }: Statement) =>
  connection.execute<RowDataPacket[]>(text, values)

/** The rows of a statement as they can be sent: bytes of ids would be lists of numbers in JSON. */
export async function send(connection: Pick<Connection, 'execute'>, statement: Statement): Promise<unknown> {
  const [rows, fields]: [RowDataPacket[], FieldPacket[]] = await execute(connection, statement)
  convert(rows, fields)
  return rows
}

/** Lets the models of the product work on a bare connection, in one transaction. */
export async function inFloorTransaction<T>(pool: Pool, work: (sql: Sql) => Promise<T>): Promise<T> {
  const connection = await pool.getConnection()
  try {
    await connection.beginTransaction()
    const result = await work({
      execute: (statement) => execute(connection, statement),
      count: () => undefined,
      changed: () => undefined,
      sign: () => Buffer.alloc(0),
    })
    await connection.commit()
    return result
  } finally {
    connection.release()
  }
}
