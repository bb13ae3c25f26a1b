import { setTimeout as wait } from 'node:timers/promises'
import type { Log } from '../utils/logger'
import type { Db } from './db'
import { compareSchema, type SchemaComparison } from './schema'

export interface SchemaGate {
  /** Why the schema cannot be used yet, in words for everyone; undefined once it has been seen to fit. */
  refusal(): string | undefined
  /** Resolves to true once it fits, or to false when this is closed before. */
  opened: Promise<boolean>
  /** Looks no more. */
  close(): void
}

const EVERY_MS = 1_000

/**
 * Looks at the schema until it fits the code, and then never again: a newer version may migrate while this process still ends its
 * requests, and is written so that it can.
 * @returns after the first look, whether or not the database has answered
 */
export async function watchSchema(db: Db, log: Log): Promise<SchemaGate> {
  const closing = new AbortController()
  const { signal } = closing
  let fault: Fault | undefined
  let told = ''

  const look = async () => {
    fault = await findFault(db)
    const news = JSON.stringify(fault?.fields)
    if (fault && news !== told) log.warn({ ...fault.fields, err: fault.err }, fault.message)
    told = news
  }
  const lookOn = async () => {
    const pause = () => wait(EVERY_MS, true, { signal }).catch(() => false)
    const hadToWait = fault !== undefined
    while (fault && (await pause())) await look()
    if (hadToWait && !fault) log.info('The schema of the database fits')
    return fault === undefined
  }
  await look()
  const opened = lookOn()
  return { refusal: () => fault?.message, opened, close: () => closing.abort() }
}

interface Fault {
  message: string
  fields: Partial<SchemaComparison>
  err?: unknown
}

async function findFault(db: Db): Promise<Fault | undefined> {
  try {
    const { fit, migrations } = await compareSchema(db)
    if (fit === 'current') return undefined
    return { message: `The schema of the database is ${fit} than the code.`, fields: { fit, migrations } }
  } catch (err) {
    return { message: 'The database does not answer, so its schema has not been seen.', fields: {}, err }
  }
}
