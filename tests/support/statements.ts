import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { gatherOver, REQUEST_MS, type Db, type Sql } from '../../src/config/db'
import type { Statement } from '../../src/config/statement'

/** The same database, which is sent what `change` makes of each statement. */
export function mapStatements(db: Db, change: (statement: Statement) => Statement): Db {
  const mapped = (sql: Sql): Sql => ({ ...sql, execute: (statement) => sql.execute(change(statement)) })
  const mappedDb = (inner: Db): Db => ({
    ...inner,
    ...mapped(inner),
    transaction: (work) => inner.transaction((sql) => work(mapped(sql))),
    transactionBefore: (work) => inner.transactionBefore((sql) => work(mapped(sql))),
    within: (milliseconds) => mappedDb(inner.within(milliseconds)),
    gather,
  })
  const gather = gatherOver(() => mappedDb(db.within(REQUEST_MS)))
  return mappedDb(db)
}

/** Where the statements are kept for `npm run check:plans`, if they are. */
const FOLDER = process.env.STATEMENTS
const noted = new Map<string, Statement>()
const seen = new Set<string>()

/** The same database; what is sent to it is noted where STATEMENTS names a folder. */
export const recorded = (db: Db): Db => (FOLDER ? mapStatements(db, note) : db)

function note(statement: Statement): Statement {
  const { text } = statement
  if (!seen.has(text) && choosesRows(text) && isOfProduct()) {
    seen.add(text)
    const shape = shapeOf(text)
    if (!noted.has(shape)) noted.set(shape, statement)
  }
  return statement
}

/** Whether the server has a choice of how to find rows for it. */
const choosesRows = (text: string) => /^[\s(]*(?:SELECT|UPDATE|DELETE|INSERT\s.+\sSELECT)\s/s.test(text)

const SOURCE = resolve('src')
const WAYS_THROUGH = [__filename, resolve('src/config/db.ts')]

/** Tests ask the database too, and may scan what they like. */
function isOfProduct(): boolean {
  const [, ...frames] = new Error().stack?.split('\n') ?? []
  const sender = frames.find((frame) => !WAYS_THROUGH.some((file) => frame.includes(file)))
  return sender?.includes(SOURCE) === true
}

/** One for all statements that differ only in numbers, in the lengths of their lists and in how often they repeat a part. */
function shapeOf(text: string): string {
  const even = text
    .replace(/\s+/g, ' ')
    .replace(/\d+/g, '0')
    .replace(/\?(?:, \?)+/g, '?')
  return [...new Set(even.split(/ (?=UNION|AND|OR|WHEN|\+)/))].join(' ')
}

/** What JSON has no words for. */
type Encoded = string | number | boolean | null | { hex: string } | { instant: string }

function encode(value: Statement['values'][number]): Encoded {
  if (Buffer.isBuffer(value)) return { hex: value.toString('hex') }
  return value instanceof Date ? { instant: value.toISOString() } : value
}

const Decoded = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.object({ hex: z.hex() }).transform(({ hex }) => Buffer.from(hex, 'hex')),
  z.object({ instant: z.iso.datetime() }).transform(({ instant }) => new Date(instant)),
])
const Line = z.object({ text: z.string(), values: z.array(Decoded), varies: z.boolean() })

/** Keeps what was noted so far, in the place of what the test file has sent before. */
export function saveStatements(testFile: string): void {
  if (!FOLDER || noted.size === 0) return
  mkdirSync(FOLDER, { recursive: true })
  const lines = Array.from(noted.values(), ({ text, values, varies }) =>
    JSON.stringify({ text, values: values.map(encode), varies }),
  )
  writeFileSync(join(FOLDER, `${testFile}.jsonl`), `${lines.join('\n')}\n`)
}

/** What all test files have kept in a folder, one of each shape. */
export function readStatements(folder: string): Statement[] {
  const byShape = new Map<string, Statement>()
  for (const file of readdirSync(folder).sort())
    for (const line of readFileSync(join(folder, file), 'utf8').trimEnd().split('\n')) {
      const statement = Line.parse(JSON.parse(line))
      byShape.set(shapeOf(statement.text), statement)
    }
  return [...byShape.values()]
}
