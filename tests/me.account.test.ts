import { startApp, type TestApp } from './support/app'
import { newCode, newRedisPrefix, signInAgain } from './support/auth'
import { makeAdmin, makeClient, makeWorker, PASSWORD, setPassword, type TestUser } from './support/factories'
import { expectFaults, expectProblem } from './support/problems'
import { count, tally } from './support/races'

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

const NEW_PASSWORD = 'loud-heron-builds-72'
const changePassword = (as: TestUser, change: object = {}, { api } = app) =>
  api.post('/me/password', { as, body: { currentPassword: PASSWORD, newPassword: NEW_PASSWORD, ...change } })
const login = ({ email }: TestUser, password: string) => app.api.post('/auth/login', { body: { email, password } })

async function makeWithPassword(name?: string): Promise<TestUser> {
  const user = await makeWorker(app, { name })
  await setPassword(app, user.id)
  return user
}

async function auditOf(action: string, { id }: TestUser): Promise<unknown[]> {
  const query = { subjectId: id, action }
  const { body } = await app.api.get('/admin/audit-log', { as: await makeAdmin(app), query }).expect(200)
  return body.data
}

describe('a new password', () => {
  it('works from now on, and signs out every other device, in every process', async () => {
    const user = await makeWithPassword()
    const elsewhere = await signInAgain(app, user)
    for (const { api } of [app, neighbour]) await api.get('/me', { as: elsewhere }).expect(200)

    await changePassword(user).expect(204)

    for (const { api } of [app, neighbour]) {
      await api.get('/me', { as: user }).expect(200)
      expectProblem(await api.get('/me', { as: elsewhere }), 'session_revoked')
    }
    await app.api.post('/auth/refresh', { body: { refreshToken: user.refreshToken } }).expect(200)
    expectProblem(
      await app.api.post('/auth/refresh', { body: { refreshToken: elsewhere.refreshToken } }),
      'session_revoked',
    )
    expectProblem(await login(user, PASSWORD), 'invalid_credentials')
    await login(user, NEW_PASSWORD).expect(200)
  })

  it('is told to its owner and to the audit log', async () => {
    const user = await makeWithPassword()
    await changePassword(user).expect(204)
    const { subject, text } = await app.mail.waitFor(user.email)
    expect(subject).toContain('password')
    expect(subject).toContain('was changed')
    expect(text).not.toContain(NEW_PASSWORD)
    expect(await auditOf('password.change', user)).toMatchObject([
      { actor: { id: user.id, role: 'worker' }, subject: { type: 'user', id: user.id }, detail: {} },
    ])
  })

  it('takes the present one', async () => {
    const user = await makeWithPassword()
    expectProblem(await changePassword(user, { currentPassword: 'not-the-password' }), 'invalid_credentials')
    await login(user, PASSWORD).expect(200)
    expect(await auditOf('session.refuse', user)).toMatchObject([
      { actor: { id: user.id, role: 'worker' }, detail: { method: 'password' } },
    ])
  })

  it('keeps to the rule for passwords, and is another than before', async () => {
    const user = await makeWithPassword('Paula Pelikan')
    const faultsOf = async (newPassword: string) => expectFaults(await changePassword(user, { newPassword }))
    expect(await faultsOf('too-short')).toEqual(['/body/newPassword too_small'])
    expect(await faultsOf('PaulaPelikan-9173')).toEqual(['/body/newPassword guessable_password'])
    expect(await faultsOf(PASSWORD)).toEqual(['/body/newPassword same_password'])
    await app.api.get('/me', { as: user }).expect(200)
    await login(user, PASSWORD).expect(200)
  })

  it('is one of all that are set at once', async () => {
    const user = await makeWithPassword()
    const passwords = ['loud-heron-builds-72', 'calm-badger-writes-58', 'tall-willow-sings-36']
    const answers = await Promise.all(passwords.map((newPassword) => changePassword(user, { newPassword })))
    expect(tally(answers)).toEqual({ 204: 1, '401 invalid_credentials': 2 })
    const works = await Promise.all(passwords.map(async (password) => (await login(user, password)).status === 200))
    expect(works).toEqual(answers.map(({ status }) => status === 204))
  })

  it('is set once by a request that is repeated, although the password is another by then', async () => {
    const user = await makeWithPassword()
    const body = { currentPassword: PASSWORD, newPassword: NEW_PASSWORD }
    const send = () => app.api.post('/me/password', { as: user, body, headers: { 'Idempotency-Key': 'change-1' } })
    await send().expect(204)
    const { headers } = await send().expect(204)
    expect(headers['idempotency-replayed']).toBe('true')
    expect(await auditOf('password.change', user)).toHaveLength(1)
  })

  it('ends codes that were mailed before', async () => {
    const user = await makeWithPassword()
    const resetCode = await newCode(app, user.email, 'reset_password')
    await changePassword(user).expect(204)
    const body = { email: user.email, otp: resetCode, newPassword: 'calm-badger-writes-58' }
    expectProblem(await app.api.post('/auth/password/reset', { body }), 'invalid_otp')
  })

  it('set with a code is told to its owner, too', async () => {
    const { email } = await makeWorker(app)
    const body = { email, otp: await newCode(app, email, 'reset_password'), newPassword: NEW_PASSWORD }
    await app.api.post('/auth/password/reset', { body }).expect(204)
    await app.mail.waitFor(email, ({ subject }) => subject.includes('was changed'))
  })

  it('can be tried for five times in all processes, for each user apart', async () => {
    const settings = { RATE_LIMITS: 'on', REDIS_PREFIX: newRedisPrefix(), WORKER: 'off' }
    const [one, two] = [await startApp(settings), await startApp(settings)]
    try {
      const [user, other] = [await makeWithPassword(), await makeWithPassword()]
      const guess = (as: TestUser, at: TestApp) => changePassword(as, { currentPassword: 'not-the-password' }, at)
      for (const at of [one, two, one, two, one]) expectProblem(await guess(user, at), 'invalid_credentials')
      expectProblem(await changePassword(user, {}, two), 'too_many_requests')
      await changePassword(other, {}, two).expect(204)
    } finally {
      await two.close()
      await one.close()
    }
  })

  it('cannot be tried for with a token of a session that has ended', async () => {
    const limited = await startApp({ RATE_LIMITS: 'on', REDIS_PREFIX: newRedisPrefix(), WORKER: 'off' })
    try {
      const user = await makeWithPassword()
      const stolen = await signInAgain(app, user)
      await limited.api.post('/auth/logout', { as: stolen }).expect(204)
      for (let time = 1; time <= 6; time += 1) {
        const body = { currentPassword: 'not-the-password', newPassword: NEW_PASSWORD }
        expectProblem(await limited.api.post('/me/password', { as: stolen, body }), 'session_revoked')
      }
      await changePassword(user, {}, limited).expect(204)
    } finally {
      await limited.close()
    }
  })
})

