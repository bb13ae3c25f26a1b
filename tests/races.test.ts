import { Agent } from 'node:http'
import type { Response } from 'supertest'
import { row, rows, write } from '../src/config/db'
import type { Application } from '../src/schemas/applications'
import type { Gig } from '../src/schemas/gigs'
import { startApp, type TestApp } from './support/app'
import {
  apply,
  codeFrom,
  makeAdmin,
  makeClient,
  makeGig,
  makeOffered,
  makeOfferedInBulk,
  makeWorker,
  newApplication,
  newOffer,
  offer,
  type TestUser,
} from './support/factories'
import { expectSound, historyOf } from './support/invariants'
import { count, kindOf, race, rounds, tally } from './support/races'

let app: TestApp
const agent = new Agent({ keepAlive: true })
beforeAll(async () => {
  // A connection for each racer, so that they meet at the rows and not at the pool.
  app = await startApp({ WORKER: 'off', DATABASE_POOL: '60' })
})
/** Thousands of mails would slow the races down, and whoever runs a worker next. */
afterEach(() => write(app.context.db, `DELETE FROM outbox WHERE state = 'waiting'`))
afterAll(async () => {
  agent.destroy()
  await app.close()
})

const post = (path: string, as: TestUser, body?: object) => app.api.post(path, { as, body }).agent(agent)
const moveAs = (worker: TestUser, { id }: Pick<Application, 'id'>, action: 'accept-offer' | 'withdraw') =>
  post(`/worker/applications/${id}/${action}`, worker)
const moveAsClient = (client: TestUser, { id }: Pick<Application, 'id'>, action: string, body?: object) =>
  post(`/client/applications/${id}/${action}`, client, body)
const moveGig = (client: TestUser, { id }: Pick<Gig, 'id'>, action: string) =>
  post(`/client/gigs/${id}/${action}`, client)
const applyTo = ({ id }: Pick<Gig, 'id'>, worker: TestUser) =>
  post(`/worker/jobs/${id}/applications`, worker, newApplication())

const ROUNDS = rounds(20)

async function stateOf({ id }: Pick<Application, 'id'>): Promise<string | undefined> {
  return (await row<{ status: string }>(app.context.db, 'SELECT status FROM applications WHERE id = :id', { id }))
    ?.status
}

async function tasks(name: string, applications: readonly Pick<Application, 'id'>[]): Promise<number> {
  const subjects = applications.map(({ id }) => id)
  const text = `SELECT COUNT(*) AS found FROM outbox
                WHERE name = :name AND JSON_UNQUOTE(JSON_EXTRACT(payload, '$.applicationId')) IN (:subjects)`
  return (await row<{ found: number }>(app.context.db, text, { name, subjects }))?.found ?? 0
}

/** Workers, a multiple of ten, who all hold an offer for the same gig. */
async function offeredTo(workers: number, openings: number) {
  const client = await makeClient(app)
  const gig = await makeGig(app, client, { openings })
  const makeHolder = async () => {
    const worker = await makeWorker(app)
    return { worker, application: await offer(app, client, await apply(app, worker, gig)) }
  }
  return { gig, holders: await inTens(workers, makeHolder) }
}

/** Makes a multiple of ten, ten at once. */
async function inTens<T>(total: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = []
  while (made.length < total) made.push(...(await Promise.all(count(10, make))))
  return made
}

async function acceptAll(
  holders: readonly { worker: TestUser; application: Pick<Application, 'id'> }[],
): Promise<Response[]> {
  return Promise.all(holders.map(({ worker, application }) => moveAs(worker, application, 'accept-offer')))
}

describe('the openings of a gig', () => {
  it.each([1, 2])('give one opening to exactly one of fifty who accept at once (time %i)', async () => {
    const { gig, holders } = await offeredTo(50, 1)

    const replies = await acceptAll(holders)

    expect(tally(replies)).toEqual({ 200: 1, '409 gig_filled': 49 })
    const winner = replies.findIndex(({ status }) => status === 200)
    const applications = holders.map(({ application }) => application)
    const losers = applications.filter((_, i) => i !== winner)
    expect(new Set(await Promise.all(losers.map(stateOf)))).toEqual(new Set(['not_selected']))
    expect(await tasks('application-not-selected', losers)).toBe(49)
    expect(await tasks('hired', applications)).toBe(1)
    const stored = await row(app.context.db, 'SELECT status, filled FROM gigs WHERE id = :id', { id: gig.id })
    expect(stored).toEqual({ status: 'filled', filled: 1 })
    await expectSound(app.context.db, gig.id)
  })

  it.each([1, 2])(
    'are filled exactly, on each of thirty gigs with one to five of them, when a hundred accept at once (time %i)',
    async () => {
      const client = await makeClient(app)
      const workers = await inTens(100, () => makeWorker(app))
      for (let round = 0; round < 30; round += 1) {
        const openings = 1 + (round % 5)
        const gig = await makeGig(app, client, { openings })
        const applications = await makeOfferedInBulk(app, gig, workers)
        const holders = workers.flatMap((worker, i) => {
          const application = applications[i]
          return application ? [{ worker, application }] : []
        })

        expect(tally(await acceptAll(holders))).toEqual({ 200: openings, '409 gig_filled': 100 - openings })
        expect(await tasks('application-not-selected', applications)).toBe(100 - openings)
        await expectSound(app.context.db, gig.id)
      }
    },
    120_000,
  )

  it('give three openings to exactly three of thirty', async () => {
    const { gig, holders } = await offeredTo(30, 3)
    expect(tally(await acceptAll(holders))).toEqual({ 200: 3, '409 gig_filled': 27 })
    await expectSound(app.context.db, gig.id)
  })
})

