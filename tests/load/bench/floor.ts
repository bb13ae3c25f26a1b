import { join } from 'node:path'
import { freePort } from '../../../src/cli/daemon'
import { step } from '../../../src/cli/progress'
import type { Statement } from '../../../src/config/statement'
import type { Context } from '../../../src/context'
import { deployedFlags } from '../../faults/support/product'
import { startProcess } from '../../support/processes'
import type { DataFolder } from './dataFolder'
import { inParallel } from './inParallel'
import type { Operation } from './operation'
import type { Server } from './processFigures'
import { writeReplies, type Replies } from './replies'
import { statementsOf } from './statements'

/** Starts the floor, which knows what the product sends to the database for all that will be asked. */
export async function startFloor(
  context: Context,
  { folder, settings }: DataFolder,
  operations: readonly Operation[],
): Promise<Server> {
  const file = join(folder, 'replies')
  writeReplies(file, await step('What the floor replays', () => repliesTo(context, operations)))
  const port = await freePort()
  const floor = startProcess('tests/load/bench/floorServer.ts', [file], {
    settings: { ...settings, NODE_ENV: 'production', PORT: String(port), NODE_OPTIONS: deployedFlags().join(' ') },
  })
  await floor.says('Ready')
  return { url: `http://127.0.0.1:${port}`, pid: floor.pid }
}

async function repliesTo(context: Context, operations: readonly Operation[]): Promise<Replies> {
  const replies = new Map<string, Statement[]>()
  await inParallel(
    operations.flatMap(({ useCases }) => [...useCases]),
    async ([path, useCase]) => {
      replies.set(path, await statementsOf(context.db, (db) => useCase({ ...context, db })))
    },
  )
  return replies
}
