import fc from 'fast-check'
import { write } from '../src/config/db'
import type { Page } from '../src/schemas/common'
import type { Candidate, PublicClient, PublicWorker } from '../src/schemas/people'
import { startApp, type TestApp } from './support/app'
import * as given from './support/factories'
import type { TestUser } from './support/factories'
import { expectFaults, expectProblem } from './support/problems'

let app: TestApp
let reader: TestUser
beforeAll(async () => {
  app = await startApp()
  reader = await given.makeClient(app)
})
afterAll(() => app.close())

const profile = {
  headline: 'Electrician with 12 years on site',
  bio: 'I wire new buildings.',
  skills: ['Electrical work', 'Lighting installation'],
  hourlyRate: { amount: 4_500, currency: 'EUR' },
  availability: 'limited',
  location: { city: 'Suva', country: 'FJ', lat: -18.141_59, lng: 178.442_18 },
  languages: [{ code: 'pt-BR', level: 'fluent' }],
  links: ['https://example.org/portfolio'],
  visibility: 'public',
}

async function makeWorker(changes: object = {}): Promise<TestUser> {
  const worker = await given.makeWorker(app, { name: 'Wes Worker' })
  await app.api.put('/worker/profile', { as: worker, body: { ...profile, ...changes } }).expect(200)
  return worker
}

/** What happens to an account, as time would have left it. */
const setUser = ({ id }: TestUser, change: string) =>
  write(app.context.db, `UPDATE users SET ${change} WHERE id = :id`, { id })

async function rate({ id }: TestUser, sum: number, count: number): Promise<void> {
  const text = 'UPDATE worker_profiles SET rating_sum = :sum, rating_count = :count WHERE user_id = :id'
  await write(app.context.db, text, { id, sum, count })
}

async function listWorkers(query: Record<string, string | number> = {}): Promise<PublicWorker[]> {
  const { body }: { body: Page<PublicWorker> } = await app.api
    .get('/workers', { as: reader, query: { limit: 100, ...query } })
    .expect(200)
  return body.data
}
const idsOf = (people: readonly { id: string }[]) => people.map(({ id }) => id)

describe('The profile of a worker', () => {
  const read = (worker: TestUser, as?: TestUser) => app.api.get(`/workers/${worker.id}`, { as })

  it('shows to everybody who is signed in what a client decides by', async () => {
    const worker = await makeWorker()
    const { body } = await read(worker, reader).expect(200)
    const { visibility: _visibility, ...shown } = profile
    expect(body).toEqual({
      ...shown,
      id: worker.id,
      name: 'Wes Worker',
      location: { ...profile.location, lat: -18.14, lng: 178.44 },
      rating: { average: null, count: 0 },
      completedContracts: 0,
      avatarUrl: null,
      memberSince: expect.stringMatching(/Z$/),
    })
    expectProblem(await read(worker), 'unauthenticated')
  })

  it('tells neither how to reach them nor where their door is', async () => {
    const worker = await makeWorker()
    await setUser(worker, `phone = '+6795551234'`)
    const { text } = await read(worker, reader).expect(200)
    for (const secret of [worker.email, '5551234', '18.141', '178.442']) expect(text).not.toContain(secret)
  })

  it('is there for nobody while it is hidden, not even for its owner', async () => {
    const worker = await makeWorker({ visibility: 'hidden' })
    expectProblem(await read(worker, reader), 'not_found')
    expectProblem(await read(worker, worker), 'not_found')
  })

  it.each(['suspended_at = NOW(3)', 'email_verified_at = NULL'])('is there for nobody after %s', async (change) => {
    const worker = await makeWorker()
    await setUser(worker, change)
    expectProblem(await read(worker, reader), 'not_found')
  })

  it('is not made up for somebody who only hires', async () => {
    expectProblem(await read(reader, reader), 'not_found')
  })
})

