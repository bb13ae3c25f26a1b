import { startApp, type TestApp } from './support/app'
import { makeWorker } from './support/factories'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

describe('the account', () => {
  it('is shown to its owner, without what it is kept safe by', async () => {
    const user = await makeWorker(app, { name: 'Mia Me' })
    const { body: me, headers } = await app.api.get('/me', { as: user }).expect(200)
    expect(me).toEqual({
      id: user.id,
      email: user.email,
      emailVerified: true,
      name: 'Mia Me',
      phone: null,
      country: null,
      locale: 'en-GB',
      timeZone: 'UTC',
      roles: ['worker'],
      mfaEnabled: false,
      createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      version: 2,
    })
    expect(headers['cache-control']).toBe('no-store')
  })

  it('takes what is given, keeps the rest, and counts a version', async () => {
    const user = await makeWorker(app)
    const { body: before } = await app.api.get('/me', { as: user }).expect(200)
    const change = { phone: '+4915112345678', country: 'DE', locale: 'de-DE', timeZone: 'Europe/Berlin' }
    const { body: changed } = await app.api.patch('/me', { as: user, body: change }).expect(200)
    expect(changed).toEqual({ ...before, ...change, version: 3 })
    const { body: cleared } = await app.api.patch('/me', { as: user, body: { phone: null } }).expect(200)
    expect(cleared).toEqual({ ...changed, phone: null, version: 4 })
    const { body: after } = await app.api.get('/me', { as: user }).expect(200)
    expect(after).toEqual(cleared)
  })

  it('loses no change of two made at once', async () => {
    const user = await makeWorker(app)
    const changes = [{ name: 'Both Changed' }, { country: 'PT' }, { locale: 'pt-PT' }, { timeZone: 'Europe/Lisbon' }]
    await Promise.all(changes.map((body) => app.api.patch('/me', { as: user, body }).expect(200)))
    const { body: me } = await app.api.get('/me', { as: user }).expect(200)
    expect(me).toMatchObject({ ...Object.assign({}, ...changes), version: 6 })
  })

  it.each([
    ['a phone number without its country', { phone: '015112345678' }, '/body/phone'],
    ['a country that there is not', { country: 'ZZ' }, '/body/country'],
    ['a country that there is no more', { country: 'YU' }, '/body/country'],
    ['a country by its name', { country: 'Germany' }, '/body/country'],
    ['a country in small letters', { country: 'de' }, '/body/country'],
    ['a language that is none', { locale: 'not_a_locale' }, '/body/locale'],
    ['a zone that there is not', { timeZone: 'Mars/Olympus' }, '/body/timeZone'],
    ['an offset for a zone', { timeZone: '+02:00' }, '/body/timeZone'],
    ['an empty name', { name: '' }, '/body/name'],
    ['no name', { name: null }, '/body/name'],
    ['a name with NUL', { name: 'Mia\0' }, '/body/name'],
    ['half of a surrogate pair', { name: 'Mia \uD83E' }, '/body/name'],
    ['a role', { roles: ['admin'] }, '/body/roles'],
    ['an address', { email: 'mia@example.org' }, '/body/email'],
    ['its own suspension', { suspendedAt: null }, '/body/suspendedAt'],
  ])('refuses %s', async (_what, body, pointer) => {
    const user = await makeWorker(app)
    const answer = await app.api.patch('/me', { as: user, body }).expect(422)
    expect(answer.body.code).toBe('invalid_input')
    expect(answer.body.errors[0].pointer).toBe(pointer)
    const { body: me } = await app.api.get('/me', { as: user }).expect(200)
    expect(me.version).toBe(2)
  })
})
