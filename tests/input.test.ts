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
    expect(expectFaults(response)).toEqual(['/body/budget/currency unknown_currency'])
  })

  it('has its lower bound first', async () => {
    const budget = { min: 2, max: 1, currency: 'EUR' }
    expect(expectFaults(await postGig({ budget }))).toEqual(['/body/budget/max below_min'])
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

describe('A fault', () => {
  const place = { city: 'Ghent', country: 'BE', lat: 51, lng: 3.7 }
  const noon = '2037-07-01T12:00:00Z'
  it.each<[changes: object, fault: string]>([
    [{ title: undefined }, '/title required: This field is required.'],
    [{ title: 12 }, '/title invalid_type: Must be text.'],
    [{ title: '' }, '/title blank: Must not be blank.'],
    [{ title: ' \n ' }, '/title blank: Must not be blank.'],
    [{ title: 'ab' }, '/title too_small: Must have at least 3 characters.'],
    [{ title: 'x'.repeat(151) }, '/title too_big: Must have at most 150 characters.'],
    [{ payType: 'daily' }, '/payType invalid_value: Must be one of: fixed, hourly.'],
    [{ openings: 1.5 }, '/openings invalid_type: Must be a whole number.'],
    [{ openings: 51 }, '/openings too_big: Must be at most 50.'],
    [{ publish: 'yes' }, '/publish invalid_type: Must be true or false.'],
    [{ questions: {} }, '/questions invalid_type: Must be a list.'],
    [{ skills: new Array(16).fill('Tiling') }, '/skills too_big: Must have at most 15 entries.'],
    [{ location: 'Ghent' }, '/location invalid_type: Must be an object.'],
    [{ location: { ...place, lat: '51' } }, '/location/lat invalid_type: Must be a number.'],
    [
      { location: { ...place, country: 'XQ' } },
      '/location/country unknown_country: Must be an ISO 3166-1 alpha-2 code, such as DE.',
    ],
    [
      { location: { ...place, country: 'be' } },
      '/location/country unknown_country: Must be an ISO 3166-1 alpha-2 code, such as DE.',
    ],
    [{ startsAt: '2037-07-01' }, '/startsAt invalid_format: Must be an instant in UTC, such as 2026-12-01T09:00:00Z.'],
    [{ startsAt: '0999-01-01T00:00:00Z' }, '/startsAt too_early: Must not be before the year 1000.'],
    [{ deadline: 12 }, '/deadline invalid_type: Must be an instant, or a date with a time zone.'],
    [
      { deadline: { date: noon, timeZone: 'Asia/Kathmandu' } },
      '/deadline/date invalid_format: Must be a date, such as 2026-12-01.',
    ],
    [
      { deadline: { date: '2037-07-01', timeZone: 'Mars' } },
      '/deadline/timeZone unknown_time_zone: Must be an IANA time zone, such as Europe/Berlin.',
    ],
    [{ surprise: 1 }, '/surprise unrecognized_key: There is no such field.'],
  ])('is told once, with a code and in one sentence: %j', async (changes, fault) => {
    const { errors } = expectProblem(await postGig(changes), 'invalid_input')
    expect(errors?.map(({ pointer, code, message }) => `${pointer} ${code}: ${message}`)).toEqual([`/body${fault}`])
  })

  it('of the person has a code of its own too', async () => {
    const body = { phone: '030 123', locale: 'not a locale', timeZone: '+02:00', country: 'UN' }
    expect(expectFaults(await app.api.patch('/me', { as: client, body }))).toEqual([
      '/body/phone invalid_phone',
      '/body/country unknown_country',
      '/body/locale invalid_locale',
      '/body/timeZone unknown_time_zone',
    ])
  })
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
