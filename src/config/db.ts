import { createHmac } from 'node:crypto'
import mysql from 'mysql2/promise'
import type { FieldPacket, ResultSetHeader } from 'mysql2/promise'
import type { CountedAction } from '../schemas/auditActions'
import { deriveKey } from '../utils/deriveKey'
import { unavailable } from '../utils/errors'
import { createMetrics, type Metrics } from '../utils/metrics'
import type { PageCache, PageTag } from '../utils/pageCache'
import { createPatience, type Patience } from '../utils/patience'
import { askWithin } from '../utils/timeout'
import { openConnections, type Send } from './connections'
import { isAway, isConnectionFault, isDeadlock } from './databaseFaults'
import { createGather, type Gather } from './gather'
import { bind, convert, type Params, type Statement } from './statement'

export { isDuplicate, isLockWaitTimeout } from './databaseFaults'
export type { Params } from './statement'

/** What models take first: the pool for a single statement, or the connection of a transaction. */
export interface Sql {
  execute(statement: Statement): Promise<[unknown, FieldPacket[]]>
  /** Counts what was done, once it is committed: what is rolled back, or has to be run again, counts for nothing. */
  count(action: CountedAction): void
  /** Names what a statement has changed: once it is committed, the pages that were made from it are dropped. */
  changed(tag: PageTag): void
  /** Signs what the server writes, so that what anyone else has written into the database is told from it. */
  sign(text: string): Buffer
}

export interface Db extends Sql {
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  /** For `inTransactionBefore`. */
  transactionBefore<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  /** The same database for a request, which may wait for it so long in all: then it is unavailable. */
  within(milliseconds: number): Db
  /** For `rowTogether`. */
  gather: Gather
  /** A connection of its own, outside the pool and without a time limit, for migrations. */
  connectAlone(): Promise<mysql.Connection>
  close(): Promise<void>
}

/** How long a request waits for the database, in all that it asks. */
export const REQUEST_MS = 3_000
const CONNECT_MS = 2_000
const LAST_WORD_MS = 1_000
const TRIES = 6
/** Doubles with each try, and a random part of it is waited, so that those who met do not meet again. */
const DEADLOCK_PAUSE_MS = 20
/** For each connection. The server has room for 16,382 in all, and mysql2 would take nearly all of them for one. */
const MAX_PREPARED = 100

/** What a transaction needs beside its connection, most of it after the commit. */
type Surroundings = Pick<Sql, 'count' | 'sign'> & Pick<PageCache, 'drop'>

interface DbOptions {
  metrics?: Metrics
  /** For the pages that were made from what is changed. */
  drop?: PageCache['drop']
  /** For signing the audit log. Who neither migrates nor writes entries needs none. */
  auditKey?: Buffer
}

/** mysql://user:password@host:port/database → a pool. Nothing is connected before the first query. */
export function createDb(
  url: string,
  poolSize: number,
  { metrics = createMetrics(), drop = () => Promise.resolve(), auditKey }: DbOptions = {},
): Db {
  const options: mysql.PoolOptions = {
    uri: url.replace(/^mariadb:/, 'mysql:'),
    charset: 'utf8mb4_unicode_ci',
    timezone: 'Z',
    supportBigNumbers: true,
    decimalNumbers: true,
    connectTimeout: CONNECT_MS,
    maxPreparedStatements: MAX_PREPARED,
  }
  const connections = openConnections(options, poolSize, metrics)
  const signingKey = auditKey && deriveKey(auditKey, 'entry')
  const within = (milliseconds: number) => dbWith(createPatience(milliseconds))
  const gather = gatherOver(() => within(REQUEST_MS))
  const dbWith = (patience: Patience): Db => {
    const use = <T>(work: (send: Send) => Promise<T>) =>
      retrying(() => connections.lend(patience, work), patience, metrics)
    const sign = (text: string) => {
      if (!signingKey) throw new TypeError('The audit log cannot be signed without its key')
      return createHmac('sha256', signingKey).update(text).digest()
    }
    const around = { count: metrics.countAction, sign, drop }
    const transaction = <T>(work: (sql: Sql) => Promise<T>) => use((send) => runTransaction(send, work, around))
    return {
      execute: (statement) => use((send) => send(statement)),
      count: metrics.countAction,
      changed(tag) {
        drop([tag]).catch(() => undefined)
      },
      sign,
      transaction,
      transactionBefore: transaction,
      within,
      gather,
      connectAlone: () => mysql.createConnection({ ...options, multipleStatements: true }),
      close: () => connections.close(),
    }
  }
  return dbWith(askWithin)
}

/** Tries again what a deadlock has undone. @throws Problem unavailable when it is the database that stands in the way */
async function retrying<T>(run: () => Promise<T>, patience: Patience, { db }: Metrics): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run()
    } catch (error) {
      if (!isDeadlock(error) || attempt === TRIES) throw isAway(error) ? unavailable('The database', error) : error
      db.deadlockRetries.inc()
      const longest = DEADLOCK_PAUSE_MS * 2 ** attempt
      await patience((answer) => {
        setTimeout(() => answer(undefined), Math.random() * longest)
      }, 2 * longest).catch(() => {
        throw unavailable('The database', error)
      })
    }
  }
}

/** Runs `work` in one transaction. On a deadlock it runs again from the start, so it must not act on anything but the database. */
export function inTransaction<T>(db: Db, work: (sql: Sql) => Promise<T>): Promise<T> {
  return db.transaction(work)
}

/**
 * The same, before the one transaction of a use case, for what does no harm when that never comes, such as a reservation. A
 * request that is sent again with its Idempotency-Key may do it again.
 */
