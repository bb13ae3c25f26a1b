import { write } from '../src/config/db'
import type { Session } from '../src/schemas/auth'
import type { ProblemCode } from '../src/utils/problemCatalogue'
import { startApp, type TestApp } from './support/app'
import { newCode, signInAgain } from './support/auth'
import { Clock } from './support/clock'
import { eventually } from './support/eventually'
import { makeAdmin, makeWorker, setPassword, type TestUser } from './support/factories'
import { expectProblem } from './support/problems'

let app: TestApp
/** Another process of the same service. */
let neighbour: TestApp
beforeAll(async () => {
  app = await startApp()
  neighbour = await startApp({ WORKER: 'off' })
})
afterAll(async () => {
  await neighbour.close()
  await app.close()
})

const PHONE = { 'User-Agent': 'phone' }
const refresh = ({ refreshToken }: { refreshToken: string }, headers: Record<string, string> = PHONE) =>
  app.api.post('/auth/refresh', { body: { refreshToken }, headers })
const refreshed = async (holder: { refreshToken: string }): Promise<Session> => (await refresh(holder).expect(200)).body

const updateSession = (user: TestUser, change: string) =>
  write(app.context.db, `UPDATE sessions SET ${change} WHERE user_id = :id`, { id: user.id })

async function expectRevoked(holder: { accessToken: string }): Promise<void> {
  for (const { api } of [app, neighbour]) {
    const { body } = await api.get('/me', { as: holder }).expect(401)
    expect(body.code).toBe('session_revoked')
  }
}

async function expectReuseRefused(holder: { refreshToken: string }, headers?: Record<string, string>): Promise<void> {
  const { body } = await refresh(holder, headers).expect(401)
  expect(body.code).toBe('session_revoked')
}

describe('a refresh token', () => {
  it('is traded for a new pair', async () => {
    const user = await makeWorker(app)
    const session = await refreshed(user)
    expect(session.user.id).toBe(user.id)
    expect(session.refreshToken).not.toBe(user.refreshToken)
    await app.api.get('/me', { as: session }).expect(200)
    await refreshed(session)
  })

  it('gives ten parallel refreshes one successor, byte for byte', async () => {
    const user = await makeWorker(app)
    const answers = await Promise.all(Array.from({ length: 10 }, () => refresh(user)))
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200))
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    await refreshed(answers[0]?.body)
  })

  it('gives a retry by the same client the same answer for ten seconds', async () => {
    const user = await makeWorker(app)
    const first = await refresh(user).expect(200)
    const retry = await refresh(user).expect(200)
    expect(retry.text).toBe(first.text)

    await write(
      app.context.db,
      `UPDATE refresh_tokens SET used_at = used_at - INTERVAL 10 SECOND WHERE used_at IS NOT NULL
       AND session_id IN (SELECT id FROM sessions WHERE user_id = :id)`,
      { id: user.id },
    )
    await expectReuseRefused(user)
    await expectRevoked(first.body)
  })

  it('ends the session when another client uses it again, and tells the owner and the audit log', async () => {
    const user = await makeWorker(app)
    const session = await refreshed(user)
    await neighbour.api.get('/me', { as: session }).expect(200)
    const { body: own } = await app.api.get('/auth/sessions', { as: session }).expect(200)

    await expectReuseRefused(user, { 'User-Agent': 'somebody else' })
    await expectRevoked(session)
    await expectReuseRefused(session)
    const { subject } = await app.mail.waitFor(user.email)
    expect(subject).toContain('ended one of your sessions')
    const query = { subjectId: own.data[0].id, action: 'session.reuse-token' }
    const { body: audit } = await app.api.get('/admin/audit-log', { as: await makeAdmin(app), query }).expect(200)
    expect(audit.data).toMatchObject([{ actor: { role: 'anonymous' }, subject: { type: 'session' } }])
  })

  it('ends the session when it is older than the last one used', async () => {
    const user = await makeWorker(app)
    const second = await refreshed(user)
    const third = await refreshed(second)
    await expectReuseRefused(user)
    await expectRevoked(third)
    await expectReuseRefused(third)
  })

  it('leaves the other sessions of the user alone when it ends its own', async () => {
    const user = await makeWorker(app)
    const elsewhere = await signInAgain(app, user)
    await refreshed(user)
    await expectReuseRefused(user, { 'User-Agent': 'somebody else' })
    await app.api.get('/me', { as: elsewhere }).expect(200)
    await refreshed(elsewhere)
  })

  it.each([
    ['a made-up one', 'A'.repeat(64)],
    ['one of the wrong length', 'AZ6hl4G4fUqJ'],
    ['an empty one', ''],
  ])('is refused when it is %s', async (_what, refreshToken) => {
    const { body } = await refresh({ refreshToken }).expect(401)
    expect(body.code).toBe('unauthenticated')
  })
})

