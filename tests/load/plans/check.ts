/**
 * Asks the optimiser how it would go about every statement that the tests have sent, on a database of the size of `--gigs`, and exits
 * with 1 when one would scan a table that grows. `STATEMENTS=.data/statements npm test` records them first. The database stays in
 * .data/plans and is used again for as long as it fits the schema; remove that folder to have it made anew. With fewer than 100,000
 * gigs a scan may well be the shorter way.
 */
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { runCommand, UsageError } from '../../../src/cli/command'
import { createDb, type Db, type Sql } from '../../../src/config/db'
import type { Statement } from '../../../src/config/statement'
import { readStatements } from '../../support/statements'
import { allowed, type Exception } from './allowed'
import { withBigDatabase } from './bigDatabase'
import { explain, explainAfterwards, faultOf, type Line } from './explain'
import { readSchema, RealValues, type Schema } from './realValues'

const USAGE = 'npm run check:plans -- [--gigs 1000000] [--workers 100000] [--clients 20000] [--database mysql://…]'
const STATEMENTS = '.data/statements'

const Count = z.coerce.number().int().min(1)
const Options = z.object({
  gigs: Count.default(1_000_000),
  workers: Count.optional(),
  clients: Count.optional(),
  /** One that is there and filled already. */
  database: z.string().optional(),
})

function readOptions(args: string[]): z.output<typeof Options> {
  const text = { type: 'string' } as const
  const options = { gigs: text, workers: text, clients: text, database: text }
  const { data, error } = Options.safeParse(parseArgs({ args, options }).values)
  if (error) throw new UsageError(error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n'))
  return data
}

interface Fault {
  statement: string
  fault: string
  index: string | null
  rows: number | null
  extra: string | null
}

async function findFaults(db: Db, statements: readonly Statement[]): Promise<Fault[]> {
  const connection = await db.connectAlone()
  const patient: Sql = {
    execute: ({ text, values, varies }) => (varies ? connection.query(text, values) : connection.execute(text, values)),
    count: () => undefined,
    changed: () => undefined,
    sign: () => Buffer.alloc(0),
  }
  try {
    const schema = await readSchema(patient)
    const realValues = new RealValues(patient, schema)
    const faults: Fault[] = []
    for (const recorded of statements) {
      const statement = await realValues.putInto(recorded)
      const expected = faultsIn(await explain(db, statement), statement, schema)
      const canBeTried = expected.length > 0 && isQuery(statement)
      faults.push(...(canBeTried ? faultsIn(await explainAfterwards(patient, statement), statement, schema) : expected))
    }
    return faults
  } finally {
    await connection.end()
  }
}

/** What can be carried out without changing anything. */
const isQuery = ({ text }: Statement) => /^[\s(]*SELECT/.test(text)

const faultsIn = (lines: readonly Line[], { text }: Statement, { columns }: Schema): Fault[] =>
  lines.flatMap((line) => {
    const fault = faultOf(line, text, columns)
    return fault === undefined ? [] : { statement: text, fault, index: line.key, rows: line.rows, extra: line.Extra }
  })

/** @throws Error when there is a fault without an exception, or an exception without a fault */
function report(faults: readonly Fault[]): void {
  const isAbout = ({ statement }: Fault, exception: Exception) => statement.includes(exception.statement)
  const wrong = faults.filter((fault) => !allowed.some((exception) => isAbout(fault, exception)))
  const stale = allowed.filter((exception) => !faults.some((fault) => isAbout(fault, exception)))
  for (const { statement, ...step } of wrong) {
    console.log(`\n${statement}`)
    console.table([step])
  }
  for (const { statement } of stale) console.log(`\nNothing is wrong any more with: ${statement}`)
  if (wrong.length + stale.length > 0)
    throw new Error(`${wrong.length} steps read too much, ${stale.length} exceptions are not needed any more`)
}

async function withDatabaseAt<T>(url: string, work: (db: Db) => Promise<T>): Promise<T> {
  const db = createDb(url, 1)
  try {
    return await work(db)
  } finally {
    await db.close()
  }
}

runCommand({
  usage: USAGE,
  read: readOptions,
  run: async ({ database, gigs, workers = Math.ceil(gigs / 10), clients = Math.ceil(gigs / 50) }) => {
    const statements = readStatements(STATEMENTS)
    const size = { gigs, workers, clients }
    const find = (db: Db) => findFaults(db, statements)
    report(await (database === undefined ? withBigDatabase(size, find) : withDatabaseAt(database, find)))
    console.log(`None of ${statements.length} statements reads too much, but for ${allowed.length} that may.`)
  },
})