describe('applying', () => {
  it('comes before the closing of the gig, or is refused', async () => {
    const client = await makeClient(app)
    const workers = await Promise.all(count(4, () => makeWorker(app)))
    for (const round of ROUNDS) {
      const gig = await makeGig(app, client)
      const applyAll = () => Promise.all(workers.map((worker) => applyTo(gig, worker)))

      const [applied, closed] = await race(round, applyAll, () => moveGig(client, gig, 'close'))

      expect(closed.status).toBe(200)
      const { 201: accepted = 0, '409 gig_not_open': refused = 0 } = tally(applied)
      expect(accepted + refused).toBe(workers.length)
      // The closing counted under its lock: whoever is in now was in by then.
      expect(closed.body.applicationCount).toBe(accepted)
      await expectSound(app.context.db, gig.id)
    }
  })

  it('ten times at once makes one application', async () => {
    const gig = await makeGig(app, await makeClient(app))
    const worker = await makeWorker(app)
    const replies = await Promise.all(count(10, () => applyTo(gig, worker)))
    expect(tally(replies)).toEqual({ 201: 1, '409 already_applied': 9 })
    const stored = await row(app.context.db, 'SELECT application_count AS count FROM gigs WHERE id = :id', {
      id: gig.id,
    })
    expect(stored).toEqual({ count: 1 })
    await expectSound(app.context.db, gig.id)
  })
})

describe('an application that both sides move at once', () => {
  let client: TestUser
  let worker: TestUser
  beforeAll(async () => {
    client = await makeClient(app)
    worker = await makeWorker(app)
  })

  it('is withdrawn in the end, whether or not an offer came before', async () => {
    for (const round of ROUNDS) {
      const application = await apply(app, worker, await makeGig(app, client))

      const [withdrawn, offered] = await race(
        round,
        () => moveAs(worker, application, 'withdraw'),
        () => moveAsClient(client, application, 'offer', newOffer()),
      )

      expect(withdrawn.status).toBe(200)
      expect(['200', '409 invalid_transition']).toContain(kindOf(offered))
      const between = offered.status === 200 ? ['offered'] : []
      const history = await historyOf(app.context.db, 'application', application.id)
      expect(history.map(({ to }) => to)).toEqual(['submitted', ...between, 'withdrawn'])
      await expectSound(app.context.db, application.gigId)
    }
  })

  it('is hired or not selected when the gig is cancelled, never both', async () => {
    for (const round of ROUNDS) {
      const application = await makeOffered(app, client, worker)

      const [accepted, cancelled] = await race(
        round,
        () => moveAs(worker, application, 'accept-offer'),
        () => moveGig(client, { id: application.gigId }, 'cancel'),
      )

      expect(tally([accepted, cancelled])).toEqual({ 200: 1, '409 invalid_transition': 1 })
      expect(await stateOf(application)).toBe(accepted.status === 200 ? 'hired' : 'not_selected')
      await expectSound(app.context.db, application.gigId)
    }
  })

  it('is hired or its offer revoked, never both', async () => {
    for (const round of ROUNDS) {
      const application = await makeOffered(app, client, worker)

      const [accepted, revoked] = await race(
        round,
        () => moveAs(worker, application, 'accept-offer'),
        () => moveAsClient(client, application, 'revoke-offer'),
      )

      expect(tally([accepted, revoked])).toEqual({ 200: 1, '409 invalid_transition': 1 })
      expect(await stateOf(application)).toBe(accepted.status === 200 ? 'hired' : 'offer_revoked')
      await expectSound(app.context.db, application.gigId)
    }
  })

  it('is shortlisted once from two tabs, with one mail', async () => {
    const newApplications = ROUNDS.map(async () => apply(app, worker, await makeGig(app, client)))
    for (const application of await Promise.all(newApplications)) {
      const tabs = await Promise.all(count(2, () => moveAsClient(client, application, 'shortlist')))
      expect(tally(tabs)).toEqual({ 200: 1, '409 invalid_transition': 1 })
      expect(await tasks('application-shortlisted', [application])).toBe(1)
      await expectSound(app.context.db, application.gigId)
    }
  })
})

