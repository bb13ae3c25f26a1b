import fc from 'fast-check'
import { resolveSkills } from '../src/controllers/shared/resolveSkills'
import { clientTerm } from '../src/models/search/document'
import type { Page } from '../src/schemas/common'
import type { Gig, NewGig } from '../src/schemas/gigs'
import { termOf } from '../src/utils/words'
import { startApp, type TestApp } from './support/app'
import * as given from './support/factories'
import type { TestUser } from './support/factories'
import { expectFaults, expectProblem } from './support/problems'

let app: TestApp
let client: TestUser
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  client = await given.makeClient(app)
})

type Query = Record<string, string | number | boolean>

const post = (title: string, overrides: Partial<NewGig> = {}) =>
  given.makeGig(app, client, { title, description: 'As agreed.', skills: [], ...overrides })

/** Searches among the gigs of this test. */
async function search(query: Query): Promise<(Gig & { distanceKm?: number })[]> {
  const page: { body: Page<Gig> } = await app.api.get('/gigs', { query: { clientId: client.id, ...query } }).expect(200)
  return page.body.data
}
const titles = async (query: Query) => (await search(query)).map(({ title }) => title)

/** What is wrong with a query: pointers with codes. */
const faultsOf = async (query: Query) => expectFaults(await app.api.get('/gigs', { query }))

const at = (city: string, lat: number, lng: number) => ({ location: { city, country: 'FJ', lat, lng } })

describe('Searching by words', () => {
  it('ranks the title over the skills and the skills over the description', async () => {
    await post('Wallpapering a hall')
    await post('Two rooms and a hall', { skills: ['Wallpapering'] })
    await post('A flat', { description: 'Painting, wallpapering and a new floor.' })
    expect(await titles({ q: 'wallpapering' })).toEqual(['Wallpapering a hall', 'Two rooms and a hall', 'A flat'])
  })

  it('shows the newer of two that fit equally well first', async () => {
    await post('Older lamp')
    await post('Newer lamp')
    expect(await titles({ q: 'lamp' })).toEqual(['Newer lamp', 'Older lamp'])
  })

  it.each(['CAFÉ', 'cafe', 'möbel', 'MOBEL', 'mo\u0308bel'])('finds “Möbel für ein Café” by %s', async (q) => {
    await post('Möbel für ein Café')
    expect(await titles({ q })).toEqual(['Möbel für ein Café'])
  })

  it.each(['ux', 'UI', 'it', 'for', 'the it', 'designer for'])(
    'finds short words and words as common as “%s”',
    async (q) => {
      await post('Designer (UX/UI) for the IT team')
      await post('Gardener')
      expect(await titles({ q })).toEqual(['Designer (UX/UI) for the IT team'])
    },
  )

  it('shows gigs with all of the words, wherever they stand, before those with the most telling ones', async () => {
    await post('Paint a fence', { description: 'It is made of larch.' })
    await post('Paint a door', { description: 'It is made of oak.' })
    await post('Saw a board', { description: 'It is made of ash.' })
    expect(await titles({ q: 'larch paint' })).toEqual(['Paint a fence', 'Paint a door'])
  })

  it('wants every word in any other order, unless no gig has them all', async () => {
    await post('Paint a fence', { description: 'It is made of larch.' })
    await post('Paint a door', { description: 'It is made of oak.' })
    expect(await titles({ q: 'larch paint', sort: 'newest' })).toEqual(['Paint a fence'])
    expect(await titles({ q: 'paint elm', sort: 'newest' })).toEqual(['Paint a door', 'Paint a fence'])
  })

  it('asks no more of the other words where no gig has one of them', async () => {
    await post('A fence of larch')
    app.context.gigCounts.set(termOf('larch'), 9_000)
    expect(await titles({ q: 'larch xylomarimba ' })).toEqual(['A fence of larch'])
    expect(await titles({ q: 'xylomarimba ' })).toEqual([])
    expect(await titles({ q: '🎉' })).toEqual([])
  })

  it('looks past the words that say nothing, however many come first', async () => {
    await post('Bell ringing')
    expect(await titles({ q: 'I am looking for a job that is about ringing of a bell' })).toEqual(['Bell ringing'])
  })

  it('takes no number for another', async () => {
    await post('Parcels to 10117')
    expect(await titles({ q: '10115 ' })).toEqual([])
  })

  it.each([
    ['nurses', 'Nurse for a night'],
    ['translate', 'Translating a letter'],
    ['plumers', 'Plumber for a leak'],
    ['translatoin', 'Translation of a letter'],
    ['electricain', 'Electrician for a shop'],
  ])('finds by “%s” “%s”', async (q, title) => {
    await post(title)
    await post('Something else')
    expect(await titles({ q })).toEqual([title])
  })

  it('forgives no typo that is a word of some gig', async () => {
    await post('Casting of a bell')
    await post('Coasting down a hill')
    expect(await titles({ q: 'casting' })).toEqual(['Casting of a bell'])
  })

  it.each([
    ['js', 'JavaScript'],
    ['SEO', 'Search engine optimisation'],
    ['search engine optimization', 'Search engine optimisation'],
  ])('knows that “%s” is the skill “%s”', async (q, skill) => {
    await post('Help wanted', { skills: [skill] })
    await post('Help wanted too', { skills: ['Tiling'] })
    expect(await titles({ q })).toEqual(['Help wanted'])
  })

  it('finds a title by another name of the skill that it names', async () => {
    await post('JavaScript for a small shop')
    expect(await titles({ q: 'js' })).toEqual(['JavaScript for a small shop'])
  })

  it('completes the last word only, and ranks what is completed below what is written out', async () => {
    await post('Java for a bank')
    await post('Javelin throwing')
    expect(await titles({ q: 'java' })).toEqual(['Java for a bank'])
    expect(await titles({ q: 'jave' })).toEqual(['Javelin throwing'])
    await post('Jav')
    expect(await titles({ q: 'jav' })).toEqual(['Jav', 'Javelin throwing', 'Java for a bank'])
    expect(await titles({ q: 'jav ' })).toEqual(['Jav'])
    expect(await titles({ q: 'jav bank', sort: 'newest', limit: 1 })).not.toEqual(['Javelin throwing'])
  })

  it('tells C++ from C# and C', async () => {
    for (const title of ['C', 'C#', 'C++']) await post(`${title} for a robot`)
    expect(await titles({ q: 'c++ ' })).toEqual(['C++ for a robot'])
    expect(await titles({ q: 'C# ' })).toEqual(['C# for a robot'])
  })

  it('finds words of languages that put no spaces between them', async () => {
    await post('東京で英語を教える')
    expect(await titles({ q: '英語 ' })).toEqual(['東京で英語を教える'])
  })

  it('finds a word by its beginning, and not by its end', async () => {
    await post('Gardening')
    expect(await titles({ q: 'garden' })).toEqual(['Gardening'])
    expect(await titles({ q: 'dening' })).toEqual([])
  })

  it('has no syntax that a text could break', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: fc.constantFrom(...Array.from('+-*"()<>~@%_\\\'; äb1')) }), async (q) => {
        await app.api.get('/gigs', { query: { clientId: client.id, q: `!${q}`, sort: 'relevance' } }).expect(200)
      }),
      { numRuns: 40 },
    )
  })
})