describe('a session', () => {
  it.each([
    ['seven days without use', 'idle_until = NOW(3)'],
    ['thirty days', 'ends_at = NOW(3)'],
  ])('is over after %s', async (_when, change) => {
    const user = await makeWorker(app)
    await updateSession(user, change)
    await expectReuseRefused(user)
    await expectRevoked(user)
  })

  describe('by the clock', () => {
    const clock = new Clock()
    let later: TestApp
    beforeAll(async () => {
      later = await startApp({ WORKER: 'off' }, clock)
    })
    afterAll(() => later.close())
    beforeEach(() => clock.set(new Date().toISOString()))

    const refreshLater = ({ refreshToken }: { refreshToken: string }) =>
      later.api.post('/auth/refresh', { body: { refreshToken }, headers: PHONE })

    it('goes on when it is used within seven days, and not when it is used later', async () => {
      const [user, idle] = [await makeWorker(later), await makeWorker(later)]
      clock.advance({ days: 6, hours: 23, minutes: 59 })
      await refreshLater(user).expect(200)
      clock.advance({ minutes: 2 })
      expectProblem(await refreshLater(idle), 'session_revoked')
      expectProblem(await later.api.get('/me', { as: idle }), 'session_revoked')
      expect((await later.api.get('/auth/sessions', { as: user }).expect(200)).body.data).toHaveLength(1)
    })

    it('is over after thirty days, however much it was used', async () => {
      const user = await makeWorker(later)
      let holder: Pick<Session, 'accessToken' | 'refreshToken'> = user
      for (let week = 1; week <= 4; week += 1) {
        clock.advance({ days: 6 })
        holder = (await refreshLater(holder).expect(200)).body
      }
      clock.advance({ days: 5, hours: 23, minutes: 59 })
      holder = (await refreshLater(holder).expect(200)).body
      clock.advance({ minutes: 2 })
      expectProblem(await refreshLater(holder), 'session_revoked')
      expectProblem(await later.api.get('/me', { as: holder }), 'session_revoked')
    })
  })

  it('lives for seven days from each refresh, but not beyond its thirty', async () => {
    const DAY_MS = 86_400_000
    const user = await makeWorker(app)
    const daysLeft = ({ refreshTokenExpiresAt }: Session) => (Date.parse(refreshTokenExpiresAt) - Date.now()) / DAY_MS
    await updateSession(user, 'idle_until = NOW(3) + INTERVAL 1 DAY')
    const second = await refreshed(user)
    expect(daysLeft(second)).toBeCloseTo(7, 2)
    await updateSession(user, 'ends_at = NOW(3) + INTERVAL 2 DAY')
    expect(daysLeft(await refreshed(second))).toBeCloseTo(2, 2)
  })

  it('ends with logout at once, also in a process that has just seen it live', async () => {
    const user = await makeWorker(app)
    const { body } = await neighbour.api.get('/auth/sessions', { as: user }).expect(200)
    const { redis, env } = app.context
    await eventually(() => redis.commands.exists(`${env.REDIS_PREFIX}:session:${body.data[0].id}`))
    await app.api.post('/auth/logout', { as: user }).expect(204)
    await expectRevoked(user)
    await expectReuseRefused(user)
  })

  it('ends with all the others of its user with logout-all', async () => {
    const user = await makeWorker(app)
    const stranger = await makeWorker(app)
    const sessions = [user, await signInAgain(app, user), await signInAgain(app, user)]
    for (const session of sessions) await neighbour.api.get('/me', { as: session }).expect(200)
    await app.api.post('/auth/logout-all', { as: user }).expect(204)
    for (const session of sessions) await expectRevoked(session)
    await app.api.get('/me', { as: stranger }).expect(200)
  })

  it('is listed with where it comes from, the present one marked', async () => {
    const user = await makeWorker(app)
    const phone = await signInAgain(app, user, 'phone')
    const { body } = await app.api.get('/auth/sessions', { as: phone }).expect(200)
    expect(body).toEqual({
      data: [
        expect.objectContaining({ userAgent: 'phone', ip: '127.0.0.1', current: true }),
        expect.objectContaining({ userAgent: 'tests', current: false }),
      ],
      nextCursor: null,
    })
    expect(Object.keys(body.data[0]).sort()).toEqual(['createdAt', 'current', 'id', 'ip', 'lastUsedAt', 'userAgent'])
  })

  it('is ended from another device by its id, and only by its owner', async () => {
    const user = await makeWorker(app)
    const lost = await signInAgain(app, user, 'lost phone')
    const { body } = await app.api.get('/auth/sessions', { as: lost }).expect(200)
    const path = `/auth/sessions/${body.data[0].id}`

    await app.api.delete(path, { as: await makeWorker(app) }).expect(404)
    await app.api.get('/me', { as: lost }).expect(200)
    await app.api.delete(path, { as: user }).expect(204)
    await expectRevoked(lost)
    await app.api.delete(path, { as: user }).expect(404)
    await app.api.delete('/auth/sessions/not-an-id', { as: user }).expect(404)
    const { body: left } = await app.api.get('/auth/sessions', { as: user }).expect(200)
    expect(left.data).toMatchObject([{ userAgent: 'tests', current: true }])
  })

  it('gives way to the eleventh, also when they all begin at once', async () => {
    const user = await makeWorker(app)
    const sessions = await Promise.all(Array.from({ length: 12 }, () => signInAgain(app, user)))
    const statuses = await Promise.all(sessions.map((as) => app.api.get('/me', { as }).then(({ status }) => status)))
    expect(statuses.filter((status) => status === 200)).toHaveLength(10)
    await expectRevoked(user)
  })
})

