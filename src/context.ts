import type { EventEmitter } from 'node:events'
import type { LRUCache } from 'lru-cache'
import type { Db } from './config/db'
import type { Env } from './config/env'
import type { RedisClients } from './config/redis'
import type { Role } from './schemas/vocabulary'
import type { LogBeginnings } from './utils/logFiles'
import type { Log } from './utils/logger'
import type { MailService } from './utils/mailService'
import type { Metrics } from './utils/metrics'
import type { Overload } from './utils/overload'
import type { IfMatch } from './utils/precondition'
import type { PageCache } from './utils/pageCache'
import type { PasswordHasher } from './utils/passwords'
import type { SessionCache } from './utils/sessionCache'
import type { Streams } from './utils/streams'
import type { Storage } from './utils/storage'
import type { Tokens } from './utils/tokens'

export type { Role }

/** What a request or a task may use. Made once by the process, handed to everything, replaced by nothing. */
export interface Context {
  env: Env
  db: Db
  redis: RedisClients
  log: Log
  /** What keeps the log from being written, or soon will, in words for everyone. */
  logFault: () => Promise<string | undefined>
  /** When the files of the log begin, as far as somebody has looked. */
  logBeginnings: LogBeginnings
  metrics: Metrics
  overload: Overload
  /** The answers that go on until somebody ends them. */
  streams: Streams
  /** The tables that are being sent, of which there may be few at once. */
  tables: Streams
  mail: MailService
  passwords: PasswordHasher
  tokens: Tokens
  /** What time it is in the database, in milliseconds since 1970. For what matters more than a hint, SQL says NOW(3). */
  now: () => number
  sessionCache: SessionCache
  pages: PageCache
  files: Storage
  /** In how many open gigs the terms of searches stand, as counted a short while ago. */
  gigCounts: LRUCache<string, number>
  /** The skills that searches name, as looked up a short while ago. */
  skillsByName: LRUCache<string, { id: number; name: string }>
  /** Signs cursors. */
  cursorKey: Buffer
  /** Encrypts what is kept for nobody but the server. */
  sealKey: Buffer
  /** Seals the chain of the audit log. */
  auditKey: Buffer
  /** `outbox`: a transaction has left tasks; the relay need not wait for its next look. */
  signals: EventEmitter<{ outbox: [] }>
}

/** Whom a valid access token names, with the role under which a route was called. */
export interface Caller<R extends Role = Role> {
  id: string
  sessionId: string
  /** Those that the session may act in. */
  roles: readonly Role[]
  role: R
}

/** What each access level of a route lets a handler know about its caller. */
export interface CallerByAccess {
  public: null
  /** For whoever calls; signing in may show more. */
  anyone: Caller | null
  signedIn: Caller
  worker: Caller<'worker'>
  client: Caller<'client'>
  admin: Caller<'admin'>
}
export type Access = keyof CallerByAccess

/** Where a request came from, for sessions and the audit log. */
export interface Origin {
  ip: string
  userAgent: string
  requestId: string
  /** The first language that the client asks for, as BCP 47. */
  language: string
}

interface Input {
  params?: unknown
  query?: unknown
  body?: unknown
  file?: UploadedFile
}

/** What came as multipart/form-data beside its fields. */
export interface UploadedFile {
  /** As the sender named it: to be shown, never to be a path. */
  name: string
  bytes: Buffer
}

/** What a controller gets: the caller by access level, the checked input, and where the request came from. */
export type Call<A extends Access, I extends Input = object> = {
  caller: CallerByAccess[A]
  origin: Origin
  ifMatch: IfMatch
} & I
