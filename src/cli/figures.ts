import { parseArgs } from 'node:util'
import type { Db } from '../config/db'
import { recount, type WrongFigure } from './bulk/recount'
import { runCommand } from './command'
import { onServersDatabase } from './withDatabase'

const USAGE = `npm run figures [-- --fix]

Counts every figure that is kept as things change (ratings, hire rates, openings, quotas …) anew from the rows, and
tells what differs, with exit code 1. With --fix what was counted is stored.`

const readOptions = (args: string[]): { fix: boolean } => ({
  fix: parseArgs({ args, options: { fix: { type: 'boolean', default: false } } }).values.fix,
})

/** @throws Error when a figure is wrong and stays so */
async function checkFigures(db: Db, { fix }: { fix: boolean }): Promise<void> {
  let isFirst = true
  const onWrong = ({ figure, id, stored, counted }: WrongFigure) => {
    if (isFirst) console.log(line('figure', 'id', 'stored', 'counted'))
    isFirst = false
    console.log(line(figure, id, String(stored), String(counted)))
  }
  const wrong = await recount(db, { fix, onWrong })
  if (wrong > 0 && !fix) throw new Error(`${wrong} wrong: npm run figures -- --fix stores what was counted`)
  console.log(wrong === 0 ? 'Every figure is as counted.' : `${wrong} corrected.`)
}

const line = (figure: string, id: string, stored: string, counted: string) =>
  `${figure.padEnd(40)}${id.padEnd(38)}${stored.padStart(12)}${counted.padStart(12)}`

runCommand({
  usage: USAGE,
  read: readOptions,
  run: (options) => onServersDatabase((db) => checkFigures(db, options)),
})
