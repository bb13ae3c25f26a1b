import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { limitDefaults } from '../src/config/limits'
import type { Route } from '../src/routes/contract'
import { startApp, type CallOptions, type TestApp } from './support/app'
import { newRedisPrefix } from './support/auth'
import { makeUser, newWord, type TestUser } from './support/factories'
import { placesIn, replaceAt } from './support/json'
import { call, exampleBody, nameOf, routesWhere } from './support/routeCases'
import { createOwnDatabase } from './support/services'
import { readLog, readRedis, readTables } from './support/whereabouts'

const roles = ['worker', 'client', 'admin'] as const

let app: TestApp
let logDir: string
let users: Record<(typeof roles)[number], TestUser>
beforeAll(async () => {
  logDir = await mkdtemp(join(tmpdir(), 'logs-'))
  // Counted, but not refused.
  const limits = Object.keys(limitDefaults).map((name) => `${name}=1000000/1h`)
  app = await startApp({
    DATABASE_URL: await createOwnDatabase('canaries'),
    LOG_DIR: logDir,
    LOG_LEVEL: 'debug',
    RATE_LIMITS: limits.join(),
    REDIS_PREFIX: newRedisPrefix(),
  })
  const [worker, client, admin] = await Promise.all(roles.map((role) => makeUser(app, role)))
  if (!worker || !client || !admin) throw new Error('There must be one of each role')
  users = { worker, client, admin }
})
afterAll(() => rm(logDir, { recursive: true }))

/** Where each was planted. */
const planted = new Map<string, string>()
function canary(place: string): string {
  const secret = newWord()
  planted.set(secret, place)
  return secret
}
const found = (text: string) => [...planted].flatMap(([secret, place]) => (text.includes(secret) ? [place] : []))

const SECRET_FIELD = /^(.*password|otp|code|.*token)$/i
/** Headers in which clients send secrets, rightly or not. An id of a request that is well-formed is none: it is to be found again. */
const HEADERS = [
  ...['Cookie', 'Idempotency-Key', 'User-Agent', 'Referer', 'Origin', 'X-Api-Key', 'X-Token-Transport', 'If-Match'],
  ...['If-None-Match', 'Accept-Language', 'X-Forwarded-For', 'Forwarded', 'Proxy-Authorization', 'Range', 'Via'],
]

const callerOf = ({ access }: Route): TestUser | undefined =>
  access === 'public' || access === 'anyone' ? undefined : users[access === 'signedIn' ? 'worker' : access]

const isCostly = ({ body }: Route) =>
  body instanceof z.ZodObject && Object.keys(body.shape).some((name) => /password$/i.test(name))

/** The example of the body with a canary wherever a secret belongs. */
function bodyOf(route: Route): object | undefined {
  if (!route.body) return undefined
  const example = exampleBody(route)
  const places = placesIn(example).filter(({ path }) => SECRET_FIELD.test(path.at(-1) ?? ''))
  return places.reduce((body, { path }) => replaceAt(body, path, canary(`${nameOf(route)} ${path.join('/')}`)), example)
}

/** Requests with a canary each, in every place where somebody may put a secret. */
function requestsTo(route: Route): (CallOptions & { id?: string })[] {
  // A password that is looked at costs a quarter of a second, so that is done once.
  const quick = isCostly(route) ? { body: {} } : {}
  const as = callerOf(route)
  const at = (place: string) => canary(`${nameOf(route)} ${place}`)
  const json = { 'Content-Type': 'application/json' }
  const inHeader = HEADERS.map((name) => ({ as, ...quick, headers: { [name]: at(name) } }))
  const asToken = ['Bearer a.b.', 'Bearer ', 'Basic ', ''].map((scheme) => ({
    ...quick,
    headers: { Authorization: scheme + at('Authorization') },
  }))
  const inBody: CallOptions[] = [
    { as, body: bodyOf(route) },
    { as, body: { ...bodyOf(route), secret: at('unknown field') } },
    { as, body: `{"password":"${at('broken JSON')}" oops`, headers: json },
    { as, body: at('text'), headers: { 'Content-Type': `text/plain; x=${at('Content-Type')}` } },
    { as, body: JSON.stringify(at('JSON text')), headers: json },
  ]
  return [
    ...inHeader,
    ...asToken,
    { as, ...quick, headers: { 'X-Request-Id': `${at('X-Request-Id')}!` } },
    { as, ...quick, headers: { Cookie: `__Host-refresh=${at('cookie')}`, 'X-Token-Transport': 'cookie' } },
    { as, id: at('path') },
    { as, ...quick, query: { access_token: at('query') } },
    { as, ...quick, query: { cursor: at('cursor') } },
    ...(route.method === 'get' ? [] : inBody),
  ]
}

describe('A secret that is planted in a request', () => {
  const leaving = ['POST /auth/logout', 'POST /auth/logout-all']

  it.each(routesWhere((route) => !leaving.includes(nameOf(route))))(
    'is not in an answer of %s',
    async (_name, route) => {
      for (const options of requestsTo(route)) {
        const { text, headers, status } = await call(app, route, options)
        expect(status).not.toBe(500)
        expect(found(JSON.stringify([text, headers]))).toEqual([])
      }
    },
  )

  it('is in no table, in no task, in no mail, not in Redis and not in the log', async () => {
    const kept = { tables: await readTables(app), redis: await readRedis(app) }
    const mails = app.mail.messages().map(({ subject, text, html }) => [subject, text, html].join('\n'))
    await app.close() // which writes the last lines of the log
    const log = await readLog(logDir)

    expect(planted.size).toBeGreaterThan(1_000)
    expect(log).toContain('"route":"/auth/login"')
    expect(kept.redis).toContain(':limit:')
    expect(found(kept.tables)).toEqual([])
    expect(found(kept.redis)).toEqual([])
    expect(found(mails.join('\n'))).toEqual([])
    expect(found(log)).toEqual([])
  })
})
