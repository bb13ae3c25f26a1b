import type { Response } from 'supertest'
import { row, rows } from '../src/config/db'
import { runChore } from '../src/jobs/housekeeping'
import { newId } from '../src/utils/uuid'
import { startApp, type TestApp } from './support/app'
import { signInAgain } from './support/auth'
import { Clock } from './support/clock'
import {
  apply,
  makeAdmin,
  makeClient,
  makeGig,
  makeWorker,
  newApplication,
  newGig,
  newOffer,
  signedInAgain,
  type TestUser,
} from './support/factories'
import { expectFaults, expectProblem } from './support/problems'
import { count, tally } from './support/races'
import { answerOf, closingAfterEach, expectReplay, gigsOf, isReplayed, postGig, withKey } from './support/retries'
import { call, paramsOf, routesWhere } from './support/routeCases'
import { createOwnDatabase } from './support/services'
import { storedIn } from './support/stored'
import { prepareWrite } from './support/writeCases'

let app: TestApp
let databaseUrl: string
beforeAll(async () => {
  databaseUrl = await createOwnDatabase('idempotency')
  app = await startApp({ DATABASE_URL: databaseUrl, WORKER: 'off', APPLICATIONS_PER_WEEK: '3' })
})
afterAll(() => app.close())

const closeLater = closingAfterEach()
/** Another process of the same service. */
const startOther = async (settings: Record<string, string> = {}, clock?: Clock): Promise<TestApp> =>
  closeLater(await startApp({ DATABASE_URL: databaseUrl, WORKER: 'off', ...settings }, clock))

describe('A write with an Idempotency-Key', () => {
  const writes = routesWhere(({ method, access }) => method !== 'get' && access !== 'public')

  it.each(writes)('%s is done once, and answered again byte for byte', async (_name, route) => {
    const ready = await prepareWrite(app, route)
    const key = withKey(newId())
    const before = await storedIn(app.context.db)
    const first = await call(app, route, { ...ready, ...key })
    expect([first.status, isReplayed(first)]).toEqual([route.success.status, false])

    const as = ready.signsOut ? await signedInAgain(app, ready.as) : ready.as
    const after = await storedIn(app.context.db)
    expect(after).not.toEqual(before)
    expectReplay(first, await call(app, route, { ...ready, ...key, as }))
    expect(await storedIn(app.context.db)).toEqual(after)
    await app.api.get('/me', { as }).expect(200)
  })

  it.each(writes.filter(([, route]) => paramsOf(route).length > 0))(
    '%s is refused again for the same reason',
    async (_name, route) => {
      const { as, body } = await prepareWrite(app, route)
      const unknown = { as, body, id: newId(), ...withKey(newId()) }
      const [first, again] = [await call(app, route, unknown), await call(app, route, unknown)]
      expect([again.status, again.body.code]).toEqual([first.status, first.body.code])
      if (isReplayed(again)) expectReplay(first, again)
    },
  )
})

