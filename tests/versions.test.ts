import type { Response } from 'supertest'
import { apiRoutes } from '../src/routes'
import { hasVersion, type Route } from '../src/routes/contract'
import { isTagged } from '../src/routes/openapiOperation'
import { startApp, type TestApp } from './support/app'
import { makeBelongings, type Belongings } from './support/belongings'
import { apply, makeAdmin, makeClient, makeGig, makeWorker, type TestUser } from './support/factories'
import { expectProblem } from './support/problems'
import { count, tally } from './support/races'
import { call, nameOf, paramsOf, routesWhere } from './support/routeCases'
import { createOwnDatabase } from './support/services'
import { storedIn } from './support/stored'
import { prepareWrite } from './support/writeCases'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ DATABASE_URL: await createOwnDatabase('versions'), WORKER: 'off' })
})
afterAll(() => app.close())

const ifMatch = (tag: string) => ({ headers: { 'If-Match': tag } })
const tagOf = ({ headers }: Response) => String(headers.etag)

describe('If-Match', () => {
  const versioned = routesWhere((route) => route.versioned)

  /** Where the resource that a route changes is read, if it can be read alone. */
  const readerOf = ({ path }: Route) =>
    apiRoutes.find(
      (read) => read.method === 'get' && hasVersion(read.success) && `${path}/`.startsWith(`${read.path}/`),
    )

  /** A file is sent, and a code is tried, before the transaction in which it would be put to use. */
  const stored = () => storedIn(app.context.db, { but: ['files', 'otps'] })

  it.each(versioned)('%s refuses a stale tag and changes nothing, and takes that of now', async (_name, route) => {
    const ready = await prepareWrite(app, route)
    const before = await stored()
    const stale = expectProblem(await call(app, route, { ...ready, ...ifMatch('"4711-abc"') }), 'precondition_failed')
    expectProblem(await call(app, route, { ...ready, ...ifMatch('"of-others"') }), 'precondition_failed')
    expect(await stored()).toEqual(before)

    const reader = readerOf(route)
    const tag = reader
      ? tagOf(await call(app, reader, { as: ready.as, id: ready.id }).expect(200))
      : `"${stale.version}"`
    const { status, body } = await call(app, route, { ...ready, ...ifMatch(tag) })
    expect(status).toBe(route.success.status)
    const shows = body.version !== undefined && (ready.id === undefined || body.id === ready.id)
    if (shows) expect(body.version).toBeGreaterThan(Number(stale.version))
  })

  it('guards also what is deleted', () => {
    const names = versioned.map(([name]) => name)
    expect(names).toContain('DELETE /client/gigs/:gigId')
    expect(names).toContain('DELETE /worker/saved-searches/:searchId')
    expect(names).toContain('DELETE /me')
  })

  it.each(versioned)('%s takes * for whatever there is', async (_name, route) => {
    const ready = await prepareWrite(app, route)
    const { status } = await call(app, route, { ...ready, ...ifMatch('*') })
    expect(status).toBe(route.success.status)
  })

  it('takes one of several tags, and one that a proxy has weakened', async () => {
    const worker = await makeWorker(app)
    const change = (tag: string) => app.api.patch('/me', { as: worker, body: { country: 'PT' }, ...ifMatch(tag) })
    const tag = tagOf(await app.api.get('/me', { as: worker }))
    const next = tagOf(await change(`"1-old", ${tag}`).expect(200))
    expect(next).not.toBe(tag)
    expect(tagOf(await app.api.get('/me', { as: worker }))).toBe(next)
    await change(`W/${next}`).expect(200)
    for (const none of [tag, '', ',', '"', 'null', '"*"', '"3e0-x"'])
      expectProblem(await change(none), 'precondition_failed')
  })

  it('lets one of twenty changes of the same state through', async () => {
    const worker = await makeWorker(app)
    const tag = tagOf(await app.api.get('/me', { as: worker }))
    const replies = await Promise.all(
      count(20, (i) => app.api.patch('/me', { as: worker, body: { name: `Mia ${i}` }, ...ifMatch(tag) })),
    )
    expect(tally(replies)).toEqual({ '200': 1, '412 precondition_failed': 19 })
  })

  it('tells nobody of what belongs to somebody else, and comes before what the state allows', async () => {
    const [owner, stranger] = [await makeClient(app), await makeClient(app)]
    const { id } = await makeGig(app, owner)
    const publish = (as: TestUser, tag: string) => app.api.post(`/client/gigs/${id}/publish`, { as, ...ifMatch(tag) })
    expectProblem(await publish(stranger, '"4711"'), 'not_found')
    expectProblem(await publish(owner, '"4711"'), 'precondition_failed')
    expectProblem(await publish(owner, '*'), 'invalid_transition')
  })

  it('is stale once the other side, an admin or time has changed something', async () => {
    const [worker, client] = [await makeWorker(app), await makeClient(app)]
    const gig = await makeGig(app, client)
    const { id } = await apply(app, worker, gig)
    const read = (as: TestUser, path: string) => app.api.get(path, { as }).expect(200)
    const application = tagOf(await read(worker, `/worker/applications/${id}`))
    const open = tagOf(await read(client, `/client/gigs/${gig.id}`))

    await read(client, `/client/applications/${id}`)
    const edit = { as: worker, body: { coverLetter: 'Hello' }, ...ifMatch(application) }
    expectProblem(await app.api.patch(`/worker/applications/${id}`, edit), 'precondition_failed')

    const suspension = { as: await makeAdmin(app), body: { reason: 'Fraud.' } }
    const account = tagOf(await read(suspension.as, `/admin/users/${client.id}`))
    await app.api.post(`/admin/users/${client.id}/suspend`, suspension).expect(200)
    const reinstate = `/admin/users/${client.id}/reinstate`
    expectProblem(await app.api.post(reinstate, { ...suspension, ...ifMatch(account) }), 'precondition_failed')
    const removal = { ...suspension, ...ifMatch(open) }
    expectProblem(await app.api.post(`/admin/gigs/${gig.id}/remove`, removal), 'precondition_failed')
  })
})

