import { row, rows, write } from '../src/config/db'
import { runChore } from '../src/jobs/housekeeping'
import type { Page } from '../src/schemas/common'
import type { Contract } from '../src/schemas/contracts'
import type { Review } from '../src/schemas/reviews'
import { newId } from '../src/utils/uuid'
import { startApp, type TestApp } from './support/app'
import { signInAgain } from './support/auth'
import { Clock } from './support/clock'
import {
  makeAdmin,
  makeClient,
  makeContract,
  makeEndedContract,
  makeWorker,
  newReview,
  writeReview,
  type TestUser,
} from './support/factories'
import { expectFaults, expectProblem } from './support/problems'
import { tally } from './support/races'

let app: TestApp
beforeAll(async () => {
  app = await startApp({ WORKER: 'off', DATABASE_POOL: '40' })
})
afterAll(async () => {
  // Nobody waits for these mails.
  await write(app.context.db, `DELETE FROM outbox WHERE state = 'waiting'`)
  await app.close()
})

const other = { worker: 'client', client: 'worker' } as const
const sides = ['worker', 'client'] as const
type Side = (typeof sides)[number]
type Pair = Record<Side, TestUser>

const makePair = async (): Promise<Pair> => ({ client: await makeClient(app), worker: await makeWorker(app) })
const makeEnded = ({ client, worker }: Pair) => makeEndedContract(app, client, worker)

async function makePublished(pair: Pair, ratings: Record<Side, number> = { worker: 5, client: 3 }) {
  const contract = await makeEnded(pair)
  const byWorker = await writeReview(app, pair.worker, contract, { rating: ratings.worker })
  const byClient = await writeReview(app, pair.client, contract, { rating: ratings.client })
  return { contract, byWorker, byClient }
}

const readContract = async ({ id }: Pick<Contract, 'id'>, as: TestUser): Promise<Contract> =>
  (await app.api.get(`/contracts/${id}`, { as }).expect(200)).body
const postReview = ({ id }: Pick<Contract, 'id'>, as: { accessToken: string }, body: object = newReview()) =>
  app.api.post(`/contracts/${id}/reviews`, { as, body })
const postReply = ({ id }: Pick<Review, 'id'>, as: TestUser, text = 'Thank you.') =>
  app.api.post(`/reviews/${id}/reply`, { as, body: { text } })
const moderate = ({ id }: Pick<Review, 'id'>, as: TestUser, action: 'hide' | 'restore') =>
  app.api.post(`/admin/reviews/${id}/${action}`, { as, body: { reason: 'It names a third person' } })

/** The reviews of somebody on that side, as they see them themselves. */
async function listAbout(user: TestUser, side: Side, query = {}): Promise<Page<Review>> {
  return (await app.api.get(`/${side}s/${user.id}/reviews`, { as: user, query }).expect(200)).body
}
const ratingOf = async (user: TestUser, side: Side) =>
  (await app.api.get(`/${side}/profile`, { as: user }).expect(200)).body.rating

/** The mails about a review that wait to be sent, each with whom it goes to. */
const mailsAbout = ({ id }: Pick<Review, 'id'>) =>
  rows<{ name: string; to: string }>(
    app.context.db,
    `SELECT name, JSON_UNQUOTE(JSON_EXTRACT(payload, '$.to')) AS \`to\` FROM outbox
     WHERE JSON_UNQUOTE(JSON_EXTRACT(payload, '$.reviewId')) = :text`,
    { text: id },
  )
const auditOf = ({ id }: { id: string }) =>
  rows<{ action: string; actorRole: string; actorId: string | null; detail: string }>(
    app.context.db,
    `SELECT action, actor_role AS actorRole, actor_id AS actorId, detail FROM audit_log WHERE subject_id = :id
       AND action LIKE 'review.%' ORDER BY id`,
    { id },
  )
const actionsOf = async (subject: { id: string }) => (await auditOf(subject)).map(({ action }) => action)