describe('Filtering', () => {
  it('takes gigs that ask for all of the skills, which may be named by alias', async () => {
    await post('Both', { skills: ['Tiling', 'Plastering'] })
    await post('One', { skills: ['Tiling'] })
    expect(await titles({ skills: 'tiling' })).toEqual(['One', 'Both'])
    expect(await titles({ skills: 'Tiler, plasterer' })).toEqual(['Both'])
  })

  it('refuses an unknown skill and suggests the nearest names', async () => {
    const { errors } = expectProblem(
      await app.api.get('/gigs', { query: { skills: 'Tiling,Plasterng' } }),
      'unknown_skill',
    )
    expect(errors).toMatchObject([
      { pointer: '/query/skills/1', code: 'unknown_skill', suggestions: ['Plastering', 'Planting'] },
    ])
  })

  it('takes one pay type', async () => {
    await post('By the hour', { payType: 'hourly' })
    await post('As a whole')
    expect(await titles({ payType: 'hourly' })).toEqual(['By the hour'])
  })

  it('takes gigs whose budget overlaps, in the same currency', async () => {
    await post('Small', { budget: { min: 100, max: 200, currency: 'EUR' } })
    await post('Large', { budget: { min: 200, max: 900, currency: 'EUR' } })
    await post('Dollars', { budget: { min: 200, max: 900, currency: 'USD' } })
    expect(await titles({ budgetMin: 201, currency: 'EUR' })).toEqual(['Large'])
    expect(await titles({ budgetMax: 199, currency: 'EUR' })).toEqual(['Small'])
    expect(await titles({ budgetMin: 200, budgetMax: 200, currency: 'EUR' })).toEqual(['Large', 'Small'])
    expect(await faultsOf({ budgetMin: 200 })).toEqual(['/query/currency required'])
  })

  it('tells remote gigs from those at a place', async () => {
    await post('At a place', at('Suva', -18.1, 178.4))
    await post('Anywhere')
    expect(await titles({ remote: true })).toEqual(['Anywhere'])
    expect(await titles({ remote: false })).toEqual(['At a place'])
  })

  it('measures a radius over the date line', async () => {
    await post('Over there', at('Taveuni', -16.8, -179.98))
    await post('Far away', at('Suva', -18.1, 178.4))
    const found = await search({ lat: -16.8, lng: 179.98, radiusKm: 10 })
    expect(found).toMatchObject([{ title: 'Over there' }])
    expect(found[0]?.distanceKm).toBeCloseTo(4.26, 2)
  })

  it('measures a radius over a pole', async () => {
    await post('Behind the pole', at('Camp', 89.9, 180))
    await post('South of it', at('Ship', 89.5, 0))
    expect(await titles({ lat: 89.9, lng: 0, radiusKm: 30 })).toEqual(['Behind the pole'])
  })

  it('needs lat, lng and radius together', async () => {
    expect(await faultsOf({ lat: 1 })).toEqual(['/query/lng required'])
    expect(await faultsOf({ radiusKm: 5 })).toEqual(['/query/radiusKm needs_place'])
    expect(await faultsOf({ lat: 1, lng: 1, radiusKm: 501 })).toEqual(['/query/radiusKm too_big'])
  })

  it('takes gigs posted since an instant', async () => {
    const old = await post('Old')
    await given.setPublishedAt(app, old.id, new Date('2026-01-01T00:00:00Z'))
    await post('Fresh')
    expect(await titles({ postedSince: '2026-01-01T00:00:00.001Z' })).toEqual(['Fresh'])
    expect(await titles({ postedSince: '2026-01-01T00:00:00Z' })).toEqual(['Fresh', 'Old'])
  })

  it('refuses an id of the wrong form and a filter that does not exist', async () => {
    expect(await faultsOf({ clientId: '42', colour: 'red' })).toEqual([
      '/query/clientId invalid_format',
      '/query/colour unrecognized_key',
    ])
  })
})

