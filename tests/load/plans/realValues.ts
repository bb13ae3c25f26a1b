import { row, rows, type Sql } from '../../../src/config/db'
import type { Statement, Value } from '../../../src/config/statement'
import { groupBy } from '../../../src/utils/groupBy'
import { placesOf, type Catalogue, type Mention, type Place } from './places'

export interface Schema {
  columns: Catalogue
  /** Ids, hashes and names of things, which no other database has. */
  keys: Catalogue
}

export async function readSchema(sql: Sql): Promise<Schema> {
  const found = await rows<{ table: string; column: string; isKey: number | null }>(
    sql,
    `SELECT table_name AS 'table', column_name AS 'column',
            (data_type IN ('binary', 'varbinary') OR collation_name = 'utf8mb4_bin') AS isKey
     FROM information_schema.columns WHERE table_schema = DATABASE()`,
  )
  return { columns: catalogueOf(found), keys: catalogueOf(found.filter(({ isKey }) => isKey === 1)) }
}

const catalogueOf = (found: readonly { table: string; column: string }[]): Catalogue =>
  new Map(
    Array.from(
      groupBy(found, ({ table }) => table),
      ([table, group]) => [table, new Set(group.map(({ column }) => column))],
    ),
  )

/** Enough to tell the busy from the others, and few enough to be counted at once. */
const SAMPLE = 200_000
/** How far from the newest somebody has paged. */
const PAGED = 500

/** What stands in this database in the place of a recorded value. */
type Replacements = Map<string, Buffer>

/**
 * Puts values that exist into a statement that was recorded on another database: the optimiser looks single rows up while it plans,
 * and plans no more where there are none. Of ids the busiest is taken, because bad plans show there.
 */
export class RealValues {
  private readonly answers = new Map<string, Promise<Buffer | undefined>>()

  constructor(
    private readonly sql: Sql,
    private readonly schema: Schema,
  ) {}

  async putInto(statement: Statement): Promise<Statement> {
    const { text, values } = statement
    const replacements: Replacements = new Map()
    for (const [{ table }, places] of foreignFirst(await this.foreignPlaces(text, values))) {
      const exact = places.filter((place) => place.exact)
      const found = exact.length === 0 ? {} : await this.findRow(table, exact, values, replacements)
      for (const { index, column, exact: isExact } of places) {
        const key = keyOf(values[index])
        const value = isExact ? found[column] : await this.nearNewest(table, column)
        if (value && !replacements.has(key)) replacements.set(key, value)
      }
    }
    return { ...statement, values: values.map((value) => likewise(value, replacements.get(keyOf(value)))) }
  }

  /** Where a statement names what only the database has in which it was recorded. */
  private async foreignPlaces(text: string, values: readonly Value[]): Promise<Place[]> {
    const foreign: Place[] = []
    for (const place of placesOf(text, this.schema.columns)) {
      const { table } = place.mention
      const value = values[place.index]
      if (!this.schema.keys.get(table)?.has(place.column)) continue
      const isWord = typeof value === 'string' && (await this.exists(table, place.column, value))
      if (value !== null && !isWord) foreign.push(place)
    }
    return foreign
  }

  private async exists(table: string, column: string, value: string): Promise<boolean> {
    return (await row(this.sql, `SELECT 1 FROM ${table} WHERE ${column} = :value LIMIT 1`, { value })) !== undefined
  }

  /** A row with what was replaced already, or else a busy one. */
  private async findRow(
    table: string,
    places: readonly Place[],
    values: readonly Value[],
    replacements: Replacements,
  ): Promise<Record<string, Buffer | undefined>> {
    const columns = [...new Set(places.map(({ column }) => column))]
    const known = places.flatMap(({ column, index }) => {
      const value = replacements.get(keyOf(values[index]))
      return value ? [{ column, value }] : []
    })
    const found = known.length === 0 ? undefined : await this.readRow(table, columns, known)
    if (found) return found
    const column = columns.find((name) => name !== 'id') ?? 'id'
    const value = await this.busiest(table, column)
    return (value && (await this.readRow(table, columns, [{ column, value }]))) ?? {}
  }

  private async readRow(
    table: string,
    columns: readonly string[],
    known: readonly { column: string; value: Buffer }[],
  ): Promise<Record<string, Buffer | undefined> | undefined> {
    const found = await row<Record<string, string | null>>(
      this.sql,
      `SELECT ${columns.map((column) => `HEX(${column}) AS ${column}`).join(', ')} FROM ${table}
       WHERE ${known.map(({ column }, i) => `${column} = :value${i}`).join(' AND ')} LIMIT 1`,
      Object.fromEntries(known.map(({ value }, i) => [`value${i}`, value])),
    )
    return found && Object.fromEntries(Object.entries(found).map(([column, hex]) => [column, fromHex(hex)]))
  }

  private busiest(table: string, column: string): Promise<Buffer | undefined> {
    return this.ask(
      `SELECT HEX(${column}) AS value FROM (SELECT ${column} FROM ${table} WHERE ${column} IS NOT NULL LIMIT ${SAMPLE}) AS sample
       GROUP BY ${column} ORDER BY COUNT(*) DESC LIMIT 1`,
    )
  }

  private nearNewest(table: string, column: string): Promise<Buffer | undefined> {
    return this.ask(`SELECT HEX(${column}) AS value FROM ${table} ORDER BY ${column} DESC LIMIT 1 OFFSET ${PAGED}`)
  }

  /** Many statements lead to the same question. */
  private ask(question: string): Promise<Buffer | undefined> {
    const answer =
      this.answers.get(question) ??
      row<{ value: string | null }>(this.sql, question).then((found) => fromHex(found?.value ?? null))
    this.answers.set(question, answer)
    return answer
  }
}

/** Rows that refer to others come first: whom they refer to exists. */
function foreignFirst(places: readonly Place[]): [Mention, Place[]][] {
  const isById = ([, group]: [Mention, Place[]]) => group.every(({ column }) => column === 'id')
  return [...groupBy(places, ({ mention }) => mention)].sort((a, b) => Number(isById(a)) - Number(isById(b)))
}

const fromHex = (hex: string | null) => (hex === null ? undefined : Buffer.from(hex, 'hex'))

const keyOf = (value: Value | undefined): string => (Buffer.isBuffer(value) ? value.toString('hex') : String(value))

/** What was sent as a text is sent as one: other types would be found by other ways. */
function likewise(recorded: Value, real: Buffer | undefined): Value {
  if (!real) return recorded
  return Buffer.isBuffer(recorded) ? real : real.toString()
}
