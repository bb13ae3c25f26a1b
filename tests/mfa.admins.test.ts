import { startSession } from '../src/controllers/auth/startSession'
import { startApp, testSettings, type TestApp } from './support/app'
import { newRedisPrefix, signInAgain } from './support/auth'
import { Clock } from './support/clock'
import { makeAdmin, makeWorker, newEmail, origin, PASSWORD, setPassword, type TestUser } from './support/factories'
import { png } from './support/files'
import { fileForm } from './support/forms'
import { Authenticator, beginMfa, beginSignIn, turnOnMfa } from './support/mfa'
import { expectProblem } from './support/problems'
import { endProcesses, startProcess } from './support/processes'
import { call, routesWhere } from './support/routeCases'

const clock = new Clock()
const production = {
  NODE_ENV: 'production',
  APP_URL: 'https://gigs.example.org',
  RATE_LIMITS: 'login-address=1000/1m,writes=1000/1m,reads=1000/1m',
  REDIS_PREFIX: newRedisPrefix(),
}
let app: TestApp
/** Another process of the same service. */
let neighbour: TestApp
beforeAll(async () => {
  app = await startApp(production, clock)
  neighbour = await startApp({ ...production, WORKER: 'off' }, clock)
})
afterAll(async () => {
  await endProcesses()
  await neighbour.close()
  await app.close()
})

const callAdmins = ({ api }: TestApp, as: { accessToken: string }) => api.get('/admin/users', { as })
const runAdmin = (args: string[], input?: string) =>
  startProcess('src/cli/admin.ts', args, { settings: { ...testSettings(app.mail), ...production }, input }).ended
const sessionKey = async ({ context: { redis, env } }: TestApp, as: TestUser): Promise<string> => {
  const { body } = await app.api.get('/auth/sessions', { as }).expect(200)
  await redis.commands.ping()
  return `${env.REDIS_PREFIX}:session:${body.data[0].id}`
}

describe('in production an admin', () => {
  it.each(routesWhere(({ access }) => access === 'admin'))(
    'without a second factor cannot call %s',
    async (_name, route) => {
      const admin = await makeAdmin(app)
      expectProblem(await call(app, route, { as: admin, id: admin.id }), 'mfa_required')
    },
  )

  it('can sign in without one, read the account and set it up; then the routes open at once, on every server', async () => {
    const admin = await makeAdmin(app)
    for (const each of [app, neighbour]) expectProblem(await callAdmins(each, admin), 'mfa_required')
    await app.api.get('/me', { as: admin }).expect(200)
    const phone = await beginMfa(app, admin, clock)
    expectProblem(await callAdmins(app, admin), 'mfa_required')

    await app.api.post('/me/mfa/totp/confirm', { as: admin, body: { code: phone.code() } }).expect(200)
    for (const each of [neighbour, app]) await callAdmins(each, admin).expect(200)
    const { body } = await app.api.post('/auth/refresh', { body: { refreshToken: admin.refreshToken } }).expect(200)
    await callAdmins(neighbour, body).expect(200)
  })

  it('who signs in with both factors is let in, and out again when the second is turned off', async () => {
    const admin = await makeAdmin(app)
    await setPassword(app, admin.id)
    const { phone } = await turnOnMfa(app, admin, clock)
    const body = { mfaToken: await beginSignIn(app, admin), code: phone.nextCode() }
    const { body: session } = await app.api.post('/auth/login/mfa', { body }).expect(200)
    for (const each of [app, neighbour]) await callAdmins(each, session).expect(200)

    const bothFactors = { password: PASSWORD, code: phone.nextCode() }
    await app.api.delete('/me/mfa/totp', { as: session, body: bothFactors }).expect(204)
    for (const each of [neighbour, app]) expectProblem(await callAdmins(each, session), 'mfa_required')
    expectProblem(await callAdmins(app, admin), 'session_revoked')
  })

  it('is no admin on the routes of all either, before both were shown', async () => {
    const admin = await makeAdmin(app)
    const worker = await makeWorker(app)
    const profile = { headline: 'Tiler', visibility: 'hidden' }
    await app.api.put('/worker/profile', { as: worker, body: profile }).expect(200)
    const form = fileForm(await png(), 'me.png')
    const { body } = await app.api.put('/worker/profile/avatar', { as: worker, ...form }).expect(200)
    const read = () => app.api.get(new URL(body.avatarUrl, app.url).pathname.replace('/api/v1', ''), { as: admin })
    expectProblem(await read(), 'not_found')
    await turnOnMfa(app, admin, clock)
    await read().expect(200)
  })

  it('has no way to a session around the second factor', async () => {
    const admin = await makeAdmin(app)
    await turnOnMfa(app, admin, clock)
    await expect(signInAgain(app, admin)).rejects.toMatchObject({ code: 'mfa_required' })
    const shown = { userId: admin.id, method: 'otp', secondFactor: 'totp', origin } as const
    await callAdmins(app, await startSession(app.context, shown)).expect(200)
  })
})