/** What the profile has added up, and what its published reviews add up to. */
async function expectTrueRating(user: TestUser, side: Side): Promise<{ sum: number; count: number }> {
  const userId = user.id
  const kept = `SELECT rating_sum AS sum, rating_count AS count FROM ${side}_profiles WHERE user_id = :userId`
  const counted = `SELECT CAST(COALESCE(SUM(rating), 0) AS SIGNED) AS sum, COUNT(*) AS count FROM reviews
                   WHERE subject_id = :userId AND written_as = :author AND status = 'published'`
  const rating = await row<{ sum: number; count: number }>(app.context.db, kept, { userId })
  expect(rating).toEqual(await row(app.context.db, counted, { userId, author: other[side] }))
  if (!rating) throw new Error('There is no such profile')
  return rating
}

describe('Reviewing a contract', () => {
  it('is for its two sides once it has ended, each once', async () => {
    const { client, worker } = await makePair()
    const stranger = await makeWorker(app)
    const contract = await makeContract(app, client, worker)
    const early = expectProblem(await postReview(contract, worker), 'invalid_transition')
    expect(early).toMatchObject({ from: 'active', action: 'review' })

    await app.api.post(`/contracts/${contract.id}/cancel`, { as: worker, body: { reason: 'Ill' } }).expect(200)
    expectProblem(await postReview(contract, stranger), 'not_found')
    const { body } = await postReview(contract, worker, { rating: 5, text: 'Kind.' }).expect(201)
    expect(body).toEqual({
      id: expect.any(String),
      contractId: contract.id,
      author: { id: worker.id, name: 'Test w.', role: 'worker' },
      subjectId: client.id,
      rating: 5,
      text: 'Kind.',
      status: 'sealed',
      publishedAt: null,
      reply: null,
      createdAt: expect.any(String),
      version: 1,
    })
    expectProblem(await postReview(contract, worker), 'already_reviewed')
    expect((await readContract(contract, worker)).reviews).toEqual([body])
  })

  it.each([0, 6, 4.5])('refuses %s stars', async (rating) => {
    const pair = await makePair()
    expect(expectFaults(await postReview({ id: newId() }, pair.client, newReview({ rating })))).toHaveLength(1)
  })

  it('publishes both as soon as both have written, and tells both', async () => {
    const pair = await makePair()
    const { contract, byWorker, byClient } = await makePublished(pair, { worker: 5, client: 3 })
    expect(byWorker.status).toBe('sealed')
    expect(byClient).toMatchObject({ status: 'published', publishedAt: expect.any(String), version: 2 })

    for (const side of sides) {
      const { reviews, version, updatedAt } = await readContract(contract, pair[side])
      expect(reviews.map(({ id, status }) => [id, status])).toEqual([
        [byWorker.id, 'published'],
        [byClient.id, 'published'],
      ])
      expect({ version, updatedAt }).toEqual({ version: contract.version, updatedAt: contract.updatedAt })
    }
    expect((await listAbout(pair.worker, 'worker')).data).toEqual([byClient])
    expect((await listAbout(pair.client, 'client')).data).toMatchObject([{ id: byWorker.id, rating: 5 }])
    expect(await ratingOf(pair.worker, 'worker')).toEqual({ average: 3, count: 1 })
    expect(await ratingOf(pair.client, 'client')).toEqual({ average: 5, count: 1 })

    for (const review of [byWorker, byClient]) {
      expect(await mailsAbout(review)).toEqual([{ name: 'review-published', to: 'subject' }])
      expect(await auditOf(review)).toMatchObject([{ action: 'review.publish', actorRole: 'system' }])
    }
  })

  it('shows to everybody the first name of a worker, and no name at all of one who is hidden', async () => {
    const client = await makeClient(app)
    const worker = await makeWorker(app, { name: 'Jane van der Doe' })
    await makePublished({ client, worker })
    const authors = async () => (await listAbout(client, 'client')).data.map(({ author }) => author)
    expect(await authors()).toEqual([{ id: worker.id, name: 'Jane D.', role: 'worker' }])
    await app.api.put('/worker/profile', { as: worker, body: { headline: '', visibility: 'hidden' } }).expect(200)
    expect(await authors()).toEqual([{ id: null, name: null, role: 'worker' }])
  })

  it('names a client by the display name', async () => {
    const pair = await makePair()
    await app.api.put('/client/profile', { as: pair.client, body: { displayName: 'Harbour Works' } }).expect(200)
    const { byClient } = await makePublished(pair)
    expect(byClient.author).toEqual({ id: pair.client.id, name: 'Harbour Works', role: 'client' })
  })
})