describe('The list of workers', () => {
  it('has only those with all of the skills, by names or aliases', async () => {
    const both = await makeWorker({ skills: ['Glazing', 'Wallpapering'] })
    const one = await makeWorker({ skills: ['Glazing'] })
    const found = idsOf(await listWorkers({ skills: 'glazier,Wallpapering' }))
    expect(found).toContain(both.id)
    expect(found).not.toContain(one.id)
    expect(idsOf(await listWorkers({ skills: 'Glazing' }))).toEqual(expect.arrayContaining([one.id, both.id]))
  })

  it('names the unknown skill that was asked for', async () => {
    const answer = await app.api.get('/workers', { as: reader, query: { skills: 'Plumbng' } })
    expect(expectFaults(answer, 'unknown_skill')).toEqual(['/query/skills/0 unknown_skill'])
  })

  it('has those of one country, and those who look for work', async () => {
    const tongan = await makeWorker({ location: { ...profile.location, country: 'TO' }, availability: 'open' })
    const busy = await makeWorker({ location: { ...profile.location, country: 'TO' }, availability: 'unavailable' })
    expect(idsOf(await listWorkers({ country: 'TO' }))).toEqual([busy.id, tongan.id])
    expect(idsOf(await listWorkers({ country: 'TO', availability: 'open' }))).toEqual([tongan.id])
  })

  it('goes by rating on demand: those without reviews last, and of equals the newest first', async () => {
    const location = { ...profile.location, country: 'WS' }
    const [fair, fresh, best, alsoBest] = [
      await makeWorker({ location }),
      await makeWorker({ location }),
      await makeWorker({ location }),
      await makeWorker({ location }),
    ]
    await rate(fair, 10, 3)
    await rate(best, 9, 2)
    await rate(alsoBest, 18, 4)
    const inOrder = [alsoBest, best, fair, fresh].map(({ id }) => id)
    expect(idsOf(await listWorkers({ country: 'WS', sort: 'rating' }))).toEqual(inOrder)

    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const query: Record<string, string | number> = {
        country: 'WS',
        sort: 'rating',
        limit: 1,
        ...(cursor && { cursor }),
      }
      const { body }: { body: Page<PublicWorker> } = await app.api.get('/workers', { as: reader, query }).expect(200)
      seen.push(...idsOf(body.data))
      cursor = body.nextCursor
    }
    expect(seen).toEqual(inOrder)
  })

  it('finds nobody who is hidden, suspended or unconfirmed, by whatever filter', async () => {
    const location = { ...profile.location, country: 'NR' }
    const skills = ['Glazing']
    const [seen, hidden, suspended, unconfirmed] = [
      await makeWorker({ location, skills }),
      await makeWorker({ location, skills, visibility: 'hidden' }),
      await makeWorker({ location, skills }),
      await makeWorker({ location, skills }),
    ]
    await setUser(suspended, 'suspended_at = NOW(3)')
    await setUser(unconfirmed, 'email_verified_at = NULL')
    const unseen = idsOf([hidden, suspended, unconfirmed])
    const filters = fc.record(
      {
        skills: fc.constantFrom('Glazing', 'glazier'),
        availability: fc.constant('limited'),
        country: fc.constant('NR'),
        sort: fc.constantFrom('newest', 'rating'),
      },
      { requiredKeys: [] },
    )
    const sound = fc.asyncProperty(filters, async (query) => {
      const found = idsOf(await listWorkers(query))
      expect(found).toContain(seen.id)
      expect(found.filter((id) => unseen.includes(id))).toEqual([])
    })
    await fc.assert(sound, { numRuns: 25 })
  })
})

describe('The profile of a client', () => {
  const read = (client: TestUser) => app.api.get(`/clients/${client.id}`)
  const complete = {
    displayName: 'Northside Property Care',
    about: 'We look after forty houses.',
    website: 'https://example.org',
    location: profile.location,
    kind: 'company',
  }

  it('is public, with the open gigs and how they hire', async () => {
    const client = await given.makeClient(app)
    await app.api.put('/client/profile', { as: client, body: complete }).expect(200)
    const [first, second] = [await given.makeGig(app, client), await given.makeGig(app, client)]
    await given.makeGig(app, client, { publish: false })
    const { body, text }: { body: PublicClient; text: string } = await read(client).expect(200)
    expect(body).toMatchObject({
      ...complete,
      id: client.id,
      location: { ...complete.location, lat: -18.14, lng: 178.44 },
      rating: { average: null, count: 0 },
      hireRate: null,
      medianResponseHours: null,
      openGigs: 2,
      logoUrl: null,
    })
    expect(idsOf(body.gigs)).toEqual([second.id, first.id])
    expect(text).not.toContain(client.email)
    expect(body).not.toHaveProperty('version')
  })

  it.each(['suspended_at = NOW(3)', 'email_verified_at = NULL'])('is gone after %s', async (change) => {
    const client = await given.makeClient(app)
    await setUser(client, change)
    expectProblem(await read(client), 'not_found')
  })

  it('is not made up for somebody who only works', async () => {
    expectProblem(await read(await makeWorker()), 'not_found')
  })
})

