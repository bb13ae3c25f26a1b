import { rows, write } from '../src/config/db'
import { startSession } from '../src/controllers/auth/startSession'
import { newId } from '../src/utils/uuid'
import { startApp, type TestApp } from './support/app'
import { newCode, newRegistration } from './support/auth'
import { codeFrom, makeWorker, origin, PASSWORD, type TestUser } from './support/factories'
import { letter } from './support/letter'

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0'
const NEWER_FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:146.2) Gecko/20100101 Firefox/146.2'
const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 Version/19.1 Safari/604.1'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ TRUST_PROXY: '1' })
})
afterAll(() => app.close())

interface Place {
  userAgent?: string
  ip?: string
}
const HOME = { userAgent: FIREFOX, ip: '203.0.113.7' }

const signIn = ({ id }: Pick<TestUser, 'id'>, place: Place = {}) =>
  startSession(app.context, { userId: id, method: 'password', origin: { ...origin, ...HOME, ...place } })

/** Somebody who has signed in at home, once. */
async function makeAtHome(): Promise<TestUser> {
  const user = await makeWorker(app)
  await write(app.context.db, 'UPDATE sessions SET user_agent = :userAgent, ip = :ip WHERE user_id = :id', {
    ...HOME,
    id: user.id,
  })
  return user
}

/** How many sign-ins of a user were told as new. */
async function toldTo({ id }: Pick<TestUser, 'id'>): Promise<number> {
  const sessions = await rows<{ id: string }>(app.context.db, 'SELECT id FROM sessions WHERE user_id = :id', { id })
  const payloads = sessions.map((session) => JSON.stringify({ sessionId: session.id }))
  const text = `SELECT id FROM outbox WHERE name = 'new-device' AND payload IN (:payloads)`
  return (await rows(app.context.db, text, { payloads })).length
}

describe('a sign-in', () => {
  const known: [string, Place][] = [
    ['the same device in the same place', {}],
    ['a newer version of the browser', { userAgent: NEWER_FIREFOX }],
    ['another address of the same network', { ip: '203.0.250.1' }],
    ['an address of it that is written as IPv6', { ip: '::ffff:203.0.113.9' }],
  ]
  it.each(known)('from %s is not told', async (_from, place) => {
    const user = await makeAtHome()
    await signIn(user, place)
    expect(await toldTo(user)).toBe(0)
  })

  const unknown: [string, Place][] = [
    ['another device', { userAgent: PHONE }],
    ['a client without a name', { userAgent: '' }],
    ['another network', { ip: '198.51.100.1' }],
    ['another network next to it', { ip: '203.1.113.7' }],
    ['a network of IPv6', { ip: '2001:db8:1::1' }],
  ]
  it.each(unknown)('from %s is told, once', async (_from, place) => {
    const user = await makeAtHome()
    await signIn(user, place)
    await signIn(user, place)
    expect(await toldTo(user)).toBe(1)
  })

  it('takes all of one provider’s IPv6 addresses for one network', async () => {
    const user = await makeAtHome()
    await signIn(user, { ip: '2001:db8:1::1' })
    await signIn(user, { ip: '2001:db8:ffff:2::9' })
    expect(await toldTo(user)).toBe(1)
    await signIn(user, { ip: '2001:db9::1' })
    expect(await toldTo(user)).toBe(2)
  })

  it('is told when nothing is known any more of the sessions before', async () => {
    const user = await makeAtHome()
    await write(app.context.db, 'DELETE FROM sessions WHERE user_id = :id', { id: user.id })
    await signIn(user)
    expect(await toldTo(user)).toBe(1)
  })

  it('knows a device of which all sessions have ended', async () => {
    const user = await makeAtHome()
    await app.api.post('/auth/logout-all', { as: user }).expect(204)
    await signIn(user)
    expect(await toldTo(user)).toBe(0)
  })

  it('is told once when two come at the same moment from the same new device', async () => {
    const user = await makeAtHome()
    await Promise.all([signIn(user, { userAgent: PHONE }), signIn(user, { userAgent: PHONE })])
    expect(await toldTo(user)).toBe(1)
  })

  it('that is the account’s first is not told', async () => {
    const { email, ...rest } = newRegistration()
    await app.api.post('/auth/register', { body: { email, ...rest } }).expect(202)
    const otp = await codeFrom(app, email)
    const headers = { 'User-Agent': FIREFOX, 'X-Forwarded-For': HOME.ip }
    const { body } = await app.api.post('/auth/verify-email', { body: { email, otp }, headers }).expect(200)
    expect(await toldTo(body.user)).toBe(0)
    await app.api.post('/auth/login', { body: { email, password: PASSWORD }, headers }).expect(200)
    expect(await toldTo(body.user)).toBe(0)
  })
})

describe('the mail about a new device', () => {
  it('says when, on what, and from where', async () => {
    const user = await makeAtHome()
    const otp = await newCode(app, user.email)
    const headers = { 'User-Agent': PHONE, 'X-Forwarded-For': '198.51.100.1' }
    await app.api.post('/auth/login/otp', { body: { email: user.email, otp }, headers }).expect(200)

    const { subject, text } = await app.mail.waitFor(user.email, (mail) => mail.subject.includes('New sign-in'))
    expect(subject).toContain('to your account')
    expect(text).toContain(PHONE)
    expect(text).toContain('198.51.100.1')
    expect(text).toMatch(/When: .*\d{4}/)
  })

  it('cannot be made to say something else by a device that names itself so', async () => {
    const user = await makeAtHome()
    const { accessToken } = await signIn(user, { userAgent: 'A\r\n\r\nCall +49 30 1234567 now <b>' })
    const { body } = await app.api.get('/auth/sessions', { as: { accessToken } }).expect(200)
    const [{ id: sessionId }] = body.data
    expect(await letter(app, 'new-device', { sessionId })).toMatchObject({ to: user.id, data: { ip: HOME.ip } })
    const { text, html } = await app.mail.waitFor(user.email, (mail) => mail.subject.includes('New sign-in'))
    expect(text).toContain('Device: A Call +49 30 1234567 now <b>\n')
    expect(html).not.toContain('now <b>')
  })

  it('is left out when the session is gone', async () => {
    expect(await letter(app, 'new-device', { sessionId: newId() })).toBeUndefined()
  })
})