export function inTransactionBefore<T>(db: Db, work: (sql: Sql) => Promise<T>): Promise<T> {
  return db.transactionBefore(work)
}

/**
 * Runs a part of a transaction whose changes can be taken back alone.
 * @param takesBack for which errors the transaction goes on without the part; any other ends it
 * @returns what `work` gave back, or the error
 */
export async function tryPart<T, E>(
  sql: Sql,
  work: (sql: Sql) => Promise<T>,
  takesBack: (error: unknown) => error is E,
): Promise<{ result: T } | { error: E }> {
  await sql.execute(command('SAVEPOINT part'))
  try {
    return { result: await counting(sql, work) }
  } catch (error) {
    if (!takesBack(error)) throw error
    await sql.execute(command('ROLLBACK TO SAVEPOINT part'))
    return { error }
  }
}

/** Runs a piece of work, and counts what it did if it succeeds. */
async function counting<T>(sql: Sql, work: (sql: Sql) => Promise<T>): Promise<T> {
  const done: CountedAction[] = []
  const result = await work({ ...sql, count: (action) => done.push(action) })
  for (const action of done) sql.count(action)
  return result
}

/** For a statement whose text is put together by what is asked for: of so many none is worth preparing. */
export const VARIES = { varies: true } as const

/** The rows of a query. Column aliases are the field names; UUIDs come as text, instants as ISO 8601, TINYINT(1) as boolean. */
export async function rows<T extends object>(
  sql: Sql,
  text: string,
  params: Params = {},
  shape: { varies?: boolean } = {},
): Promise<T[]> {
  const [result, fields] = await ask(sql, bind(text, params, shape))
  if (!isRows<T>(result)) throw new TypeError('A statement without rows was read')
  convert(result, fields)
  return result
}

/** The first row, if there is one. */
export async function row<T extends object>(sql: Sql, text: string, params: Params = {}): Promise<T | undefined> {
  return (await rows<T>(sql, text, params))[0]
}

/**
 * The row with an id, in one statement with others that are looked for just then. Its time limit is that of a whole request, which
 * should ask for nothing else.
 * @param text finds rows, with their `id`, by `:ids`
 */
export async function rowTogether<T extends object>(db: Db, text: string, id: string): Promise<T | undefined> {
  const found = await db.gather(text).load(id)
  return isRows<T>(found) ? found[0] : undefined
}

/** @param open gives what each statement is sent to */
export const gatherOver = (open: () => Sql): Gather => createGather((text, ids) => rows(open(), text, { ids }))

/** The present, by the clock that all processes share. */
export async function databaseNow(sql: Sql): Promise<Date> {
  const clock = await row<{ now: string }>(sql, 'SELECT NOW(3) AS now')
  if (!clock) throw new TypeError('The database tells no time')
  return new Date(clock.now)
}

/** Runs a statement that writes. @returns how many rows it touched: guarded updates look at this number */
export async function write(sql: Sql, text: string, params: Params = {}): Promise<number> {
  const [result] = await ask(sql, bind(text, params))
  if (!isHeader(result)) throw new TypeError('A query was run as a write')
  return result.affectedRows
}

/**
 * Inserts many rows, a few hundred in a statement.
 * @param head such as `INSERT INTO gig_skills (gig_id, skill_id) VALUES`
 * @param tuple the placeholders of one row, such as `(:gigId, :skill)`
 */
export async function writeMany(sql: Sql, head: string, tuple: string, items: readonly Params[]): Promise<void> {
  for (let start = 0; start < items.length; start += 500) {
    const batch = items.slice(start, start + 500)
    const tuples = batch.map((_, i) => tuple.replace(/:([a-zA-Z])/g, `:r${i}_$1`))
    const params = batch.flatMap((item, i) =>
      Object.entries(item).map(([name, value]) => [`r${i}_${name}`, value] as const),
    )
    await ask(sql, bind(`${head} ${tuples.join(', ')}`, Object.fromEntries(params), { varies: batch.length > 1 }))
  }
}

/** An error that the driver makes knows nothing but its socket; here those who have asked are known. */
async function ask(sql: Sql, statement: Statement): ReturnType<Sql['execute']> {
  try {
    return await sql.execute(statement)
  } catch (error) {
    if (error instanceof Error) Error.captureStackTrace(error)
    throw error
  }
}

const isRows = <T extends object>(result: unknown): result is T[] => Array.isArray(result)
const isHeader = (result: unknown): result is ResultSetHeader =>
  typeof result === 'object' && result !== null && 'affectedRows' in result

const command = (text: string): Statement => ({ text, values: [], varies: true })

/** However little time a request has left, what it has done should end in an answer that is true. */
const lastWord: Patience = (ask) => askWithin(ask, LAST_WORD_MS)

async function runTransaction<T>(
  send: Send,
  work: (sql: Sql) => Promise<T>,
  { count, sign, drop }: Surroundings,
): Promise<T> {
  await send(command('START TRANSACTION'))
  try {
    const tags = new Set<PageTag>()
    const changed = (tag: PageTag) => tags.add(tag)
    return await counting({ execute: (statement) => send(statement), count, sign, changed }, async (transaction) => {
      const result = await work(transaction)
      // Also when its answer is lost: it may have been done.
      await send(command('COMMIT'), lastWord).finally(() => drop([...tags]))
      return result
    })
  } catch (error) {
    // With a connection that is lost its transaction is undone.
    if (!isConnectionFault(error)) await send(command('ROLLBACK'), lastWord)
    throw error
  }
}
