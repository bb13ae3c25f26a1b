import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { markdownTable } from '../../support/markdownTable'
import { runFolder } from './runFolder'

const rowsFile = () => join(runFolder(), 'rows.ndjson')

/** What happened in one fault. Whatever was not measured in it is left out. */
const Row = z.object({
  fault: z.string(),
  /** How it was brought about, such as `SIGSTOP for 5 s`. */
  injected: z.string(),
  /** How many requests were under way, at most. */
  inFlight: z.number().optional(),
  /** How many were not answered as promised. */
  failed: z.number().optional(),
  slowestMs: z.number().optional(),
  mails: z.object({ sent: z.number(), lost: z.number(), twice: z.number() }).optional(),
  recoveryMs: z.number().optional(),
})
export type FaultRow = z.infer<typeof Row>

/** Adds a row to the table that `npm run test:faults` prints at its end. */
export function recordFault(row: FaultRow): void {
  appendFileSync(rowsFile(), `${JSON.stringify(row)}\n`)
}

const HEAD = ['fault', 'injected', 'in flight', 'failed', 'slowest answer', 'mails sent / lost / twice', 'recovered in']
const seconds = (ms: number | undefined) => (ms === undefined ? '' : `${(ms / 1_000).toFixed(2)} s`)

/** All rows as a table in Markdown. */
export function renderTable(): string {
  const lines = existsSync(rowsFile()) ? readFileSync(rowsFile(), 'utf8').trim().split('\n') : []
  const cells = lines.map((line) => {
    const { fault, injected, inFlight, failed, slowestMs, mails, recoveryMs } = Row.parse(JSON.parse(line))
    const counts = mails ? `${mails.sent} / ${mails.lost} / ${mails.twice}` : ''
    return [fault, injected, inFlight ?? '', failed ?? '', seconds(slowestMs), counts, seconds(recoveryMs)].map(String)
  })
  return markdownTable(HEAD, cells)
}
