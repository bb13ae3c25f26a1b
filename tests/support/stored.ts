import { rows, type Db } from '../../src/config/db'

/**
 * A sum over each table of a database that nobody else uses, to be compared with what is stored later.
 * @param but tables that do not count
 */
export async function storedIn(db: Db, { but = [] }: { but?: readonly string[] } = {}): Promise<object[]> {
  const tables = await rows<{ name: string }>(
    db,
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name',
  )
  const names = tables.map(({ name }) => name).filter((name) => !but.includes(name))
  return rows(db, `CHECKSUM TABLE ${names.join(', ')}`)
}
