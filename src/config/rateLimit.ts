import { createHash } from 'node:crypto'
import {
  ipKeyGenerator,
  MemoryStore,
  rateLimit,
  type ClientRateLimitInfo,
  type Options,
  type RateLimitRequestHandler,
  type Store,
} from 'express-rate-limit'
import type { Redis } from 'ioredis'
import { RedisStore, type RedisReply } from 'rate-limit-redis'
import { emailKey } from '../utils/email'
import { Problem, unavailable } from '../utils/errors'
import { limitDefaults, type LimitName, type Limits } from './limits'

type Request = Parameters<RateLimitRequestHandler>[0]
type Response = Parameters<RateLimitRequestHandler>[1]

interface Rule {
  key: (request: Request, response: Response) => string
  /** What happens while Redis does not answer: refuse with 503, count in this process alone, or let through. */
  withoutRedis: 'refuse' | 'count' | 'pass'
  /** The limiter runs after the body was read: the key is in it, or only who may call is counted. */
  readsBody?: true
  failuresOnly?: true
}

/** A provider gives a customer a whole /56, so that is one address. */
const address = (_request: Request, { locals }: Response) => ipKeyGenerator(locals.ip, 56)
const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22)
const bodyText = (request: Request, field: string): string => {
  const body: unknown = request.body
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, field) : undefined
  return typeof value === 'string' ? value : ''
}
const caller = (request: Request, response: Response) => response.locals.claim?.userId ?? address(request, response)
/** The account that a body names, or else the caller's. Keys hold a digest: nobody's e-mail address is kept in Redis. */
const account = (request: Request, response: Response) => {
  const email = bodyText(request, 'email')
  return email ? digest(emailKey(email)) : caller(request, response)
}
/** The address to which a mail is asked for. */
const receiver = (request: Request) => digest(emailKey(bodyText(request, 'newEmail') || bodyText(request, 'email')))
/** A refresh token begins with the id of its session. */
const session = (request: Request, response: Response) =>
  digest(bodyText(request, 'refreshToken').slice(0, 20) || address(request, response))

const rules: Record<LimitName, Rule> = {
  'login-address': { key: address, withoutRedis: 'refuse' },
  'login-failures': {
    key: (request, response) => `${account(request, response)}:${address(request, response)}`,
    withoutRedis: 'refuse',
    readsBody: true,
    failuresOnly: true,
  },
  'login-account': { key: account, withoutRedis: 'refuse', readsBody: true },
  // Nobody who holds a token of a session that has ended can use up the tries of its owner.
  'password-failures': { key: caller, withoutRedis: 'refuse', readsBody: true, failuresOnly: true },
  'otp-failures': { key: account, withoutRedis: 'count', readsBody: true, failuresOnly: true },
  'otp-verify': { key: account, withoutRedis: 'pass', readsBody: true },
  'send-address': { key: address, withoutRedis: 'refuse' },
  'send-email': { key: receiver, withoutRedis: 'refuse', readsBody: true },
  refresh: { key: session, withoutRedis: 'refuse', readsBody: true },
  writes: { key: caller, withoutRedis: 'count' },
  apply: { key: caller, withoutRedis: 'count' },
  invite: { key: caller, withoutRedis: 'count' },
  uploads: { key: caller, withoutRedis: 'refuse' },
  reads: { key: caller, withoutRedis: 'count' },
  'admin-logs': { key: caller, withoutRedis: 'refuse' },
}

/** Whether what has that limit is refused with 503 while Redis does not answer. */
export const refusesWithoutRedis = (name: LimitName): boolean => rules[name].withoutRedis === 'refuse'

export interface Limiter {
  handler: RateLimitRequestHandler
  readsBody: boolean
}
/** The limiter of that name; always the same one. */
export type Limiters = (name: LimitName) => Limiter

/** Limiters that all processes share through Redis. */
export function createLimiters(limits: Limits, redis: Redis, prefix: string): Limiters {
  const made = new Map<LimitName, Limiter>()
  const make = (name: LimitName): Limiter => {
    const { withoutRedis, readsBody = false } = rules[name]
    const store = new SharedStore(redis, `${prefix}:limit:${name}:`, withoutRedis)
    const limiter = { handler: createLimiter(name, limits, store), readsBody }
    made.set(name, limiter)
    return limiter
  }
  return (name) => made.get(name) ?? make(name)
}

function createLimiter(name: LimitName, limits: Limits, store: Store): RateLimitRequestHandler {
  const { max, seconds } = limits === 'off' ? limitDefaults[name] : limits[name]
  return rateLimit({
    identifier: name,
    windowMs: seconds * 1_000,
    limit: max,
    skip: () => limits === 'off',
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: rules[name].key,
    skipSuccessfulRequests: rules[name].failuresOnly ?? false,
    // An outage or a 403 is no wrong guess.
    requestWasSuccessful: (_request, response) => response.statusCode !== 401,
    store,
    // Our keys are deliberate; the library's warnings about addresses do not apply to them.
    validate: false,
    handler: (_request, response, next) => {
      next(
        new Problem('too_many_requests', { retryAfterSeconds: Number(response.getHeader('Retry-After')) || seconds }),
      )
    },
  })
}

/** rate-limit-redis while Redis answers; while it does not, what the rule says. */
class SharedStore implements Store {
  readonly localKeys = false
  private readonly shared: RedisStore
  private readonly local = new MemoryStore()

  constructor(
    redis: Redis,
    readonly prefix: string,
    private readonly withoutRedis: Rule['withoutRedis'],
  ) {
    this.shared = new RedisStore({ prefix, sendCommand: (...command) => send(redis, command) })
  }

  init(options: Options): void {
    // Its scripts load again at the first use if Redis is away now.
    this.shared.init(options).catch(() => undefined)
    this.local.init(options)
  }

  async increment(key: string): Promise<ClientRateLimitInfo> {
    try {
      return await this.shared.increment(key)
    } catch (error) {
      if (this.withoutRedis === 'refuse') throw unavailable('The rate limit', error)
      return this.withoutRedis === 'count' ? this.local.increment(key) : { totalHits: 0, resetTime: undefined }
    }
  }

  /** A success is forgiven where it was counted; if that place is away, the window's end forgives it. */
  async decrement(key: string): Promise<void> {
    await this.shared.decrement(key).catch(() => this.local.decrement(key))
  }

  async resetKey(key: string): Promise<void> {
    await this.shared.resetKey(key)
  }

  shutdown(): void {
    this.local.shutdown()
  }
}

/**
 * The store loads its scripts once and remembers a failure for ever. When Redis is away we answer with the script's own
 * SHA-1 (that is all SCRIPT LOAD returns); the first use then gets NOSCRIPT, and the store loads it again.
 */
async function send(redis: Redis, command: string[]): Promise<RedisReply> {
  const [name = '', ...parameters] = command
  try {
    return toReply(await redis.call(name, ...parameters))
  } catch (error) {
    if (name !== 'SCRIPT') throw error
    return createHash('sha1')
      .update(parameters[1] ?? '')
      .digest('hex')
  }
}

function toReply(reply: unknown): RedisReply {
  if (typeof reply === 'string' || typeof reply === 'number') return reply
  if (Array.isArray(reply) && reply.every((item) => typeof item === 'string' || typeof item === 'number')) return reply
  throw new TypeError('Redis sent a reply that no limiter expects')
}
