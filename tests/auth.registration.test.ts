import { createPasswordHasher } from '../src/utils/passwords'
import { startApp, type TestApp } from './support/app'
import { ageCodes, answerOf, newRegistration } from './support/auth'
import { codeFrom, makeWorker, newEmail, PASSWORD } from './support/factories'
import * as Users from '../src/models/User'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const register = (overrides: object) => app.api.post('/auth/register', { body: newRegistration(overrides) })
const verify = (email: string, otp: string) => app.api.post('/auth/verify-email', { body: { email, otp } })

describe('registration', () => {
  it('answers alike for a new, a waiting and a confirmed address', async () => {
    const email = newEmail()
    const { email: confirmed } = await makeWorker(app)
    const first = await register({ email }).expect(202)
    const again = await register({ email })
    const taken = await register({ email: confirmed })

    expect(first.body).toEqual({ message: expect.any(String), expiresInSeconds: 600, resendAfterSeconds: 60 })
    expect(answerOf(again)).toEqual(answerOf(first))
    expect(answerOf(taken)).toEqual(answerOf(first))
  })

  it('tells the owner of a confirmed address by mail, however it is written, and changes nothing', async () => {
    const owner = await makeWorker(app, { name: 'Olga Owner' })
    await register({ email: owner.email.toUpperCase(), role: 'client' }).expect(202)

    const { subject, text } = await app.mail.waitFor(owner.email)
    expect(subject).toContain('already have an account')
    expect(text).not.toMatch(/\b\d{6}\b/)
    const { body: me } = await app.api.get('/me', { as: owner }).expect(200)
    expect(me).toMatchObject({ email: owner.email, name: 'Olga Owner', roles: ['worker'], version: 2 })
  })

  it('signs the user in, with a profile of the role, once the address is confirmed', async () => {
    const { email } = newRegistration()
    await register({ email, role: 'client', name: 'Carla Client' }).expect(202)
    const { body: session } = await verify(email, await codeFrom(app, email)).expect(200)

    expect(session).toEqual({
      user: expect.objectContaining({ email, emailVerified: true, name: 'Carla Client', roles: ['client'] }),
      accessToken: expect.any(String),
      accessTokenExpiresAt: expect.any(String),
      refreshToken: expect.any(String),
      refreshTokenExpiresAt: expect.any(String),
    })
    const { body: profile } = await app.api.get('/client/profile', { as: session }).expect(200)
    expect(profile.displayName).toBe('Carla Client')
    const { body: problem } = await app.api.get('/worker/profile', { as: session }).expect(403)
    expect(problem.code).toBe('forbidden')
  })

  it('gives an unconfirmed address to the last who registers it, by the code sent for that registration alone', async () => {
    const { email } = newRegistration()
    await register({ email, name: 'Early Eva' }).expect(202)
    const firstCode = await codeFrom(app, email)
    const waiting = await Users.findByEmail(app.context.db, email)
    await ageCodes(app, String(waiting?.id), 61)
    await register({ email, name: 'Late Lea' }).expect(202)
    const secondCode = await codeFrom(app, email, () => app.mail.messages(email).length === 2)

    const { body: refused } = await verify(email, firstCode).expect(401)
    expect(refused.code).toBe('invalid_otp')
    const { body: session } = await verify(email, secondCode).expect(200)
    expect(session.user.name).toBe('Late Lea')
  })

  it('sends one code to whoever registers twice with the same password, which then works', async () => {
    const { email } = newRegistration()
    await register({ email }).expect(202)
    await register({ email }).expect(202)
    await verify(email, await codeFrom(app, email)).expect(200)
    expect(app.mail.messages(email)).toHaveLength(1)
    await app.api.post('/auth/login', { body: { email, password: PASSWORD } }).expect(200)
  })

  it('trusts neither password when two registrations of an address differ, until its owner sets one', async () => {
    const { email } = newRegistration()
    const other = 'loud-heron-builds-72'
    await register({ email, password: other }).expect(202)
    await register({ email }).expect(202)
    await verify(email, await codeFrom(app, email)).expect(200)
    for (const password of [other, PASSWORD]) {
      await app.api.post('/auth/login', { body: { email, password } }).expect(401)
    }
  })

  it('makes one account of ten registrations at once', async () => {
    const { email } = newRegistration()
    const answers = await Promise.all(Array.from({ length: 10 }, () => register({ email })))
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(202))
    const otp = await codeFrom(app, email)
    await verify(email, otp).expect(200)
    expect(app.mail.messages(email)).toHaveLength(1)
  })

  it.each([
    ['the role admin', { role: 'admin' }, '/body/role', 'invalid_value'],
    ['a field that it does not know', { isAdmin: true }, '/body/isAdmin', 'unrecognized_key'],
    [
      'an address with a line break',
      { email: 'jane@example.org\r\nBcc: eve@example.org' },
      '/body/email',
      'invalid_format',
    ],
    ['two addresses', { email: 'jane@example.org,eve@example.org' }, '/body/email', 'invalid_format'],
    ['a name of spaces', { name: '   ' }, '/body/name', expect.any(String)],
  ])('refuses %s', async (_what, overrides, pointer, code) => {
    const { body } = await register(overrides).expect(422)
    expect(body).toMatchObject({ code: 'invalid_input', errors: [{ pointer, code }] })
  })
})

describe('the password rule', () => {
  const emoji = '\u{1F9A6}'
  const varied = String.fromCodePoint(...Array.from({ length: 128 }, (_, i) => 0x1f400 + ((i * 37) % 128)))

  it.each([
    ['eleven characters', 'eleven-char', 'too_small'],
    ['eleven characters of two UTF-16 units each', emoji.repeat(11), 'too_small'],
    ['129 characters', 'x7'.repeat(64).concat('!'), 'too_big'],
    ['a common password', 'qwerty123456', 'common_password'],
    ['a common password in capitals', 'LEAVEMEALONE', 'common_password'],
    ['a common password with a year', 'Password2024', 'common_password'],
    ['one character after the other', 'abcdefghijklmnop', 'common_password'],
    ['the same over and over', 'trustno1'.repeat(8), 'common_password'],
    ['the address', 'rosa.register@example.org', 'guessable_password'],
    ['the name with a year', 'RosaRegister2026!', 'guessable_password'],
    ['the name of the product', 'GigMarketplace#1', 'guessable_password'],
  ])('refuses %s', async (_what, password, code) => {
    const { body } = await register({ email: 'rosa.register@example.org', password }).expect(422)
    expect(body.errors).toEqual([{ pointer: '/body/password', code, message: expect.any(String) }])
  })

  it.each([
    ['twelve characters without digits or capitals', 'otter paints'],
    ['128 characters, however many bytes they have', varied],
  ])('takes %s', async (_what, password) => {
    const { status } = await register({ password })
    expect(status).toBe(202)
  })

  it('compares every character of a long password, in whatever form its accents are written', async () => {
    const passwords = createPasswordHasher(app.context.env.PASSWORD_PEPPER)
    const long = 'a'.repeat(100)
    const hash = await passwords.hash(`${long}é`.normalize('NFC'))
    expect(hash).toMatch(/^\$2b\$12\$/)
    await expect(passwords.verify(`${long}é`.normalize('NFD'), hash)).resolves.toBe(true)
    await expect(passwords.verify(`${long}e`, hash)).resolves.toBe(false)
  })
})
