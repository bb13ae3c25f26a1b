import { setImmediate as turnEnd } from 'node:timers/promises'
import { inTransaction, write } from '../src/config/db'
import { findPublicTogether } from '../src/models/GigPage'
import { apiRoutes } from '../src/routes'
import type { Gig } from '../src/schemas/gigs'
import { newId } from '../src/utils/uuid'
import { startApp, type TestApp } from './support/app'
import { newRedisPrefix } from './support/auth'
import { leave } from './support/deletion'
import { eventually } from './support/eventually'
import { apply, makeClient, makeGig, makeWorker, type TestUser } from './support/factories'
import { mapStatements } from './support/statements'

let app: TestApp
/** Another process of the same service. */
let other: TestApp
let client: TestUser
let gig: Gig

beforeAll(async () => {
  const settings = { RATE_LIMITS: 'reads=100000/1m,writes=100000/1m', REDIS_PREFIX: newRedisPrefix(), WORKER: 'off' }
  app = await startApp(settings)
  other = await startApp(settings)
})
afterAll(async () => {
  await app.close()
  await other.close()
})
beforeEach(async () => {
  client = await makeClient(app)
  gig = await makeGig(app, client)
})

const read = async ({ api }: TestApp, path: string) => (await api.get(path).expect(200)).body
const titleIn = async (from: TestApp) => (await read(from, `/gigs/${gig.id}`)).title
const edit = (title: string) => app.api.patch(`/client/gigs/${gig.id}`, { as: client, body: { title } }).expect(200)
/** As nothing that the service does can change it. */
const editUnseen = (title: string) =>
  write(app.context.db, 'UPDATE gigs SET title = :title WHERE id = :id', { title, id: gig.id })

describe('A public page', () => {
  it('is read from the database once, as long as nothing in it changes', async () => {
    const before = await titleIn(app)
    await editUnseen('Changed behind its back')
    expect(await titleIn(app)).toBe(before)
  })

  it('is new to whoever has seen the reply to a change, in every process', async () => {
    for (let i = 0; i < 20; i += 1) {
      await Promise.all([titleIn(app), titleIn(other)])
      await edit(`The change ${i}`)
      expect(await Promise.all([titleIn(app), titleIn(other)])).toEqual([`The change ${i}`, `The change ${i}`])
    }
  })

  it('shows what belongs to others than its owner: the card of the client, and the count of applications', async () => {
    const path = `/gigs/${gig.id}`
    expect((await read(other, path)).applicationCount).toBe(0)
    await apply(app, await makeWorker(app), gig)
    expect((await read(other, path)).applicationCount).toBe(1)
    await app.api.put('/client/profile', { as: client, body: { displayName: 'Renamed & Co' } }).expect(200)
    expect((await read(other, path)).client.displayName).toBe('Renamed & Co')
  })

  it('of a client has the gigs that are open now, and is gone with the account', async () => {
    const path = `/clients/${client.id}`
    const titles = async () => {
      const { gigs }: { gigs: Gig[] } = await read(other, path)
      return gigs.map(({ title }) => title)
    }
    expect(await titles()).toEqual([gig.title])
    const second = await makeGig(app, client, { title: 'The second' })
    expect(await titles()).toEqual([second.title, gig.title])
    await edit('The first')
    expect(await titles()).toEqual([second.title, 'The first'])
    await app.api.post(`/client/gigs/${gig.id}/pause`, { as: client }).expect(200)
    expect(await titles()).toEqual([second.title])
    await leave(app, client)
    await other.api.get(path).expect(404)
  })

  it('is the same page when it is kept: its tag, its head, and nothing for who has it', async () => {
    const path = `/gigs/${gig.id}`
    const [made, kept] = [await app.api.get(path).expect(200), await app.api.get(path).expect(200)]
    expect(kept.text).toBe(made.text)
    expect(kept.headers.etag).toBe(made.headers.etag)
    expect(kept.headers.vary).toBe(made.headers.vary)
    const etag = String(made.headers.etag)
    await app.api.get(path, { headers: { 'If-None-Match': etag } }).expect(304)
    await app.api.get(path, { query: { surprise: 1 } }).expect(422)
    await app.api.get(path, { headers: { Accept: 'text/html' } }).expect(406)
  })

  it('counts against the limit when it is kept, too', async () => {
    const left = async () => {
      const { headers } = await app.api.get(`/gigs/${gig.id}`).expect(200)
      return Number(/r=(\d+)/.exec(String(headers.ratelimit))?.[1])
    }
    const before = await left()
    expect(await left()).toBeLessThan(before)
  })

  it('is kept only where everybody sees the same', () => {
    const kept = apiRoutes.filter(({ toCached }) => toCached)
    expect(kept.map(({ path }) => path)).toEqual(['/gigs/:gigId', '/clients/:clientId'])
    for (const { access, method } of kept) expect([access, method]).toEqual(['public', 'get'])
  })
})

describe('What is kept', () => {
  const page = { status: 200, headers: {}, body: 'A page' }
  const tag = `gig:${newId()}` as const
  const fill = (key: string) => app.context.pages.fill(key, () => Promise.resolve({ page, tags: [tag] }))

  it('is no page that was read before a change and made after it', async () => {
    const { pages } = app.context
    await pages.fill('late', async () => {
      await pages.drop([tag])
      return { page, tags: [tag] }
    })
    expect(pages.find('late')).toBeUndefined()
  })

  it('stays when a change is taken back, and goes when it is committed', async () => {
    const { pages, db } = app.context
    await fill('kept')
    const failing = inTransaction(db, async (sql) => {
      sql.changed(tag)
      await Promise.reject(new Error('No'))
    })
    await expect(failing).rejects.toThrow('No')
    expect(pages.find('kept')).toEqual(page)
    await inTransaction(db, async (sql) => {
      sql.changed(tag)
      expect(pages.find('kept')).toEqual(page)
      await Promise.resolve()
    })
    expect(pages.find('kept')).toBeUndefined()
  })

  it('goes when it was not heard for a while what has changed', async () => {
    const { pages, redis } = app.context
    await fill('unheard')
    redis.subscriber.disconnect(true)
    await eventually(() => expect(pages.find('unheard')).toBeUndefined())
  })

  it('goes in every process when a change could not be told at once', async () => {
    const { redis } = app.context
    await other.context.pages.fill('untold', () => Promise.resolve({ page, tags: [tag] }))
    redis.commands.disconnect(true)
    await app.context.pages.drop([tag])
    await eventually(() => expect(other.context.pages.find('untold')).toBeUndefined())
  })
})

describe('Gigs that are read at once', () => {
  it('cost one statement, and each reader gets the one that was asked for', async () => {
    const sent: string[] = []
    const db = mapStatements(app.context.db, (statement) => {
      sent.push(statement.text)
      return statement
    })
    const ids = [gig.id, newId(), (await makeGig(app, client)).id, gig.id]
    const read = async (id: string) => {
      await turnEnd()
      return findPublicTogether(db, id)
    }
    const pages = await Promise.all(ids.map(read))
    expect(pages.map((page) => page?.gig.id)).toEqual([ids[0], undefined, ids[2], ids[3]])
    expect(sent).toHaveLength(1)
  })

  it('are read anew each time', async () => {
    const { db } = app.context
    await findPublicTogether(db, gig.id)
    await editUnseen('Changed behind its back')
    expect((await findPublicTogether(db, gig.id))?.gig.title).toBe('Changed behind its back')
  })
})
