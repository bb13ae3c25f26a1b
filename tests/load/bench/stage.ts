import { join } from 'node:path'
import { step } from '../../../src/cli/progress'
import type { Undo } from '../../../src/cli/undo'
import { loadEnv } from '../../../src/config/env'
import type { Context } from '../../../src/context'
import { openContext } from '../../../src/server'
import { startProduct } from '../../faults/support/product'
import { openDataFolder, type DataFolder } from './dataFolder'
import { startFloor } from './floor'
import type { Operation } from './operation'
import { makeWorkers } from './people'
import type { Server } from './processFigures'
import { readOperations } from './reads'
import { sampleGigs } from './sample'
import { findWords } from './words'
import { writeOperations } from './writes'

/** More than a cache of pages holds. */
const SAMPLE = 20_000

/** The data of so many gigs, and what can be asked and started over it. */
export interface Stage {
  context: Context
  operations: Operation[]
  startFloor(): Promise<Server>
  startProduct(options: { pageCache: boolean }): Promise<Server>
}

/** Everything that it starts, `undo` takes down. */
export async function openStage(undo: Undo, gigs: number): Promise<Stage> {
  const data = await openDataFolder(undo, gigs)
  // In this process, to make what the requests need; its pages would be kept from the floor.
  const { context, close } = await openContext(
    loadEnv({ ...data.settings, PAGE_CACHE: 'off', LOG_DIR: join(data.folder, 'own-logs') }),
  )
  undo.push(close)
  const operations = await step('What is asked', () => operationsOf(context, data))
  return {
    context,
    operations,
    startFloor: () => startFloor(context, data, operations),
    startProduct: ({ pageCache }) => startProduct({ settings: productSettings(data, pageCache) }),
  }
}

const productSettings = ({ settings }: DataFolder, pageCache: boolean) => ({
  ...settings,
  NODE_ENV: 'production',
  ...(pageCache ? {} : { PAGE_CACHE: 'off' }),
})

async function operationsOf(context: Context, { folder }: DataFolder): Promise<Operation[]> {
  const gigs = await sampleGigs(context.db, SAMPLE)
  const reads = readOperations(gigs, await findWords(context.db, folder))
  const teams = { product: await makeWorkers(context), floor: await makeWorkers(context) }
  const [getOne] = reads
  const beside = [...(getOne?.useCases.keys() ?? [])]
  return [...reads, ...(await writeOperations(context, teams, beside))]
}
