import { Agent } from 'node:http'
import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '../../../src/cli/daemon'
import { run } from '../../../src/cli/run'
import { eventually } from '../../support/eventually'
import { startNode, type Ending, type ProcessOptions } from '../../support/processes'
import { runFolder } from './runFolder'
import { send } from './traffic'

/** The product as it runs in production: a process from the compiled sources. */
export interface Product {
  url: string
  port: number
  pid: number
  signal(name: NodeJS.Signals): void
  freeze(): void
  thaw(): void
  /** SIGKILL. */
  kill(): Promise<void>
  /** How it ended, and what it wrote. */
  ended: Promise<Ending>
  /** The memory that it occupies, in bytes. */
  rss(): number
  /** How many files and connections it holds open. */
  handles(): number
}

const START_MS = 20_000
/** Leaves no connection behind, for which the process would wait when it stops. */
const closing = new Agent({ keepAlive: false })

const UNIT = 'docs/deploy/gigs-server@.service'
/** What Node is told where the product runs in earnest. */
export function deployedFlags(): string[] {
  const [, flags] = /^ExecStart=\S+node ((?:--\S+ )*)dist\/server\.js$/m.exec(readFileSync(UNIT, 'utf8')) ?? []
  if (flags === undefined) throw new Error(`${UNIT} does not start the server`)
  return flags.split(' ').filter((flag) => flag !== '')
}

const dist = () => join(runFolder(), 'dist')

/** Where the compiled file of a source such as `server` or `cli/migrate` is. */
export const compiled = (name: string): string => join(dist(), `${name}.js`)

/** Compiles the product into the folder of the run; its types are for `npm run check`. */
export async function compileProduct(): Promise<void> {
  await run(['npx', 'tsc', '-p', 'tsconfig.build.json', '--noCheck', '--outDir', dist()])
  cpSync('src/migrations', join(dist(), 'migrations'), { recursive: true })
}

/** Starts a process of the product and waits until it lives; whether it is ready, /readyz tells. */
export async function startProduct({ settings, ...options }: ProcessOptions): Promise<Product> {
  const port = Number(settings.PORT ?? (await freePort()))
  const url = `http://127.0.0.1:${port}`
  const all = { HOST: '127.0.0.1', PORT: String(port), ...settings }
  const started = startNode([...deployedFlags(), compiled('server')], { settings: all, ...options })
  const { pid, ended } = started
  const signal = (name: NodeJS.Signals) => started.signal(name)
  if (settings.WORKER !== 'only') {
    const endedEarly = ended.then(({ stderr }) => Promise.reject(new Error(`The product ended: ${stderr}`)))
    await Promise.race([
      eventually(async () => (await send(url, { path: '/healthz' }, closing)).status === 200, START_MS),
      endedEarly,
    ])
  }
  return {
    url,
    port,
    pid,
    signal,
    freeze: () => signal('SIGSTOP'),
    thaw: () => signal('SIGCONT'),
    async kill() {
      signal('SIGKILL')
      await ended
    },
    ended,
    rss: () => Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1_024,
    handles: () => readdirSync(`/proc/${pid}/fd`).length,
  }
}
