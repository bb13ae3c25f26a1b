import { readFileSync, writeFileSync } from 'node:fs'

const FILE = 'docs/performance.md'
const [BEGIN, END] = ['<!-- What npm run bench has measured: -->', '<!-- End of what it has measured. -->']

/** Puts the report in the place of the last one; what is written around it stays. @throws Error when that place is gone */
export function keepReport(report: string): void {
  const [before, rest] = readFileSync(FILE, 'utf8').split(BEGIN)
  const after = rest?.split(END)[1]
  if (before === undefined || after === undefined) throw new Error(`${FILE} must hold ${BEGIN} and ${END}`)
  writeFileSync(FILE, `${before}${BEGIN}\n\n${report}\n${END}${after}`)
}
