import { rows, type Sql } from '../../src/config/db'

/** Whether a statement has been under way for so long, in this worker's database, that it must be waiting for a row. */
export async function isWaiting(sql: Sql): Promise<boolean> {
  const text = `SELECT id FROM information_schema.processlist
                WHERE db = DATABASE() AND command <> 'Sleep' AND id <> CONNECTION_ID() AND time_ms > 150`
  return (await rows(sql, text)).length > 0
}
