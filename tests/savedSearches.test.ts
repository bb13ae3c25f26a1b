import { write } from '../src/config/db'
import type { SavedSearch } from '../src/schemas/savedSearches'
import { startApp, type CallOptions, type TestApp } from './support/app'
import { makeWorker, saveSearch, type TestUser } from './support/factories'
import { expectFaults, expectProblem } from './support/problems'

let app: TestApp
let worker: TestUser
beforeAll(async () => {
  app = await startApp({ WORKER: 'off', DATABASE_POOL: '40' })
})
afterAll(() => app.close())
beforeEach(async () => {
  worker = await makeWorker(app)
})

const save = (body: object) => app.api.post('/worker/saved-searches', { as: worker, body })
const saveQuery = (query: object) => save({ name: 'Tiling', query })
const change = ({ id }: SavedSearch, body: CallOptions['body']) =>
  app.api.patch(`/worker/saved-searches/${id}`, { as: worker, body })
const list = async (): Promise<SavedSearch[]> =>
  (await app.api.get('/worker/saved-searches', { as: worker, query: { limit: 100 } }).expect(200)).body.data

describe('A saved search', () => {
  it('is kept as it was given, with its alerts off unless they are wanted', async () => {
    const query = {
      q: 'Bathroom',
      skills: ['tiler'],
      payType: 'fixed',
      budgetMin: 80_000,
      budgetMax: 90_000,
      currency: 'EUR',
      remote: false,
      lat: 52.52,
      lng: 13.405,
      radiusKm: 50,
      postedSince: '2026-01-01T00:00:00.000Z',
      clientId: '019aab3c-5e1f-7c3a-9d42-6f0b8a1c2d3e',
      sort: 'distance',
    }
    const { body: saved } = await saveQuery(query).expect(201)
    expect(saved).toEqual({
      id: expect.any(String),
      name: 'Tiling',
      query,
      alert: 'off',
      nextAlertAt: null,
      createdAt: expect.any(String),
      updatedAt: saved.createdAt,
      version: 1,
    })
    expect(await list()).toEqual([saved])
  })

  it('takes what a query string would say', async () => {
    const { body } = await saveQuery({ skills: 'Tiling, Plastering', remote: 'true', lat: '1.5', lng: '2' }).expect(201)
    expect(body.query).toEqual({ skills: ['Tiling', 'Plastering'], remote: true, lat: 1.5, lng: 2 })
  })

  it('may look for every gig', async () => {
    const { body } = await saveQuery({}).expect(201)
    expect(body.query).toEqual({})
  })

  it.each([
    [{ lat: 1 }, '/body/query/lng required'],
    [{ radiusKm: 5 }, '/body/query/radiusKm needs_place'],
    [{ budgetMin: 5 }, '/body/query/currency required'],
    [{ budgetMin: 'much', currency: 'EUR' }, '/body/query/budgetMin invalid_type'],
    [{ skills: [' '] }, '/body/query/skills/0 blank'],
    [{ skills: Array.from({ length: 16 }, () => 'Tiling') }, '/body/query/skills too_big'],
    [{ sort: 'relevance' }, '/body/query/sort needs_words'],
    [{ limit: 5 }, '/body/query/limit unrecognized_key'],
    [{ cursor: 'x' }, '/body/query/cursor unrecognized_key'],
  ])('refuses %j', async (query, fault) => {
    expect(expectFaults(await saveQuery(query))).toEqual([fault])
  })

  it('names only skills that there are', async () => {
    const saved = await saveSearch(app, worker)
    const query = { skills: ['Tiling', 'Plasterng'] }
    for (const answer of [await saveQuery(query), await change(saved, { query })]) {
      expect(expectFaults(answer, 'unknown_skill')).toEqual(['/body/query/skills/1 unknown_skill'])
    }
    expect(await list()).toEqual([saved])
  })

  it('can be changed field by field', async () => {
    const saved = await saveSearch(app, worker)
    const { body: renamed } = await change(saved, { name: 'Floors' }).expect(200)
    expect(renamed).toEqual({ ...saved, name: 'Floors', version: 2, updatedAt: renamed.updatedAt })
    const { body: asked } = await change(saved, { query: { q: 'floor' } }).expect(200)
    expect(asked).toMatchObject({ name: 'Floors', query: { q: 'floor' }, version: 3 })
    const { body: same } = await change(saved, {}).expect(200)
    expect(same).toEqual(asked)
    expect(await list()).toEqual([asked])
  })

  it('is gone once it is deleted', async () => {
    const [kept, forgotten] = [await saveSearch(app, worker), await saveSearch(app, worker)]
    await app.api.delete(`/worker/saved-searches/${forgotten.id}`, { as: worker }).expect(204)
    expectProblem(await change(forgotten, { name: 'Back' }), 'not_found')
    expect(await list()).toEqual([kept])
  })

  it('stays readable when it was saved in a form that is no longer taken', async () => {
    const saved = await saveSearch(app, worker)
    const text = `UPDATE saved_searches SET query = '{"colour":"red"}' WHERE id = :id`
    await write(app.context.db, text, { id: saved.id })
    expect(await list()).toMatchObject([{ id: saved.id, query: { colour: 'red' } }])
  })
})

