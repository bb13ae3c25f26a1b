import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { row, write } from '../../src/config/db'
import type { TestApp } from '../support/app'
import { newCode } from '../support/auth'
import { eventually } from '../support/eventually'
import {
  lapseOffer,
  makeAdmin,
  makeClient,
  makeOffered,
  makeWorker,
  newGig,
  PASSWORD,
  setPassword,
} from '../support/factories'
import { isReplayed, postGig } from '../support/retries'
import { timeUntil } from './support/recovery'
import { recordFault } from './support/table'
import { startWorld, type World } from './support/world'

const LIBRARY = readdirSync('/usr/lib')
  .map((folder) => `/usr/lib/${folder}/faketime/libfaketimeMT.so.1`)
  .find((path) => existsSync(path))
const MINUTE_MS = 60_000
/** A chore is due every 15 s, and its schedule is looked after as often. */
const CHORE_MS = 45_000

let world: World
let right: TestApp
beforeAll(async () => {
  if (!LIBRARY) throw new Error('Install the package faketime')
  world = await startWorld()
  right = await start('right')
})
afterAll(() => world.close())

/** The clock that a process reads: so many seconds beside the right one. What measures spans is left alone, as by a real change. */
const clockOf = (file: string) => ({
  LD_PRELOAD: LIBRARY ?? '',
  FAKETIME_TIMESTAMP_FILE: file,
  FAKETIME_NO_CACHE: '1',
  FAKETIME_DONT_FAKE_MONOTONIC: '1',
  FAKETIME_DISABLE_SHM: '1',
})

const fileOf = (name: string) => join(world.folder, `${name}.clock`)
const logsOf = (name: string) => join(world.folder, `${name}-logs`)
const setClock = (name: string, seconds: number) =>
  writeFileSync(fileOf(name), `${seconds < 0 ? '-' : '+'}${Math.abs(seconds)}\n`)

async function start(name: string, settings: Record<string, string> = {}): Promise<TestApp> {
  const product = await world.start({
    settings: {
      LOG_DIR: logsOf(name),
      SMTP_URL: world.setUp.mail.smtpUrl,
      RATE_LIMITS: 'admin-logs=4/1h,reads=10000/1m',
      ...settings,
    },
  })
  return world.through(product)
}

function startAt(name: string, seconds: number, settings: Record<string, string> = {}): Promise<TestApp> {
  setClock(name, seconds)
  return start(name, { ...clockOf(fileOf(name)), ...settings })
}

/** Every line of its log, with the instant that it gives. */
const logTimes = (name: string): string[] =>
  readdirSync(logsOf(name))
    .sort()
    .flatMap((file) =>
      readFileSync(join(logsOf(name), file), 'utf8')
        .trim()
        .split('\n'),
    )
    .map((line) => /"time":"([^"]+)"/.exec(line)?.[1] ?? line)
const isUtc = (time: string) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(time)
const untold = (name: string) => logTimes(name).filter((time) => !isUtc(time))

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS).toISOString()
const meAs = async ({ api }: TestApp, accessToken: string) => {
  const { status, body }: { status: number; body: { code?: string } } = await api.get('/me', { as: { accessToken } })
  return body.code ?? status
}

