import fc from 'fast-check'
import type { Response } from 'supertest'
import { rows, write } from '../src/config/db'
import { choreNames, runChore } from '../src/jobs/housekeeping'
import { startApp, type TestApp } from './support/app'
import { Clock } from './support/clock'
import { makeAdmin, makeClient, makeWorker, newApplication, newGig, newOffer, type TestUser } from './support/factories'
import {
  expectApplicationsTold,
  expectQuotaKept,
  expectSealed,
  expectSound,
  expectTrueFigures,
} from './support/invariants'

const CLIENTS = 2
const WORKERS = 4
const QUOTA = 2

const clock = new Clock()
let app: TestApp
beforeAll(async () => {
  app = await startApp({ WORKER: 'off', DATABASE_POOL: '40', APPLICATIONS_PER_WEEK: String(QUOTA) }, clock)
})
afterAll(async () => {
  await write(app.context.db, `DELETE FROM outbox WHERE state = 'waiting'`)
  await app.close()
})

/** The people of one run. What they have made is looked up when somebody acts on it. */
interface World {
  clients: TestUser[]
  workers: TestUser[]
  admin: TestUser
}

const subjects = ['gig', 'application', 'contract', 'review'] as const
type Subject = (typeof subjects)[number]

/** What somebody tries: `which` and `who` choose among what there is when the moment has come. */
type Attempt =
  | { by: 'client' | 'worker' | 'admin'; path: string; subject?: Subject; body?: object; method?: 'get' | 'patch' }
  | { by: 'system' }
  | { by: 'time'; days: number }
interface Step {
  attempt: Attempt
  which: number
  who: number
  /** Most try what is theirs to do; the others are nosy. */
  isNosy: boolean
}

const as = (by: 'client' | 'worker' | 'admin') => ({
  post: (path: string, subject?: Subject, body?: object): Attempt => ({ by, path, subject, body }),
  get: (path: string, subject: Subject): Attempt => ({ by, path, subject, method: 'get' }),
  patch: (path: string, subject: Subject, body: object): Attempt => ({ by, path, subject, body, method: 'patch' }),
})
const [client, worker, admin] = [as('client'), as('worker'), as('admin')]
const reason = { reason: 'That is how it went.' }
const review = { rating: 4, text: 'Reliable.' }

/** Weighted, so that hires and their ends are not rare. */
const attempts: [weight: number, Attempt][] = [
  [4, client.post('/client/gigs', undefined, newGig({ openings: 2 }))],
  ...['pause', 'resume', 'close', 'reopen', 'cancel'].map((action): [number, Attempt] => [
    action === 'cancel' || action === 'close' ? 1 : 2,
    client.post(`/client/gigs/:id/${action}`, 'gig', {}),
  ]),
  [2, client.patch('/client/gigs/:id', 'gig', { description: 'Ten square metres after all.' })],
  [2, client.patch('/client/gigs/:id', 'gig', { openings: 3 })],
  [16, worker.post('/worker/jobs/:id/applications', 'gig', newApplication())],
  [3, client.get('/client/applications/:id', 'application')],
  ...['shortlist', 'unshortlist', 'revoke-offer'].map((action): [number, Attempt] => [
    2,
    client.post(`/client/applications/:id/${action}`, 'application', {}),
  ]),
  [2, client.post('/client/applications/:id/reject', 'application', { reason: 'experience' })],
  [20, client.post('/client/applications/:id/offer', 'application', newOffer())],
  [20, worker.post('/worker/applications/:id/accept-offer', 'application', {})],
  ...['decline-offer', 'withdraw', 'reconfirm'].map((action): [number, Attempt] => [
    3,
    worker.post(`/worker/applications/:id/${action}`, 'application', {}),
  ]),
  [14, worker.post('/contracts/:id/deliver', 'contract', {})],
  [10, client.post('/contracts/:id/complete', 'contract', {})],
  [2, client.post('/contracts/:id/request-changes', 'contract', {})],
  ...[worker, client].flatMap((side): [number, Attempt][] => [
    [3, side.post('/contracts/:id/cancel', 'contract', reason)],
    [1, side.post('/contracts/:id/dispute', 'contract', reason)],
    [9, side.post('/contracts/:id/reviews', 'contract', review)],
    [2, side.post('/reviews/:id/reply', 'review', { text: 'Thank you.' })],
  ]),
  [2, admin.post('/admin/contracts/:id/resolve', 'contract', { outcome: 'completed', ...reason })],
  [2, admin.post('/admin/contracts/:id/resolve', 'contract', { outcome: 'cancelled', ...reason })],
  [1, admin.post('/admin/gigs/:id/remove', 'gig', reason)],
  [1, admin.post('/admin/gigs/:id/restore', 'gig', reason)],
  [1, admin.post('/admin/reviews/:id/hide', 'review', reason)],
  [1, admin.post('/admin/reviews/:id/restore', 'review', reason)],
  [4, { by: 'system' }],
  [3, { by: 'time', days: 1 }],
  [1, { by: 'time', days: 15 }],
]