describe('A sealed review', () => {
  /** All answers in which a review could show, exactly as they go over the wire. */
  async function seenBy(as: TestUser | undefined, { client, worker }: Pair, contract: Contract): Promise<string[]> {
    const own = sides.filter((side) => as?.id === (side === 'client' ? client : worker).id)
    const paths = [
      `/contracts/${contract.id}`,
      `/workers/${worker.id}`,
      `/workers/${worker.id}/reviews`,
      `/clients/${client.id}`,
      `/clients/${client.id}/reviews`,
      `/gigs/${contract.gigId}`,
      ...own.flatMap((side) => [
        `/${side}/contracts`,
        `/${side}/applications/${contract.applicationId}`,
        `/${side}/profile`,
      ]),
      ...(as === undefined ? [] : ['/workers?limit=100&sort=rating']),
    ]
    const answers: string[] = []
    for (const path of paths) {
      const { status, text, headers } = await app.api.get(path, {
        as,
        headers: { 'X-Request-Id': 'the-same-each-time' },
      })
      const { date: _date, ...others }: Record<string, string> = headers
      answers.push(`${path} ${status} ${JSON.stringify(others)} ${text}`)
    }
    return answers
  }

  it.each(sides)('of a %s changes nothing, to the byte, for anyone but its author', async (side) => {
    const pair = await makePair()
    await makePublished(pair)
    const contract = await makeEnded(pair)
    const viewers = [pair[other[side]], await makeWorker(app), await makeClient(app), await makeAdmin(app), undefined]
    const seenByAll = () => Promise.all(viewers.map((viewer) => seenBy(viewer, pair, contract)))
    const before = await seenByAll()

    const sealed = await writeReview(app, pair[side], contract, { rating: 1 })

    expect(await seenByAll()).toEqual(before)
    expect(await mailsAbout(sealed)).toEqual([])
    await expectTrueRating(pair.worker, 'worker')
    await expectTrueRating(pair.client, 'client')
    const { reviews, allowedActions } = await readContract(contract, pair[side])
    expect(reviews).toEqual([sealed])
    expect(allowedActions).toEqual([])

    await writeReview(app, pair[other[side]], contract)
    const released = await readContract(contract, pair[other[side]])
    expect(released.reviews.find(({ id }) => id === sealed.id)).toMatchObject({
      status: 'published',
      createdAt: sealed.createdAt,
    })
    expect(await seenByAll()).not.toEqual(before)
  })

  it('can be replied to, hidden, restored or reported by nobody', async () => {
    const pair = await makePair()
    const sealed = await writeReview(app, pair.client, await makeEnded(pair))
    const admin = await makeAdmin(app)
    expectProblem(await postReply(sealed, pair.worker), 'not_found')
    expectProblem(await moderate(sealed, admin, 'hide'), 'not_found')
    expectProblem(await moderate(sealed, admin, 'restore'), 'not_found')
    const report = { subject: 'review', subjectId: sealed.id, reason: 'Insult' }
    expectProblem(await app.api.post('/reports', { as: pair.worker, body: report }), 'not_found')
  })
})