describe('A key', () => {
  it.each(['', ' ', 'two words', 'é', 'k'.repeat(256)])('may not be “%s”', async (key) => {
    const client = await makeClient(app)
    const given = Buffer.from(key).toString('latin1')
    expect(expectFaults(await postGig(app, client, given))).toEqual(['/headers/Idempotency-Key invalid_format'])
    expect(await gigsOf(app, client)).toBe(0)
  })

  it.each(['k', '~', '"8e03978e-40d5-43dd-bc93-6894a57f9324"', '!'.repeat(255)])('may be “%s”', async (key) => {
    const client = await makeClient(app)
    expectReplay(await postGig(app, client, key).expect(201), await postGig(app, client, key))
    expect(await gigsOf(app, client)).toBe(1)
  })

  it('belongs to the request that it first came with', async () => {
    const client = await makeClient(app)
    const { body: gig } = await postGig(app, client, 'mine').expect(201)
    const others = [
      postGig(app, client, 'mine', newGig({ title: 'Tile a kitchen floor' })),
      app.api.put('/client/profile', { as: client, body: { displayName: 'Casa', kind: 'person' }, ...withKey('mine') }),
      app.api.post(`/client/gigs/${gig.id}/pause`, { as: client, ...withKey('mine') }),
      app.api.delete(`/client/gigs/${gig.id}`, { as: client, ...withKey('mine') }),
    ]
    for (const other of others)
      expect(expectFaults(await other, 'idempotency_key_reused')).toEqual(['/headers/Idempotency-Key reused'])
    const { body } = await app.api.get(`/client/gigs/${gig.id}`, { as: client }).expect(200)
    expect([body, await gigsOf(app, client)]).toEqual([gig, 1])
  })

  it('belongs to its method and its path, also where nothing else is sent', async () => {
    const [worker, client] = [await makeWorker(app), await makeClient(app)]
    const [saved, other] = [await makeGig(app, client), await makeGig(app, client)]
    const key = { as: worker, ...withKey('saved') }
    await app.api.put(`/worker/saved-jobs/${saved.id}`, key).expect(204)
    expectProblem(await app.api.delete(`/worker/saved-jobs/${saved.id}`, key), 'idempotency_key_reused')
    expectProblem(await app.api.put(`/worker/saved-jobs/${other.id}`, key), 'idempotency_key_reused')
  })

  it('belongs to one caller, on all devices', async () => {
    const [client, other] = [await makeClient(app), await makeClient(app)]
    const first = await postGig(app, client, 'shared').expect(201)
    const theirs = await postGig(app, other, 'shared').expect(201)
    expect(isReplayed(theirs)).toBe(false)
    const { accessToken } = await signInAgain(app, client, 'another device')
    expectReplay(first, await postGig(app, { ...client, accessToken }, 'shared'))
    expect([await gigsOf(app, client), await gigsOf(app, other)]).toEqual([1, 1])
  })

  it('is known to every process', async () => {
    const client = await makeClient(app)
    const other = await startOther()
    const replies = await Promise.all(count(10, (i) => postGig(i % 2 === 0 ? app : other, client, 'twice')))
    expect(replies.filter(isReplayed)).toHaveLength(9)
    expect(await gigsOf(app, client)).toBe(1)
  })

  it('is of no account where nobody has signed in, and where nothing is written', async () => {
    for (const key of ['any', 'é'.repeat(300)]) {
      const headers = { 'Idempotency-Key': Buffer.from(key).toString('latin1') }
      for (const email of ['a@example.org', 'b@example.org']) {
        const body = { email, purpose: 'login' }
        expect(isReplayed(await app.api.post('/auth/otp', { body, headers }).expect(202))).toBe(false)
      }
      const worker = await makeWorker(app)
      expect(isReplayed(await app.api.get('/me', { as: worker, headers }).expect(200))).toBe(false)
      expectProblem(await app.api.patch('/me', { body: {}, headers }), 'unauthenticated')
    }
  })

  it('works for 24 hours, and then for another request', async () => {
    const clock = new Clock()
    const later = await startOther({}, clock)
    const client = await makeClient(later)
    const first = await postGig(later, client, 'daily').expect(201)
    clock.advance({ hours: 23, minutes: 59 })
    expectReplay(first, await postGig(later, client, 'daily'))
    await runChore(later.context, 'prune')
    expectReplay(first, await postGig(later, client, 'daily'))

    clock.advance({ minutes: 2 })
    const changed = newGig({ title: 'Tile a kitchen floor' })
    const next = await postGig(later, client, 'daily', changed).expect(201)
    expect(next.body.title).toBe(changed.title)
    expectReplay(next, await postGig(later, client, 'daily', changed))
    clock.advance({ hours: 25 })
    await runChore(later.context, 'prune')
    const text = 'SELECT COUNT(*) AS found FROM idempotency_keys WHERE user_id = :userId'
    expect(await row(later.context.db, text, { userId: client.id })).toEqual({ found: 0 })
  })

  it('fits no request any more once the server has another secret, rather than doing it twice', async () => {
    const client = await makeClient(app)
    await postGig(app, client, 'rotated').expect(201)
    const rotated = await startOther({ OTP_KEY: 'A'.repeat(43) })
    expectProblem(await postGig(rotated, client, 'rotated'), 'idempotency_key_reused')
    expect(await gigsOf(app, client)).toBe(1)
  })

  it('and what came with it can be read in no table, nor guessed', async () => {
    const [key, word] = [`key-${newId()}`, 'canary-sparrow-4711']
    const text = 'SELECT key_hash, request_hash, answer FROM idempotency_keys WHERE user_id = :userId'
    const store = async () => {
      const client = await makeClient(app)
      await postGig(app, client, key, newGig({ description: word })).expect(201)
      const [stored] = await rows<Record<string, Buffer>>(app.context.db, text, { userId: client.id })
      return stored ?? {}
    }
    const [one, other] = [await store(), await store()]
    for (const column of Object.values(one)) {
      for (const plain of [key, word, 'title']) expect(column.includes(plain)).toBe(false)
    }
    // Whoever hashes guesses of a request finds the same hash for all who have sent it.
    expect(one.request_hash).not.toEqual(other.request_hash)
  })
})

