import fc from 'fast-check'
import { write } from '../src/config/db'
import { matchOf, type Work, type Worker } from '../src/controllers/shared/match'
import type { Application } from '../src/schemas/applications'
import type { Page } from '../src/schemas/common'
import type { Job, NewGig } from '../src/schemas/gigs'
import type { Match, MatchFactor } from '../src/schemas/match'
import type { Candidate } from '../src/schemas/people'
import { startApp, type TestApp } from './support/app'
import * as given from './support/factories'
import type { TestUser } from './support/factories'
import { expectProblem } from './support/problems'

const asOf = new Date('2026-11-22T10:00:00.000Z')
const daysAgo = (days: number) => new Date(asOf.getTime() - days * 86_400_000).toISOString()

const idsOf = (found: readonly { id: string }[]) => found.map(({ id }) => id)
const reasonOf = ({ reasons }: Match, factor: MatchFactor) => reasons.find((reason) => reason.factor === factor)

describe('A match', () => {
  const berlin = { country: 'DE', lat: 52.52, lng: 13.405 }
  const tiling = { id: 1, name: 'Tiling', uses: 20_000 }
  const gilding = { id: 2, name: 'Gilding', uses: 3 }
  const work: Work = {
    skills: [tiling, gilding],
    location: berlin,
    payType: 'hourly',
    budgetMax: 4_000,
    currency: 'EUR',
    publishedAt: daysAgo(0),
  }
  const worker: Worker = {
    skills: [tiling, gilding],
    location: berlin,
    hourlyRate: { amount: 4_000, currency: 'EUR' },
    availability: 'open',
    languages: [{ code: 'de-AT', level: 'native' }],
    rating: { average: null, count: 0 },
    completedContracts: 0,
    lastSeenAt: daysAgo(0),
  }
  const scoreOf = (changes: Partial<Worker>, of: Work = work) => matchOf(of, { ...worker, ...changes }, asOf).score

  const places = fc.option(
    fc.record({
      country: fc.constantFrom('DE', 'CH', 'BR', 'AQ', 'ZZ'),
      lat: fc.double({ min: -90, max: 90, noNaN: true }),
      lng: fc.double({ min: -180, max: 180, noNaN: true }),
    }),
  )
  const skills = fc.uniqueArray(fc.record({ id: fc.nat(9), name: fc.constant('Skill'), uses: fc.nat(300_000) }), {
    selector: ({ id }) => id,
  })
  const currency = fc.constantFrom('EUR', 'USD')
  const amount = fc.oneof(fc.nat(200), fc.nat(1e12))
  const instants = fc.option(fc.integer({ min: -1, max: 400 }).map(daysAgo))
  const works = fc.record({
    skills,
    location: places,
    payType: fc.constantFrom('fixed', 'hourly'),
    budgetMax: amount,
    currency,
    publishedAt: instants,
  })
  const ratings = fc.oneof(
    fc.constant({ average: null, count: 0 }),
    fc.record({ average: fc.double({ min: 1, max: 5, noNaN: true }), count: fc.integer({ min: 1, max: 5_000 }) }),
  )
  const workers = fc.record({
    skills,
    location: places,
    hourlyRate: fc.option(fc.record({ amount, currency })),
    availability: fc.constantFrom('open', 'limited', 'unavailable'),
    languages: fc.array(
      fc.record({ code: fc.constantFrom('de', 'de-CH', 'pt-BR', 'en'), level: fc.constantFrom('basic', 'fluent') }),
    ),
    rating: ratings,
    completedContracts: fc.nat(1_000),
    lastSeenAt: instants,
  })

  it('has a score of 0 to 1, to which the weights of its reasons add up', () => {
    fc.assert(
      fc.property(works, workers, (anyWork, anyWorker) => {
        const { score, reasons } = matchOf(anyWork, anyWorker, asOf)
        expect(score).toBeGreaterThanOrEqual(0)
        expect(score).toBeLessThanOrEqual(1)
        const thousandths = reasons.map(({ weight }) => Math.round(weight * 1_000))
        expect(reasons.map(({ weight }) => weight)).toEqual(thousandths.map((points) => points / 1_000))
        expect(thousandths.reduce((sum, points) => sum + points, 0) / 1_000).toBe(score)
        expect(Math.min(...thousandths)).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  it('names each factor once, in words', () => {
    const { reasons } = matchOf(work, worker, asOf)
    const factors = ['skills', 'place', 'pay', 'availability', 'language', 'success', 'freshness']
    expect(reasons.map(({ factor }) => factor)).toEqual(factors)
    for (const { detail } of reasons) expect(detail).toMatch(/^[A-Z0-9].*\.$/)
  })

  /** Changes that make a worker a better fit, or leave them as good. */
  const betterments: Record<string, (anyWorker: Worker, anyWork: Work) => Worker> = {
    'one skill more that is wanted': (it, { skills: [wanted] }) => ({
      ...it,
      skills: wanted ? [...it.skills, wanted] : it.skills,
    }),
    'a place as near as can be': (it, { location }) => ({ ...it, location }),
    'half the rate': (it) => ({
      ...it,
      hourlyRate: it.hourlyRate && { ...it.hourlyRate, amount: it.hourlyRate.amount / 2 },
    }),
    'more time': (it) => ({ ...it, availability: 'open' }),
    'one language more': (it) => ({ ...it, languages: [...it.languages, { code: 'de', level: 'basic' }] }),
    'one contract more': (it) => ({ ...it, completedContracts: it.completedContracts + 1 }),
    'a better average': ({ rating: { average, count }, ...it }) => ({
      ...it,
      rating: { average: average && Math.min(5, average + 0.5), count },
    }),
    'a visit today': (it) => ({ ...it, lastSeenAt: asOf.toISOString() }),
  }
  it.each(Object.entries(betterments))('never gets worse with %s', (_name, improve) => {
    fc.assert(
      fc.property(works, workers, (anyWork, anyWorker) => {
        const before = matchOf(anyWork, anyWorker, asOf).score
        expect(matchOf(anyWork, improve(anyWorker, anyWork), asOf).score).toBeGreaterThanOrEqual(before)
      }),
    )
  })

  it('gains more by a rare skill than by a common one', () => {
    expect(scoreOf({ skills: [gilding] })).toBeGreaterThan(scoreOf({ skills: [tiling] }) + 0.2)
  })

  it('puts whoever is new behind the well rated, and before the badly rated', () => {
    const rated = (average: number, count: number) => scoreOf({ rating: { average, count }, completedContracts: count })
    expect(rated(4.8, 20)).toBeGreaterThan(scoreOf({}))
    for (const count of [1, 20, 1_000]) expect(rated(2, count)).toBeLessThan(scoreOf({}))
  })

  it('believes many good reviews more than a single one', () => {
    const best = (count: number) => scoreOf({ rating: { average: 5, count } })
    expect(best(50)).toBeGreaterThan(best(1))
  })

  it.each<[MatchFactor, Partial<Worker>, number]>([
    ['skills', { skills: [] }, 0],
    ['place', { location: { lat: 48.137, lng: 11.575 } }, 0],
    ['place', { location: null }, 0.075],
    ['pay', { hourlyRate: { amount: 5_000, currency: 'EUR' } }, 0.075],
    ['pay', { hourlyRate: { amount: 8_000, currency: 'EUR' } }, 0],
    ['pay', { hourlyRate: { amount: 1, currency: 'USD' } }, 0.05],
    ['pay', { hourlyRate: null }, 0.05],
    ['availability', { availability: 'limited' }, 0.05],
    ['language', { languages: [{ code: 'fr', level: 'native' }] }, 0.025],
    ['freshness', { lastSeenAt: daysAgo(90) }, 0.04],
    ['freshness', { lastSeenAt: null }, 0.06],
  ])('says that %s counts less: %j', (factor, changes, weight) => {
    expect(reasonOf(matchOf(work, { ...worker, ...changes }, asOf), factor)?.weight).toBe(weight)
    expect(reasonOf(matchOf(work, worker, asOf), factor)?.weight).toBeGreaterThan(weight)
  })

  it('asks nobody to be near for remote work, nor for a rate where the price is for the whole', () => {
    const anywhere: Work = { ...work, location: null, payType: 'fixed' }
    expect(scoreOf({ location: null, hourlyRate: null }, anywhere)).toBe(scoreOf({}, anywhere))
  })
})

describe('Where matches are shown', () => {
  let app: TestApp
  let client: TestUser
  let worker: TestUser
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app.close())
  beforeEach(async () => {
    client = await given.makeClient(app)
    worker = await makeWorker()
  })

  const apia = { city: 'Apia', country: 'WS', lat: -13.83, lng: -171.76 }
  const profile = { headline: 'Craftsman', skills: ['Glazing', 'Upholstery'], location: apia }

  async function makeWorker(changes: object = {}): Promise<TestUser> {
    const made = await given.makeWorker(app)
    await app.api.put('/worker/profile', { as: made, body: { ...profile, ...changes } }).expect(200)
    return made
  }
  const fitting: Partial<NewGig> = { skills: profile.skills, location: apia }
  const makeGig = (changes: Partial<NewGig> = {}) => given.makeGig(app, client, { ...fitting, ...changes })

  async function recommended(query: Record<string, string | number> = {}, as = worker): Promise<Page<Job>> {
    return (await app.api.get('/worker/jobs/recommended', { as, query: { limit: 100, ...query } }).expect(200)).body
  }
  async function candidatesFor(gig: { id: string }): Promise<Candidate[]> {
    const path = `/client/gigs/${gig.id}/candidates`
    return (await app.api.get(path, { as: client, query: { limit: 100 } }).expect(200)).body.data
  }
  async function rate({ id }: TestUser, average: number): Promise<void> {
    const text = 'UPDATE worker_profiles SET rating_sum = :sum, rating_count = 10 WHERE user_id = :id'
    await write(app.context.db, text, { id, sum: 10 * average })
  }

  describe('Recommended jobs', () => {
    it('begin with the best match, and say why', async () => {
      const half = await makeGig({ skills: ['Glazing', 'Roofing'] })
      const best = await makeGig()
      const { data } = await recommended()
      const ids = idsOf(data)
      expect(ids.indexOf(best.id)).toBeLessThan(ids.indexOf(half.id))
      const scores = data.map(({ match }) => match.score)
      expect(scores).toEqual(scores.toSorted((a, b) => b - a))
      const { match } = data.find(({ id }) => id === best.id) ?? {}
      expect(match?.reasons).toContainEqual({
        factor: 'skills',
        weight: 0.4,
        detail: '2 of 2 skills: Glazing, Upholstery.',
      })
    })

    it('are none that one has applied to or dismissed, none of one’s own, and none that is not open', async () => {
      const both = await given.makeWorker(app)
      await given.giveRole(app, both, 'client')
      const own = await given.makeGig(app, both, fitting)
      const [open, applied, dismissed, closed, late, draft] = [
        await makeGig(),
        await makeGig(),
        await makeGig(),
        await makeGig(),
        await makeGig({ deadline: '2100-01-01T00:00:00.000Z' }),
        await makeGig({ publish: false }),
      ]
      await given.apply(app, both, applied)
      await app.api.put(`/worker/dismissed-jobs/${dismissed.id}`, { as: both }).expect(204)
      await app.api.post(`/client/gigs/${closed.id}/close`, { as: client }).expect(200)
      await given.passDeadline(app, late.id)
      const ids = idsOf((await recommended({}, both)).data)
      expect(ids).toContain(open.id)
      for (const { id } of [own, applied, dismissed, closed, late, draft]) expect(ids).not.toContain(id)
    })

    it('are there again after an application was withdrawn, or a dismissal taken back', async () => {
      const [withdrawn, undismissed] = [await makeGig(), await makeGig()]
      const application = await given.apply(app, worker, withdrawn)
      await app.api.post(`/worker/applications/${application.id}/withdraw`, { as: worker }).expect(200)
      for (const call of ['put', 'delete'] as const) {
        await app.api[call](`/worker/dismissed-jobs/${undismissed.id}`, { as: worker }).expect(204)
      }
      expect(idsOf((await recommended()).data)).toEqual(expect.arrayContaining([withdrawn.id, undismissed.id]))
    })

    it('are the newest for whoever has said nothing yet', async () => {
      const gig = await makeGig({ skills: ['Roofing'], location: null })
      const silent = await given.makeWorker(app)
      expect(idsOf((await recommended({}, silent)).data)).toContain(gig.id)
    })

    it('are found by skill and by place among any number of newer gigs', async () => {
      const lagos = { city: 'Lagos', country: 'NG', lat: 6.45, lng: 3.39 }
      const languages = [{ code: 'en', level: 'native' }]
      const local = await makeWorker({ skills: ['Scaffolding'], location: lagos, languages })
      const [bySkill, byPlace] = [
        await makeGig({ skills: ['Scaffolding'], location: null }),
        await makeGig({ skills: [], location: lagos }),
      ]
      for (let i = 0; i < 110; i += 1) await makeGig({ skills: [], location: null })
      const { data } = await recommended({}, local)
      expect(idsOf(data)).toEqual(expect.arrayContaining([bySkill.id, byPlace.id]))
      expect(data.length).toBeLessThanOrEqual(100)
    })

    it('neither repeat nor skip from page to page while better ones are added', async () => {
      for (let i = 0; i < 6; i += 1) await makeGig({ skills: ['Glazing'] })
      const { data: before } = await recommended()
      const seen: string[] = []
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: Page<Job> = await recommended({ limit: 2, ...(cursor && { cursor }) })
        seen.push(...idsOf(page.data))
        cursor = page.nextCursor
        if (seen.length < 10) await makeGig()
      }
      expect(seen.slice(0, before.length)).toEqual(idsOf(before))
      expect(new Set(seen).size).toBe(seen.length)
    })
  })

  it('each job of a search, a single one and a saved one have the same match', async () => {
    const gig = await makeGig()
    await app.api.put(`/worker/saved-jobs/${gig.id}`, { as: worker }).expect(204)
    const one: { body: Job } = await app.api.get(`/worker/jobs/${gig.id}`, { as: worker }).expect(200)
    const found: { body: Page<Job> } = await app.api.get('/worker/jobs', { as: worker }).expect(200)
    const saved: { body: Page<Job> } = await app.api.get('/worker/saved-jobs', { as: worker }).expect(200)
    const { data } = await recommended()
    for (const jobs of [found.body.data, saved.body.data, data]) {
      expect(jobs.find(({ id }) => id === gig.id)?.match).toEqual(one.body.match)
    }
  })

  it('the client sees the same match as the worker', async () => {
    await app.api
      .put('/worker/profile', {
        as: worker,
        body: { ...profile, location: { ...apia, lat: -13.834_9 }, languages: [{ code: 'sm', level: 'native' }] },
      })
      .expect(200)
    const gig = await makeGig({ location: { ...apia, lat: -13.4 }, skills: ['Glazing', 'Roofing'] })
    const { body }: { body: Job } = await app.api.get(`/worker/jobs/${gig.id}`, { as: worker }).expect(200)
    const candidate = (await candidatesFor(gig)).find(({ id }) => id === worker.id)
    expect(candidate?.match).toEqual(body.match)
  })

  it('a new worker is a candidate before one with bad reviews and behind one with good ones', async () => {
    const [bad, good] = [await makeWorker(), await makeWorker()]
    await rate(bad, 2)
    await rate(good, 5)
    const ids = idsOf(await candidatesFor(await makeGig()))
    expect(ids.filter((id) => idsOf([worker, bad, good]).includes(id))).toEqual(idsOf([good, worker, bad]))
  })

  it('applications are listed by match on demand', async () => {
    const [half, best] = [await makeWorker({ skills: ['Glazing'] }), await makeWorker()]
    const none = await makeWorker({ skills: [] })
    const gig = await makeGig()
    const applications: Application[] = []
    for (const applicant of [half, best, none]) applications.push(await given.apply(app, applicant, gig))
    const [ofHalf, ofBest, ofNone] = idsOf(applications)
    const path = `/client/gigs/${gig.id}/applications`
    const { body } = await app.api.get(path, { as: client, query: { sort: 'match' } }).expect(200)
    expect(idsOf(body.data)).toEqual([ofBest, ofHalf, ofNone])
    const stranger = await given.makeClient(app)
    expectProblem(await app.api.get(path, { as: stranger, query: { sort: 'match' } }), 'not_found')
  })

  describe('Dismissed jobs', () => {
    it('are listed last dismissed first, each once', async () => {
      const [first, second] = [await makeGig(), await makeGig()]
      for (const { id } of [first, second, first]) {
        await app.api.put(`/worker/dismissed-jobs/${id}`, { as: worker }).expect(204)
      }
      const { body } = await app.api.get('/worker/dismissed-jobs', { as: worker }).expect(200)
      expect(idsOf(body.data)).toEqual([second.id, first.id])
    })

    it('are none of what one may not see', async () => {
      const draft = await makeGig({ publish: false })
      expectProblem(await app.api.put(`/worker/dismissed-jobs/${draft.id}`, { as: worker }), 'not_found')
    })
  })
})
