import { row, rows, write } from '../src/config/db'
import { startApp, type TestApp } from './support/app'
import { newCode, newRedisPrefix, signInAgain } from './support/auth'
import { askDeletion, givePassword, leave, storedUser } from './support/deletion'
import {
  makeAdmin,
  makeClient,
  makeContract,
  makeGig,
  makeOffered,
  makeWorker,
  newGig,
  PASSWORD,
  type TestUser,
} from './support/factories'
import { letter } from './support/letter'
import { expectProblem } from './support/problems'
import { kindOf, race, rounds, tally } from './support/races'

const GRACE_MS = 30 * 86_400_000

let app: TestApp
beforeAll(async () => {
  app = await startApp({ WORKER: 'off', DATABASE_POOL: '40' })
})
afterAll(() => app.close())

const post = (path: string, as: TestUser, body?: object) => app.api.post(path, { as, body })
const signIn = ({ email }: TestUser) => app.api.post('/auth/login', { body: { email, password: PASSWORD } })

const actionsOf = async ({ id }: TestUser): Promise<string[]> => {
  const text = `SELECT action FROM audit_log WHERE subject_id = :id AND action LIKE 'user.%' ORDER BY id`
  return (await rows<{ action: string }>(app.context.db, text, { id })).map(({ action }) => action)
}
const mailsTo = async ({ id }: TestUser): Promise<string[]> => {
  const text = `SELECT name FROM outbox WHERE JSON_VALUE(payload, '$.userId') = :user AND name LIKE 'deletion-%' ORDER BY id`
  return (await rows<{ name: string }>(app.context.db, text, { user: id })).map(({ name }) => name)
}
const statusOf = async ({ id }: { id: string }): Promise<string | undefined> =>
  (await row<{ status: string }>(app.context.db, 'SELECT status FROM gigs WHERE id = :id', { id }))?.status

describe('Asking for the account to be deleted', () => {
  it('answers when that will be, and leaves a mail and an entry in the audit log', async () => {
    const worker = await makeWorker(app)
    const deleteAfter = await leave(app, worker)
    expect(Date.parse(deleteAfter) - Date.now()).toBeCloseTo(GRACE_MS, -5)
    expect(await mailsTo(worker)).toEqual(['deletion-asked'])
    expect(await actionsOf(worker)).toEqual(['user.ask-deletion'])
    const mail = await letter(app, 'deletion-asked', { userId: worker.id })
    expect(mail).toEqual({ to: worker.id, data: { deleteAfter, url: `${app.context.env.APP_URL}/sign-in` } })
  })

  it('signs the user out everywhere at once', async () => {
    const worker = await makeWorker(app)
    const other = await signInAgain(app, worker)
    await leave(app, worker)
    for (const as of [worker, other]) expectProblem(await app.api.get('/me', { as }), 'session_revoked')
    const refresh = { body: { refreshToken: other.refreshToken } }
    expectProblem(await app.api.post('/auth/refresh', refresh), 'session_revoked')
  })

  it('counts once, however often it is asked for at the same time', async () => {
    const worker = await makeWorker(app)
    await givePassword(app, worker)
    const replies = await Promise.all(rounds(5).map(() => askDeletion(app, worker)))
    expect(tally(replies)).toEqual({ '202': 1, '401 session_revoked': 4 })
    expect(await mailsTo(worker)).toEqual(['deletion-asked'])
    expect(await actionsOf(worker)).toEqual(['user.ask-deletion'])
  })

  it('is refused with a wrong password, and changes nothing', async () => {
    const worker = await makeWorker(app)
    await givePassword(app, worker)
    expectProblem(await askDeletion(app, worker, 'loud-heron-builds-72'), 'invalid_credentials')
    expect(await storedUser(app, worker)).toMatchObject({ deleteAfter: null })
    await app.api.get('/me', { as: worker }).expect(200)
  })

  it('takes five wrong passwords in a quarter of an hour', async () => {
    const limited = await startApp({ WORKER: 'off', RATE_LIMITS: 'on', REDIS_PREFIX: newRedisPrefix() })
    const worker = await makeWorker(limited)
    await givePassword(limited, worker)
    for (let tries = 0; tries < 5; tries += 1) await askDeletion(limited, worker, 'loud-heron-builds-72').expect(401)
    await askDeletion(limited, worker).expect(429)
    await limited.close()
  })

  it.each(['client', 'worker'] as const)('is refused to a %s while a contract runs', async (side) => {
    const parties = { client: await makeClient(app), worker: await makeWorker(app) }
    const { id } = await makeContract(app, parties.client, parties.worker)
    await givePassword(app, parties[side])
    expectProblem(await askDeletion(app, parties[side]), 'open_contracts')
    await post(`/contracts/${id}/cancel`, parties.worker, { reason: 'I have fallen ill.' }).expect(200)
    await askDeletion(app, parties[side]).expect(202)
  })

  it('is done once however often the same request is sent', async () => {
    const worker = await makeWorker(app)
    await givePassword(app, worker)
    const headers = { 'Idempotency-Key': 'leave-for-good' }
    const ask = () => app.api.delete('/me', { as: worker, body: { password: PASSWORD }, headers })
    const replies = await Promise.all([ask(), ask(), ask()])
    expect(replies.map(kindOf)).toContain('202')
    expect(await mailsTo(worker)).toEqual(['deletion-asked'])
  })
})

