import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { rows, type Db } from './db'

const FOLDER = join(__dirname, '../migrations')
export const migrationFile = (name: string): string => join(FOLDER, name)

export const LEDGER_NAMES = 'SELECT name FROM migrations ORDER BY name'

export interface SchemaComparison {
  /** `older` needs a migration, `newer` a newer version of the code. */
  fit: 'current' | 'older' | 'newer'
  /** Those that the schema lacks, or that the code does not know. */
  migrations: string[]
}

/** Whether the schema fits the code. */
export async function compareSchema(db: Db): Promise<SchemaComparison> {
  const exists = await rows(
    db,
    "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = 'migrations'",
  )
  const ledger = exists.length > 0 ? await rows<{ name: string }>(db, LEDGER_NAMES) : []
  return compare(
    ledger.map(({ name }) => name),
    await migrationNames(),
  )
}

export function compare(ledger: string[], known: string[]): SchemaComparison {
  const unknown = ledger.filter((name) => !known.includes(name))
  const missing = known.filter((name) => !ledger.includes(name))
  if (unknown.length > 0) return { fit: 'newer', migrations: unknown }
  return { fit: missing.length > 0 ? 'older' : 'current', migrations: missing }
}

/** All that this version knows, in their order. */
export async function migrationNames(): Promise<string[]> {
  return (await readdir(FOLDER)).filter((file) => file.endsWith('.sql')).sort()
}