describe('everybody else in production', () => {
  it('needs no second factor, and is refused for the role', async () => {
    const worker = await makeWorker(app)
    expectProblem(await callAdmins(app, worker), 'forbidden')
    await app.api.get('/worker/profile', { as: worker }).expect(200)
  })
})

describe('what Redis knows of a session', () => {
  it.each([
    ['from before second factors', { roles: ['admin'], state: 'live' }],
    ['that is of no form at all', 'live'],
  ])('%s is passed over: MySQL says whether it was shown', async (_what, kept) => {
    const admin = await makeAdmin(app)
    await turnOnMfa(app, admin, clock)
    const key = await sessionKey(app, admin)
    const value = typeof kept === 'string' ? kept : JSON.stringify({ userId: admin.id, ...kept })
    await app.context.redis.commands.set(key, value, 'EX', 60)
    await callAdmins(app, admin).expect(200)
  })
})

describe('npm run admin -- reset-mfa', () => {
  it('takes a lost second factor off an account, ends its sessions and tells the owner', async () => {
    const admin = await makeAdmin(app)
    await setPassword(app, admin.id)
    await turnOnMfa(app, admin, clock)
    await callAdmins(app, admin).expect(200)

    const done = await runAdmin(['reset-mfa', '--email', admin.email])
    expect(done).toMatchObject({ exitCode: 0, stderr: '' })
    expect(done.stdout).toContain(`${admin.email} has no second factor any more and must sign in again.`)
    expectProblem(await callAdmins(app, admin), 'session_revoked')
    const credentials = { email: admin.email, password: PASSWORD }
    const { body: session } = await app.api.post('/auth/login', { body: credentials }).expect(200)
    expect(session.user.mfaEnabled).toBe(false)
    expectProblem(await callAdmins(app, session), 'mfa_required')
    await app.mail.waitFor(admin.email, ({ subject }) => subject.includes('is off'))

    const another = await makeAdmin(app)
    await turnOnMfa(app, another, clock)
    const query = { subjectId: admin.id, action: 'mfa.disable' }
    const { body: audit } = await app.api.get('/admin/audit-log', { as: another, query }).expect(200)
    expect(audit.data).toMatchObject([{ actor: { id: null, role: 'system' } }])
  })

  it('says in one line that there is nothing to take off, and exits with 1; wrong use with 2', async () => {
    const admin = await makeAdmin(app)
    const [none, nobody, wrong] = await Promise.all([
      runAdmin(['reset-mfa', '--email', admin.email]),
      runAdmin(['reset-mfa', '--email', newEmail('nobody')]),
      runAdmin(['reset-mfa', '--email', admin.email, '--name', 'Somebody']),
    ])
    expect(none).toMatchObject({ exitCode: 1, stderr: `${admin.email} has no second factor.\n` })
    expect(nobody).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(/^Nobody is registered as .*\n$/) })
    expect(wrong).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('Usage:') })
  })
})

describe('npm run admin -- create', () => {
  it('says in production that a second factor comes first, and leads to an admin who can set it up', async () => {
    const email = newEmail('boss')
    const created = await runAdmin(['create', '--email', email, '--password-stdin'], `${PASSWORD}\n`)
    expect(created.stdout).toContain('POST /me/mfa/totp')
    const { body: session } = await app.api.post('/auth/login', { body: { email, password: PASSWORD } }).expect(200)
    expectProblem(await callAdmins(app, session), 'mfa_required')
    const { body } = await app.api.post('/me/mfa/totp', { as: session }).expect(200)
    const code = new Authenticator(body.secret, clock).code()
    await app.api.post('/me/mfa/totp/confirm', { as: session, body: { code } }).expect(200)
    await callAdmins(app, session).expect(200)
  })
})
