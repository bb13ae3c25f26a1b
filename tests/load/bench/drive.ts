import { performance } from 'node:perf_hooks'
import autocannon from 'autocannon'
import type { Load, LoadRequest } from './load'

/** What came back from a server under load. Only answers with 2xx count: others are often fast. */
export interface Answers {
  perSecond: number
  /** How long each answer took, in milliseconds. */
  times: number[]
  /** How many answers had which other status, or never came. */
  failures: Map<string, number>
}

export interface Pressure {
  connections: number
  seconds: number
  /** So many requests a second in all; without it, each connection asks again as soon as it has its answer. */
  perSecond?: number
}

/** Puts loads on a server for a while: each connection takes turns between them. */
export async function drive(
  url: string,
  loads: readonly Load[],
  { seconds, perSecond, ...rest }: Pressure,
): Promise<Answers> {
  const times: number[] = []
  const failures = new Map<string, number>()
  const fail = (why: string) => failures.set(why, (failures.get(why) ?? 0) + 1)
  const startedAt = performance.now()
  let lastAt = startedAt
  await new Promise((resolve, reject) => {
    const instance = autocannon(
      { ...rest, url, duration: seconds, overallRate: perSecond, requests: loads.map(requestsOf) },
      (error: unknown, result) => (error instanceof Error ? reject(error) : resolve(result)),
    )
    instance.on('response', (_client, status, _bytes, ms) => {
      if (isSuccess(status)) {
        lastAt = performance.now()
        times.push(ms)
      } else fail(String(status))
    })
    instance.on('reqError', () => fail('no answer'))
  })
  if (times.length === 0) fail('no success in a round')
  // Until the last answer, because of a slow load few come before the end of a round.
  const elapsed = (lastAt - startedAt) / 1_000
  return { perSecond: times.length === 0 ? 0 : times.length / elapsed, times, failures }
}

const isSuccess = (status: number) => status >= 200 && status < 300

function requestsOf(load: Load): autocannon.Request {
  return {
    setupRequest: (request) => ({ ...request, ...onTheWire(load.next()) }),
    ...(load.learn && { onResponse: (status, body) => isSuccess(status) && load.learn?.(body) }),
  }
}

function onTheWire({ body, headers, ...request }: LoadRequest): autocannon.Request {
  if (!body) return { ...request, headers: { ...headers } }
  return { ...request, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }
}
