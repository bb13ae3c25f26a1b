import mysql from 'mysql2/promise'
import type { FieldPacket, Pool, PoolConnection, ResultSetHeader, RowDataPacket } from 'mysql2/promise'
import { unavailable } from '../utils/errors'
import { TimeoutError, withTimeout } from '../utils/timeout'
import { bind, convert, type Params, type Statement } from './statement'

export type { Params } from './statement'

/** What models take first: the pool for a single statement, or the connection of a transaction. */
export interface Sql {
  execute(statement: Statement): Promise<[unknown, FieldPacket[]]>
}

export interface Db extends Sql {
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  /** For `inTransactionBefore`. */
  transactionBefore<T>(work: (sql: Sql) => Promise<T>): Promise<T>
  /** A connection of its own, outside the pool and without a time limit, for migrations. */
  connectAlone(): Promise<mysql.Connection>
  close(): Promise<void>
}

const TIMEOUTS = { connect: 2_000, acquire: 2_000, query: 3_000 } as const
const DEADLOCK = 1213
const LOCK_WAIT_TIMEOUT = 1205
const DUPLICATE = 1062
const TRIES = 4
/** For each connection. The server has room for 16,382 in all, and mysql2 would take nearly all of them for one. */
const MAX_PREPARED = 100

const SESSION_SETTINGS = `SET time_zone = '+00:00', innodb_lock_wait_timeout = 2,
  sql_mode = 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'`
/** Locks only the rows that a statement names (no gap locks), and reads see what was committed while they waited. */
const ISOLATION = 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED'

/** mysql://user:password@host:port/database → a pool. Nothing is connected before the first query. */
export function createDb(url: string, poolSize: number): Db {
  const options: mysql.PoolOptions = {
    uri: url.replace(/^mariadb:/, 'mysql:'),
    charset: 'utf8mb4_unicode_ci',
    timezone: 'Z',
    supportBigNumbers: true,
    decimalNumbers: true,
    connectTimeout: TIMEOUTS.connect,
    maxPreparedStatements: MAX_PREPARED,
  }
  const pool = mysql.createPool({ ...options, connectionLimit: poolSize, queueLimit: 200, enableKeepAlive: true })
  pool.pool.on('connection', (connection) => {
    // Queued before the first use of the connection; a failure shows in that use.
    connection.query(SESSION_SETTINGS, () => undefined)
    connection.query(ISOLATION, () => undefined)
  })

  return {
    execute: (statement) =>
      withConnection(pool, (connection) => run(connection, statement)).catch((error: unknown) => {
        throw isLockFault(error) ? unavailable('The database', error) : error
      }),
    transaction: (work) => transactionWithRetries(pool, work),
    transactionBefore: (work) => transactionWithRetries(pool, work),
    connectAlone: () => mysql.createConnection({ ...options, multipleStatements: true }),
    close: () => pool.end(),
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
  await sql.execute({ text: 'SAVEPOINT part', values: [], varies: true })
  try {
    return { result: await work(sql) }
  } catch (error) {
    if (!takesBack(error)) throw error
    await sql.execute({ text: 'ROLLBACK TO SAVEPOINT part', values: [], varies: true })
    return { error }
  }
}

/** The rows of a query. Column aliases are the field names; UUIDs come as text, instants as ISO 8601, TINYINT(1) as boolean. */
export async function rows<T extends object>(sql: Sql, text: string, params: Params = {}): Promise<T[]> {
  const [result, fields] = await sql.execute(bind(text, params))
  if (!isRows<T>(result)) throw new TypeError('A statement without rows was read')
  convert(result, fields)
  return result
}

/** The first row, if there is one. */
export async function row<T extends object>(sql: Sql, text: string, params: Params = {}): Promise<T | undefined> {
  return (await rows<T>(sql, text, params))[0]
}

/** The present, by the clock that all processes share. */
export async function databaseNow(sql: Sql): Promise<Date> {
  const clock = await row<{ now: string }>(sql, 'SELECT NOW(3) AS now')
  if (!clock) throw new TypeError('The database tells no time')
  return new Date(clock.now)
}

/** Runs a statement that writes. @returns how many rows it touched: guarded updates look at this number */
export async function write(sql: Sql, text: string, params: Params = {}): Promise<number> {
  const [result] = await sql.execute(bind(text, params))
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
    await sql.execute({ ...bind(`${head} ${tuples.join(', ')}`, Object.fromEntries(params)), varies: true })
  }
}

