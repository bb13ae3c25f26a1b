import type { Role } from '../src/context'
import type { Route } from '../src/routes/contract'
import type { ProblemCode } from '../src/utils/problemCatalogue'
import { startApp, type TestApp } from './support/app'
import { makeBelongings, type Belongings } from './support/belongings'
import { giveRole, makeAdmin, makeClient, makeUser, makeWorker, type TestUser } from './support/factories'
import { expectProblem } from './support/problems'
import { call, nameOf, paramsOf, routesWhere } from './support/routeCases'
import { createOwnDatabase } from './support/services'
import { storedIn } from './support/stored'
import { prepareWrite, type WriteCase } from './support/writeCases'

/** Somebody who has nothing to do with what a route is about. */
interface Stranger {
  who: string
  as?: TestUser
  roles: readonly Role[]
  /** Why their token is refused wherever one is asked for. */
  refusal?: ProblemCode
}

let app: TestApp
let admin: TestUser
let strangers: Stranger[]
let belongings: Belongings
beforeAll(async () => {
  app = await startApp({ DATABASE_URL: await createOwnDatabase('matrix'), WORKER: 'off', LOG_LEVEL: 'warn' })
  admin = await makeAdmin(app)
  belongings = await makeBelongings(app)
  const [suspended, left] = [await makeBoth(), await makeBoth()]
  const because = { reason: 'Spam' }
  await app.api.post(`/admin/users/${suspended.id}/suspend`, { as: admin, body: because }).expect(200)
  await app.api.post('/auth/logout', { as: left }).expect(204)
  strangers = [
    { who: 'nobody', roles: [] },
    { who: 'another worker', as: await makeWorker(app), roles: ['worker'] },
    { who: 'another client', as: await makeClient(app), roles: ['client'] },
    { who: 'another who is both', as: await makeBoth(), roles: ['worker', 'client'] },
    { who: 'an admin', as: await makeAdmin(app), roles: ['admin'] },
    { who: 'whoever was suspended', as: suspended, roles: ['worker', 'client'], refusal: 'account_suspended' },
    { who: 'whoever has signed out', as: left, roles: ['worker', 'client'], refusal: 'session_revoked' },
  ]
})
afterAll(() => app.close())

/** A worker who is a client too, or the other way round. */
async function makeBoth(role: 'worker' | 'client' = 'worker'): Promise<TestUser> {
  const user = await makeUser(app, role)
  await giveRole(app, user, role === 'worker' ? 'client' : 'worker')
  return user
}

/** What these are about belongs to nobody: an open gig, and a list of one's own in which something may be. */
const forAll = [
  'POST /worker/jobs/:gigId/applications',
  'PUT /worker/saved-jobs/:gigId',
  'DELETE /worker/saved-jobs/:gigId',
  'PUT /worker/dismissed-jobs/:gigId',
  'DELETE /worker/dismissed-jobs/:gigId',
]
/** Views that show to nobody what is hidden: public ones, and that of a review, of which not even admins know while it is sealed. */
const publicViews = [
  'GET /worker/jobs/:gigId',
  'GET /gigs/:gigId',
  'GET /workers/:workerId',
  'GET /workers/:workerId/reviews',
  'GET /clients/:clientId',
  'GET /clients/:clientId/reviews',
  'GET /admin/reviews/:reviewId',
]
/** What either party of a contract may do. */
const forBothParties = [
  'POST /contracts/:contractId/cancel',
  'POST /contracts/:contractId/dispute',
  'POST /contracts/:contractId/reviews',
]

const isWrite = ({ method }: Route) => method !== 'get'
const hasId = (route: Route) => paramsOf(route).length > 0
const needsRole = ({ access }: Route) => access === 'worker' || access === 'client' || access === 'admin'
const isOwned = (route: Route) => hasId(route) && route.access !== 'admin' && !forAll.includes(nameOf(route))

/** What the declaration of a route says to a stranger; undefined: to do it. */
function refusalOf(route: Route, { as, roles, refusal }: Stranger): ProblemCode | undefined {
  const { access } = route
  if (access !== 'public' && access !== 'anyone' && !as) return 'unauthenticated'
  if (access !== 'public' && refusal) return refusal
  if (needsRole(route) && !roles.some((role) => role === access)) return 'forbidden'
  return isOwned(route) ? 'not_found' : undefined
}

/** Every stranger calls it, and each is told why not. Whoever may is left out. */
async function expectRefusals(route: Route, { id, body }: Pick<WriteCase, 'id' | 'body'>): Promise<void> {
  for (const stranger of strangers) {
    const refusal = refusalOf(route, stranger)
    if (refusal === undefined) continue
    const response = await call(app, route, { id, body, as: stranger.as })
    if (response.body.code !== refusal)
      throw new Error(
        `${nameOf(route)} by ${stranger.who}: ${refusal} expected, not ${response.status} ${response.text}`,
      )
    expectProblem(response, refusal)
  }
}

/** All but the notes on who was refused, and when whom was seen. */
const stored = () => storedIn(app.context.db, { but: ['audit_log', 'sessions'] })

describe('A write', () => {
  const isPrivate = (route: Route) => isWrite(route) && route.access !== 'public'

  it.each(routesWhere((route) => isPrivate(route) && !hasId(route)))(
    '%s is for its role alone',
    async (_name, route) => {
      const ready = await prepareWrite(app, route, { admin })
      const before = await stored()
      await expectRefusals(route, ready)
      expect(await stored()).toEqual(before)
      expect((await call(app, route, ready)).status).toBe(route.success.status)
    },
  )

  it.each(routesWhere((route) => isPrivate(route) && hasId(route)))(
    '%s is for its role and its owner alone, and not for the other side in that role',
    async (name, route) => {
      const [worker, client] = [await makeBoth('worker'), await makeBoth('client')]
      const ready = await prepareWrite(app, route, { worker, client, admin })
      const before = await stored()
      await expectRefusals(route, ready)
      const otherSide = ready.as.id === worker.id ? client : worker
      if (isOwned(route) && !forBothParties.includes(name)) {
        const { status } = await call(app, route, { id: ready.id, body: ready.body, as: otherSide })
        expect([404, 409]).toContain(status)
      }
      expect(await stored()).toEqual(before)
      expect((await call(app, route, ready)).status).toBe(route.success.status)
    },
  )
})

describe('A read', () => {
  /** What is private, or a list of which everybody has one. */
  const target = (route: Route) => ({
    id: belongings.ids[paramsOf(route)[0] ?? ''] ?? belongings.worker.id,
    body: undefined,
  })
  const owner = ({ access }: Route): TestUser => {
    if (access === 'admin') return admin
    return access === 'client' ? belongings.client : belongings.worker
  }

  it.each(routesWhere((route) => !isWrite(route)))('%s is for its role and its owner alone', async (name, route) => {
    await expectRefusals(route, target(route))
    const byOwner = await call(app, route, { ...target(route), as: owner(route) })
    expect(publicViews.includes(name) ? [404] : [200, 202]).toContain(byOwner.status)
  })
})