describe('parallel edits', () => {
  it('of one gig are counted one by one in its version', async () => {
    const client = await makeClient(app)
    const gig = await makeGig(app, client, { publish: false })
    const edit = (i: number) =>
      app.api.patch(`/client/gigs/${gig.id}`, { as: client, body: { title: `Tile floor ${i}` } }).agent(agent)

    const replies = await Promise.all(count(20, edit))

    expect(tally(replies)).toEqual({ 200: 20 })
    const versions = replies.map(({ body }) => Number(body.version)).sort((a, b) => a - b)
    expect(versions).toEqual(count(20, (i) => gig.version + 1 + i))
  })

  it('of profiles keep the count of uses of each skill', async () => {
    const { db } = app.context
    const skills = await rows<{ id: number; name: string }>(db, 'SELECT id, name FROM skills ORDER BY id LIMIT 12')
    const workers = await Promise.all(count(8, () => makeWorker(app)))
    const names = skills.map(({ name }) => name)
    const put = (worker: TestUser, i: number) => {
      const body = {
        headline: 'Tiler',
        skills: [...names.slice(i % 12), ...names.slice(0, i % 12)].slice(0, 1 + (i % 6)),
      }
      return app.api.put('/worker/profile', { as: worker, body }).agent(agent)
    }

    const replies = await Promise.all(workers.flatMap((worker, i) => count(5, (j) => put(worker, 7 * i + 5 * j))))

    expect(tally(replies)).toEqual({ 200: 40 })
    const miscounted = await rows(
      db,
      `SELECT name, uses, recount
       FROM (SELECT name, uses, (SELECT COUNT(*) FROM worker_skills WHERE skill_id = skills.id)
                              + (SELECT COUNT(*) FROM gig_skills WHERE skill_id = skills.id) AS recount
             FROM skills WHERE name IN (:names)) AS counted
       WHERE uses <> recount`,
      { names },
    )
    expect(miscounted).toEqual([])
  })
})

describe('a suspension', () => {
  let admin: TestUser
  beforeAll(async () => {
    admin = await makeAdmin(app)
  })
  const suspend = ({ id }: TestUser) => post(`/admin/users/${id}/suspend`, admin, { reason: 'Asked workers for money' })

  async function signInCodes(users: TestUser[]): Promise<string[]> {
    const mailing = await startApp()
    const codes = users.map(async ({ email }) => {
      await mailing.api.post('/auth/otp', { body: { email, purpose: 'login' } }).expect(202)
      return codeFrom(mailing, email)
    })
    return Promise.all(codes).finally(() => mailing.close())
  }

  it('leaves no gig open that was published at the same moment', async () => {
    for (const round of ROUNDS.slice(0, 10)) {
      const client = await makeClient(app)
      const drafts = await Promise.all(count(3, () => makeGig(app, client, { publish: false })))

      const publishAll = () => Promise.all(drafts.map((gig) => moveGig(client, gig, 'publish')))
      const [published, suspended] = await race(round, publishAll, () => suspend(client))

      expect(suspended.status).toBe(200)
      const { 200: opened = 0, '403 account_suspended': refused = 0 } = tally(published)
      expect(opened + refused).toBe(drafts.length)
      const text = `SELECT id FROM gigs WHERE client_id = :clientId AND status = 'open'`
      expect(await rows(app.context.db, text, { clientId: client.id })).toEqual([])
      for (const { id } of drafts) await expectSound(app.context.db, id)
    }
  })

  it('leaves no session that was begun at the same moment', async () => {
    const workers = await Promise.all(count(8, () => makeWorker(app)))
    const codes = await signInCodes(workers)
    for (const [round, worker] of workers.entries()) {
      const { id: userId, email } = worker
      const signIn = () => app.api.post('/auth/login/otp', { body: { email, otp: codes[round] } }).agent(agent)

      const [signedIn, suspended] = await race(round, signIn, () => suspend(worker))

      expect(suspended.status).toBe(200)
      expect(['200', '403 account_suspended']).toContain(kindOf(signedIn))
      if (signedIn.status === 200) await app.api.get('/me', { as: signedIn.body }).expect(403)
      const live = 'SELECT id FROM sessions WHERE user_id = :userId AND revoked_at IS NULL'
      expect(await rows(app.context.db, live, { userId })).toEqual([])
    }
  })
})
