import fc from 'fast-check'
import type { Page } from '../src/schemas/common'
import type { Gig } from '../src/schemas/gigs'
import { kilometresBetween } from '../src/utils/distance'
import { startApp, type TestApp } from './support/app'
import * as given from './support/factories'
import type { TestUser } from './support/factories'

const GIGS = 90
const RUNS = 60

const skills = ['Tiling', 'Plastering', 'Glazing']
const words = ['larch', 'oak', 'elm', 'ash']
const places = [
  { city: 'Suva', country: 'FJ', lat: -18.14, lng: 178.44 },
  { city: 'Navua', country: 'FJ', lat: -18.22, lng: 178.17 },
  { city: 'Waiyevo', country: 'FJ', lat: -16.79, lng: -179.99 },
]
const here = { lat: -18.1, lng: 178.4 }

let app: TestApp
let client: TestUser
/** Newest first. */
let gigs: Gig[]

/** The same gigs in every run. */
const pickFrom = <T>(list: readonly T[], seed: number): T[] => list.filter((_, i) => ((seed * 7919) >> i) % 2 === 1)

beforeAll(async () => {
  app = await startApp()
  client = await given.makeClient(app)
  for (let i = 0; i < GIGS; i += 1) {
    await given.makeGig(app, client, {
      title: `Wood ${pickFrom(words, i + 3).join(' ')}`,
      description: `As agreed: ${pickFrom(words, i * 5 + 1).join(', ')}.`,
      skills: pickFrom(skills, i * 3 + 2),
      payType: i % 3 === 0 ? 'hourly' : 'fixed',
      budget: { min: i % 7, max: 10 + (i % 5), currency: i % 4 === 0 ? 'FJD' : 'EUR' },
      location: places[i % 4] ?? null,
    })
  }
  gigs = []
  for (let cursor = ''; ;) {
    const query = { clientId: client.id, limit: 100, ...(cursor ? { cursor } : {}) }
    const { body }: { body: Page<Gig> } = await app.api.get('/gigs', { query }).expect(200)
    gigs.push(...body.data)
    if (body.nextCursor === null) break
    cursor = body.nextCursor
  }
})
afterAll(() => app.close())

interface Query {
  q: string[]
  skills: string[]
  payType: 'hourly' | 'fixed' | undefined
  currency: 'EUR' | 'FJD' | undefined
  budgetMin: number | undefined
  remote: boolean | undefined
  radiusKm: number | undefined
  since: number | undefined
  ofClient: boolean
  sort: 'newest' | 'relevance' | 'distance' | 'budget'
  limit: number
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const anyQuery: fc.Arbitrary<Query> = fc.record({
  q: fc.subarray(words, { maxLength: 3 }),
  skills: fc.subarray(skills, { maxLength: 2 }),
  payType: maybe(fc.constantFrom('hourly' as const, 'fixed' as const)),
  currency: maybe(fc.constantFrom('EUR' as const, 'FJD' as const)),
  budgetMin: maybe(fc.integer({ min: 9, max: 14 })),
  remote: maybe(fc.boolean()),
  radiusKm: maybe(fc.constantFrom(5, 50, 400)),
  since: maybe(fc.integer({ min: 0, max: GIGS - 1 })),
  ofClient: fc.boolean(),
  sort: fc.constantFrom('newest', 'relevance', 'distance', 'budget'),
  limit: fc.integer({ min: 1, max: 30 }),
})

/** Only what may be asked for. */
const isAllowed = ({ sort, q, currency, budgetMin }: Query) =>
  (sort !== 'relevance' || q.length > 0) && (sort !== 'budget' || !!currency) && (!budgetMin || !!currency)

const hasWord = (gig: Gig, word: string) => `${gig.title} ${gig.description}`.includes(word)
const distanceOf = ({ location }: Gig) => (location ? kilometresBetween(here, location) : Infinity)

function fits(gig: Gig, query: Query): boolean {
  const { payType, currency, budgetMin = 0, remote, radiusKm, since } = query
  const isAround = radiusKm === undefined ? query.sort !== 'distance' || !!gig.location : distanceOf(gig) <= radiusKm
  return (
    isAround &&
    query.skills.every((skill) => gig.skills.includes(skill)) &&
    (payType === undefined || gig.payType === payType) &&
    (currency === undefined || (gig.budget.currency === currency && gig.budget.max >= budgetMin)) &&
    (remote === undefined || remote === (gig.location === null)) &&
    (since === undefined || String(gig.publishedAt) >= String(gigs[since]?.publishedAt))
  )
}

const keyOf: Record<Query['sort'], (gig: Gig) => number> = {
  newest: () => 0,
  relevance: () => 0,
  distance: (gig) => Number(distanceOf(gig).toFixed(3)),
  budget: (gig) => -gig.budget.max,
}

function paramsOf({ q, since, ofClient, sort, skills: named, radiusKm, ...rest }: Query) {
  return {
    ...rest,
    ...(named.length > 0 ? { skills: named.join(',') } : {}),
    ...(q.length > 0 ? { q: `${q.join(' ')} ` } : {}),
    ...(since === undefined ? {} : { postedSince: gigs[since]?.publishedAt ?? '' }),
    ...(ofClient ? { clientId: client.id } : {}),
    ...(radiusKm === undefined ? {} : { radiusKm }),
    ...(radiusKm !== undefined || sort === 'distance' ? here : {}),
    sort,
  }
}

/** Every page of a search, joined. */
async function searchAll(query: Query): Promise<Gig[]> {
  const found: Gig[] = []
  for (let cursor: string | null = ''; cursor !== null;) {
    // Without what is undefined.
    const params: Record<string, string> = JSON.parse(
      JSON.stringify({ ...paramsOf(query), ...(cursor ? { cursor } : {}) }),
    )
    const page: { body: Page<Gig> } = await app.api.get('/gigs', { query: params }).expect(200)
    found.push(...page.body.data)
    cursor = page.body.nextCursor
  }
  return found
}

describe('Whatever filters, order and page size are combined', () => {
  it('a search shows exactly the gigs that fit, in order, each once', async () => {
    await fc.assert(
      fc.asyncProperty(anyQuery.filter(isAllowed), async (query) => {
        const found = await searchAll(query)
        const ids = found.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        const fitting = gigs.filter((gig) => fits(gig, query))
        const withAll = fitting.filter((gig) => query.q.every((word) => hasWord(gig, word)))
        if (query.sort === 'relevance') {
          // Those with all words come first; what follows fits in all other ways.
          const first = found.slice(0, withAll.length)
          expect(new Set(first.map(({ id }) => id))).toEqual(new Set(withAll.map(({ id }) => id)))
          expect(fitting.map(({ id }) => id)).toEqual(expect.arrayContaining(ids))
        } else if (withAll.length > 0 || query.q.length < 2) {
          const sorted = withAll.toSorted((a, b) => keyOf[query.sort](a) - keyOf[query.sort](b))
          expect(found.map(({ title, id }) => [title, id])).toEqual(sorted.map(({ title, id }) => [title, id]))
        }
      }),
      { numRuns: RUNS },
    )
  })
})