describe('What is shown', () => {
  it('is open gigs whose deadline has not passed', async () => {
    await post('A draft', { publish: false })
    const paused = await post('Paused')
    await app.api.post(`/client/gigs/${paused.id}/pause`, { as: client }).expect(200)
    const late = await post('Too late')
    await given.passDeadline(app, late.id)
    await post('Open')
    expect(await titles({})).toEqual(['Open'])
  })

  it('keeps a gig that was open readable by its id, but never a draft', async () => {
    const gig = await post('Closed by now')
    await app.api.post(`/client/gigs/${gig.id}/close`, { as: client }).expect(200)
    const { body } = await app.api.get(`/gigs/${gig.id}`).expect(200)
    expect(body).toMatchObject({ id: gig.id, status: 'closed', allowedActions: [] })
    const draft = await post('A draft', { publish: false })
    expectProblem(await app.api.get(`/gigs/${draft.id}`), 'not_found')
    expectProblem(await app.api.get('/gigs/42'), 'not_found')
  })

  it('tells a worker what they have done about a gig', async () => {
    const worker = await given.makeWorker(app)
    const [applied, saved] = [await post('Applied'), await post('Saved')]
    await given.apply(app, worker, applied)
    await app.api.put(`/worker/saved-jobs/${saved.id}`, { as: worker }).expect(204)
    const { body } = await app.api.get('/worker/jobs', { as: worker, query: { clientId: client.id } }).expect(200)
    expect(body.data).toMatchObject([
      { title: 'Saved', saved: true, applied: false, allowedActions: ['apply'] },
      { title: 'Applied', saved: false, applied: true, allowedActions: [] },
    ])
  })
})

describe('The name of a skill in a search', () => {
  it('is looked up once, however it is spelt the next time, and each name for itself', async () => {
    await post('A wall', { skills: ['Tiling'] })
    await post('A roof', { skills: ['Glazing'] })
    expect(await titles({ skills: ' Tiling' })).toEqual(['A wall'])
    const known = app.context.skillsByName.get('Tiling')
    expect(known?.name).toBe('Tiling')
    for (const glazing of await resolveSkills(app.context.db, ['Glazing'], '/skills'))
      app.context.skillsByName.set('Tiling', glazing)
    expect(await titles({ skills: 'Tiling' })).toEqual(['A roof'])
    app.context.skillsByName.clear()
    expect(await titles({ skills: 'Tiling,Glazing' })).toEqual([])
    expect(await titles({ skills: 'Tiling' })).toEqual(['A wall'])
  })
})

