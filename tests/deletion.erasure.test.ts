import { recount, type WrongFigure } from '../src/cli/bulk/recount'
import { row, rows, writeMany, type Db } from '../src/config/db'
import { deleteAccounts } from '../src/controllers/system/accountDeletions'
import { runChore } from '../src/jobs/housekeeping'
import type { Page } from '../src/schemas/common'
import type { Contract } from '../src/schemas/contracts'
import type { Gig } from '../src/schemas/gigs'
import { newId } from '../src/utils/uuid'
import { startApp, type TestApp } from './support/app'
import { newRegistration } from './support/auth'
import { Clock } from './support/clock'
import { askDeletion, givePassword, isDeleted, leave, passGrace, storedUser } from './support/deletion'
import { eventually } from './support/eventually'
import * as given from './support/factories'
import { PASSWORD, type TestUser } from './support/factories'
import { expectSound, historyOf } from './support/invariants'
import { letter } from './support/letter'
import { expectProblem } from './support/problems'
import { createOwnDatabase } from './support/services'

const clock = new Clock()
let app: TestApp
beforeAll(async () => {
  app = await startApp({ DATABASE_URL: await createOwnDatabase('deletion'), WORKER: 'off' }, clock)
})
afterAll(() => app.close())

const post = (path: string, as: TestUser, body?: object) => app.api.post(path, { as, body })

interface Scene {
  client: TestUser
  worker: TestUser
  /** A client to whom the worker has applied. */
  stranger: TestUser
  /** Of the client, in the states from which something can still come. */
  gigs: Gig[]
  applicationId: string
  /** Of another worker, to the first of the client's gigs. */
  rivalApplicationId: string
  contract: Contract
}

/** A client and a worker who have worked for each other, and have much under way. */
async function makeScene(): Promise<Scene> {
  const [client, worker] = [await given.makeClient(app), await given.makeWorker(app)]
  const [stranger, rival] = [await given.makeClient(app), await given.makeWorker(app)]
  const contract = await given.makeEndedContract(app, client, worker)
  for (const author of [client, worker]) await given.writeReview(app, author, contract)
  const gigs = [await given.makeGig(app, client), await given.makeGig(app, client), await given.makeGig(app, client)]
  const [open, paused, closed] = gigs
  if (!open || !paused || !closed) throw new Error('Three gigs were made')
  await post(`/client/gigs/${paused.id}/pause`, client).expect(200)
  await post(`/client/gigs/${closed.id}/close`, client).expect(200)
  gigs.push(await given.makeGig(app, client, { publish: false }))
  const { id: applicationId } = await given.apply(app, worker, await given.makeGig(app, stranger))
  await given.invite(app, stranger, await given.makeGig(app, stranger), worker)
  const { id: rivalApplicationId } = await given.apply(app, rival, open)
  await given.invite(app, client, open, await given.makeWorker(app))
  return { client, worker, stranger, gigs, applicationId, rivalApplicationId, contract }
}

/** What is left to be compared: not who it was, but what state everything is in. */
async function endOf({ client, worker, gigs, applicationId, rivalApplicationId, contract }: Scene): Promise<object> {
  const { db } = app.context
  const statusOf = async (table: string, id: string) =>
    (await row<{ status: string }>(db, `SELECT status FROM ${table} WHERE id = :id`, { id }))?.status
  for (const { id } of [...gigs, { id: contract.gigId }]) await expectSound(db, id)
  const people = [client.id, worker.id]
  const invitations = await rows<{ status: string }>(
    db,
    'SELECT status FROM invitations WHERE client_id IN (:peopleIds) OR worker_id IN (:peopleIds)',
    { peopleIds: people },
  )
  const deletions = await rows<{ actorRole: string }>(
    db,
    `SELECT actor_role AS actorRole FROM audit_log WHERE action = 'user.delete' AND subject_id IN (:peopleIds)`,
    { peopleIds: people },
  )
  return {
    deleted: [await isDeleted(app, client), await isDeleted(app, worker)],
    gigs: await Promise.all(gigs.map(({ id }) => statusOf('gigs', id))),
    own: (await historyOf(db, 'application', applicationId)).map(({ to, by }) => `${to} by ${by}`),
    rival: (await historyOf(db, 'application', rivalApplicationId)).map(({ to, by }) => `${to} by ${by}`),
    invitations: invitations.map(({ status }) => status),
    contract: await statusOf('contracts', contract.id),
    deletions: deletions.map(({ actorRole }) => actorRole),
  }
}

