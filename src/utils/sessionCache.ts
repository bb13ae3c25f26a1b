import type { Redis } from 'ioredis'
import { z } from 'zod'
import { roles } from '../schemas/vocabulary'

const SessionState = z.object({
  userId: z.string(),
  roles: z.array(z.enum(roles)),
  /** Whether the second factor was shown in it. What was kept before there was this field does not count as known. */
  mfa: z.boolean(),
  state: z.enum(['live', 'ended', 'suspended']),
})
/** What every request must know about its session. */
export type SessionState = z.output<typeof SessionState>

/** A copy of session states in Redis. MySQL is the truth; this only spares it a query a request. */
export interface SessionCache {
  get(sessionId: string): Promise<SessionState | undefined>
  /** Keeps what was read from MySQL, unless something is known already. */
  remember(sessionId: string, state: SessionState): void
  /** Call after the commit that ended the sessions. */
  end(sessionIds: readonly string[], state: { userId: string; state: 'ended' | 'suspended' }): Promise<void>
  /** Call after the commit that changed something about sessions that go on, such as roles: MySQL is asked anew. */
  forget(sessionIds: readonly string[]): Promise<void>
}

const LIVE_SECONDS = 60
/** Longer than a live copy and an access token last, so that a late reader can never bring an ended session back. */
const ENDED_SECONDS = 15 * 60
/** Longer than anyone takes from reading MySQL to remembering it, so that what was read before a change is not kept. */
const FORGOTTEN_SECONDS = 30
/** In the place of a state. Whatever it overwrites, and in whatever order, MySQL says what is true. */
const FORGOTTEN = 'forgotten'
const RETRY_MS = 1_000

export function createSessionCache(redis: Redis, prefix: string): SessionCache {
  const key = (sessionId: string) => `${prefix}:session:${sessionId}`
  /** What has ended or changed and Redis does not know yet. */
  const unsaid = new Map<string, string>()

  const tell = async () => {
    const entries = [...unsaid]
    if (entries.length === 0) return
    const pipeline = redis.pipeline()
    for (const [sessionId, value] of entries) {
      pipeline.set(key(sessionId), value, 'EX', value === FORGOTTEN ? FORGOTTEN_SECONDS : ENDED_SECONDS)
    }
    const results = await pipeline.exec()
    entries.forEach(([sessionId, value], i) => {
      if (!results?.[i]?.[0] && unsaid.get(sessionId) === value) unsaid.delete(sessionId)
    })
  }
  const tellOf = async (sessionIds: readonly string[], value: string) => {
    for (const sessionId of sessionIds) unsaid.set(sessionId, value)
    if (sessionIds.length > 0) await keepTelling()
  }
  let again: NodeJS.Timeout | undefined
  const keepTelling = async () => {
    await tell().catch(() => undefined)
    clearTimeout(again) // one for all, however many calls have failed
    if (unsaid.size > 0) again = setTimeout(retry, RETRY_MS).unref()
  }
  const retry = () => {
    keepTelling().catch(() => undefined)
  }
  // While Redis is away everyone reads MySQL; before it is believed again it should hear what has happened meanwhile.
  redis.on('ready', retry)

  return {
    async get(sessionId) {
      try {
        const text = unsaid.get(sessionId) ?? (await redis.get(key(sessionId)))
        return text && text !== FORGOTTEN ? SessionState.parse(JSON.parse(text)) : undefined
      } catch {
        return undefined
      }
    },
    remember(sessionId, state) {
      const seconds = state.state === 'live' ? LIVE_SECONDS : ENDED_SECONDS
      // Without an answer nothing is lost: the next request asks MySQL again.
      redis.set(key(sessionId), JSON.stringify(state), 'EX', seconds, 'NX').catch(() => undefined)
    },
    end: (sessionIds, { userId, state }) =>
      tellOf(sessionIds, JSON.stringify({ userId, roles: [], mfa: false, state } satisfies SessionState)),
    forget: (sessionIds) => tellOf(sessionIds, FORGOTTEN),
  }
}
