import fc from 'fast-check'
import { write } from '../src/config/db'
import type { Page } from '../src/schemas/common'
import { startApp, type TestApp } from './support/app'
import * as given from './support/factories'
import type { TestUser } from './support/factories'
import { expectFaults, expectProblem } from './support/problems'

type Query = Record<string, string | number>
interface List {
  path: string
  as?: TestUser
  query?: Query
  /** Makes one more row. */
  add: () => Promise<unknown>
}

const ROWS = 5
const word = given.newWord()
let app: TestApp
let client: TestUser
let worker: TestUser
let gigId: string
let rowsMade = 0

beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  client = await given.makeClient(app)
  worker = await given.makeWorker(app)
  gigId = (await given.makeGig(app, client, { openings: 50 })).id
})

/** Few different values, so that rows often tie. */
const oneOf = <T>(first: T, ...rest: T[]): T => rest[(rowsMade += 1) % (rest.length + 1)] ?? first

const addGig = () =>
  given.makeGig(app, client, {
    title: oneOf(`A ${word}`, 'A wall'),
    description: `About a ${word}`,
    budget: { min: 1, max: oneOf(10, 30, 20), currency: 'EUR' },
    location: { city: 'Ghent', country: 'BE', lat: oneOf(51, 52), lng: 3.7 },
  })

async function addApplication() {
  const applicant = await given.makeWorker(app)
  const text = 'UPDATE worker_profiles SET rating_sum = :sum, rating_count = 3 WHERE user_id = :userId'
  await write(app.context.db, text, { userId: applicant.id, sum: oneOf(10, 13, 15) })
  const bid = { amount: oneOf(300, 100, 200), currency: 'EUR' }
  const application = await given.apply(app, applicant, { id: gigId }, { bid })
  return { applicant, application }
}

async function addContract() {
  const { applicant, application } = await addApplication()
  await given.offer(app, client, application)
  await app.api.post(`/worker/applications/${application.id}/accept-offer`, { as: applicant }).expect(200)
}

const keepGig = async (list: string) =>
  app.api.put(`/worker/${list}/${(await addGig()).id}`, { as: worker }).expect(204)

const gigs = (query: Query): List => ({ path: '/gigs', query: { clientId: client.id, q: word, ...query }, add: addGig })
const applications = (sort: string): List => ({
  path: `/client/gigs/${gigId}/applications`,
  as: client,
  query: { sort },
  add: addApplication,
})

const workersOf = (country: string, sort: string): List => ({
  path: '/workers',
  as: worker,
  query: { country, sort },
  add: async () => {
    const added = await given.makeWorker(app)
    const location = { city: 'Port', country, lat: 1.3, lng: 173 }
    await app.api.put('/worker/profile', { as: added, body: { headline: 'Diver', location } }).expect(200)
    const text = 'UPDATE worker_profiles SET rating_sum = :sum, rating_count = 3 WHERE user_id = :userId'
    await write(app.context.db, text, { userId: added.id, sum: oneOf(10, 13, 15) })
  },
})

const lists: Record<string, () => List> = {
  'gigs, newest first': () => gigs({ sort: 'newest' }),
  'gigs by relevance': () => gigs({ sort: 'relevance' }),
  'gigs by relevance to several words': () => gigs({ q: `wall ${word}`, sort: 'relevance' }),
  'gigs by distance': () => gigs({ sort: 'distance', lat: 50, lng: 3.7 }),
  'gigs by budget': () => gigs({ sort: 'budget', currency: 'EUR' }),
  'jobs of a worker': () => ({ ...gigs({ sort: 'relevance' }), path: '/worker/jobs', as: worker }),
  'gigs of a client': () => ({ path: '/client/gigs', as: client, add: addGig }),
  'applications to a gig, newest first': () => applications('newest'),
  'applications to a gig by match': () => applications('match'),
  'applications to a gig by bid': () => applications('bid'),
  'applications to a gig by rating': () => applications('rating'),
  'applications of a worker': () => ({
    path: '/worker/applications',
    as: worker,
    add: async () => given.apply(app, worker, await addGig()),
  }),
  'recommended jobs': () => ({ path: '/worker/jobs/recommended', as: worker, add: addGig }),
  'saved jobs': () => ({ path: '/worker/saved-jobs', as: worker, add: () => keepGig('saved-jobs') }),
  'dismissed jobs': () => ({ path: '/worker/dismissed-jobs', as: worker, add: () => keepGig('dismissed-jobs') }),
  'workers, newest first': () => workersOf('KI', 'newest'),
  'workers by rating': () => workersOf('TV', 'rating'),
  'contracts of a client': () => ({ path: '/client/contracts', as: client, add: addContract }),
}