describe('Two reviews at the same moment', () => {
  it('are both published, once, on each of twenty contracts', async () => {
    const clients = await Promise.all([1, 2, 3, 4].map(() => makeClient(app)))
    const workers = await Promise.all([1, 2, 3, 4, 5].map(() => makeWorker(app)))
    const pairs = clients.flatMap((client) => workers.map((worker) => ({ client, worker })))
    const contracts: { pair: Pair; contract: Contract }[] = []
    for (const pair of pairs) contracts.push({ pair, contract: await makeEnded(pair) })

    const replies = await Promise.all(
      contracts.flatMap(({ pair, contract }, i) =>
        sides.map((side) => postReview(contract, pair[side], newReview({ rating: 1 + (i % 5) }))),
      ),
    )

    expect(tally(replies)).toEqual({ 201: replies.length })
    const reviews = replies.map(({ body }): Review => body)
    for (const { pair, contract } of contracts) {
      const seen = (await readContract(contract, pair.client)).reviews
      expect(seen.map(({ status }) => status)).toEqual(['published', 'published'])
    }
    for (const review of reviews) {
      expect(await actionsOf(review)).toEqual(['review.publish'])
      expect(await mailsAbout(review)).toEqual([{ name: 'review-published', to: 'subject' }])
    }
    for (const client of clients) expect(await expectTrueRating(client, 'client')).toMatchObject({ count: 5 })
    for (const worker of workers) expect(await expectTrueRating(worker, 'worker')).toMatchObject({ count: 4 })
  })

  it('of the same side are one', async () => {
    const pair = await makePair()
    const contract = await makeEnded(pair)
    const replies = await Promise.all(
      [1, 2, 3, 4, 5].map((rating) => postReview(contract, pair.worker, newReview({ rating }))),
    )
    expect(tally(replies)).toEqual({ 201: 1, '409 already_reviewed': 4 })
    expect((await readContract(contract, pair.worker)).reviews).toHaveLength(1)
  })
})

describe('The fourteen days', () => {
  const clock = new Clock()
  let first: TestApp
  let second: TestApp
  let pair: Pair
  beforeAll(async () => {
    const settings = { WORKER: 'off' }
    first = await startApp(settings, clock)
    second = await startApp(settings, clock)
  })
  afterAll(() => Promise.all([first.close(), second.close()]))
  beforeEach(async () => {
    pair = { client: await makeClient(first), worker: await makeWorker(first) }
  })

  const ended = async () => makeEndedContract(first, pair.client, pair.worker)
  /** Sessions do not last that long. */
  const writeNow = async (contract: Contract, side: Side) =>
    first.api.post(`/contracts/${contract.id}/reviews`, {
      as: await signInAgain(first, pair[side]),
      body: newReview(),
    })
  const statusesOf = ({ id }: Contract) =>
    rows<{ writtenAs: Side; status: string }>(
      app.context.db,
      'SELECT written_as AS writtenAs, status FROM reviews WHERE contract_id = :contractId ORDER BY id',
      { contractId: id },
    )

  it('let a side write until their last minute, and not after them', async () => {
    const [inTime, late] = [await ended(), await ended()]
    clock.advance({ days: 13, hours: 23, minutes: 59 })
    expect((await writeNow(inTime, 'worker')).status).toBe(201)
    expect((await writeNow(inTime, 'client')).status).toBe(201)
    clock.advance({ minutes: 2 })
    const problem = expectProblem(await writeNow(late, 'worker'), 'invalid_transition')
    expect(problem).toMatchObject({ from: 'completed', action: 'review', allowedActions: [] })
    expect(problem.detail).toContain('14 days')
  })

  it('publish a review that stayed alone when they are over, and not before', async () => {
    const contract = await ended()
    await writeReview(first, pair.client, contract)
    clock.advance({ days: 13, hours: 23, minutes: 59 })
    await runChore(first.context, 'publish-reviews')
    expect(await statusesOf(contract)).toEqual([{ writtenAs: 'client', status: 'sealed' }])

    clock.advance({ minutes: 2 })
    await runChore(first.context, 'publish-reviews')

    expect(await statusesOf(contract)).toEqual([{ writtenAs: 'client', status: 'published' }])
    expect(await expectTrueRating(pair.worker, 'worker')).toEqual({ sum: 4, count: 1 })
    expect(await expectTrueRating(pair.client, 'client')).toEqual({ sum: 0, count: 0 })
    expectProblem(await writeNow(contract, 'worker'), 'invalid_transition')
  })

  it('are over once, however many processes look', async () => {
    const contracts = [await ended(), await ended(), await ended(), await ended(), await ended(), await ended()]
    const reviews = await Promise.all(
      contracts.map((contract, i) => writeReview(first, pair[i % 2 ? 'client' : 'worker'], contract)),
    )
    clock.advance({ days: 14 })

    await Promise.all([first, second, first, second].map(({ context }) => runChore(context, 'publish-reviews')))
    // What one left to the next run because others held it for too long.
    await runChore(first.context, 'publish-reviews')

    for (const review of reviews) {
      expect(await actionsOf(review)).toEqual(['review.publish'])
      expect(await mailsAbout(review)).toEqual([{ name: 'review-published', to: 'subject' }])
    }
    expect(await expectTrueRating(pair.worker, 'worker')).toEqual({ sum: 12, count: 3 })
    expect(await expectTrueRating(pair.client, 'client')).toEqual({ sum: 12, count: 3 })
  })
})