describe('If-None-Match', () => {
  let belongings: Belongings
  let admin: TestUser
  beforeAll(async () => {
    belongings = await makeBelongings(app)
    admin = await makeAdmin(app)
  })

  /** Every read of a log is in it, a queue says how late it is, and an archive is made by a worker, which there is none here. */
  const left = [
    'GET /admin/logs',
    'GET /admin/audit-log',
    'GET /admin/audit-log/verify',
    'GET /admin/users/:userId/story',
    'GET /admin/queues',
    'GET /me/exports/:exportId',
  ]

  /** As the one who may read it, with an id that they may read. */
  function readAs(route: Route, headers: Record<string, string>) {
    const { client, worker, ids, listed } = belongings
    const [param = ''] = paramsOf(route)
    const callers = { public: undefined, anyone: worker, signedIn: worker, worker, client, admin }
    return call(app, route, { id: { ...ids, ...listed, userId: worker.id }[param], as: callers[route.access], headers })
  }

  it.each(routesWhere((route) => isTagged(route) && !left.includes(nameOf(route))))(
    '%s is not sent again to whoever has it',
    async (_name, route) => {
      const first = await readAs(route, {}).expect(200)
      expect(tagOf(first)).toMatch(hasVersion(route.success) ? /^"\d+-[\w-]{16}"$/ : /^(W\/)?"[^"]+"$/)
      const again = await readAs(route, { 'If-None-Match': `"other", ${tagOf(first)}` }).expect(304)
      expect([again.text, tagOf(again)]).toEqual(['', tagOf(first)])
      await readAs(route, { 'If-None-Match': '"other"' }).expect(200)
    },
  )

  it('is another tag once anything else that is shown has changed, though the version has not', async () => {
    const client = await makeClient(app)
    const { id, version } = await makeGig(app, client)
    const path = `/client/gigs/${id}`
    const before = tagOf(await app.api.get(path, { as: client }).expect(200))
    await apply(app, await makeWorker(app), { id })
    const { body } = await app.api.get(path, { as: client, headers: { 'If-None-Match': before } }).expect(200)
    expect(body).toMatchObject({ applicationCount: 1, version })
    await app.api.patch(path, { as: client, body: { title: 'Tile a floor' }, ...ifMatch(before) }).expect(200)
  })
})
