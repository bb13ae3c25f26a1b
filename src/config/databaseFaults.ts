import { TimeoutError } from '../utils/timeout'

// The numbers are those of the error reference of MySQL; MariaDB's own begin at 1900.

const DUPLICATE = 1062
const LOCK_WAIT_TIMEOUT = 1205
const DEADLOCK = 1213

/** The server cannot do it just now; the connection is sound. */
const NOT_NOW = new Set([
  1021, // disk full
  1026, // cannot write
  1030, // the storage engine cannot, such as for want of space
  1037, // out of memory
  1038, // out of memory to sort
  1114, // the table has no room
  1180, // the commit failed
  LOCK_WAIT_TIMEOUT,
  1206, // more locks than there is room for
  DEADLOCK,
  1317, // KILL QUERY
  1412, // the table is just being changed
  1615, // the same, with what was prepared
  1969, // max_statement_time
  3024, // max_execution_time
])

/** This connection is no good any more, or its server is not: a new one may lead to another. */
const LOST = new Set([
  1040, // too many connections
  1047, // a node outside its cluster
  1053, // the server shuts down
  1135, // no thread for a connection
  1158, // to 1161: the network
  1159,
  1160,
  1161,
  1203, // too many connections of this user
  1226, // the user has had enough
  1290, // read_only, as after a failover
  1461, // too many prepared statements, which go with their connection
  1792, // read-only transaction
  1836, // read-only mode
  1927, // KILL, in MariaDB
  3169, // KILL, in MySQL
  4031, // idle for too long
])

const SYSTEM_FAULTS = /^(PROTOCOL_|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOST|ENET)/

/** Whether a connection must serve nobody any more. One whose answer was late may still be busy. */
export function isConnectionFault(error: unknown): boolean {
  if (error instanceof TimeoutError) return true
  if (!(error instanceof Error)) return false
  if ('fatal' in error && error.fatal === true) return true
  return LOST.has(errnoOf(error)) || ('code' in error && SYSTEM_FAULTS.test(String(error.code)))
}

/** Whether it is the database, and nothing in what was asked, that stands in the way. */
export const isAway = (error: unknown): boolean => isConnectionFault(error) || NOT_NOW.has(errnoOf(error))

export const isDeadlock = (error: unknown): boolean => errnoOf(error) === DEADLOCK

/** Whether a statement has waited for a row for as long as it may. */
export const isLockWaitTimeout = (error: unknown): boolean =>
  [error, error instanceof Error ? error.cause : undefined].some((each) => errnoOf(each) === LOCK_WAIT_TIMEOUT)

/** Whether the database refused a row because `key` already has it. */
export function isDuplicate(error: unknown, key: string): boolean {
  if (errnoOf(error) !== DUPLICATE || !(error instanceof Error)) return false
  // The key comes last, after the value, which may look like one: MariaDB writes 'key', MySQL 'table.key'.
  return [`'${key}'`, `.${key}'`].some((end) => error.message.endsWith(end))
}

function errnoOf(error: unknown): number {
  return error instanceof Error && 'errno' in error && typeof error.errno === 'number' ? error.errno : 0
}