describe('a second role', () => {
  const addRole = (as: TestUser, role: string, { api } = app) => api.post('/me/roles', { as, body: { role } })

  it('opens its profile at once, in every process and on every device', async () => {
    const user = await makeWorker(app, { name: 'Bo Both' })
    const phone = await signInAgain(app, user)
    for (const as of [user, phone]) {
      for (const { api } of [app, neighbour]) expectProblem(await api.get('/client/profile', { as }), 'forbidden')
    }

    const { body: before } = await app.api.get('/me', { as: user }).expect(200)
    const { body: me } = await addRole(user, 'client').expect(200)

    expect(me).toEqual({ ...before, roles: ['worker', 'client'], version: Number(before.version) + 1 })
    for (const as of [user, phone]) {
      for (const { api } of [neighbour, app]) {
        const { body: profile } = await api.get('/client/profile', { as }).expect(200)
        expect(profile.displayName).toBe('Bo Both')
        await api.get('/worker/profile', { as }).expect(200)
      }
    }
    expect(await auditOf('user.add-role', user)).toMatchObject([{ actor: { id: user.id }, detail: { role: 'client' } }])
  })

  it('makes a worker of a client', async () => {
    const user = await makeClient(app)
    const { body: me } = await addRole(user, 'worker').expect(200)
    expect(me.roles).toEqual(['worker', 'client'])
    await app.api.get('/worker/profile', { as: user }).expect(200)
  })

  it('is not forgotten because another process has just read the account as it was', async () => {
    const user = await makeWorker(app)
    await neighbour.api.get('/me', { as: user }).expect(200)
    const { body: devices } = await app.api.get('/auth/sessions', { as: user }).expect(200)
    const sessionId = devices.data[0].id
    const before = await neighbour.context.sessionCache.get(sessionId)
    if (!before) throw new Error('The session must be known')

    await addRole(user, 'client').expect(200)
    neighbour.context.sessionCache.remember(sessionId, before)
    await neighbour.context.redis.commands.ping()

    await neighbour.api.get('/client/profile', { as: user }).expect(200)
  })

  it('brings no session back that ends at the same moment', async () => {
    const user = await makeWorker(app)
    const [logout] = await Promise.all([app.api.post('/auth/logout', { as: user }), addRole(user, 'client')])
    expect(logout.status).toBe(204)
    for (const { api } of [app, neighbour]) expectProblem(await api.get('/me', { as: user }), 'session_revoked')
  })

  it('reaches the other processes also when this one has lost Redis meanwhile', async () => {
    const user = await makeWorker(app)
    expectProblem(await neighbour.api.get('/client/profile', { as: user }), 'forbidden')
    const cutOff = await startApp({ WORKER: 'off' })
    try {
      cutOff.context.redis.commands.disconnect()
      await addRole(user, 'client', cutOff).expect(200)
      await cutOff.api.get('/client/profile', { as: user }).expect(200)
      await cutOff.context.redis.commands.connect()
      await cutOff.context.redis.commands.ping()
      await neighbour.api.get('/client/profile', { as: user }).expect(200)
    } finally {
      await cutOff.close()
    }
  })

  it('is had once, also when it is asked for twenty times at once', async () => {
    const user = await makeWorker(app)
    const { body: before } = await app.api.get('/me', { as: user }).expect(200)
    expectProblem(await addRole(user, 'worker'), 'role_already_held')
    const answers = await Promise.all(count(20, () => addRole(user, 'client')))
    expect(tally(answers)).toEqual({ 200: 1, '409 role_already_held': 19 })
    const { body: me } = await app.api.get('/me', { as: user }).expect(200)
    expect(me).toEqual({ ...before, roles: ['worker', 'client'], version: Number(before.version) + 1 })
  })

  it('is never that of an admin', async () => {
    const user = await makeWorker(app)
    expect(expectFaults(await addRole(user, 'admin'))).toEqual(['/body/role invalid_value'])
    const { body: me } = await app.api.get('/me', { as: user }).expect(200)
    expect(me.roles).toEqual(['worker'])
  })
})
