import { Redis } from 'ioredis'
import { TimeoutError, withTimeout } from '../utils/timeout'

/** Each use of Redis waits differently, so each has a client of its own. */
export interface RedisClients {
  /** For requests: answers or fails at once, because a request must not wait for a Redis that is away. */
  commands: Redis
  /** For adding tasks: as `commands`, apart so that a burst of tasks does not delay limits. */
  producer: Redis
  /** For hearing which pages have changed: a connection that has subscribed can do nothing else. */
  subscriber: Redis
  /** For BullMQ workers: blocks, and waits for Redis however long it takes. One for each worker. */
  blocking(): Redis
  close(): Promise<void>
}

/** Takes no command that it cannot send at once. */
const FAIL_FAST = { enableOfflineQueue: false, connectTimeout: 2_000 } as const

/** For the answer to a request three limits may be asked one after the other, and each may take nearly as long. */
const ANSWER_MS = 500
const FOR_REQUESTS = {
  ...FAIL_FAST,
  // What was under way when a connection broke fails with it: sent again, it might count twice.
  maxRetriesPerRequest: 0,
  autoResendUnfulfilledCommands: false,
  // A new connection that is not answered soon gives way to the next.
  socketTimeout: 1_500,
  retryStrategy: (attempt: number) => Math.min(50 * attempt, ANSWER_MS),
} as const
/** BullMQ blocks for 10 s at most. What is silent for longer is lost, though nobody has said so: without this it would be waited for. */
const FOR_WORKERS = { maxRetriesPerRequest: null, connectTimeout: 2_000, socketTimeout: 12_000 } as const
/** Whoever subscribes has to know when it begins, because what was said before is lost. */
const FOR_NEWS = { ...FAIL_FAST, autoResubscribe: false } as const
const FOR_TASKS = { ...FAIL_FAST, maxRetriesPerRequest: 1, commandTimeout: 1_000, socketTimeout: 3_000 } as const

/**
 * A circuit breaker: the first command that gets no answer in time takes the connection with it, and until a new one was answered
 * all fail at once. So an outage costs some time to whoever asks just then, and to nobody after them.
 */
class ImpatientRedis extends Redis {
  override sendCommand(...sent: Parameters<Redis['sendCommand']>): unknown {
    const [{ promise }] = sent
    const { stream } = this
    if (this.status === 'ready') {
      gather(stream)
      withTimeout(promise, ANSWER_MS).catch((error: unknown) => {
        if (error instanceof TimeoutError) stream.destroy(error)
      })
    }
    return super.sendCommand(...sent)
  }
}

/** All that is written in one turn of the event loop goes out at once: sending costs more than whatever is sent. */
function gather(stream: Redis['stream']): void {
  if (stream.writableCorked > 0) return
  stream.cork()
  setImmediate(() => stream.uncork())
}

/** Reconnects for ever, at most a second apart, so that recovery needs no restart. */
const retryStrategy = (attempt: number) => Math.min(50 * attempt, 1_000)

/** @param onError told of each connection fault, with the name of the client */
export function createRedis(url: string, onError: (client: string, error: Error) => void): RedisClients {
  const opened: Redis[] = []
  const open = (name: string, options: object, Client = Redis) => {
    const client = new Client(url, { retryStrategy, connectionName: name, ...options })
    client.on('error', (error: Error) => onError(name, error))
    opened.push(client)
    return client
  }
  return {
    commands: open('commands', FOR_REQUESTS, ImpatientRedis),
    producer: open('producer', FOR_TASKS),
    subscriber: open('subscriber', FOR_NEWS),
    blocking: () => open('worker', FOR_WORKERS),
    close: async () => {
      await Promise.all(opened.map((client) => quit(client)))
    },
  }
}

async function quit(client: Redis): Promise<void> {
  if (client.status === 'end') return
  // A client that waits for ever is not asked politely.
  const waits = client.options.maxRetriesPerRequest === null
  if (client.status === 'ready' && !waits) await client.quit().catch(() => client.disconnect())
  else client.disconnect()
}
