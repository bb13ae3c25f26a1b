import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Redis } from 'ioredis'
import { rows } from '../src/config/db'
import { startApp, type TestApp } from './support/app'
import { newCode, newRedisPrefix, wrongCode } from './support/auth'
import { Clock } from './support/clock'
import { codeFrom, newEmail } from './support/factories'
import { Authenticator } from './support/mfa'

let app: TestApp
let logDir: string
beforeAll(async () => {
  logDir = await mkdtemp(join(tmpdir(), 'logs-'))
  app = await startApp({ LOG_DIR: logDir, LOG_LEVEL: 'debug', RATE_LIMITS: 'on', REDIS_PREFIX: newRedisPrefix() })
})
afterAll(() => rm(logDir, { recursive: true }))

const firstPassword = 'canary-sparrow-4711-first'
const secondPassword = 'canary-sparrow-4711-second'

/** Registers, signs in in every way, refreshes, resets and leaves. @returns all that only the user may know */
async function walk(): Promise<{ secrets: string[]; personal: string[] }> {
  const { api } = app
  const email = newEmail('canary')
  const name = 'Canary Sparrowhawk'
  const secrets: string[] = [firstPassword, secondPassword]
  const keep = ({ body }: { body: { accessToken: string; refreshToken: string } }) => {
    secrets.push(body.accessToken, body.refreshToken)
    return body
  }
  await api.post('/auth/register', { body: { email, password: firstPassword, name, role: 'worker' } }).expect(202)
  const verifyCode = await codeFrom(app, email)
  await api.post('/auth/verify-email', { body: { email, otp: wrongCode(verifyCode) } }).expect(401)
  keep(await api.post('/auth/verify-email', { body: { email, otp: verifyCode } }).expect(200))

  const loginCode = await newCode(app, email)
  const byCode = keep(await api.post('/auth/login/otp', { body: { email, otp: loginCode } }).expect(200))
  const byPassword = keep(await api.post('/auth/login', { body: { email, password: firstPassword } }).expect(200))
  keep(await api.post('/auth/refresh', { body: { refreshToken: byPassword.refreshToken } }).expect(200))
  await api.get('/me', { as: byCode, query: { token: byCode.accessToken } }).expect(422)
  await api.post('/auth/logout', { as: byCode }).expect(204)
  secrets.push(...(await walkSecondFactor(email, byPassword)))

  const resetCode = await newCode(app, email, 'reset_password')
  const reset = { email, otp: resetCode, newPassword: secondPassword }
  await api.post('/auth/password/reset', { body: reset }).expect(204)

  const headers = { 'Content-Type': 'application/json' }
  const broken = await api.post('/auth/login', { headers, body: `{"password":"${secondPassword}" oops` }).expect(400)
  const misplaced = await api.post('/auth/login', { body: { email, passwort: secondPassword } }).expect(422)
  for (const { text } of [broken, misplaced]) expect(text).not.toContain('canary-sparrow')
  return { secrets: [...secrets, verifyCode, loginCode, resetCode], personal: [email, name] }
}

/** Sets a second factor up, signs in with it in both ways, and turns it off. @returns all of it that only the user may know */
async function walkSecondFactor(email: string, as: { accessToken: string }): Promise<string[]> {
  const { api } = app
  const { body: setup } = await api.post('/me/mfa/totp', { as }).expect(200)
  const phone = new Authenticator(setup.secret, new Clock())
  const codes = [phone.code(), phone.code(1)]
  const { body } = await api.post('/me/mfa/totp/confirm', { as, body: { code: codes[0] } }).expect(200)
  const [first, second]: string[] = body.recoveryCodes
  const tokens: string[] = []
  for (const code of [codes[1], first]) {
    const { body: begun } = await api.post('/auth/login', { body: { email, password: firstPassword } }).expect(200)
    const { body: session } = await api.post('/auth/login/mfa', { body: { ...begun, code } }).expect(422)
    expect(JSON.stringify(session)).not.toContain(begun.mfaToken)
    const { mfaToken } = begun
    const { body: signedIn } = await api.post('/auth/login/mfa', { body: { mfaToken, code } }).expect(200)
    tokens.push(mfaToken, signedIn.accessToken, signedIn.refreshToken)
  }
  await api.delete('/me/mfa/totp', { as, body: { password: firstPassword, code: second } }).expect(204)
  return [setup.secret, ...codes, ...body.recoveryCodes, ...tokens]
}

async function logged(): Promise<string> {
  const files = await readdir(logDir)
  return (await Promise.all(files.map((file) => readFile(join(logDir, file), 'utf8')))).join('\n')
}

async function everythingInRedis(redis: Redis, prefix: string): Promise<string> {
  const keys = await redis.keys(`${prefix}*`)
  const readers: Record<string, (key: string) => Promise<unknown>> = {
    string: (key) => redis.get(key),
    hash: (key) => redis.hgetall(key),
    list: (key) => redis.lrange(key, 0, -1),
    set: (key) => redis.smembers(key),
    zset: (key) => redis.zrange(key, '0', '-1'),
    stream: (key) => redis.xrange(key, '-', '+'),
  }
  const values = keys.map(async (key) => {
    const type = await redis.type(key)
    if (type === 'none') return key // expired meanwhile
    const read = readers[type]
    if (!read) throw new Error(`No reader for the type ${type}`)
    return `${key} ${JSON.stringify(await read(key))}`
  })
  return (await Promise.all(values)).join('\n')
}

async function everythingInTables({ context: { db } }: TestApp): Promise<string> {
  const tables = await rows<{ name: string }>(
    db,
    'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()',
  )
  const texts: string[] = []
  for (const { name } of tables) {
    for (const values of await rows(db, `SELECT * FROM ${name}`)) {
      texts.push(
        Object.values(values)
          .map((value) => (Buffer.isBuffer(value) ? value.toString('latin1') : String(value)))
          .join('\t'),
      )
    }
  }
  return texts.join('\n')
}

/** The secrets that a text holds, as whole words: six digits may well be a part of a longer number. */
const found = (text: string, secrets: string[]) =>
  secrets.filter((secret) => new RegExp(`(?<![\\w-])${secret}(?![\\w-])`).test(text))

it('keeps passwords, codes and tokens out of logs, Redis and tables, and names and addresses out of logs, Redis and tasks', async () => {
  const { secrets, personal } = await walk()
  const inRedis = await everythingInRedis(app.context.redis.commands, app.context.env.REDIS_PREFIX)
  const inTables = await everythingInTables(app)
  const tasks = await rows(app.context.db, 'SELECT queue, name, payload, last_error FROM outbox')
  await app.close() // which writes the last lines of the log
  const inLogs = await logged()

  expect(inLogs).toContain('/auth/password/reset')
  expect(inRedis).toContain(':limit:')
  expect(inTables).toContain(personal[0])
  expect(found(inLogs, [...secrets, ...personal])).toEqual([])
  expect(found(inRedis, [...secrets, ...personal])).toEqual([])
  expect(found(JSON.stringify(tasks), [...secrets, ...personal])).toEqual([])
  expect(found(inTables, secrets)).toEqual([])
})