async function page({ path, as, query }: List, more: Query): Promise<{ ids: string[]; nextCursor: string | null }> {
  const reply: { body: Page<{ id: string }> } = await app.api
    .get(path, { as, query: { ...query, ...more } })
    .expect(200)
  return { ids: reply.body.data.map(({ id }) => id), nextCursor: reply.body.nextCursor }
}

describe.each(Object.entries(lists))('The list of %s', (_name, listOf) => {
  const step = fc.record({ limit: fc.integer({ min: 1, max: 4 }), addsOne: fc.boolean() })

  it('neither skips nor repeats a row when others are added between its pages', async () => {
    const list = listOf()
    for (let i = 0; i < ROWS; i += 1) await list.add()
    const walk = fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 4 }), async (steps) => {
      const { ids: before } = await page(list, { limit: 100 })
      const seen: string[] = []
      let cursor: string | null = ''
      for (let i = 0; cursor !== null; i += 1) {
        const { limit = 3, addsOne = false } = steps[i] ?? {}
        const { ids, nextCursor }: { ids: string[]; nextCursor: string | null } = await page(list, {
          limit,
          ...(cursor && { cursor }),
        })
        expect(ids.filter((id) => seen.includes(id))).toEqual([])
        seen.push(...ids)
        cursor = nextCursor
        if (addsOne) await list.add()
      }
      expect(before.length).toBeGreaterThanOrEqual(ROWS)
      expect(seen.filter((id) => before.includes(id))).toEqual(before)
    })
    await fc.assert(walk, { numRuns: 4 })
  })
})

describe('A cursor', () => {
  const list = () => gigs({ sort: 'budget', currency: 'EUR' })
  const firstCursor = async () => String((await page(list(), { limit: 1 })).nextCursor)
  const get = (cursor: string, query: Query = {}) =>
    app.api.get('/gigs', { query: { ...list().query, ...query, cursor } })
  beforeEach(async () => {
    for (let i = 0; i < 3; i += 1) await addGig()
  })

  it('is refused when a single character of it was changed', async () => {
    const cursor = await firstCursor()
    const changes = fc.tuple(fc.nat(cursor.length - 1), fc.constantFrom(...Array.from('ABCxyz019-_=')))
    const refused = fc.asyncProperty(changes, async ([position, character]) => {
      fc.pre(cursor[position] !== character)
      const changed = cursor.slice(0, position) + character + cursor.slice(position + 1)
      expectProblem(await get(changed), 'invalid_cursor')
    })
    await fc.assert(refused, { numRuns: 30 })
  })

  it.each(['', 'null', '0', '=', '🙂'])('is refused when it is “%s”', async (cursor) => {
    expectProblem(await get(cursor), 'invalid_cursor')
  })

  it('fits neither another sort nor another filter nor another list', async () => {
    const cursor = await firstCursor()
    expectProblem(await get(cursor, { sort: 'newest' }), 'invalid_cursor')
    expectProblem(await get(cursor, { q: 'wall' }), 'invalid_cursor')
    expectProblem(await app.api.get('/client/gigs', { as: client, query: { cursor } }), 'invalid_cursor')
  })

  it('fits no list of another user', async () => {
    const { nextCursor } = await page({ path: '/client/gigs', as: client, add: addGig }, { limit: 1 })
    const as = await given.makeClient(app)
    expectProblem(await app.api.get('/client/gigs', { as, query: { cursor: String(nextCursor) } }), 'invalid_cursor')
  })

  it('stays good for pages of another size', async () => {
    await get(await firstCursor(), { limit: 50 }).expect(200)
  })

  it('is also in the Link header, until the last page', async () => {
    const { body, headers } = await app.api.get('/gigs', { query: { ...list().query, limit: 1 } }).expect(200)
    const [, link = ''] = /^<(.*)>; rel="next"$/.exec(String(headers.link)) ?? []
    expect(new URL(link, app.url).searchParams.get('cursor')).toBe(body.nextCursor)
    expect(link).toMatch(/^\/api\/v1\/gigs\?.*limit=1&/)
    const last = await app.api.get('/gigs', { query: { ...list().query, limit: 100 } }).expect(200)
    expect([last.body.nextCursor, last.headers.link]).toEqual([null, undefined])
  })
})

describe('The size of a page', () => {
  it.each([
    [0, 'too_small'],
    [101, 'too_big'],
    [1.5, 'invalid_type'],
  ])('cannot be %d', async (limit, code) => {
    expect(expectFaults(await app.api.get('/gigs', { query: { limit } }))).toEqual([`/query/limit ${code}`])
  })
})
