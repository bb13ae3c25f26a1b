import { startApp, type TestApp } from './support/app'
import * as given from './support/factories'
import type { TestUser } from './support/factories'
import { expectFaults, expectProblem } from './support/problems'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

describe("A worker's profile", () => {
  const complete = {
    headline: 'Electrician with 12 years on site',
    bio: 'I wire new buildings.',
    skills: ['Electrical work', 'Lighting installation'],
    hourlyRate: { amount: 4_500, currency: 'EUR' },
    availability: 'limited',
    location: { city: 'Berlin', country: 'DE', lat: 52.52, lng: 13.405 },
    languages: [{ code: 'pt-BR', level: 'fluent' }],
    links: ['https://example.org/portfolio'],
    visibility: 'hidden',
  }
  let worker: TestUser
  beforeEach(async () => {
    worker = await given.makeWorker(app)
  })
  const put = (body: object) => app.api.put('/worker/profile', { as: worker, body })
  const get = () => app.api.get('/worker/profile', { as: worker }).expect(200)

  it('is there from the start, and says what is missing', async () => {
    const { body } = await get()
    expect(body).toMatchObject({
      id: worker.id,
      headline: '',
      skills: [],
      hourlyRate: null,
      availability: 'open',
      visibility: 'public',
      rating: { average: null, count: 0 },
      completedContracts: 0,
      completeness: { score: 0, missing: ['headline', 'bio', 'skills', 'hourlyRate', 'location', 'languages'] },
    })
  })

  it('keeps all that is sent, and counts its versions', async () => {
    const { body: before } = await get()
    const { body } = await put(complete).expect(200)
    expect(body).toMatchObject({ ...complete, completeness: { score: 100, missing: [] } })
    expect(body.version).toBe(Number(before.version) + 1)
    expect((await get()).body).toEqual(body)
  })

  it('is replaced as a whole', async () => {
    await put(complete).expect(200)
    const { body } = await put({ headline: 'Electrician' }).expect(200)
    expect(body).toMatchObject({ headline: 'Electrician', bio: '', skills: [], hourlyRate: null, location: null })
    expect(body.completeness.missing).toHaveLength(5)
  })

  it('names skills by alias too, and keeps them by their own names, each once, in order', async () => {
    const { body } = await put({ ...complete, skills: ['TILER', 'electrician', 'Tiling'] }).expect(200)
    expect(body.skills).toEqual(['Tiling', 'Electrical work'])
  })

  it('takes no unknown skill, and suggests the nearest', async () => {
    const { errors } = expectProblem(await put({ ...complete, skills: ['Plumbng'] }), 'unknown_skill')
    expect(errors).toMatchObject([{ pointer: '/body/skills/0', suggestions: ['Plumbing'] }])
    expect((await get()).body.skills).toEqual([])
  })

  it.each([
    [{ rating: { average: 5, count: 9 } }, '/body/rating unrecognized_key'],
    [{ completeness: { score: 100, missing: [] } }, '/body/completeness unrecognized_key'],
    [{ hourlyRate: { amount: 45.5, currency: 'EUR' } }, '/body/hourlyRate/amount invalid_type'],
    [{ availability: 'sometimes' }, '/body/availability invalid_value'],
    [{ location: { ...complete.location, lat: 91 } }, '/body/location/lat too_big'],
    [{ location: { ...complete.location, country: 'XQ' } }, '/body/location/country unknown_country'],
    [{ links: ['https://example.org', 'javascript:alert(1)'] }, '/body/links/1 invalid_format'],
    [{ languages: [{ code: 'German', level: 'native' }] }, '/body/languages/0/code invalid_language'],
    [{ languages: [complete.languages[0], complete.languages[0]] }, '/body/languages duplicate'],
    [{ headline: 'x'.repeat(121) }, '/body/headline too_big'],
  ])('refuses %j', async (changes, fault) => {
    expect(expectFaults(await put({ ...complete, ...changes }))).toEqual([fault])
  })

  it('belongs to the role: a client has none', async () => {
    expectProblem(await app.api.get('/worker/profile', { as: await given.makeClient(app) }), 'forbidden')
  })

  it('shows beside an application', async () => {
    await put(complete).expect(200)
    const client = await given.makeClient(app)
    const { id } = await given.apply(app, worker, await given.makeGig(app, client))
    const { body } = await app.api.get(`/client/applications/${id}`, { as: client }).expect(200)
    expect(body.worker).toMatchObject({ name: worker.name, headline: complete.headline })
    // The address is the worker's own matter until they tell it.
    expect(JSON.stringify(body)).not.toContain(worker.email)
  })
})

