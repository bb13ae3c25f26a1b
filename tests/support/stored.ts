import { rows, type Db } from '../../src/config/db'

/** Written behind everybody's back as entries of the audit log are sealed, which is no change of what it tells. */
const BY_SEALING = ['audit_log', 'audit_seals', 'audit_head']

/**
 * A sum over each table of a database that nobody else uses, to be compared with what is stored later.
 * @param but tables that do not count
 */
export async function storedIn(db: Db, { but = [] }: { but?: readonly string[] } = {}): Promise<object[]> {
  const tables = await rows<{ name: string }>(
    db,
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name',
  )
  const names = tables.map(({ name }) => name).filter((name) => ![...but, ...BY_SEALING].includes(name))
  const sums = await rows(db, `CHECKSUM TABLE ${names.join(', ')}`)
  return but.includes('audit_log') ? sums : [...sums, ...(await entries(db))]
}

const entries = (db: Db) =>
  rows(
    db,
    `SELECT COUNT(*) AS entries, BIT_XOR(CRC32(CONCAT_WS('|', HEX(id), actor_role, action, HEX(subject_id), detail))) AS sum
     FROM audit_log`,
  )