describe('Whoever leaves', () => {
  it('is found by nobody as a worker', async () => {
    const [client, worker] = [await makeClient(app), await makeWorker(app)]
    const body = { headline: 'Tiler', skills: ['Tiling'] }
    await app.api.put('/worker/profile', { as: worker, body }).expect(200)
    const gig = await makeGig(app, client)
    const idsIn = async (path: string): Promise<string[]> => {
      const reply: { body: { data: { id: string }[] } } = await app.api.get(path, { as: client }).expect(200)
      return reply.body.data.map(({ id }) => id)
    }
    const lists = ['/workers', `/client/gigs/${gig.id}/candidates`]
    for (const list of lists) expect(await idsIn(list)).toContain(worker.id)

    await leave(app, worker)
    for (const list of lists) expect(await idsIn(list)).not.toContain(worker.id)
    for (const path of [`/workers/${worker.id}`, `/workers/${worker.id}/reviews`])
      expectProblem(await app.api.get(path, { as: client }), 'not_found')
    expectProblem(await post(`/client/gigs/${gig.id}/invitations`, client, { workerId: worker.id }), 'not_found')
  })

  it('has no open gig and no public page as a client', async () => {
    const client = await makeClient(app)
    const [gig, draft] = [await makeGig(app, client), await makeGig(app, client, { publish: false })]
    await leave(app, client)
    expect([await statusOf(gig), await statusOf(draft)]).toEqual(['paused', 'draft'])
    expectProblem(await app.api.get(`/clients/${client.id}`), 'not_found')
    const { body } = await app.api.get('/gigs', { query: { clientId: client.id } }).expect(200)
    expect(body.data).toEqual([])
  })

  it('has no open gig, also when one is being opened at that moment', async () => {
    for (const round of rounds(6)) {
      const client = await makeClient(app)
      await givePassword(app, client)
      const { id } = await makeGig(app, client, { publish: false })
      const [published, left] = await race(
        round,
        () => post(`/client/gigs/${id}/publish`, client),
        () => askDeletion(app, client),
      )
      expect(kindOf(left)).toBe('202')
      expect(['200', '401 session_revoked']).toContain(kindOf(published))
      expect(await statusOf({ id })).not.toBe('open')
    }
  })

  it('can open none with a request that was let in just before', async () => {
    const client = await makeClient(app)
    const { id } = await makeGig(app, client, { publish: false })
    const ask = 'UPDATE users SET delete_after = NOW(3) + INTERVAL 30 DAY WHERE id = :id'
    await write(app.context.db, ask, { id: client.id })
    expectProblem(await post(`/client/gigs/${id}/publish`, client), 'session_revoked')
    expectProblem(await post('/client/gigs', client, newGig()), 'session_revoked')
  })

  it('gets no open gig back from an admin', async () => {
    const [client, admin] = [await makeClient(app), await makeAdmin(app)]
    const { id } = await makeGig(app, client)
    await post(`/admin/gigs/${id}/remove`, admin, { reason: 'Looks like a fraud' }).expect(200)
    await leave(app, client)
    const { body } = await post(`/admin/gigs/${id}/restore`, admin, { reason: 'It was none' }).expect(200)
    expect(body.status).toBe('paused')
  })

  it('either has a running contract or is asked too late, when an offer is accepted at that moment', async () => {
    for (const round of rounds(6)) {
      const [client, worker] = [await makeClient(app), await makeWorker(app)]
      await givePassword(app, client)
      const { id } = await makeOffered(app, client, worker)
      const [left, hired] = await race(
        round,
        () => askDeletion(app, client),
        () => post(`/worker/applications/${id}/accept-offer`, worker),
      )
      expect(kindOf(hired)).toBe('200')
      expect(['202', '409 open_contracts']).toContain(kindOf(left))
    }
  })
})

describe('Signing in during the grace', () => {
  it('takes the deletion back, and says so', async () => {
    const client = await makeClient(app)
    await leave(app, client)
    await signIn(client).expect(200)
    expect(await storedUser(app, client)).toMatchObject({ deleteAfter: null, deletedAt: null })
    expect(await mailsTo(client)).toEqual(['deletion-asked', 'deletion-taken-back'])
    expect(await actionsOf(client)).toEqual(['user.ask-deletion', 'user.take-back-deletion'])
    expect(await letter(app, 'deletion-asked', { userId: client.id })).toBeUndefined()
    const mail = await letter(app, 'deletion-taken-back', { userId: client.id })
    expect(mail).toEqual({ to: client.id, data: { pausedGigs: true } })
  })

  it('works with a code from the mail too', async () => {
    const mailing = await startApp()
    const worker = await makeWorker(mailing)
    await leave(mailing, worker)
    const otp = await newCode(mailing, worker.email)
    await mailing.api.post('/auth/login/otp', { body: { email: worker.email, otp } }).expect(200)
    expect(await storedUser(mailing, worker)).toMatchObject({ deleteAfter: null })
    await mailing.close()
  })

  it('leaves gigs paused for their client to resume, and makes both visible again', async () => {
    const client = await makeClient(app)
    const gig = await makeGig(app, client)
    await leave(app, client)
    const { body: session }: { body: { accessToken: string } } = await signIn(client).expect(200)
    expect(await statusOf(gig)).toBe('paused')
    await app.api.get(`/clients/${client.id}`).expect(200)
    await app.api.post(`/client/gigs/${gig.id}/resume`, { as: session }).expect(200)
  })

  it('of a suspended account takes nothing back', async () => {
    const worker = await makeWorker(app)
    await leave(app, worker)
    await write(app.context.db, 'UPDATE users SET suspended_at = NOW(3) WHERE id = :id', { id: worker.id })
    expectProblem(await signIn(worker), 'account_suspended')
    expect((await storedUser(app, worker)).deleteAfter).not.toBeNull()
  })
})
