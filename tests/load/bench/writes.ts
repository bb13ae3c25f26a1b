import { randomInt } from 'node:crypto'
import { rows } from '../../../src/config/db'
import type { Context } from '../../../src/context'
import { TAKES_APPLICATIONS } from '../../../src/models/Gig'
import { newId } from '../../../src/utils/uuid'
import { PASSWORD } from '../../support/factories'
import type { FloorApplication, FloorRefresh } from './floorWrites'
import { cycle, getsOf, type Load } from './load'
import { CONNECTIONS, type Operation } from './operation'
import { authorizations, type BenchWorker } from './people'

/** Enough to keep the hashing busy; with more, the first answers would come when a round is over. */
const SIGN_INS_AT_ONCE = 4
const GIGS_TO_APPLY_TO = 5_000
const LETTER_WORDS = 60

interface Teams {
  product: readonly BenchWorker[]
  floor: readonly BenchWorker[]
}

/**
 * What changes something.
 * @param pathsBeside what is read while others sign in
 */
export async function writeOperations(
  context: Context,
  teams: Teams,
  pathsBeside: readonly string[],
): Promise<Operation[]> {
  const gigs = await gigsToApplyTo(context)
  const common = { connections: CONNECTIONS, pageCache: false, useCases: new Map() }
  return [
    {
      ...common,
      name: 'apply',
      product: productApplications(context, teams.product, gigs),
      floor: floorApplications(teams.floor, gigs),
    },
    {
      ...common,
      name: 'sign-in',
      product: signIns(teams.product),
      floor: { next: () => ({ method: 'POST', path: '/sign-in', body: {} }) },
      connections: SIGN_INS_AT_ONCE,
      beside: getsOf(pathsBeside),
    },
    {
      ...common,
      name: 'refresh',
      product: productRefreshes(teams.product),
      floor: floorRefreshes(context, teams.floor),
    },
  ]
}

interface OpenGig {
  id: string
  clientId: string
  currency: string
  revision: number
}

/** Those that ask nothing, because what they ask must be answered. */
const gigsToApplyTo = ({ db }: Context) =>
  rows<OpenGig>(
    db,
    `SELECT id, client_id AS clientId, currency, revision FROM gigs g
     WHERE ${TAKES_APPLICATIONS} AND NOT EXISTS (SELECT 1 FROM gig_questions q WHERE q.gig_id = g.id) LIMIT :limit`,
    { limit: GIGS_TO_APPLY_TO },
  )

interface Pair {
  worker: BenchWorker
  gig: OpenGig
}

/** Another worker each time, and the same two never meet again before each worker has seen most gigs. */
function pairs(workers: readonly BenchWorker[], gigs: readonly OpenGig[]): () => Pair {
  let next = 0
  return () => {
    const worker = workers[next % workers.length]
    const gig = gigs[(next + Math.floor(next / workers.length)) % gigs.length]
    if (!worker || !gig) throw new Error('There is nothing to apply to')
    next += 1
    return { worker, gig }
  }
}

/** No two are alike, so none is marked as a copy. */
const newLetter = () => Array.from({ length: LETTER_WORDS }, () => randomInt(2 ** 30).toString(36)).join(' ')

function productApplications(context: Context, workers: readonly BenchWorker[], gigs: readonly OpenGig[]): Load {
  const nextPair = pairs(workers, gigs)
  const authorizationOf = authorizations(context)
  return {
    next() {
      const { worker, gig } = nextPair()
      return {
        method: 'POST',
        path: `/api/v1/worker/jobs/${gig.id}/applications`,
        headers: authorizationOf(worker),
        body: { coverLetter: newLetter(), bid: { amount: 95_000, currency: gig.currency } },
      }
    },
  }
}

function floorApplications(workers: readonly BenchWorker[], gigs: readonly OpenGig[]): Load {
  const nextPair = pairs(workers, gigs)
  return {
    next() {
      const { worker, gig } = nextPair()
      const { id: gigId, clientId, currency: bidCurrency, revision } = gig
      const ids = { id: newId(), gigId, clientId, workerId: worker.id }
      const body: FloorApplication = { ...ids, coverLetter: newLetter(), bidAmount: 95_000, bidCurrency, revision }
      return { method: 'POST', path: '/apply', body }
    },
  }
}

function signIns(workers: readonly BenchWorker[]): Load {
  const nextWorker = cycle(workers)
  return {
    next: () => ({
      method: 'POST',
      path: '/api/v1/auth/login',
      body: { email: nextWorker().email, password: PASSWORD },
    }),
  }
}

/** Each token works once, and its answer holds the next one of its session. */
function chained<T extends object>(path: string, first: readonly T[], successor: (body: string) => T): Load {
  const waiting = [...first]
  return {
    next() {
      const body = waiting.shift()
      if (!body) throw new Error(`${path} has answered too few requests to go on`)
      return { method: 'POST', path, body }
    },
    learn: (body) => waiting.push(successor(body)),
  }
}

const productRefreshes = (workers: readonly BenchWorker[]) =>
  chained(
    '/api/v1/auth/refresh',
    workers.map(({ refreshToken }) => ({ refreshToken })),
    (body) => {
      const { refreshToken }: { refreshToken: string } = JSON.parse(body)
      return { refreshToken }
    },
  )

const floorRefreshes = ({ tokens }: Context, workers: readonly BenchWorker[]) =>
  chained<FloorRefresh>(
    '/refresh',
    workers.map(({ accessToken, refreshToken }) => ({ sessionId: tokens.verify(accessToken).sessionId, refreshToken })),
    (body) => JSON.parse(body),
  )
