import { connect, createServer, type Socket } from 'node:net'
import { listenAnywhere } from './listen'

/** Stands between a process and its database. */
export interface DatabaseProxy {
  url: string
  /**
   * Cuts the connection of the next transaction that is committed: before the database hears of it, or after, when it has
   * answered and nobody has heard that.
   * @param then what else happens at that moment
   */
  cutCommit(moment: 'before' | 'after', then?: () => void): void
  close(): Promise<void>
}

type Cut = Parameters<DatabaseProxy['cutCommit']>

export async function startDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const { hostname, port } = new URL(databaseUrl)
  const open = new Set<Socket>()
  let next: Cut | undefined
  const take = () => {
    const cut = next
    next = undefined
    return cut
  }

  const server = createServer((process) => {
    const database = connect(Number(port), hostname)
    let waiting: Cut | undefined
    const end = (then?: () => void) => {
      then?.()
      process.destroy()
      database.destroy()
    }
    for (const socket of [process, database]) {
      open.add(socket)
      socket.on('error', () => end())
      socket.on('close', () => end())
    }
    process.on('data', (bytes: Buffer) => {
      const cut = bytes.toString('latin1').endsWith('COMMIT') ? take() : undefined
      const [moment, then] = cut ?? []
      if (moment === 'before') end(then)
      else database.write(bytes)
      waiting = cut
    })
    database.on('data', (bytes: Buffer) => {
      if (waiting) end(waiting[1])
      else process.write(bytes)
    })
  })
  const ownPort = await listenAnywhere(server)
  return {
    url: Object.assign(new URL(databaseUrl), { host: `127.0.0.1:${ownPort}` }).href,
    cutCommit: (...cut) => (next = cut),
    async close() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