describe.each([
  ['fast', 300],
  ['slow', -300],
])('Beside a process with the right clock, one that is 5 minutes %s', (name, seconds) => {
  let wrong: TestApp
  beforeAll(async () => {
    wrong = await startAt(name, seconds)
  })

  it('believes it is another time', async () => {
    await wrong.api.get('/gigs').expect(200)
    await eventually(() => logTimes(name).some(isUtc))
    const time = logTimes(name).at(-1) ?? ''
    expect(Math.abs(Date.parse(time) - Date.now() - seconds * 1_000)).toBeLessThan(MINUTE_MS)
    recordFault({ fault: 'a clock is wrong', injected: `${seconds} s`, failed: 0 })
  })

  it('takes the same tokens for as long', async () => {
    const { id } = await makeWorker(world.setUp)
    await setPassword(world.setUp, id)
    const session = await sessionOf(id)
    const { tokens } = world.setUp.context
    const tokenOf = (minutes: number) => tokens.sign({ ...session, issuedAt: minutesAgo(minutes) }).token
    for (const app of [right, wrong]) {
      expect(await meAs(app, tokenOf(0))).toBe(200)
      expect(await meAs(app, tokenOf(9.5))).toBe(200)
      expect(await meAs(app, tokenOf(10.1))).toBe('token_expired')
    }
  })

  it('knows the same sessions', async () => {
    const user = await makeWorker(world.setUp)
    await setPassword(world.setUp, user.id)
    const body = { email: user.email, password: PASSWORD }
    const { body: session } = await wrong.api.post('/auth/login', { body }).expect(200)
    expect(await meAs(right, session.accessToken)).toBe(200)
    const { refreshToken } = session
    const { body: next } = await right.api.post('/auth/refresh', { body: { refreshToken } }).expect(200)
    expect(Math.abs(Date.parse(next.accessTokenExpiresAt) - Date.now() - 10 * MINUTE_MS)).toBeLessThan(MINUTE_MS / 2)
    expect(await meAs(wrong, next.accessToken)).toBe(200)
    await wrong.api.post('/auth/logout', { as: next }).expect(204)
    for (const app of [right, wrong]) expect(await meAs(app, next.accessToken)).toBe('session_revoked')
  })

  it('takes a code until it expires, wherever it was asked for, and mails it', async () => {
    for (const [asked, told] of [
      [right, wrong],
      [wrong, right],
    ] as const) {
      const { email, id } = await makeWorker(world.setUp)
      const otp = await newCode(asked, email)
      await leaveSeconds('otps', 'expires_at', 'user_id', id, 20)
      await told.api.post('/auth/login/otp', { body: { email, otp } }).expect(200)
      const late = await makeWorker(world.setUp)
      const lateCode = await newCode(asked, late.email)
      await leaveSeconds('otps', 'expires_at', 'user_id', late.id, -1)
      await told.api.post('/auth/login/otp', { body: { email: late.email, otp: lateCode } }).expect(401)
    }
  })

  it('lets an offer be accepted until its time is over', async () => {
    const [client, worker] = [await makeClient(world.setUp), await makeWorker(world.setUp)]
    const accept = (id: string) => wrong.api.post(`/worker/applications/${id}/accept-offer`, { as: worker })
    const inTime = await makeOffered(world.setUp, client, worker)
    await leaveSeconds('applications', 'offer_expires_at', 'id', inTime.id, 20)
    await accept(inTime.id).expect(200)
    const late = await makeOffered(world.setUp, client, worker)
    await lapseOffer(world.setUp, late.id)
    expect((await accept(late.id).expect(409)).body.code).toBe('offer_expired')
  })

  it('knows which deadlines are to come', async () => {
    const client = await makeClient(world.setUp)
    const post = (minutes: number) =>
      wrong.api.post('/client/gigs', { as: client, body: newGig({ deadline: minutesAgo(minutes) }) })
    await post(-2).expect(201)
    await post(2).expect(422)
  })

  it('knows what was done with the same Idempotency-Key', async () => {
    const client = await makeClient(world.setUp)
    const first = await postGig(wrong, client, 'clock').expect(201)
    const again = await postGig(right, client, 'clock').expect(201)
    expect([isReplayed(again), again.text]).toEqual([true, first.text])
  })

  it('counts towards the same limits', async () => {
    const admin = await makeAdmin(world.setUp)
    for (const app of [wrong, right, wrong, right]) await app.api.get('/admin/logs', { as: admin }).expect(200)
    for (const app of [wrong, right]) {
      const { headers } = await app.api.get('/admin/logs', { as: admin }).expect(429)
      expect(Math.abs(Number(headers['retry-after']) - 3_600)).toBeLessThan(60)
    }
  })
})

