import { Socket } from 'node:net'
import { performance } from 'node:perf_hooks'
import { promisify } from 'node:util'
import mysql from 'mysql2'
import type { FieldPacket, PoolConnection, PoolOptions, QueryResult } from 'mysql2'
import { unavailable } from '../utils/errors'
import type { Metrics } from '../utils/metrics'
import type { Patience } from '../utils/patience'
import { askWithin, TimeoutError } from '../utils/timeout'
import { isConnectionFault } from './databaseFaults'
import type { Statement } from './statement'
import { watchPool } from './watchPool'

/** What the driver answers to a statement. */
type Answer = [result: unknown, fields: FieldPacket[]]

/** Sends a statement over a connection, and gives back what the driver does. */
export type Send = (statement: Statement, patience?: Patience) => Promise<Answer>

export interface Connections {
  /**
   * Lends a connection for as long as `use` runs.
   * @param patience for the connection and all of its answers
   * @throws Problem unavailable when there is none, or it breaks
   */
  lend<T>(patience: Patience, use: (send: Send) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const TIMEOUTS = { acquire: 2_000, ping: 500, statement: 3_000 } as const
/** After so long a connection is asked whether it still leads anywhere: a firewall forgets it without a word. */
const IDLE_MS = 5_000

/**
 * The server itself ends a statement that takes too long, before we give the connection up: else it would go on and hold its
 * locks (MySQL does so for reads alone). Either server reads its own limit, in seconds or milliseconds, and takes the other's for a
 * comment.
 */
const SESSION_SETTINGS = `SET time_zone = '+00:00', innodb_lock_wait_timeout = 2,
  /*M! max_statement_time = 2.5, */ /*!50708 max_execution_time = 2500, */
  sql_mode = 'ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION'`
/** Locks only the rows that a statement names (no gap locks), and reads see what was committed while they waited. */
const ISOLATION = 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED'

/** At most `size` connections. None is opened before it is needed. */
export function openConnections(options: PoolOptions, size: number, metrics: Metrics): Connections {
  const pool = mysql.createPool({
    ...options,
    connectionLimit: size,
    queueLimit: 200,
    enableKeepAlive: true,
    keepAliveInitialDelay: IDLE_MS,
  })
  pool.on('connection', (connection) => {
    // Queued before the first use of the connection, which fails if one of these does.
    for (const setting of [SESSION_SETTINGS, ISOLATION])
      connection.query(setting, (error) => error && connection.destroy())
  })
  watchPool(pool, size, metrics)
  const usedAt = new WeakMap<object, number>()
  /** When an answer last failed to come. Connections that have been idle since may be dead as well. */
  let faultAt = 0

  async function lend<T>(patience: Patience, use: (send: Send) => Promise<T>): Promise<T> {
    const connection = await acquire(patience)
    try {
      const result = await use((statement, own = patience) => send(connection, statement, own))
      release(connection)
      return result
    } catch (error) {
      if (!isConnectionFault(error)) {
        release(connection)
        throw error
      }
      drop(connection)
      throw unavailable('The database', error)
    }
  }

  async function acquire(patience: Patience): Promise<PoolConnection> {
    const startedAt = performance.now()
    const pending = findSound()
    try {
      return await patience<PoolConnection>((answer, fail) => {
        pending.then(answer, fail)
      }, TIMEOUTS.acquire)
    } catch (error) {
      pending.then(release, () => undefined)
      throw unavailable('The database', error)
    } finally {
      metrics.db.acquireDuration.observe(secondsSince(startedAt))
    }
  }

  async function findSound(): Promise<PoolConnection> {
    for (;;) {
      const connection = await takeConnection()
      const now = performance.now()
      const lastUse = usedAt.get(connection) ?? now
      if (lastUse >= faultAt && (now - lastUse <= IDLE_MS || (await answers(connection)))) return connection
      drop(connection)
    }
  }

  const takeConnection = () =>
    new Promise<PoolConnection>((resolve, reject) => {
      pool.getConnection((error, connection) => (error ? reject(error) : resolve(connection)))
    })

  async function answers(connection: PoolConnection): Promise<boolean> {
    try {
      await askWithin((answer, fail) => {
        connection.ping((error) => (error ? fail(error) : answer(undefined)))
      }, TIMEOUTS.ping)
      return true
    } catch {
      faultAt = performance.now()
      return false
    }
  }

  /** The driver's own timeout leaves out the preparing, so a time limit of ours is around both. */
  function send(connection: PoolConnection, { text, values, varies }: Statement, patience: Patience): Promise<Answer> {
    const startedAt = performance.now()
    const observe = () => metrics.db.statementDuration.observe(secondsSince(startedAt))
    const pending = patience<Answer>((answer, fail) => {
      const onAnswer = (error: Error | null, result: QueryResult, fields: FieldPacket[]) =>
        error ? fail(error) : answer([result, fields])
      if (varies) connection.query(text, values, onAnswer)
      else connection.execute(text, values, onAnswer)
    }, TIMEOUTS.statement)
    pending.then(observe, (error: unknown) => {
      observe()
      // Whoever had hardly any time left learns nothing about the server.
      if (error instanceof TimeoutError && performance.now() - startedAt >= TIMEOUTS.ping) faultAt = performance.now()
    })
    return pending
  }

  function release(connection: PoolConnection): void {
    usedAt.set(connection, performance.now())
    connection.release()
  }

  function drop(connection: PoolConnection): void {
    connection.destroy()
    // The driver only says goodbye, and would hold the socket until a server that does not answer has heard it.
    const socket: unknown = Reflect.get(connection, 'stream')
    if (socket instanceof Socket) socket.destroy()
    metrics.db.destroyed.inc()
  }

  return { lend, close: () => promisify(pool.end.bind(pool))() }
}

const secondsSince = (startedAt: number) => (performance.now() - startedAt) / 1_000
