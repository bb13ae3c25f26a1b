import { connect, createServer, type Socket } from 'node:net'
import { listenAnywhere } from '../../support/listen'

/** A line between a process and a server, which can go bad. */
export interface TcpProxy {
  port: number
  /** Everything takes so much longer, each way. */
  delay(milliseconds: number): void
  /** Connections are taken and stay open, and nothing goes through: what a lost route or a firewall does. */
  blackHole(): void
  /** Breaks every connection off (RST), once. */
  reset(): void
  /** Loses all connections that there are without a word, as a firewall does with idle ones. New ones work. */
  forget(): void
  /** Takes no more connections, and breaks off those that there are. */
  refuse(): void
  /** Works again. What fell into a black hole stays lost, and so do its connections. */
  heal(): void
  close(): Promise<void>
}

export async function startTcpProxy(targetPort: number): Promise<TcpProxy> {
  let delayMs = 0
  let state: 'open' | 'lost' | 'refused' = 'open'
  const pairs = new Set<{ sockets: [Socket, Socket]; lost: boolean }>()

  const server = createServer((near) => {
    const far = connect(targetPort, '127.0.0.1')
    const pair: { sockets: [Socket, Socket]; lost: boolean } = { sockets: [near, far], lost: state === 'lost' }
    const end = () => {
      pairs.delete(pair)
      near.destroy()
      far.destroy()
    }
    pairs.add(pair)
    if (state === 'refused') {
      near.resetAndDestroy()
      end()
      return
    }
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      from.on('error', end)
      from.on('close', end)
      from.on('data', (bytes: Buffer) => {
        if (state === 'lost') pair.lost = true
        if (pair.lost) return
        if (delayMs === 0) to.write(bytes)
        else setTimeout(() => to.writable && to.write(bytes), delayMs)
      })
    }
  })
  const port = await listenAnywhere(server)
  const reset = () => {
    for (const { sockets } of pairs) for (const socket of sockets) socket.resetAndDestroy()
  }
  return {
    port,
    delay: (milliseconds) => (delayMs = milliseconds),
    blackHole: () => (state = 'lost'),
    reset,
    forget() {
      for (const pair of pairs) pair.lost = true
    },
    refuse() {
      state = 'refused'
      reset()
    },
    heal() {
      state = 'open'
      delayMs = 0
    },
    async close() {
      reset()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