async function sessionOf(userId: string): Promise<{ userId: string; sessionId: string }> {
  const text = 'SELECT id AS sessionId FROM sessions WHERE user_id = :userId'
  const found = await row<{ sessionId: string }>(world.setUp.context.db, text, { userId })
  return { userId, sessionId: found?.sessionId ?? '' }
}

/** Leaves so many seconds until a time that is kept. */
async function leaveSeconds(table: string, column: string, key: string, id: string, seconds: number): Promise<void> {
  const text = `UPDATE ${table} SET ${column} = NOW(3) + INTERVAL ${seconds} SECOND WHERE ${key} = :id`
  await write(world.setUp.context.db, text, { id })
}

describe('A clock that leaps', () => {
  it('by an hour and back, while the process runs, stops nothing', async () => {
    const own = { REDIS_PREFIX: 'leaps' }
    const leaping = await startAt('leaps', 0, own)
    const user = await makeWorker(world.setUp)
    await setPassword(world.setUp, user.id)
    const works = async () => {
      expect(await meAs(leaping, user.accessToken)).toBe(200)
      const body = { email: user.email, password: PASSWORD }
      const { body: session } = await leaping.api.post('/auth/login', { body }).expect(200)
      expect(await meAs(leaping, session.accessToken)).toBe(200)
      const { email } = await makeWorker(world.setUp)
      const otp = await newCode(leaping, email)
      await leaping.api.post('/auth/login/otp', { body: { email, otp } }).expect(200)
    }
    const schedules = '{leaps}:bull:housekeeping:repeat'
    const isSetFarAhead = async () =>
      (await world.setUp.context.redis.commands.zcount(schedules, '-inf', Date.now() + 30 * MINUTE_MS)) === 0
    await works()

    setClock('leaps', 3_600)
    await works()
    await eventually(isSetFarAhead, CHORE_MS)
    setClock('leaps', 0)
    await works()

    const [client, worker] = [await makeClient(world.setUp), await makeWorker(world.setUp)]
    const offered = await makeOffered(world.setUp, client, worker)
    await lapseOffer(world.setUp, offered.id)
    const hasExpired = async () => {
      const { body } = await leaping.api.get(`/worker/applications/${offered.id}`, { as: worker }).expect(200)
      return body.status === 'offer_expired'
    }
    const recoveryMs = await timeUntil(hasExpired, CHORE_MS)
    recordFault({ fault: 'a clock leaps', injected: '1 h on and back', failed: 0, recoveryMs })
    expect(untold('leaps')).toEqual([])
  })

  it.each([
    ['winter', '2026-10-25T01:00:00Z'],
    ['summer', '2027-03-28T01:00:00Z'],
  ])('into %s time, where the machine stands, is of no consequence', async (season, change) => {
    const toChange = Date.parse(change) - Date.now()
    const local = await startAt(season, Math.round(toChange / 1_000) - 5, { TZ: 'Europe/Berlin' })
    const client = await makeClient(world.setUp)
    const deadline = { date: '2027-03-28', timeZone: 'Europe/Berlin' }
    const post = async () =>
      (await local.api.post('/client/gigs', { as: client, body: { ...newGig(), deadline } }).expect(201)).body.deadline
    expect(await post()).toBe('2027-03-28T21:59:59.999Z')
    const lastTime = () => Date.parse(logTimes(season).at(-1) ?? '')
    await eventually(async () => {
      await local.api.get('/gigs').expect(200)
      return lastTime() > Date.parse(change) + 1_000
    }, 20_000)
    expect(await post()).toBe('2027-03-28T21:59:59.999Z')
    expect(untold(season)).toEqual([])
    const times = logTimes(season).map((time) => Date.parse(time))
    expect(times.filter((time, i) => time < (times[i - 1] ?? 0) - 1_000)).toEqual([])
    recordFault({ fault: `the zone of the machine goes to ${season} time`, injected: change, failed: 0 })
  })
})