const theEnd = {
  deleted: [true, true],
  gigs: ['cancelled', 'cancelled', 'cancelled', 'cancelled'],
  own: ['submitted by worker', 'withdrawn by system'],
  rival: ['submitted by worker', 'not_selected by system'],
  invitations: ['expired', 'expired'],
  contract: 'completed',
  deletions: ['system', 'system'],
}

/** Has both leave, and lets the grace pass, without anything being done yet. */
async function makeDue(scene: Scene): Promise<void> {
  await leave(app, scene.client)
  await leave(app, scene.worker)
  clock.advance({ days: 31 })
  await runChore(app.context, 'expire-invitations')
}

describe('Before the grace is over', () => {
  it('nothing is deleted', async () => {
    const worker = await given.makeWorker(app)
    const before = await storedUser(app, worker)
    const deleteAfter = await leave(app, worker)
    clock.advance({ days: 29 })
    await runChore(app.context, 'delete-accounts')
    expect(await storedUser(app, worker)).toEqual({ ...before, deleteAfter })
  })
})

describe('After the grace', () => {
  it('all that was under way ends, and whoever waits is told', async () => {
    const scene = await makeScene()
    const { client, worker, stranger, applicationId, rivalApplicationId } = scene
    await leave(app, client)
    await leave(app, worker)
    await passGrace(app, clock)
    expect(await endOf(scene)).toEqual(theEnd)
    const withdrawn = await letter(app, 'application-withdrawn', { applicationId, to: 'client' })
    expect(withdrawn).toMatchObject({ to: stranger.id, data: { workerName: 'former user' } })
    const passedOver = { applicationId: rivalApplicationId, to: 'worker' }
    expect(await letter(app, 'application-not-selected', passedOver)).toBeDefined()
  })

  it('no mail goes to the account any more', async () => {
    const { worker, contract } = await makeScene()
    await leave(app, worker)
    await passGrace(app, clock)
    expect(await letter(app, 'contract-completed', { contractId: contract.id, to: 'worker' })).toBeUndefined()
    expect(await letter(app, 'address-already-registered', { userId: worker.id })).toBeUndefined()
    const toOther = await letter(app, 'contract-completed', { contractId: contract.id, to: 'client' })
    expect(toOther).toMatchObject({ data: { otherName: 'former user' } })
  })

  it('nobody can sign in, and the address can be registered anew', async () => {
    const worker = await given.makeWorker(app)
    await leave(app, worker)
    await passGrace(app, clock)
    const body = { email: worker.email, password: PASSWORD }
    expectProblem(await app.api.post('/auth/login', { body }), 'invalid_credentials')
    const { email } = await storedUser(app, worker)
    expectProblem(await app.api.post('/auth/login', { body: { ...body, email } }), 'invalid_credentials')

    await app.api.post('/auth/register', { body: newRegistration(body) }).expect(202)
    const text = 'SELECT id FROM users WHERE email = :email AND deleted_at IS NULL'
    expect(await rows(app.context.db, text, { email: worker.email })).toHaveLength(1)
  })

  it('contracts and reviews stay, of a former user', async () => {
    const [client, worker] = [await given.makeClient(app, { name: 'Northside' }), await given.makeWorker(app)]
    const contract = await given.makeEndedContract(app, client, worker)
    for (const author of [client, worker]) await given.writeReview(app, author, contract)
    await leave(app, worker)
    await passGrace(app, clock)
    const reader = await given.signedInAgain(app, client)
    const { body: seen } = await app.api.get(`/contracts/${contract.id}`, { as: reader }).expect(200)
    expect(seen).toMatchObject({ status: 'completed', worker: { name: 'former user', headline: '', avatarUrl: null } })
    expect(seen.reviews).toHaveLength(2)
    const { body: reviews } = await app.api.get(`/clients/${client.id}/reviews`).expect(200)
    expect(reviews.data).toMatchObject([{ text: given.newReview().text, author: { id: null, name: 'former user' } }])
    expectProblem(await app.api.get(`/workers/${worker.id}`, { as: reader }), 'not_found')
  })

  it('a client who has hired sees a former user on the other side too', async () => {
    const [client, worker] = [await given.makeClient(app), await given.makeWorker(app)]
    const contract = await given.makeEndedContract(app, client, worker)
    await given.writeReview(app, client, contract)
    await given.writeReview(app, worker, contract)
    await leave(app, client)
    await passGrace(app, clock)
    const reader = await given.signedInAgain(app, worker)
    const { body } = await app.api.get(`/contracts/${contract.id}`, { as: reader }).expect(200)
    expect(body).toMatchObject({ client: { displayName: 'former user' }, gig: { title: given.newGig().title } })
    const { body: reviews } = await app.api.get(`/workers/${worker.id}/reviews`, { as: reader }).expect(200)
    expect(reviews.data).toMatchObject([{ author: { id: null, name: 'former user', role: 'client' } }])
  })

  it('whoever has to do with something of it still finds it, and nothing that was written there', async () => {
    const { client, worker, stranger, gigs, applicationId, rivalApplicationId } = await makeScene()
    const rivalId = `SELECT worker_id AS id FROM applications WHERE id = :rivalApplicationId`
    const rival = await row<{ id: string }>(app.context.db, rivalId, { rivalApplicationId })
    for (const user of [client, worker]) await leave(app, user)
    await passGrace(app, clock)
    const reader = await given.signedInAgain(app, stranger)
    const { body: withdrawn } = await app.api.get(`/client/applications/${applicationId}`, { as: reader }).expect(200)
    expect(withdrawn).toMatchObject({ status: 'withdrawn', coverLetter: '', worker: { name: 'former user' } })
    const applicant = await given.signedInAgain(app, { ...worker, id: rival?.id ?? '' })
    const path = `/worker/applications/${rivalApplicationId}`
    const { body: application } = await app.api.get(path, { as: applicant }).expect(200)
    expect(application).toMatchObject({ status: 'not_selected', gig: { title: 'Deleted gig', status: 'cancelled' } })
    const { body: gig } = await app.api.get(`/gigs/${gigs[0]?.id}`).expect(200)
    expect(gig).toMatchObject({ title: 'Deleted gig', description: '', client: { displayName: 'former user' } })
  })

  it('admins see that it was deleted, and can do nothing to it', async () => {
    const worker = await given.makeWorker(app)
    await leave(app, worker)
    await passGrace(app, clock)
    const admin = await given.makeAdmin(app)
    const { body } = await app.api.get(`/admin/users/${worker.id}`, { as: admin }).expect(200)
    expect(body).toMatchObject({ name: 'former user', status: 'deleted', deleteAfter: null, lastSeenAt: null })
    const query = { status: 'deleted', limit: 100 }
    const { body: list }: { body: Page<{ id: string }> } = await app.api
      .get('/admin/users', { as: admin, query })
      .expect(200)
    expect(list.data.map(({ id }) => id)).toContain(worker.id)
    const refusal = await post(`/admin/users/${worker.id}/suspend`, admin, { reason: 'Spam' })
    expect(expectProblem(refusal, 'invalid_transition')).toMatchObject({ from: 'deleted', allowedActions: [] })
  })

  it('an account with a contract waits until that has ended', async () => {
    const [client, worker] = [await given.makeClient(app), await given.makeWorker(app)]
    await givePassword(app, client)
    const { id } = await given.makeOffered(app, client, worker)
    await askDeletion(app, client).expect(202)
    await post(`/worker/applications/${id}/accept-offer`, worker).expect(200)
    await passGrace(app, clock)
    expect(await storedUser(app, client)).toMatchObject({ email: client.email, deletedAt: null })

    const party = await given.signedInAgain(app, worker)
    const { body: contracts } = await app.api.get('/worker/contracts', { as: party }).expect(200)
    await post(`/contracts/${contracts.data[0].id}/cancel`, party, { reason: 'The client has gone.' }).expect(200)
    await runChore(app.context, 'delete-accounts')
    expect(await isDeleted(app, client)).toBe(true)
  })

  it('an account waits while one of its offers stands, which may be turning into a contract', async () => {
    const [client, worker] = [await given.makeClient(app), await given.makeWorker(app)]
    await given.makeOffered(app, client, worker)
    await leave(app, client)
    await passGrace(app, clock)
    expect(await isDeleted(app, client)).toBe(false)
    for (const chore of ['expire-offers', 'delete-accounts']) await runChore(app.context, chore)
    expect(await isDeleted(app, client)).toBe(true)
  })

  it('a gig that was removed comes back cancelled, when an admin restores it', async () => {
    const [client, admin] = [await given.makeClient(app), await given.makeAdmin(app)]
    const { id } = await given.makeGig(app, client)
    await post(`/admin/gigs/${id}/remove`, admin, { reason: 'Looks like a fraud' }).expect(200)
    await leave(app, client)
    await passGrace(app, clock)
    const later = await given.signedInAgain(app, admin)
    const { body } = await post(`/admin/gigs/${id}/restore`, later, { reason: 'It was none' }).expect(200)
    expect(body.status).toBe('cancelled')
  })

  it('every figure is as counted', async () => {
    const wrong: WrongFigure[] = []
    await recount(app.context.db, { fix: false, onWrong: (each) => wrong.push(each) })
    expect(wrong).toEqual([])
  })
})

