import { Redis } from 'ioredis'

/** Each use of Redis waits differently, so each has a client of its own. */
export interface RedisClients {
  /** For requests: answers or fails at once, because a request must not wait for a Redis that is away. */
  commands: Redis
  /** For adding tasks: as `commands`, apart so that a burst of tasks does not delay limits. */
  producer: Redis
  /** For BullMQ workers: blocks, and waits for Redis however long it takes. One for each worker. */
  blocking(): Redis
  close(): Promise<void>
}

const FAIL_FAST = {
  enableOfflineQueue: false,
  maxRetriesPerRequest: 1,
  commandTimeout: 1_000,
  connectTimeout: 2_000,
  socketTimeout: 3_000,
} as const

/** Reconnects for ever, at most a second apart, so that recovery needs no restart. */
const retryStrategy = (attempt: number) => Math.min(50 * attempt, 1_000)

/** @param onError told of each connection fault, with the name of the client */
export function createRedis(url: string, onError: (client: string, error: Error) => void): RedisClients {
  const opened: Redis[] = []
  const open = (name: string, options: object) => {
    const client = new Redis(url, { retryStrategy, connectionName: name, ...options })
    client.on('error', (error: Error) => onError(name, error))
    opened.push(client)
    return client
  }
  return {
    commands: open('commands', FAIL_FAST),
    producer: open('producer', FAIL_FAST),
    blocking: () => open('worker', { maxRetriesPerRequest: null }),
    close: async () => {
      await Promise.all(opened.map((client) => quit(client)))
    },
  }
}

async function quit(client: Redis): Promise<void> {
  if (client.status === 'end') return
  // Bounded by commandTimeout; a client that waits for ever is not asked politely.
  if (client.status === 'ready' && client.options.commandTimeout) await client.quit().catch(() => client.disconnect())
  else client.disconnect()
}
