import { performance } from 'node:perf_hooks'
import { apiRoutes } from '../../../src/routes'
import type { Route } from '../../../src/routes/contract'
import type { TestApp } from '../../support/app'
import { makeBelongings, type Belongings } from '../../support/belongings'
import { makeAdmin, type TestUser } from '../../support/factories'
import { call, nameOf, paramsOf } from '../../support/routeCases'
import { prepareWrite } from '../../support/writeCases'
import { isLong } from './form'

/** A route with all that it takes to succeed, ready to be called once something is away. */
export interface ReadyCall {
  name: string
  /** Undefined for what is not part of the API, such as /healthz. */
  route?: Route
  /** What it answers when nothing is amiss; undefined: what only a mail could make succeed. */
  success: number | undefined
  send(through: TestApp): PromiseLike<{ status: number; body: { code?: string }; headers: Record<string, string> }>
}

export interface RouteAnswer extends ReadyCall {
  status: number
  code: string
  retryAfter: string | undefined
  ms: number
}

export interface Part {
  part: number
  of: number
}

/** In the short form each fault meets a third of the routes, but for the one that is the hardest, which meets them all. */
export const partFor = (fault: string, faults: object): Part =>
  isLong || fault === 'is frozen' ? { part: 0, of: 1 } : { part: Object.keys(faults).indexOf(fault), of: 3 }

/** Preparing one takes many requests, and there are two cores. */
const AT_ONCE = 6
const PAGES = ['/healthz', '/readyz', '/metrics', '/docs/', '/openapi.json', '/problems']

/**
 * All routes of the API, and the pages beside it; each call is good for one time.
 * @param part of how many parts of the routes, for what is the same for all of them
 */
export async function readyCalls(app: TestApp, { part, of }: Part = { part: 0, of: 1 }): Promise<ReadyCall[]> {
  const belongings = await makeBelongings(app)
  const admin = await makeAdmin(app)
  const routes = apiRoutes.filter((_route, i) => i % of === part % of)
  const calls = routes.filter(({ method }) => method === 'get').map((route) => readOf(route, belongings, admin))
  const writes = routes.filter(({ method }) => method !== 'get')
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let route = writes.pop(); route; route = writes.pop()) calls.push(await writeOf(app, route))
    }),
  )
  return [...calls, ...PAGES.map(pageOf)]
}

let address = 0
/** Each call from an address of its own, so that no limit but that of its route meets it. */
const fromElsewhere = () => {
  address += 1
  return { 'X-Forwarded-For': `10.${address >> 16}.${(address >> 8) & 255}.${address & 255}` }
}

function readOf(route: Route, { ids, listed, worker, client }: Belongings, admin: TestUser): ReadyCall {
  const as = route.access === 'admin' ? admin : route.access === 'client' ? client : worker
  const [param = ''] = paramsOf(route)
  const id = listed[param] ?? ids[param]
  const send = (through: TestApp) => call(through, route, { as, id, headers: fromElsewhere() })
  return { name: nameOf(route), route, success: route.success.status, send }
}

async function writeOf(app: TestApp, route: Route): Promise<ReadyCall> {
  const isPublic = route.access === 'public'
  const ready = isPublic ? {} : await prepareWrite(app, route)
  const send = (through: TestApp) => call(through, route, { ...ready, headers: fromElsewhere() })
  return { name: nameOf(route), route, success: isPublic ? undefined : route.success.status, send }
}

function pageOf(path: string): ReadyCall {
  const send = async ({ url }: TestApp) => {
    const response = await fetch(`${url}${path}`)
    await response.text()
    return { status: response.status, body: {}, headers: Object.fromEntries(response.headers) }
  }
  return { name: `GET ${path}`, success: path === '/readyz' ? undefined : 200, send }
}

/** Sends all at once. */
export async function sendAll(through: TestApp, calls: readonly ReadyCall[]): Promise<RouteAnswer[]> {
  return Promise.all(
    calls.map(async (ready) => {
      const startedAt = performance.now()
      const { status, body, headers } = await ready.send(through)
      const ms = performance.now() - startedAt
      return { ...ready, status, code: body.code ?? '', retryAfter: headers['retry-after'], ms }
    }),
  )
}

/** In groups of at most `size`, neighbours apart: those that hash passwords stand together, and would wait for each other. */
export function inGroups<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size)
  return Array.from({ length: count }, (_, group) => items.filter((_item, i) => i % count === group))
}

export const slowest = (answers: readonly RouteAnswer[]): number => Math.max(...answers.map(({ ms }) => ms))

/** As it is shown where an answer was not as promised. */
export const tell = ({ name, status, code, ms }: RouteAnswer): string =>
  `${name}: ${status} ${code} in ${Math.round(ms)} ms`