describe('The deletion', () => {
  it('comes to the same end when it is done twice', async () => {
    const scene = await makeScene()
    await makeDue(scene)
    await deleteAccounts(app.context)
    expect(await deleteAccounts(app.context)).toBe(0)
    expect(await endOf(scene)).toEqual(theEnd)
  })

  it('comes to the same end when two processes do it at once', async () => {
    const scene = await makeScene()
    await makeDue(scene)
    await Promise.all([deleteAccounts(app.context), deleteAccounts(app.context), deleteAccounts(app.context)])
    await eventually(async () => {
      await deleteAccounts(app.context)
      expect(await endOf(scene)).toEqual(theEnd)
    })
  })

  /** A database that dies with the process: after so many transactions nothing is done any more. */
  function dyingAfter(db: Db, transactions: number): { db: Db; isDead: () => boolean } {
    let left = transactions
    const dies = () => {
      left -= 1
      if (left < 0) throw new Error('killed')
    }
    const transaction: Db['transaction'] = async (work) => {
      dies()
      return db.transaction(work)
    }
    return { db: { ...db, transaction }, isDead: () => left < 0 }
  }

  it('comes to the same end wherever it is broken off', async () => {
    const scene = await makeScene()
    await makeDue(scene)
    let isDead: boolean
    let steps = 0
    do {
      const dying = dyingAfter(app.context.db, 1)
      await deleteAccounts({ ...app.context, db: dying.db })
      isDead = dying.isDead()
      steps += 1
    } while (isDead && steps < 100)
    expect(steps).toBeGreaterThan(5)
    expect(await endOf(scene)).toEqual(theEnd)
  })

  it('takes an account with thousands of rows in batches', async () => {
    const [worker, client] = [await given.makeWorker(app), await given.makeClient(app)]
    const gigs = Array.from({ length: 1_500 }, () => ({ id: newId(), clientId: client.id }))
    const { db } = app.context
    await writeMany(
      db,
      `INSERT INTO gigs (id, client_id, title, description, skill_text, pay_type, budget_min, budget_max, currency, openings, status,
                         created_at, updated_at) VALUES`,
      `(:id, :clientId, 'Gig', 'Work', '', 'fixed', 1, 2, 'EUR', 1, 'cancelled', NOW(3), NOW(3))`,
      gigs,
    )
    const applications = gigs.map(({ id: gigId, clientId }) => ({ id: newId(), gigId, clientId, workerId: worker.id }))
    await writeMany(
      db,
      `INSERT INTO applications (id, gig_id, client_id, worker_id, cover_letter, bid_amount, bid_currency, status, created_at, updated_at) VALUES`,
      `(:id, :gigId, :clientId, :workerId, 'A secret', 1, 'EUR', 'rejected', NOW(3), NOW(3))`,
      applications,
    )
    await leave(app, worker)
    await passGrace(app, clock)
    expect(await isDeleted(app, worker)).toBe(true)
    const text = 'SELECT COUNT(*) AS letters FROM applications WHERE worker_id = :id AND LENGTH(cover_letter) > 0'
    expect(await row(db, text, { id: worker.id })).toEqual({ letters: 0 })
  })
})