/** Whether the database refused a row because `key` already has it. */
export function isDuplicate(error: unknown, key: string): boolean {
  if (errnoOf(error) !== DUPLICATE || !(error instanceof Error)) return false
  // The key comes last, after the value, which may look like one: MariaDB writes 'key', MySQL 'table.key'.
  return [`'${key}'`, `.${key}'`].some((end) => error.message.endsWith(end))
}

/** Whether a statement has waited for a row for as long as it may. */
export const isLockWaitTimeout = (error: unknown): boolean =>
  [error, error instanceof Error ? error.cause : undefined].some((each) => errnoOf(each) === LOCK_WAIT_TIMEOUT)

const isRows = <T extends object>(result: unknown): result is T[] => Array.isArray(result)
const isHeader = (result: unknown): result is ResultSetHeader =>
  typeof result === 'object' && result !== null && 'affectedRows' in result

/** The driver's own timeout leaves out the preparing, so a time limit of ours is around both. */
async function run(connection: PoolConnection, { text, values, varies }: Statement): Promise<[unknown, FieldPacket[]]> {
  const pending = varies
    ? connection.query<RowDataPacket[]>(text, values)
    : connection.execute<RowDataPacket[]>(text, values)
  return withTimeout(pending, TIMEOUTS.query)
}

async function withConnection<T>(pool: Pool, use: (connection: PoolConnection) => Promise<T>): Promise<T> {
  const connection = await acquire(pool)
  try {
    const result = await use(connection)
    connection.release()
    return result
  } catch (error) {
    // A timed-out or broken connection may still be busy: it must never serve another request.
    if (isConnectionFault(error)) {
      connection.destroy()
      throw unavailable('The database', error)
    }
    connection.release()
    throw error
  }
}

async function acquire(pool: Pool): Promise<PoolConnection> {
  const pending = pool.getConnection()
  try {
    return await withTimeout(pending, TIMEOUTS.acquire)
  } catch (error) {
    pending.then(
      (late) => late.release(),
      () => undefined,
    )
    throw unavailable('The database', error)
  }
}

async function transactionWithRetries<T>(pool: Pool, work: (sql: Sql) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withConnection(pool, (connection) => runTransaction(connection, work))
    } catch (error) {
      if (errnoOf(error) === DEADLOCK && attempt < TRIES) continue
      throw isLockFault(error) ? unavailable('The database', error) : error
    }
  }
}

async function runTransaction<T>(connection: PoolConnection, work: (sql: Sql) => Promise<T>): Promise<T> {
  const query = (sql: string) => withTimeout(connection.query(sql), TIMEOUTS.query)
  await query('START TRANSACTION')
  try {
    const result = await work({ execute: (statement) => run(connection, statement) })
    await query('COMMIT')
    return result
  } catch (error) {
    if (!isConnectionFault(error)) await query('ROLLBACK')
    throw error
  }
}

const CONNECTION_FAULTS = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'PROTOCOL_ENQUEUE_AFTER_FATAL_ERROR',
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'ER_CON_COUNT_ERROR',
  'ER_SERVER_SHUTDOWN',
])

function isConnectionFault(error: unknown): boolean {
  if (error instanceof TimeoutError) return true
  if (!(error instanceof Error) || !('code' in error)) return false
  return CONNECTION_FAULTS.has(String(error.code)) || ('fatal' in error && error.fatal === true)
}

const isLockFault = (error: unknown) => errnoOf(error) === DEADLOCK || errnoOf(error) === LOCK_WAIT_TIMEOUT

function errnoOf(error: unknown): unknown {
  return error instanceof Error && 'errno' in error ? error.errno : undefined
}
