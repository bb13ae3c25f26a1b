import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import {
  freePort,
  isRunning,
  processExists,
  spawnDaemon,
  succeeds,
  terminate,
  unprivileged,
  untilReady,
  giveToNobody,
} from './daemon'
import { ensurePrograms } from './debian'
import { readJson, writeJson } from './jsonFile'
import { type Access, mariadb, redis, type ServerKind } from './privateServers'

const Running = z.object({ pid: z.int(), port: z.int(), password: z.string() })
const State = z.object({
  /** The processes that use the servers; the last one to stop() ends them. */
  users: z.array(z.int()),
  /** Whether they stay when nobody uses them, until stopPrivateServices(). */
  keep: z.boolean(),
  mariadb: Running,
  redis: Running,
})
type Running = z.infer<typeof Running>
type State = z.infer<typeof State>

export interface PrivateServices {
  databaseUrl: string
  redisUrl: string
  /** Leaves the servers; when nobody else uses them and nobody asked to keep them, they end. */
  stop(): Promise<void>
}

export interface PrivateServicesOptions {
  /** Where data, logs and the state file live. */
  dir: string
  /** Whether every commit reaches the disk; false is fast, and for tests alone. */
  durable: boolean
  /** Leaves the servers running after stop() and after this process. */
  keep?: boolean
  /** What MariaDB is started with beside its usual settings, such as `--innodb-buffer-pool-size=4G`. */
  databaseOptions?: readonly string[]
  /** Told what is being done where it takes long. */
  report?: (line: string) => void
}

/**
 * Brings up a MariaDB and a Redis of our own on free ports of 127.0.0.1, or finds those of an earlier call still running.
 * Installs the programs where it may.
 * @throws Error that says what to install, where it may not
 */
export async function startPrivateServices(options: PrivateServicesOptions): Promise<PrivateServices> {
  mkdirSync(options.dir, { recursive: true })
  const dir = realpathSync(options.dir)
  return withLock(dir, async () => {
    await ensurePrograms(options.report ?? (() => undefined))
    const state = await ensureBothRunning(dir, options)
    return {
      databaseUrl: mariadb.url(state.mariadb),
      redisUrl: redis.url(state.redis),
      stop: () => withLock(dir, () => leave(dir)),
    }
  })
}

/**
 * Ends the private servers under `directory`, whoever uses them.
 * @returns whether there were any
 */
export async function stopPrivateServices(directory: string): Promise<boolean> {
  if (!existsSync(directory)) return false
  const dir = realpathSync(directory)
  return withLock(dir, async () => {
    const state = readJson(stateFile(dir), State)
    if (!state || !anyRunning(dir, state)) return false
    await endBoth(dir, state)
    return true
  })
}

async function ensureBothRunning(
  dir: string,
  { durable, keep = false, databaseOptions = [] }: PrivateServicesOptions,
): Promise<State> {
  const before = readJson(stateFile(dir), State)
  const kept = before !== undefined && before.keep && anyRunning(dir, before)
  const undo: (() => Promise<void>)[] = []
  const place = { dir, durable, runAs: unprivileged(dir), undo }
  const starting = [
    ensureRunning(mariadb, before?.mariadb, { ...place, extra: databaseOptions }),
    ensureRunning(redis, before?.redis, place),
  ] as const
  try {
    const [database, cache] = await Promise.all(starting)
    const users = [...(before?.users ?? []).filter(processExists), process.pid]
    const state = { users, keep: keep || kept, mariadb: database, redis: cache }
    writeJson(stateFile(dir), state)
    return state
  } catch (error) {
    await Promise.allSettled(starting)
    await Promise.all(undo.map((end) => end()))
    throw error
  }
}

interface Place {
  dir: string
  durable: boolean
  runAs: string[]
  /** Receives how to end what this call has started. */
  undo: (() => Promise<void>)[]
  /** Comes behind the command's own arguments. */
  extra?: readonly string[]
}

async function ensureRunning(kind: ServerKind, before: Running | undefined, place: Place): Promise<Running> {
  const home = homeOf(kind, place.dir)
  if (before && isRunning(before.pid, kind.mark(home))) {
    if (await succeeds(() => kind.ping(before))) return before
    await terminate(before.pid, kind.mark(home))
  }
  const access = {
    port: await freePort(before?.port),
    password: before?.password ?? randomBytes(24).toString('base64url'),
  }
  return { ...access, pid: await start(kind, home, access, place) }
}

async function start(kind: ServerKind, home: string, access: Access, place: Place): Promise<number> {
  const { durable, runAs, undo, extra = [] } = place
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const { file, text } = kind.settings(access)
  writeFileSync(join(home, file), text, { mode: 0o600 })
  if (runAs.length > 0) giveToNobody(home)
  await kind.initialise(home, runAs)
  const command = [...kind.command(home, { port: access.port, durable, runAs }), ...extra]
  const daemon = await spawnDaemon(command, `${home}.log`)
  undo.push(() => terminate(daemon.pid, kind.mark(home)))
  await untilReady(daemon, () => kind.ping(access))
  return daemon.pid
}

/** Takes this process off the list of users, and ends the servers when it was the last. */
async function leave(dir: string): Promise<void> {
  const state = readJson(stateFile(dir), State)
  if (!state) return
  const mine = state.users.indexOf(process.pid)
  const users = state.users.filter((pid, index) => index !== mine && processExists(pid))
  writeJson(stateFile(dir), { ...state, users })
  if (users.length === 0 && !state.keep) await endBoth(dir, state)
}

async function endBoth(dir: string, state: State): Promise<void> {
  await Promise.all([mariadb, redis].map((kind) => terminate(state[kind.name].pid, kind.mark(homeOf(kind, dir)))))
}

const anyRunning = (dir: string, state: State) =>
  [mariadb, redis].some((kind) => isRunning(state[kind.name].pid, kind.mark(homeOf(kind, dir))))

const homeOf = (kind: ServerKind, dir: string) => join(dir, kind.name)
const stateFile = (dir: string) => join(dir, 'services.json')

/**
 * Runs `work` while no other process does so for `dir`. The lock is an abstract unix socket (unix(7)): the kernel
 * frees it with its process, so it cannot become stale.
 */
async function withLock<T>(dir: string, work: () => Promise<T>): Promise<T> {
  const name = `\0private-services-${createHash('sha256').update(dir).digest('hex')}`
  let lock = await tryListen(name)
  while (!lock) {
    await delay(100)
    lock = await tryListen(name)
  }
  try {
    return await work()
  } finally {
    lock.close()
  }
}

function tryListen(name: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    )
    server.listen(name, () => resolve(server))
  })
}