describe('every session of an account, also in a process that has just seen it live', () => {
  const events: [string, ProblemCode, (user: TestUser) => Promise<void>][] = [
    [
      'a new password set with a code',
      'session_revoked',
      async ({ email }) => {
        const otp = await newCode(app, email, 'reset_password')
        await app.api
          .post('/auth/password/reset', { body: { email, otp, newPassword: 'loud-heron-builds-72' } })
          .expect(204)
      },
    ],
    [
      'suspension',
      'account_suspended',
      async ({ id }) => {
        const [as, body] = [await makeAdmin(app), { reason: 'Asked workers for money' }]
        await app.api.post(`/admin/users/${id}/suspend`, { as, body }).expect(200)
      },
    ],
    [
      'signing out everywhere',
      'session_revoked',
      async (user) => {
        await app.api.post('/auth/logout-all', { as: await signInAgain(app, user) }).expect(204)
      },
    ],
  ]

  it.each(events)('ends with %s on the next request', async (_what, code, act) => {
    const user = await makeWorker(app)
    await setPassword(app, user.id)
    const sessions = [user, await signInAgain(app, user, 'phone')]
    for (const { api } of [app, neighbour]) {
      for (const as of sessions) await api.get('/me', { as }).expect(200)
    }
    await act(user)
    for (const { api } of [neighbour, app]) {
      for (const as of sessions) expectProblem(await api.get('/me', { as }), code)
      for (const { refreshToken } of sessions) {
        expectProblem(await api.post('/auth/refresh', { body: { refreshToken } }), code)
      }
    }
  })
})
