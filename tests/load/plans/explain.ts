import { z } from 'zod'
import type { Sql } from '../../../src/config/db'
import type { Statement } from '../../../src/config/statement'
import { mentionsOf, type Catalogue } from './places'

const Line = z.object({
  table: z.string().nullable(),
  type: z.string().nullable(),
  key: z.string().nullable(),
  r_rows: z.coerce.number().nullish(),
  // MariaDB adds how many of them a second index leaves: `120 (5%)`.
  rows: z.union([z.number(), z.string().transform((text) => Number.parseInt(text, 10))]).nullable(),
  Extra: z.string().nullable(),
})
export type Line = z.output<typeof Line>

/** How the optimiser would go about a statement. */
export async function explain(sql: Sql, statement: Statement): Promise<Line[]> {
  const [lines] = await sql.execute({ ...statement, text: `EXPLAIN ${statement.text}` })
  return z.array(Line).parse(lines)
}

/** The same, and carries it out: what is read along an index counts as far as it was read, because estimates know of no LIMIT. */
export async function explainAfterwards(sql: Sql, statement: Statement): Promise<Line[]> {
  const [lines] = await sql.execute({ ...statement, text: `ANALYZE ${statement.text}` })
  return z
    .array(Line)
    .parse(lines)
    .map((line) => (line.type === 'ALL' ? line : { ...line, rows: line.r_rows ?? line.rows }))
}

/** In rows. */
const MOST = { scanned: 2_000, sorted: 50_000, read: 100_000 } as const

/** What is wrong with a step of a plan, if something is. */
export function faultOf(line: Line, text: string, columns: Catalogue): string | undefined {
  const count = line.rows ?? 0
  const mention = mentionsOf(text, columns).find(({ alias }) => alias === line.table)
  const isScan = line.type === 'ALL' || line.type === 'index'
  if (mention && isScan && count > MOST.scanned) return `scans ${mention.table}`
  if (mention && count > MOST.read) return `reads much of ${mention.table}`
  if (/Using (?:filesort|temporary)/.test(line.Extra ?? '') && count > MOST.sorted) return 'sorts too much'
  return undefined
}