const step: fc.Arbitrary<Step> = fc.record({
  attempt: fc.oneof(...attempts.map(([weight, attempt]) => ({ weight, arbitrary: fc.constant(attempt) }))),
  which: fc.nat(99),
  who: fc.nat(99),
  isNosy: fc.nat(9).map((dice) => dice === 0),
})
/** Steps of one round are made at once, each over a connection of its own. */
const rounds = fc.array(fc.array(step, { minLength: 6, maxLength: 12 }), { minLength: 25, maxLength: 35 })

const idsOf = (people: readonly TestUser[]) => people.map(({ id }) => id)
const pick = <T>(from: readonly T[], index: number): T | undefined => from[index % Math.max(1, from.length)]

async function makeWorld(): Promise<World> {
  const clients = await Promise.all(Array.from({ length: CLIENTS }, () => makeClient(app)))
  const workers = await Promise.all(Array.from({ length: WORKERS }, () => makeWorker(app)))
  const world = { clients, workers, admin: await makeAdmin(app) }
  // Weeks go by in seconds here, and nobody should be asked to sign in again.
  const userIds = idsOf([...clients, ...workers, world.admin])
  await write(
    app.context.db,
    `UPDATE sessions SET idle_until = NOW(3) + INTERVAL 20 YEAR, ends_at = NOW(3) + INTERVAL 20 YEAR WHERE user_id IN (:userIds)`,
    { userIds },
  )
  return world
}

interface Found {
  id: string
  clientId: string
  workerId?: string
}
const queries: Record<Subject, string> = {
  gig: 'SELECT id, client_id AS clientId FROM gigs WHERE client_id IN (:clientIds) ORDER BY id DESC LIMIT 3',
  application: `SELECT id, client_id AS clientId, worker_id AS workerId FROM applications
                WHERE client_id IN (:clientIds) ORDER BY FIELD(status, 'viewed', 'submitted', 'offered') DESC, id LIMIT 8`,
  contract: `SELECT id, client_id AS clientId, worker_id AS workerId FROM contracts
             WHERE client_id IN (:clientIds) ORDER BY ended_at IS NULL DESC, ended_at DESC, id LIMIT 4`,
  review: `SELECT r.id, c.client_id AS clientId, c.worker_id AS workerId FROM reviews r JOIN contracts c ON c.id = r.contract_id
           WHERE c.client_id IN (:clientIds) ORDER BY r.id DESC LIMIT 4`,
}

const find = (world: World, subject: Subject): Promise<Found[]> =>
  rows<Found>(app.context.db, queries[subject], { clientIds: idsOf(world.clients) })

type Scene = Record<Subject, Found[]>

function callerOf(world: World, by: 'client' | 'worker' | 'admin', on: Found | undefined, { who, isNosy }: Step) {
  if (by === 'admin') return world.admin
  const people = by === 'client' ? world.clients : world.workers
  const owner = people.find(({ id }) => id === (by === 'client' ? on?.clientId : on?.workerId))
  return (isNosy ? undefined : owner) ?? pick(people, who)
}

async function make(world: World, scene: Scene, step: Step): Promise<Response | undefined> {
  const { attempt, which } = step
  if (attempt.by === 'time') return undefined
  if (attempt.by === 'system') {
    for (const chore of choreNames) await runChore(app.context, chore)
    return undefined
  }
  const { by, path, subject, body, method = 'post' } = attempt
  const on = subject && pick(scene[subject], which)
  if (subject && !on) return undefined
  return app.api[method](path.replace(':id', on?.id ?? ''), { as: callerOf(world, by, on, step), body })
}

async function playRound(world: World, steps: readonly Step[]): Promise<void> {
  for (const { attempt } of steps) if (attempt.by === 'time') clock.advance({ days: attempt.days })
  const found = await Promise.all(subjects.map(async (subject) => [subject, await find(world, subject)] as const))
  const scene: Scene = { gig: [], application: [], contract: [], review: [], ...Object.fromEntries(found) }
  const replies = await Promise.all(steps.map((each) => make(world, scene, each)))
  // 422: a bid or an opening that does not fit any more. 503: two waited for each other for too long, which must not happen here.
  const strange = replies.filter((reply) => reply && ![200, 201, 404, 409, 422, 429].includes(reply.status))
  expect(strange.map((reply) => [reply?.status, reply?.body])).toEqual([])
}

async function expectInvariants(world: World): Promise<void> {
  const { db } = app.context
  for (const { id } of await find(world, 'gig')) await expectSound(db, id)
  await expectApplicationsTold(db, idsOf(world.clients))
  await expectTrueFigures(db, { clientIds: idsOf(world.clients), workerIds: idsOf(world.workers) })
  await expectQuotaKept(db, idsOf(world.workers), QUOTA)
  await expectSealed(app, world)
}

describe('Whatever clients, workers, admins and housekeeping do at once', () => {
  it('openings, answers, quotas, figures and sealed reviews stay as promised', async () => {
    await fc.assert(
      fc.asyncProperty(rounds, async (steps) => {
        const world = await makeWorld()
        for (const round of steps) {
          await playRound(world, round)
          await expectInvariants(world)
        }
      }),
      { numRuns: 10, endOnFailure: true },
    )
  }, 300_000)
})