describe('The pages of a search', () => {
  it('are of one list, even when another way to it becomes the shorter one meanwhile', async () => {
    for (let i = 0; i < 6; i += 1) await post(`Larch ${i}`)
    const counts = app.context.gigCounts
    const page = async (cursor?: string) => {
      const query = { clientId: client.id, q: 'larch ', limit: 2, ...(cursor ? { cursor } : {}) }
      const reply: { body: Page<Gig> } = await app.api.get('/gigs', { query }).expect(200)
      return reply.body
    }
    counts.set(termOf('larch'), 1)
    const first = await page()
    counts.set(termOf('larch'), 9_000).set(clientTerm(client.id), 1)
    const second = await page(first.nextCursor ?? '')
    const third = await page(second.nextCursor ?? '')
    expect([first, second, third].flatMap(({ data }) => data.map(({ title }) => title))).toEqual(
      [5, 4, 3, 2, 1, 0].map((i) => `Larch ${i}`),
    )
    expect(third.nextCursor).toBeNull()
  })
})

describe('The cursor of a search', () => {
  it('is taken however much there is to look for', async () => {
    const words = 'cleaning cooking driving teaching gardening painting writing carp'
    for (let i = 0; i < 3; i += 1) await post(`${words}enter ${i}`)
    const query = { clientId: client.id, q: words, limit: 1 }
    const { body }: { body: Page<Gig> } = await app.api.get('/gigs', { query }).expect(200)
    const next: { body: Page<Gig> } = await app.api
      .get('/gigs', { query: { ...query, cursor: body.nextCursor ?? '' } })
      .expect(200)
    expect(next.body.data).toMatchObject([{ title: `${words}enter 1` }])
  })
})

describe('Facets', () => {
  const facets = async (query: Query) => {
    const all = { clientId: client.id, facets: true, ...query }
    const { body } = await app.api.get('/gigs', { query: all }).expect(200)
    return body.facets
  }

  it('count what fits, on all pages together', async () => {
    await post('One', { skills: ['Tiling', 'Plastering'], ...at('Suva', -18.1, 178.4) })
    await post('Two', { skills: ['Tiling'], payType: 'hourly' })
    await post('Three', { skills: ['Glazing'] })
    expect(await facets({ limit: 1 })).toEqual({
      skills: [
        { name: 'Tiling', count: 2 },
        { name: 'Glazing', count: 1 },
        { name: 'Plastering', count: 1 },
      ],
      payTypes: [
        { payType: 'fixed', count: 2 },
        { payType: 'hourly', count: 1 },
      ],
      countries: [
        { country: null, count: 2 },
        { country: 'FJ', count: 1 },
      ],
      counted: 3,
      complete: true,
    })
    expect(await facets({ skills: 'Tiling', payType: 'hourly' })).toMatchObject({ counted: 1 })
    expect(await facets({ q: 'three' })).toMatchObject({ skills: [{ name: 'Glazing', count: 1 }], counted: 1 })
  })

  it('are shown only when they are asked for', async () => {
    const { body } = await app.api.get('/gigs', { query: { clientId: client.id } }).expect(200)
    expect(body).not.toHaveProperty('facets')
  })
})

describe('Sorting', () => {
  it('is by time, by distance, or by the highest budget', async () => {
    await post('Near', { ...at('Suva', -18.1, 178.4), budget: { min: 1, max: 20, currency: 'FJD' } })
    await post('Far', { ...at('Nadi', -17.8, 177.4), budget: { min: 1, max: 30, currency: 'FJD' } })
    await post('Between', { ...at('Navua', -18.2, 178.2), budget: { min: 5, max: 10, currency: 'FJD' } })
    expect(await titles({})).toEqual(['Between', 'Far', 'Near'])
    expect(await titles({ sort: 'distance', lat: -18.1, lng: 178.4 })).toEqual(['Near', 'Between', 'Far'])
    expect(await titles({ sort: 'budget', currency: 'FJD' })).toEqual(['Far', 'Near', 'Between'])
  })

  it('needs what it sorts by', async () => {
    expect(await faultsOf({ sort: 'distance' })).toEqual(['/query/sort needs_place'])
    expect(await faultsOf({ sort: 'relevance' })).toEqual(['/query/sort needs_words'])
    expect(await faultsOf({ sort: 'budget' })).toEqual(['/query/currency required'])
  })
})
