import { performance } from 'node:perf_hooks'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import type { Request, Response } from 'express'
import { REQUEST_MS } from '../config/db'
import type { Context } from '../context'
import { claimOf } from '../middlewares/authMiddleware'
import { admit } from '../middlewares/roleMiddleware'
import { Problem } from '../utils/errors'
import type { Cell, TableReply } from '../utils/tableReply'
import type { Route } from './contract'

export const CSV = 'text/csv'

/** How often it is asked whether the caller may still read it. */
const ADMIT_MS = 1_000
/** What a pipeline says when its reader is gone. */
const READER_GONE = ['ERR_STREAM_PREMATURE_CLOSE', 'ABORT_ERR']

/**
 * Sends a table as CSV (RFC 4180) while it is read, as long as the caller may read it. What users have written is inert: a program for
 * spreadsheets takes no cell for a formula.
 * @throws Problem unavailable when too many tables are under way
 */
export async function sendTable(
  { fileName, columns, rows }: TableReply,
  context: Context,
  { request, response, route }: { request: Request; response: Response; route: Pick<Route, 'access'> },
): Promise<void> {
  if (response.destroyed) return
  const isHead = request.method === 'HEAD'
  const signal = isHead ? undefined : context.tables.open(response)
  response.attachment(fileName).type(CSV).set('Cache-Control', 'no-store')
  if (isHead) {
    response.end()
    return
  }
  response.locals.isStream = true
  const csv = stringify({
    columns: [...columns],
    header: true,
    // By it such programs know that the text is UTF-8.
    bom: true,
    record_delimiter: 'windows',
    quoted_string: true,
    escape_formulas: true,
    // A negative number is no formula.
    cast: { boolean: String, number: (value) => ({ value: String(value), escape_formulas: false }) },
  })
  const admitted = () =>
    admit(route.access, context.env, claimOf({ ...context, db: context.db.within(REQUEST_MS) }, request))
  await pipeline(Readable.from(whileAdmitted(rows, admitted)), csv, response, { signal }).catch((err: unknown) => {
    // Too late for another answer: whoever reads sees that it breaks off, and the log that it is none.
    response.locals.isStream = false
    response.destroy()
    if (isFault(err)) context.log.warn({ requestId: response.locals.requestId, err }, 'A table was broken off')
  })
}

/** @throws Problem once the caller may not read them any more */
async function* whileAdmitted(rows: AsyncIterable<Cell[]>, admitted: () => Promise<unknown>): AsyncGenerator<Cell[]> {
  let askedAt = performance.now()
  for await (const row of rows) {
    if (performance.now() - askedAt > ADMIT_MS) {
      await admitted()
      askedAt = performance.now()
    }
    yield row
  }
}

const isFault = (error: unknown): boolean =>
  !(error instanceof Error && 'code' in error && READER_GONE.includes(String(error.code))) &&
  !(error instanceof Problem && error.status < 500)