describe("A client's profile", () => {
  const complete = {
    displayName: 'Northside Property Care',
    about: 'We look after forty houses.',
    website: 'https://example.org',
    location: { city: 'Berlin', country: 'DE', lat: 52.52, lng: 13.405 },
    kind: 'company',
  }
  let client: TestUser
  beforeEach(async () => {
    client = await given.makeClient(app, { name: 'Casey Client' })
  })
  const put = (body: object) => app.api.put('/client/profile', { as: client, body })
  const get = async () => (await app.api.get('/client/profile', { as: client }).expect(200)).body

  it('begins with the name of the account', async () => {
    expect(await get()).toMatchObject({
      id: client.id,
      displayName: 'Casey Client',
      kind: 'person',
      website: null,
      openGigs: 0,
      hireRate: null,
      medianResponseHours: null,
    })
  })

  it('is replaced as a whole', async () => {
    const { body } = await put(complete).expect(200)
    expect(body).toMatchObject(complete)
    const { body: less } = await put({ displayName: 'Northside' }).expect(200)
    expect(less).toMatchObject({ displayName: 'Northside', about: '', website: null, location: null, kind: 'person' })
  })

  it.each([
    [{ displayName: ' ' }, '/body/displayName blank'],
    [{ website: 'example' }, '/body/website invalid_format'],
    [{ kind: 'charity' }, '/body/kind invalid_value'],
    [{ hireRate: 1 }, '/body/hireRate unrecognized_key'],
  ])('refuses %j', async (changes, fault) => {
    expect(expectFaults(await put({ ...complete, ...changes }))).toEqual([fault])
  })

  it('tells how the client hires and answers', async () => {
    const worker = await given.makeWorker(app)
    const { id } = await given.makeOffered(app, client, worker)
    await app.api.post(`/worker/applications/${id}/accept-offer`, { as: worker }).expect(200)
    const unfilled = await given.makeGig(app, client)
    expect(await get()).toMatchObject({ openGigs: 1, hireRate: 1, medianResponseHours: 0 })
    await app.api.post(`/client/gigs/${unfilled.id}/cancel`, { as: client }).expect(200)
    expect(await get()).toMatchObject({ openGigs: 0, hireRate: 0.5 })
  })

  it('shows beside a gig', async () => {
    await put(complete).expect(200)
    const gig = await given.makeGig(app, client)
    const { body } = await app.api.get(`/gigs/${gig.id}`).expect(200)
    expect(body.client).toMatchObject({ displayName: complete.displayName, hireRate: null })
    expect(JSON.stringify(body)).not.toContain(client.email)
  })
})

describe('Completing a skill', () => {
  const complete = async (q: string, limit = 20): Promise<{ name: string; uses: number }[]> =>
    (await app.api.get('/skills', { query: { q, limit } }).expect(200)).body.data
  const namesFor = async (q: string) => (await complete(q)).map(({ name }) => name)

  it('finds names and aliases by their beginning, in any case', async () => {
    expect(await namesFor('TILIN')).toEqual(['Tiling'])
    expect(await namesFor('tiler')).toEqual(['Tiling'])
    expect(await namesFor('iling')).toEqual([])
  })

  it('shows each skill once, however many of its aliases fit', async () => {
    const names = await namesFor('carp')
    expect(names).toContain('Carpentry')
    expect(new Set(names).size).toBe(names.length)
  })

  it('puts what is used most first', async () => {
    const client = await given.makeClient(app)
    const [before] = await complete('glazing')
    for (let i = 0; i < 2; i += 1) await given.makeGig(app, client, { skills: ['glazier'] })
    expect(await complete('glazing')).toMatchObject([{ name: 'Glazing', uses: (before?.uses ?? 0) + 2 }])
    const all = await complete('', 100)
    expect(all.map(({ uses }) => uses)).toEqual(all.map(({ uses }) => uses).sort((a, b) => b - a))
  })

  it('takes no wildcards', async () => {
    expect(await namesFor('%')).toEqual([])
    expect(await namesFor('_iling')).toEqual([])
    expect(await complete('', 3)).toHaveLength(3)
  })
})
