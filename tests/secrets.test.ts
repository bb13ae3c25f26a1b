import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Secret } from 'otpauth'
import { rows } from '../src/config/db'
import type { Session } from '../src/schemas/auth'
import { startApp, type TestApp } from './support/app'
import { newCode, newRedisPrefix, wrongCode } from './support/auth'
import { Clock } from './support/clock'
import { codeFrom, makeAdmin, newEmail, type TestUser } from './support/factories'
import { turnOnMfa } from './support/mfa'
import { foundIn, readLog, readRedis, readTables } from './support/whereabouts'

const clock = new Clock()
let app: TestApp
let logDir: string
let admin: TestUser
beforeAll(async () => {
  logDir = await mkdtemp(join(tmpdir(), 'logs-'))
  const settings = { LOG_DIR: logDir, LOG_LEVEL: 'debug', RATE_LIMITS: 'on', REDIS_PREFIX: newRedisPrefix() }
  app = await startApp(settings, clock)
  admin = await makeAdmin(app)
})
afterAll(() => rm(logDir, { recursive: true }))

/** A dozen passwords are looked at, each for a quarter of a second, or for longer on a busy machine. */
const WALK_MS = 120_000

const passwords = ['canary-sparrow-4711-first', 'canary-sparrow-4711-second', 'canary-sparrow-4711-third'] as const
const name = 'Canary Sparrowhawk'

interface Code {
  code: string
  /** The only address to which it is mailed. */
  to: string
}

/** All that only the user may know. */
const secrets: string[] = [...passwords]
const codes: Code[] = []
const keep = ({ body }: { body: Session }): Session => {
  secrets.push(body.accessToken, body.refreshToken)
  return body
}
const keepCode = (code: string, to: string) => {
  codes.push({ code, to })
  return code
}

/** Registers, signs in in every way, refreshes, resets and leaves. */
async function walk(email: string): Promise<void> {
  const { api } = app
  const [password, newPassword] = passwords
  await api.post('/auth/register', { body: { email, password, name, role: 'worker' } }).expect(202)
  const verifyCode = keepCode(await codeFrom(app, email), email)
  await api.post('/auth/verify-email', { body: { email, otp: wrongCode(verifyCode) } }).expect(401)
  keep(await api.post('/auth/verify-email', { body: { email, otp: verifyCode } }).expect(200))

  const loginCode = keepCode(await newCode(app, email), email)
  const byCode = keep(await api.post('/auth/login/otp', { body: { email, otp: loginCode } }).expect(200))
  const byPassword = keep(await api.post('/auth/login', { body: { email, password } }).expect(200))
  keep(await api.post('/auth/refresh', { body: { refreshToken: byPassword.refreshToken } }).expect(200))
  await api.get('/me', { as: byCode, query: { token: byCode.accessToken } }).expect(422)
  await api.post('/auth/logout', { as: byCode }).expect(204)

  const otp = keepCode(await newCode(app, email, 'reset_password'), email)
  await api.post('/auth/password/reset', { body: { email, otp, newPassword } }).expect(204)
}

/** Changes the password and the address, and turns a second factor on, uses it in both ways, and turns it off. @returns the address */
async function walkOn(email: string): Promise<string> {
  const { api } = app
  const [, currentPassword, newPassword] = passwords
  const as = keep(await api.post('/auth/login', { body: { email, password: currentPassword } }).expect(200))
  await api.post('/me/password', { as, body: { currentPassword, newPassword } }).expect(204)

  const newAddress = newEmail('canary-new')
  const key = 'canary-key-of-the-address'
  secrets.push(key)
  const body = { newEmail: newAddress, password: newPassword }
  await api.post('/me/email', { as, body, headers: { 'Idempotency-Key': key } }).expect(202)
  const otp = keepCode(await codeFrom(app, newAddress), newAddress)
  await api.post('/me/email/confirm', { as, body: { otp } }).expect(200)

  const { phone, recoveryCodes } = await turnOnMfa(app, { ...as, ...as.user }, clock)
  const [recoveryCode = ''] = recoveryCodes
  secrets.push(...recoveryCodes, phone.secret, Buffer.from(Secret.fromBase32(phone.secret).bytes).toString('latin1'))
  for (const code of [phone.nextCode(), recoveryCode]) {
    const credentials = { email: newAddress, password: newPassword }
    const { body: begun } = await api.post('/auth/login', { body: credentials }).expect(200)
    secrets.push(begun.mfaToken)
    await api.post('/auth/login/mfa', { body: { mfaToken: begun.mfaToken, code: 'canary-guess' } }).expect(401)
    keep(await api.post('/auth/login/mfa', { body: { mfaToken: begun.mfaToken, code } }).expect(200))
  }
  await api.delete('/me/mfa/totp', { as, body: { password: newPassword, code: phone.nextCode() } }).expect(204)
  await api.delete('/me', { as, body: { password: newPassword } }).expect(202)
  return newAddress
}