describe('The reviews of somebody', () => {
  it('come last published first, page by page, and miss none when one is added meanwhile', async () => {
    const pair = await makePair()
    const published = [await makePublished(pair), await makePublished(pair), await makePublished(pair)]
    const newestFirst = published.map(({ byClient }) => byClient.id).reverse()
    const first = await listAbout(pair.worker, 'worker', { limit: 2 })
    expect(first.data.map(({ id }) => id)).toEqual(newestFirst.slice(0, 2))

    await makePublished(pair)
    const rest = await listAbout(pair.worker, 'worker', { limit: 2, cursor: first.nextCursor })
    expect(rest.data.map(({ id }) => id)).toEqual(newestFirst.slice(2))
    expect(rest.nextCursor).toBeNull()
  })

  it('are those of one side', async () => {
    const pair = await makePair()
    await makePublished(pair)
    expectProblem(await app.api.get(`/clients/${pair.worker.id}/reviews`), 'not_found')
    expectProblem(await app.api.get(`/workers/${pair.client.id}/reviews`, { as: pair.client }), 'not_found')
    expect((await app.api.get(`/clients/${pair.client.id}/reviews`).expect(200)).body.data).toHaveLength(1)
  })

  it('are hidden with the profile of a worker', async () => {
    const pair = await makePair()
    await makePublished(pair)
    await app.api.put('/worker/profile', { as: pair.worker, body: { headline: '', visibility: 'hidden' } }).expect(200)
    expectProblem(await app.api.get(`/workers/${pair.worker.id}/reviews`, { as: pair.client }), 'not_found')
  })
})

describe('A reply', () => {
  it('comes from the subject, once, and everyone reads it', async () => {
    const pair = await makePair()
    const { byWorker, byClient } = await makePublished(pair)
    const outsiders = [pair.worker, await makeClient(app), await makeAdmin(app)]
    for (const outsider of outsiders) expectProblem(await postReply(byWorker, outsider), 'not_found')

    const { body } = await postReply(byWorker, pair.client, 'Come again!').expect(200)
    expect(body).toMatchObject({ id: byWorker.id, reply: { text: 'Come again!', at: expect.any(String) }, version: 3 })
    expectProblem(await postReply(byWorker, pair.client, 'Really!'), 'already_replied')

    expect((await app.api.get(`/clients/${pair.client.id}/reviews`).expect(200)).body.data).toEqual([body])
    expect(await mailsAbout(byWorker)).toContainEqual({ name: 'review-replied', to: 'author' })
    const entry = (await auditOf(byWorker)).at(-1)
    expect(entry).toMatchObject({ action: 'review.reply', actorRole: 'client', actorId: pair.client.id })
    expect(entry?.detail).not.toContain('Come again!')
    expect((await listAbout(pair.worker, 'worker')).data).toMatchObject([{ id: byClient.id, reply: null }])
  })

  it('is one, also when ten are sent at once', async () => {
    const pair = await makePair()
    const { byClient } = await makePublished(pair)
    const texts = Array.from({ length: 10 }, (_, i) => `Reply ${i}`)

    const replies = await Promise.all(texts.map((text) => postReply(byClient, pair.worker, text)))

    const winner = replies.find(({ status }) => status === 200)
    expect(tally(replies)).toEqual({ 200: 1, '409 already_replied': 9 })
    expect((await listAbout(pair.worker, 'worker')).data).toEqual([winner?.body])
    expect((await mailsAbout(byClient)).filter(({ name }) => name === 'review-replied')).toHaveLength(1)
  })
})

