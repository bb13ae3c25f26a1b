import { readFile, writeFile } from 'node:fs/promises'
import { describeMachines } from '../states/describe'
import { runCommand, takesNothing } from './command'

const README = 'README.md'
/** What stands between these is made by this command. */
const BETWEEN = /(?<=<!-- states -->\n)[^]*(?=\n<!-- end of states -->)/

async function update(): Promise<void> {
  const text = await readFile(README, 'utf8')
  if (!BETWEEN.test(text)) throw new Error(`${README} has no place for the tables of states`)
  await writeFile(README, text.replace(BETWEEN, `\n${describeMachines()}\n`))
}

runCommand({ usage: 'npm run states', read: takesNothing, run: update })