/** Sends a password where none belongs. */
async function misplacePassword(email: string): Promise<void> {
  const headers = { 'Content-Type': 'application/json' }
  const broken = await app.api.post('/auth/login', { headers, body: `{"password":"${passwords[1]}" oops` }).expect(400)
  const misplaced = await app.api.post('/auth/login', { body: { email, passwort: passwords[1] } }).expect(422)
  for (const { text } of [broken, misplaced]) expect(text).not.toContain('canary-sparrow')
}

/** What admins may read about it all. */
async function shownToAdmins(userId: string): Promise<string> {
  const paths = ['/admin/logs', '/admin/audit-log', '/admin/users', `/admin/users/${userId}`]
  const answers = paths.map((path) => {
    const query: Record<string, number> = path.endsWith(userId) ? {} : { limit: 100 }
    return app.api.get(path, { as: admin, query }).expect(200)
  })
  return (await Promise.all(answers)).map(({ text }) => text).join('\n')
}

it(
  'keeps passwords, codes, tokens and keys out of logs, Redis, tables and mails, and names and addresses out of logs, Redis and tasks',
  async () => {
    const email = newEmail('canary')
    await walk(email)
    await misplacePassword(email)
    const newAddress = await walkOn(email)
    const { context, mail } = app
    const { PASSWORD_PEPPER, OTP_KEY, JWT_KEYS } = context.env
    for (const key of [
      PASSWORD_PEPPER,
      OTP_KEY,
      context.sealKey,
      context.cursorKey,
      ...JWT_KEYS.map(({ secret }) => secret),
    ])
      secrets.push(key.toString('base64url'), key.toString('latin1'))
    const [user] = await rows<{ id: string }>(context.db, 'SELECT id FROM users WHERE email = :newAddress', {
      newAddress,
    })

    const personal = [email, newAddress, name]
    const numbers = codes.map(({ code }) => code)
    const inRedis = await readRedis(app)
    const inTables = await readTables(app)
    const forAdmins = await shownToAdmins(user?.id ?? '')
    const tasks = await rows(context.db, 'SELECT queue, name, payload, last_error FROM outbox')
    const mails = mail
      .messages()
      .map(({ to, subject, text, html }) => ({ to, words: [subject, text, html].join('\n') }))
    await app.close() // which writes the last lines of the log
    const inLogs = await readLog(logDir)

    expect(inLogs).toContain('/me/mfa/totp/confirm')
    expect(inRedis).toContain(':limit:')
    expect(inTables).toContain(newAddress)
    expect(forAdmins).toContain('mfa.enable')
    expect(foundIn(inLogs, [...secrets, ...numbers, ...personal])).toEqual([])
    expect(foundIn(inRedis, [...secrets, ...numbers, ...personal])).toEqual([])
    expect(foundIn(JSON.stringify(tasks), [...secrets, ...numbers, ...personal])).toEqual([])
    expect(foundIn(inTables, [...secrets, ...numbers])).toEqual([])
    expect(foundIn(forAdmins, [...secrets, ...numbers])).toEqual([])
    expect(foundIn(mails.map(({ words }) => words).join('\n'), secrets)).toEqual([])
    for (const { code, to } of codes)
      expect(mails.filter(({ words }) => foundIn(words, [code]).length > 0).map((each) => each.to)).toEqual([to])
  },
  WALK_MS,
)
