import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, spawnDaemon, terminate, untilReady } from '../../src/cli/daemon'
import { redis } from '../../src/cli/privateServers'

export interface PrivateRedis {
  url: string
  /** Ends it; like every Redis of the tests it forgets what it had. */
  stop(): Promise<void>
  /** Starts it again at the same address. */
  start(): Promise<void>
  /** Stops it for good. */
  remove(): Promise<void>
}

/** A Redis for one test file, which may be wiped and stopped without disturbing the others. */
export async function startPrivateRedis(): Promise<PrivateRedis> {
  const home = await mkdtemp(join(tmpdir(), 'redis-'))
  const access = { port: await freePort(), password: 'tests' }
  const { file, text } = redis.settings(access)
  await writeFile(join(home, file), text)

  let pid: number
  const start = async () => {
    const command = redis.command(home, { port: access.port, durable: false, runAs: [] })
    const daemon = await spawnDaemon(command, join(home, 'redis.log'))
    await untilReady(daemon, () => redis.ping(access))
    pid = daemon.pid
  }
  const stop = () => terminate(pid, redis.mark(home))
  await start()
  return {
    url: redis.url(access),
    stop,
    start,
    async remove() {
      await stop()
      await rm(home, { recursive: true })
    },
  }
}
