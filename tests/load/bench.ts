/**
 * Measures the product under load. `npm run bench -- --help` tells the options; a name before them chooses what is measured, each
 * in a file of its own in bench/.
 */
import { runCommand } from '../../src/cli/command'
import { searchQuality } from './bench/searchQuality'
import { speed } from './bench/speed'

const commands = new Map([
  ['speed', () => runCommand(speed)],
  ['search-quality', () => runCommand(searchQuality)],
])

const chosen = commands.get(process.argv[2] ?? '')
// The command reads what is left.
if (chosen) process.argv.splice(2, 1)
const run = chosen ?? (() => runCommand(speed))
run()
