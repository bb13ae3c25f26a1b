import { parseArgs } from 'node:util'
import { z } from 'zod'
import { UsageError, type Command } from '../../../src/cli/command'
import { step } from '../../../src/cli/progress'
import { Undo } from '../../../src/cli/undo'
import { compileProduct } from '../../faults/support/product'
import { setRunFolder } from '../../faults/support/runFolder'
import { endProcesses } from '../../support/processes'
import { keepReport } from './document'
import { describeMachine } from './machine'
import { againstFloor, againstOneProcess } from './measure'
import type { Operation } from './operation'
import { renderReport } from './report'
import type { SizeResults } from './results'
import { soak } from './soak'
import { openStage } from './stage'

const USAGE = `npm run bench -- [--gigs 10000,1000000] [--rounds 5] [--seconds 4] [--only search-common,radius]
                        [--processes 2] [--soak 600]`

const Count = z.coerce.number<string>().int().min(1)
const list = z.string().transform((text) => text.split(','))
const Options = z.object({
  gigs: list.pipe(z.array(Count)).prefault('10000'),
  rounds: Count.default(5),
  seconds: Count.default(4),
  only: list.optional(),
  processes: Count.min(2).optional(),
  soak: Count.optional(),
})
type Options = z.output<typeof Options>

function readOptions(args: string[]): Options {
  const text = { type: 'string' } as const
  const options = { gigs: text, rounds: text, seconds: text, only: text, processes: text, soak: text }
  const { data, error } = Options.safeParse(parseArgs({ args, options }).values)
  if (error) throw new UsageError(error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('\n'))
  return data
}

/** Measures the product against the floor, and keeps the figures in docs/performance.md unless they are only a part of them. */
export const speed: Command<Options> = { usage: USAGE, read: readOptions, run: measureSizes }

async function measureSizes(options: Options): Promise<void> {
  setRunFolder('.data/bench')
  await step('The product is compiled', compileProduct)
  const sizes: SizeResults[] = []
  for (const gigs of options.gigs) sizes.push(await measureSize(gigs, options))
  const report = renderReport(sizes, ['npm run bench --', ...process.argv.slice(2)].join(' '))
  console.log(`\n${report}`)
  if (!options.only) keepReport(report)
}

async function measureSize(gigs: number, options: Options): Promise<SizeResults> {
  const undo = new Undo()
  try {
    return await undo.unlessInterrupted(async () => {
      const stage = await openStage(undo, gigs)
      const operations = choose(stage.operations, options.only)
      return {
        gigs,
        machine: await describeMachine(stage.context),
        results: await againstFloor(stage, operations, options),
        comparisons: options.processes ? await againstOneProcess(stage, operations, options.processes, options) : [],
        soaked:
          options.soak && gigs === Math.max(...options.gigs)
            ? await soak(await stage.startProduct({ pageCache: true }), operations, options.soak)
            : undefined,
      }
    })
  } finally {
    await endProcesses()
    await undo.takeDown()
    undo.release()
  }
}

/** @throws UsageError where one is not known */
function choose(operations: readonly Operation[], only: Options['only']): readonly Operation[] {
  if (!only) return operations
  const names = operations.map(({ name }) => name)
  const unknown = only.filter((name) => !names.includes(name))
  if (unknown.length > 0) throw new UsageError(`--only: ${unknown.join(', ')} is none of ${names.join(', ')}`)
  return operations.filter(({ name }) => only.includes(name))
}
