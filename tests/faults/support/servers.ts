import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, isRunning, spawnDaemon, terminate, untilReady } from '../../../src/cli/daemon'
import { mariadb, redis, type ServerKind } from '../../../src/cli/privateServers'
import { eventually } from '../../support/eventually'

/** A MariaDB or Redis that belongs to one test file, and to which anything may happen. */
export interface FaultyServer {
  url: string
  port: number
  /** SIGKILL: what it has written survives, what it has not does not. */
  kill(): Promise<void>
  /** Starts it again at the same address, with what it has kept. */
  start(): Promise<void>
  /** SIGSTOP: its connections stay open, and nothing answers. */
  freeze(): void
  thaw(): void
  /** Ends it for good. */
  remove(): Promise<void>
}

export const startMariaDb = (): Promise<FaultyServer> => startServer(mariadb)
export const startRedis = (): Promise<FaultyServer> => startServer(redis)

async function startServer(kind: ServerKind): Promise<FaultyServer> {
  const home = await mkdtemp(join(tmpdir(), `${kind.name}-`))
  const access = { port: await freePort(), password: 'faults' }
  const { file, text } = kind.settings(access)
  await writeFile(join(home, file), text)
  await kind.initialise(home, [])

  let pid = 0
  const isAlive = () => isRunning(pid, kind.mark(home))
  const start = async () => {
    // Durable, or a kill would lose what the product was promised to be kept.
    const command = kind.command(home, { port: access.port, durable: true, runAs: [] })
    const daemon = await spawnDaemon(command, join(home, 'server.log'))
    pid = daemon.pid
    await untilReady(daemon, () => kind.ping(access))
  }
  // What happened to it may have ended it.
  const thaw = () => {
    if (isAlive()) process.kill(pid, 'SIGCONT')
  }
  await start()
  return {
    url: kind.url(access),
    port: access.port,
    start,
    async kill() {
      process.kill(pid, 'SIGKILL')
      await eventually(() => !isAlive())
    },
    freeze: () => process.kill(pid, 'SIGSTOP'),
    thaw,
    async remove() {
      thaw() // else it would not hear that it should end
      await terminate(pid, kind.mark(home))
      await rm(home, { recursive: true })
    },
  }
}
