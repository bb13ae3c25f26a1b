import fc from 'fast-check'
import { DeadlineInput } from '../src/schemas/common'
import type { Gig } from '../src/schemas/gigs'
import { startApp, type TestApp } from './support/app'
import * as given from './support/factories'
import type { TestUser } from './support/factories'
import { expectFaults, expectProblem } from './support/problems'

let app: TestApp
let client: TestUser
beforeAll(async () => {
  app = await startApp()
  client = await given.makeClient(app)
})
afterAll(() => app.close())

const postGig = (overrides: object) =>
  app.api.post('/client/gigs', { as: client, body: { ...given.newGig(), ...overrides } })

async function gigNow(gig: Gig): Promise<Gig> {
  const { body }: { body: Gig } = await app.api.get(`/client/gigs/${gig.id}`, { as: client }).expect(200)
  return body
}

describe('Money', () => {
  it.each([0, 1, 10 ** 12])('may be %d minor units', async (amount) => {
    const budget = { min: amount, max: amount, currency: 'JPY' }
    const { body } = await postGig({ budget }).expect(201)
    expect(body.budget).toEqual(budget)
  })

  it.each([
    ['a fraction', 99.5, 'invalid_type'],
    ['negative', -1, 'too_small'],
    ['text', '100', 'invalid_type'],
    ['more than 10^12', 10 ** 12 + 1, 'too_big'],
  ])('is not %s', async (_name, min, code) => {
    const budget = { min, max: 10 ** 13, currency: 'EUR' }
    expect(expectFaults(await postGig({ budget }))).toEqual([`/body/budget/min ${code}`, '/body/budget/max too_big'])
  })

  it.each(['eur', 'EU', 'XXY', ''])('has no currency “%s”', async (currency) => {
    const response = await postGig({ budget: { min: 1, max: 2, currency } })
    expect(expectFaults(response)[0]).toMatch(/^\/body\/budget\/currency /)
  })

  it('has its lower bound first', async () => {
    const budget = { min: 2, max: 1, currency: 'EUR' }
    expect(expectFaults(await postGig({ budget }))).toEqual(['/body/budget/max custom'])
  })
})

describe('A deadline', () => {
  it.each([
    ['2037-07-01T12:00:00Z', '2037-07-01T12:00:00.000Z'],
    [{ date: '2037-07-01', timeZone: 'Asia/Kathmandu' }, '2037-07-01T18:14:59.999Z'],
    [{ date: '2037-01-01', timeZone: 'Pacific/Kiritimati' }, '2037-01-01T09:59:59.999Z'],
  ])('%j comes back as %s', async (deadline, instant) => {
    const { body } = await postGig({ deadline }).expect(201)
    expect(body.deadline).toBe(instant)
    expect((await gigNow(body)).deadline).toBe(instant)
  })

  it('is the last moment of the local day, also when clocks change', () => {
    const days = fc.date({ min: new Date('2012-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
    const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
    const holds = fc.property(days, zones, (day, timeZone) => {
      const date = day.toISOString().slice(0, 10)
      const end = Date.parse(DeadlineInput.parse({ date, timeZone }))
      // Sweden writes dates as ISO 8601 does.
      const localDate = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })
      expect(localDate.format(end)).toBe(date)
      expect(localDate.format(end + 1) > date).toBe(true)
    })
    // The days whose last hour is there twice: the clocks go from midnight back to 23:00.
    const examples: [Date, string][] = [
      [new Date('2026-10-29'), 'Africa/Cairo'],
      [new Date('2026-10-24'), 'America/Nuuk'],
    ]
    fc.assert(holds, { numRuns: 300, examples })
  })

  it.each([
    [{ date: '2037-02-29', timeZone: 'Europe/Berlin' }, '/body/deadline/date'],
    [{ date: '2037-03-01', timeZone: 'Mars/Olympus' }, '/body/deadline/timeZone'],
    [{ date: '2037-03-01', timeZone: '+02:00' }, '/body/deadline/timeZone'],
    ['2037-03-01T12:00:00+02:00', '/body/deadline'],
    ['tomorrow', '/body/deadline'],
    ['2026-01-01T00:00:00Z', '/body/deadline'],
    [{ date: '9999-12-31', timeZone: 'America/New_York' }, '/body/deadline'],
  ])('cannot be %j', async (deadline, pointer) => {
    expect(expectFaults(await postGig({ deadline }))).toEqual([expect.stringMatching(`^${pointer} `)])
  })
})

describe('An instant', () => {
  it.each(['1000-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z'])('may be as far away as %s', async (startsAt) => {
    const { body } = await postGig({ startsAt }).expect(201)
    expect((await gigNow(body)).startsAt).toBe(new Date(startsAt).toISOString())
  })

  it.each(['0999-12-31T23:59:59Z', '10000-01-01T00:00:00Z', '2037-02-29T00:00:00Z', 1_800_000_000])(
    'cannot be %s',
    async (startsAt) => {
      expect(expectFaults(await postGig({ startsAt }))).toEqual([expect.stringMatching('^/body/startsAt ')])
    },
  )
})

describe('A gig that is sent', () => {
  it('has no unknown field, at any depth', async () => {
    const questions = [{ text: 'Where?', required: true, id: 'mine' }]
    const location = { city: 'Ghent', country: 'BE', lat: 51, lng: 3.7, street: 'x' }
    const faults = expectFaults(await postGig({ location, questions, status: 'open', clientId: client.id }))
    expect(faults.sort()).toEqual([
      '/body/clientId unrecognized_key',
      '/body/location/street unrecognized_key',
      '/body/questions/0/id unrecognized_key',
      '/body/status unrecognized_key',
    ])
  })

  it('names known skills, and gets the nearest names for others', async () => {
    const { errors } = expectProblem(await postGig({ skills: ['Tiling', 'Carpentri'] }), 'unknown_skill')
    expect(errors).toMatchObject([{ pointer: '/body/skills/1', suggestions: ['Carpentry'] }])
  })

  it('keeps every skill once, by its own name', async () => {
    const { body } = await postGig({ skills: ['tiler', 'TILING', 'joiner'] }).expect(201)
    expect(body.skills).toEqual(['Tiling', 'Joinery'])
  })

  it('keeps its text exactly as written', async () => {
    const description = '  Ein „Bad“ 🛁\n\n* 8 m²  '
    const { body } = await postGig({ description }).expect(201)
    expect((await gigNow(body)).description).toBe(description)
  })

  it('is a draft that nobody else sees unless it is published at once', async () => {
    const { body } = await postGig({ publish: false }).expect(201)
    expect(body).toMatchObject({ status: 'draft', publishedAt: null, allowedActions: ['publish', 'cancel'] })
    expectProblem(await app.api.get(`/gigs/${body.id}`), 'not_found')
  })
})
