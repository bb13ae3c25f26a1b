import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

export interface SlowClients {
  /** How many are still connected. */
  left: () => number
  /** The status of the answers that have been read, by how often it came. */
  statuses: () => Record<string, number>
  end(): void
}

/** So many connect in a tick: all at once would be a storm of connections, which is another fault. */
const PER_TICK = 5
const TICK_MS = 50

/**
 * Connects clients that send these bytes and then nothing more.
 * @param reads whether they read the answer
 */
export async function connectSlowClients(
  port: number,
  { clients, bytes, reads }: { clients: number; bytes: string | Buffer; reads: boolean },
): Promise<SlowClients> {
  const sockets = new Set<Socket>()
  const statuses: Record<string, number> = {}
  const start = () => {
    const socket = connect(port, '127.0.0.1')
    sockets.add(socket)
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket))
    if (reads) {
      socket.once('data', (head: Buffer) => {
        const status = head.toString('latin1', 9, 12)
        statuses[status] = (statuses[status] ?? 0) + 1
      })
    }
    return once(socket, 'connect').then(() => socket.write(bytes))
  }
  for (let started = 0; started < clients; started += PER_TICK) {
    await Promise.all(Array.from({ length: Math.min(PER_TICK, clients - started) }, start))
    await wait(TICK_MS)
  }
  return {
    left: () => sockets.size,
    statuses: () => statuses,
    end: () => sockets.forEach((socket) => socket.destroy()),
  }
}
