import { rmSync, writeFileSync } from 'node:fs'
import { runFolder } from './runFolder'
import { renderTable } from './table'

/** Prints the table, and keeps it in a file. */
export default function globalTeardown(): void {
  const table = renderTable()
  rmSync(runFolder(), { recursive: true })
  writeFileSync('.data/faults/table.md', table)
  process.stdout.write(`\n${table}`)
}
