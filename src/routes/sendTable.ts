import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import type { Request, Response } from 'express'
import type { Context } from '../context'
import type { TableReply } from '../utils/tableReply'

export const CSV = 'text/csv'

/**
 * Sends a table as CSV (RFC 4180) while it is read. What users have written is inert: a program for spreadsheets takes no cell for a
 * formula.
 * @throws Problem unavailable when too many answers of this kind are under way
 */
export async function sendTable(
  { fileName, columns, rows }: TableReply,
  { streams, log }: Context,
  { request, response }: { request: Request; response: Response },
): Promise<void> {
  if (response.destroyed) return
  response.attachment(fileName).type(CSV).set('Cache-Control', 'no-store')
  if (request.method === 'HEAD') {
    response.end()
    return
  }
  const signal = streams.open(response)
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
  await pipeline(Readable.from(rows), csv, response, { signal }).catch((err: unknown) => {
    // Too late for another answer: whoever reads sees that it breaks off.
    if (!response.destroyed) log.warn({ requestId: response.locals.requestId, err }, 'An export was broken off')
    response.destroy()
  })
}