describe('The candidates for a gig', () => {
  const skills = ['Upholstery', 'Wallpapering']
  const place = { city: 'Suva', country: 'FJ', lat: -18.14, lng: 178.44 }
  let client: TestUser
  beforeEach(async () => {
    client = await given.makeClient(app)
  })

  async function candidatesFor(
    gig: { id: string },
    query: Record<string, string | number> = {},
  ): Promise<Page<Candidate>> {
    const path = `/client/gigs/${gig.id}/candidates`
    return (await app.api.get(path, { as: client, query: { limit: 100, ...query } }).expect(200)).body
  }

  it('are the workers who share a skill, the best match first, page by page', async () => {
    const gig = await given.makeGig(app, client, { skills, location: place })
    const fits = { skills, location: place, availability: 'open' }
    const [perfect, half, stranger] = [
      await makeWorker(fits),
      await makeWorker({ ...fits, skills: ['Upholstery'], availability: 'unavailable' }),
      await makeWorker({ ...fits, skills: ['Glazing'] }),
    ]
    const { data } = await candidatesFor(gig)
    expect(idsOf(data)).not.toContain(stranger.id)
    const ids = idsOf(data)
    expect(ids.indexOf(perfect.id)).toBeLessThan(ids.indexOf(half.id))
    const scores = data.map(({ match }) => match.score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))

    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Page<Candidate> = await candidatesFor(gig, { limit: 1, ...(cursor && { cursor }) })
      seen.push(...idsOf(page.data))
      cursor = page.nextCursor
    }
    expect(seen).toEqual(idsOf(data))
  })

  it('tell who has applied and who was invited', async () => {
    const gig = await given.makeGig(app, client, { skills: ['Upholstery'] })
    const [applicant, invited] = [await makeWorker({ skills }), await makeWorker({ skills })]
    await given.apply(app, applicant, gig)
    await given.invite(app, client, gig, invited)
    const { data } = await candidatesFor(gig)
    expect(data.find(({ id }) => id === applicant.id)).toMatchObject({ applied: true, invited: false })
    expect(data.find(({ id }) => id === invited.id)).toMatchObject({ applied: false, invited: true })

    const { id: gigId } = gig
    await write(app.context.db, 'UPDATE invitations SET expires_at = NOW(3) WHERE gig_id = :gigId', { gigId })
    const later = await candidatesFor(gig)
    expect(later.data.find(({ id }) => id === invited.id)).toMatchObject({ invited: false })
  })

  it('are never hidden, suspended or unconfirmed, nor the client', async () => {
    await given.giveRole(app, client, 'worker')
    await app.api.put('/worker/profile', { as: client, body: { ...profile, skills } }).expect(200)
    const [hidden, suspended, unconfirmed] = [
      await makeWorker({ skills, visibility: 'hidden' }),
      await makeWorker({ skills }),
      await makeWorker({ skills }),
    ]
    await setUser(suspended, 'suspended_at = NOW(3)')
    await setUser(unconfirmed, 'email_verified_at = NULL')
    const unseen = idsOf([client, hidden, suspended, unconfirmed])
    for (const wanted of [skills, []]) {
      const { data } = await candidatesFor(await given.makeGig(app, client, { skills: wanted }))
      expect(data).not.toHaveLength(0)
      expect(idsOf(data).filter((id) => unseen.includes(id))).toEqual([])
    }
  })

  it('are the business of the gig’s client alone', async () => {
    const gig = await given.makeGig(app, client, { skills })
    expectProblem(await app.api.get(`/client/gigs/${gig.id}/candidates`, { as: reader }), 'not_found')
  })
})
