import { Socket } from 'node:net'
import { performance } from 'node:perf_hooks'
import mysql from 'mysql2/promise'
import type { FieldPacket, PoolConnection, PoolOptions, RowDataPacket } from 'mysql2/promise'
import { unavailable } from '../utils/errors'
import type { Metrics } from '../utils/metrics'
import type { Patience } from '../utils/patience'
import { TimeoutError, withTimeout } from '../utils/timeout'
import { isConnectionFault } from './databaseFaults'
import type { Statement } from './statement'
import { watchPool } from './watchPool'

/** Sends a statement over a connection, and gives back what the driver does. */
export type Send = (statement: Statement, patience?: Patience) => Promise<[unknown, FieldPacket[]]>

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
  pool.pool.on('connection', (connection) => {
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
    const end = metrics.db.acquireDuration.startTimer()
    const pending = findSound()
    try {
      return await patience(pending, TIMEOUTS.acquire)
    } catch (error) {
      pending.then(release, () => undefined)
      throw unavailable('The database', error)
    } finally {
      end()
    }
  }

  async function findSound(): Promise<PoolConnection> {
    for (;;) {
      const connection = await pool.getConnection()
      const lastUse = usedAt.get(connection.connection) ?? performance.now()
      const isIdle = performance.now() - lastUse > IDLE_MS
      if (lastUse >= faultAt && (!isIdle || (await answers(connection)))) return connection
      drop(connection)
    }
  }

  async function answers(connection: PoolConnection): Promise<boolean> {
    try {
      await withTimeout(connection.ping(), TIMEOUTS.ping)
      return true
    } catch {
      faultAt = performance.now()
      return false
    }
  }

  /** The driver's own timeout leaves out the preparing, so a time limit of ours is around both. */
  function send(connection: PoolConnection, statement: Statement, patience: Patience): ReturnType<Send> {
    const { text, values, varies } = statement
    const end = metrics.db.statementDuration.startTimer()
    const startedAt = performance.now()
    const pending = varies
      ? connection.query<RowDataPacket[]>(text, values)
      : connection.execute<RowDataPacket[]>(text, values)
    return patience(pending, TIMEOUTS.statement)
      .catch((error: unknown) => {
        // Whoever had hardly any time left learns nothing about the server.
        const isSilent = error instanceof TimeoutError && performance.now() - startedAt >= TIMEOUTS.ping
        if (isSilent) faultAt = performance.now()
        throw error
      })
      .finally(end)
  }

  function release(connection: PoolConnection): void {
    usedAt.set(connection.connection, performance.now())
    connection.release()
  }

  function drop(connection: PoolConnection): void {
    connection.destroy()
    // The driver only says goodbye, and would hold the socket until a server that does not answer has heard it.
    const socket: unknown = Reflect.get(connection.connection, 'stream')
    if (socket instanceof Socket) socket.destroy()
    metrics.db.destroyed.inc()
  }

  return { lend, close: () => pool.end() }
}