describe('An admin', () => {
  let admins: [TestUser, TestUser]
  beforeAll(async () => {
    admins = [await makeAdmin(app), await makeAdmin(app)]
  })

  it('hides a review from the lists and the rating, and puts it back as it was', async () => {
    const [admin] = admins
    const pair = await makePair()
    const { contract, byClient } = await makePublished(pair, { worker: 5, client: 2 })
    await makePublished(pair, { worker: 5, client: 5 })
    const before = await listAbout(pair.worker, 'worker')

    const hidden = (await moderate(byClient, admin, 'hide').expect(200)).body
    expect(hidden).toEqual({ ...byClient, status: 'hidden', version: 3 })
    expect((await listAbout(pair.worker, 'worker')).data.map(({ id }) => id)).not.toContain(byClient.id)
    expect(await ratingOf(pair.worker, 'worker')).toEqual({ average: 5, count: 1 })
    await expectTrueRating(pair.worker, 'worker')
    expect((await readContract(contract, pair.worker)).reviews.map(({ id }) => id)).not.toContain(byClient.id)
    expect((await readContract(contract, pair.client)).reviews).toContainEqual(hidden)
    expectProblem(await postReply(byClient, pair.worker), 'not_found')
    expect(await mailsAbout(byClient)).toContainEqual({ name: 'review-hidden', to: 'author' })

    const restored = (await moderate(byClient, admin, 'restore').expect(200)).body
    expect(restored).toEqual({ ...byClient, version: 4 })
    const after = await listAbout(pair.worker, 'worker')
    expect(after.data.map(({ id }) => id)).toEqual(before.data.map(({ id }) => id))
    expect(await ratingOf(pair.worker, 'worker')).toEqual({ average: 3.5, count: 2 })
    expect(await auditOf(byClient)).toMatchObject([
      { action: 'review.publish' },
      { action: 'review.hide', actorRole: 'admin', actorId: admin.id, detail: expect.stringContaining('third person') },
      { action: 'review.restore', actorRole: 'admin', actorId: admin.id },
    ])
  })

  it('is one of two who do it at once', async () => {
    const pair = await makePair()
    const { byWorker } = await makePublished(pair)
    for (const action of ['hide', 'restore', 'hide', 'restore'] as const) {
      const replies = await Promise.all(admins.map((admin) => moderate(byWorker, admin, action)))
      expect(tally(replies)).toEqual({ 200: 1, '409 invalid_transition': 1 })
      const count = action === 'hide' ? 0 : 1
      expect(await expectTrueRating(pair.client, 'client')).toEqual({ sum: 5 * count, count })
    }
  })

  it('may hide while the next is published, and the sum stays true', async () => {
    const pair = await makePair()
    const { byWorker, byClient } = await makePublished(pair)
    for (let round = 0; round < 5; round += 1) {
      const contract = await makeEnded(pair)
      await writeReview(app, pair.worker, contract)
      const action = round % 2 ? 'restore' : 'hide'
      const replies = await Promise.all([
        moderate(byWorker, admins[0], action),
        postReview(contract, pair.client),
        moderate(byClient, admins[1], action),
      ])
      expect(tally(replies)).toEqual({ 200: 2, 201: 1 })
      await expectTrueRating(pair.client, 'client')
      await expectTrueRating(pair.worker, 'worker')
    }
  })
})
