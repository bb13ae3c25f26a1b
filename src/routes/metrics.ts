import { createHash, timingSafeEqual } from 'node:crypto'
import { BlockList } from 'node:net'
import type { Request, RequestHandler } from 'express'
import type { Context } from '../context'
import type { Readiness } from './readiness'

const DEPENDENCIES = new Set(['database', 'redis'])
const STORES = new Set(['logs', 'uploads'])
/** Whoever is behind a proxy is not on this machine, even where the proxy is. */
const OF_PROXIES = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via']

const thisMachine = new BlockList()
thisMachine.addSubnet('127.0.0.0', 8)
thisMachine.addAddress('::1', 'ipv6')

/** Shows the metrics to who may read them. To all others there is nothing here. */
export function metricsPage(context: Context, readiness: () => Promise<Readiness>): RequestHandler {
  const { env, metrics } = context
  const mayRead = env.METRICS_TOKEN === undefined ? isOnThisMachine : bearerOf(env.METRICS_TOKEN)
  watchDependencies(context, readiness)
  return async (request, response, next) => {
    if (!mayRead(request)) {
      next()
      return
    }
    const text = await metrics.text()
    response.set({ 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' }).end(text)
  }
}

function watchDependencies({ metrics }: Context, readiness: () => Promise<Readiness>): void {
  const { up, latency, storage, ready } = metrics.dependencies
  metrics.onScrape([up, latency, storage, ready], async () => {
    const { status, checks } = await readiness()
    return () => {
      ready.set(status === 'unready' ? 0 : 1)
      for (const { name, status, latencyMs } of checks) {
        if (STORES.has(name)) storage.set({ name }, status === 'ok' ? 1 : 0)
        if (!DEPENDENCIES.has(name)) continue
        up.set({ name }, status === 'ok' ? 1 : 0)
        latency.set({ name }, latencyMs / 1_000)
      }
    }
  })
}

function isOnThisMachine({ socket: { remoteAddress = '', remoteFamily }, headers }: Request): boolean {
  const isLocal = thisMachine.check(remoteAddress, remoteFamily === 'IPv6' ? 'ipv6' : 'ipv4')
  return isLocal && OF_PROXIES.every((name) => headers[name] === undefined)
}

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Whether a request has the token, in a time that tells nothing of it. */
function bearerOf(token: string): (request: Request) => boolean {
  const expected = digest(`Bearer ${token}`)
  return ({ headers }) => timingSafeEqual(digest(headers.authorization ?? ''), expected)
}