describe('A refusal', () => {
  const gigState = ({ id }: { id: string }, as: TestUser, action: string, key: string) =>
    app.api.post(`/client/gigs/${id}/${action}`, { as, ...withKey(key) })

  it('of what was asked for stays, whatever happens meanwhile', async () => {
    const client = await makeClient(app)
    const gig = await makeGig(app, client)
    const refused = await gigState(gig, client, 'resume', 'too-early')
    expectProblem(refused, 'invalid_transition')
    await gigState(gig, client, 'pause', 'pause').expect(200)
    expectReplay(refused, await gigState(gig, client, 'resume', 'too-early'))
    await gigState(gig, client, 'resume', 'now').expect(200)

    const edit = { as: client, body: { title: 'Tile a floor' } }
    const headers = { 'Idempotency-Key': 'stale', 'If-Match': '"4711"' }
    const stale = await app.api.patch(`/client/gigs/${gig.id}`, { ...edit, headers })
    expectProblem(stale, 'precondition_failed')
    expectReplay(stale, await app.api.patch(`/client/gigs/${gig.id}`, { ...edit, headers }))
  })

  it('leaves nothing of what was begun', async () => {
    const [worker, client] = [await makeWorker(app), await makeClient(app)]
    const path = `/client/applications/${(await apply(app, worker, await makeGig(app, client))).id}`
    const { body: rejected } = await app.api.post(`${path}/reject`, { as: client, body: { reason: 'other' } })
    const offer = { as: client, body: newOffer(), ...withKey('offer') }
    const refused = await app.api.post(`${path}/offer`, offer)
    expectProblem(refused, 'invalid_transition')
    expectReplay(refused, await app.api.post(`${path}/offer`, offer))
    expect((await app.api.get(path, { as: client }).expect(200)).body).toEqual(rejected)
  })

  it('of the input leaves the key for the corrected request', async () => {
    const [worker, client] = [await makeWorker(app), await makeClient(app)]
    const path = `/worker/jobs/${(await makeGig(app, client)).id}/applications`
    const applyWith = (currency: string) =>
      app.api.post(path, { as: worker, body: newApplication({ bid: { amount: 1, currency } }), ...withKey('k') })
    const refused = [await applyWith('USD').expect(422), await applyWith('USD').expect(422)]
    expect(refused.filter(isReplayed)).toEqual([])
    expectReplay(await applyWith('EUR').expect(201), await applyWith('EUR'))
    expectProblem(await applyWith('USD'), 'idempotency_key_reused')
  })

  it('before anything was begun is not kept', async () => {
    const admin = await makeAdmin(app)
    const suspend = { as: admin, body: { reason: 'Fraud.' }, ...withKey('self') }
    const refused = async () => app.api.post(`/admin/users/${admin.id}/suspend`, suspend)
    const replies = [await refused(), await refused()]
    expect([tally(replies), replies.filter(isReplayed)]).toEqual([{ '409 own_account': 2 }, []])
  })
})

describe('Twenty identical writes at once', () => {
  const expectEqual = (replies: Response[]) => {
    expect(new Set(replies.map((reply) => JSON.stringify(answerOf(reply)))).size).toBe(1)
    expect(replies.filter(isReplayed)).toHaveLength(replies.length - 1)
  }

  it.each([
    ['through a pool of twenty', '20'],
    ['through a pool of two', '2'],
  ])('%s are one, with twenty equal answers, and keep nobody else waiting', async (_pool, size) => {
    const busy = await startOther({ DATABASE_POOL: size })
    const [client, other] = [await makeClient(busy), await makeClient(busy)]
    const replies = count(20, () => postGig(busy, client, 'same').expect(201))
    const others = count(5, (i) => postGig(busy, other, `mine-${i}`).expect(201))
    expectEqual(await Promise.all(replies))
    expect((await Promise.all(others)).filter(isReplayed)).toEqual([])
    expect([await gigsOf(app, client), await gigsOf(app, other)]).toEqual([1, 5])
  })

  it('are refused alike when the first is', async () => {
    const client = await makeClient(app)
    const { id } = await makeGig(app, client)
    const resume = () => app.api.post(`/client/gigs/${id}/resume`, { as: client, ...withKey('same') })
    const replies = await Promise.all(count(20, resume))
    expect(tally(replies)).toEqual({ '409 invalid_transition': 20 })
    expectEqual(replies)
  })

  it('are each refused when that is not kept, and block nobody', async () => {
    const [worker, client] = [await makeWorker(app), await makeClient(app)]
    const gigs = [await makeGig(app, client), await makeGig(app, client), await makeGig(app, client)]
    for (const gig of gigs) await apply(app, worker, gig)
    const path = `/worker/jobs/${(await makeGig(app, client)).id}/applications`
    const applyWith = (currency: string) => () =>
      app.api.post(path, { as: worker, body: newApplication({ bid: { amount: 1, currency } }), ...withKey('same') })

    const ill = await Promise.all(count(20, applyWith('USD')))
    const spent = await Promise.all(count(20, applyWith('EUR')))

    // They are tried one after the other; on a busy machine the last of them are asked to come again.
    const kinds = (replies: Response[]) => Object.keys(tally(replies)).filter((kind) => !kind.endsWith('in_progress'))
    expect([kinds(ill), kinds(spent)]).toEqual([['422 invalid_input'], ['429 application_quota_spent']])
    expect([...ill, ...spent].filter(isReplayed)).toEqual([])
  })
})