describe('The time of an alert', () => {
  it('is in a minute, the next 08:00, or that of a Monday, and none while alerts are off', async () => {
    const instant = await saveSearch(app, worker, { alert: 'instant' })
    const minutes = (Date.parse(String(instant.nextAlertAt)) - Date.parse(instant.createdAt)) / 60_000
    expect(minutes).toBeCloseTo(1, 1)
    const { body: daily } = await change(instant, { alert: 'daily' }).expect(200)
    expect(daily.nextAlertAt).toMatch(/T08:00:00\.000Z$/)
    const { body: weekly } = await change(instant, { alert: 'weekly' }).expect(200)
    expect(weekly.nextAlertAt).toMatch(/T08:00:00\.000Z$/)
    expect(new Date(weekly.nextAlertAt).getUTCDay()).toBe(1)
    const { body: off } = await change(instant, { alert: 'off' }).expect(200)
    expect(off.nextAlertAt).toBeNull()
  })

  it('moves with its owner to another time zone', async () => {
    const wanted = { off: null, instant: /Z$/, daily: /T07:00:00\.000Z$/, weekly: /T07:00:00\.000Z$/ }
    for (const alert of ['off', 'instant', 'daily', 'weekly'] as const) await saveSearch(app, worker, { alert })
    const before = await list()
    // One hour ahead of UTC all the year.
    await app.api.patch('/me', { as: worker, body: { timeZone: 'Africa/Lagos' } }).expect(200)
    const after = await list()
    for (const { alert, nextAlertAt } of after) {
      if (wanted[alert] === null) expect(nextAlertAt).toBeNull()
      else expect(nextAlertAt).toMatch(wanted[alert])
    }
    expect(after.find(({ alert }) => alert === 'instant')).toEqual(before.find(({ alert }) => alert === 'instant'))
  })
})

describe('Fifty saved searches', () => {
  it('are as many as there can be, also when many are saved at once', async () => {
    const replies = await Promise.all(Array.from({ length: 60 }, () => saveQuery({})))
    const refused = replies.filter(({ status }) => status !== 201)
    expect(refused).toHaveLength(10)
    for (const reply of refused) expectProblem(reply, 'too_many_saved_searches')
    const [first] = await list()
    expect(await list()).toHaveLength(50)
    await app.api.delete(`/worker/saved-searches/${first?.id}`, { as: worker }).expect(204)
    await saveQuery({}).expect(201)
  })

  it('are counted for each worker', async () => {
    await Promise.all(Array.from({ length: 50 }, () => saveQuery({}).expect(201)))
    const other = await makeWorker(app)
    expect((await saveSearch(app, other)).version).toBe(1)
  })
})
