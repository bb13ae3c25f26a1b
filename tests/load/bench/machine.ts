import { cpus, loadavg, totalmem } from 'node:os'
import { row } from '../../../src/config/db'
import type { Context } from '../../../src/context'

/** What the figures are measured on, in one line; also how busy others keep it. */
export async function describeMachine({ db, redis }: Context): Promise<string> {
  const [cpu] = cpus()
  const database = await row<{ version: string }>(db, 'SELECT VERSION() AS version')
  const redisVersion = /^redis_version:(\S+)/m.exec(await redis.commands.info('server'))?.[1]
  return [
    `${cpus().length} cores (${cpu?.model.trim()})`,
    `${Math.round(totalmem() / 2 ** 30)} GB of memory`,
    `Node.js ${process.versions.node}`,
    `MariaDB ${database?.version}`,
    `Redis ${redisVersion}`,
    `load before ${loadavg()[0]?.toFixed(1)}`,
  ].join(' · ')
}
