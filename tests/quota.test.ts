import { row, write } from '../src/config/db'
import { runChore } from '../src/jobs/housekeeping'
import type { Application, ApplicationQuota } from '../src/schemas/applications'
import type { Gig } from '../src/schemas/gigs'
import { groupBy } from '../src/utils/groupBy'
import { startApp, type TestApp } from './support/app'
import { Clock } from './support/clock'
import * as given from './support/factories'
import type { TestUser } from './support/factories'
import { mailsAbout } from './support/outbox'
import { expectProblem } from './support/problems'

const PER_WEEK = 5
const DAY_SECONDS = 24 * 60 * 60

const clock = new Clock()
let app: TestApp
let client: TestUser
let worker: TestUser
beforeAll(async () => {
  app = await startApp({ WORKER: 'off', DATABASE_POOL: '40', APPLICATIONS_PER_WEEK: String(PER_WEEK) }, clock)
})
beforeEach(async () => {
  // Every test begins on the next Wednesday: the clock never goes back.
  const today = (clock.now().getUTCDay() + 6) % 7
  clock.advance({ days: 9 - today })
  clock.set(`${clock.now().toISOString().slice(0, 10)}T12:00:00Z`)
  client = await given.makeClient(app)
  worker = await given.makeWorker(app)
})
afterEach(() => write(app.context.db, `DELETE FROM outbox WHERE state = 'waiting'`))
afterAll(() => app.close())

const tryApply = ({ id }: Pick<Gig, 'id'>) =>
  app.api.post(`/worker/jobs/${id}/applications`, { as: worker, body: given.newApplication() })
const applySomewhere = async () => given.apply(app, worker, await given.makeGig(app, client))
const spendAll = async (places = PER_WEEK) => {
  for (let i = 0; i < places; i += 1) await applySomewhere()
}
const quota = async (): Promise<ApplicationQuota> =>
  (await app.api.get('/worker/application-quota', { as: worker }).expect(200)).body
const read = ({ id }: Application) => app.api.get(`/client/applications/${id}`, { as: client }).expect(200)
const withdraw = ({ id }: Application) =>
  app.api.post(`/worker/applications/${id}/withdraw`, { as: worker }).expect(200)
const cancel = ({ gigId }: Application) => app.api.post(`/client/gigs/${gigId}/cancel`, { as: client }).expect(200)
const settle = () => runChore(app.context, 'return-quota')
async function pass(days: number): Promise<void> {
  clock.advance({ days })
  ;[client, worker] = [await given.signedInAgain(app, client), await given.signedInAgain(app, worker)]
}
/** What is stored about the worker's places, and how many entries are not settled. */
const stored = () =>
  row<{ used: number; extra: number; open: number }>(
    app.context.db,
    `SELECT used, extra, (SELECT COUNT(*) FROM quota_entries e WHERE e.worker_id = q.worker_id AND return_due_at IS NOT NULL) AS open
     FROM application_quotas q WHERE worker_id = :workerId`,
    { workerId: worker.id },
  )

describe('A week', () => {
  it('gives a worker its places, and tells how many are left', async () => {
    const monday = new Date(clock.now().getTime() + 4.5 * DAY_SECONDS * 1_000)
    const renewsAt = `${monday.toISOString().slice(0, 10)}T00:00:00.000Z`
    expect(await quota()).toEqual({ perWeek: PER_WEEK, used: 0, extra: 0, left: PER_WEEK, renewsAt })
    await spendAll(2)
    expect(await quota()).toEqual({ perWeek: PER_WEEK, used: 2, extra: 0, left: PER_WEEK - 2, renewsAt })
  })

  it('refuses one more, leaves nothing of it behind, and says when the next week begins', async () => {
    await spendAll()
    const gig = await given.makeGig(app, client)
    const refusal = await tryApply(gig)
    expectProblem(refusal, 'application_quota_spent')
    expect(Number(refusal.headers['retry-after'])).toBeGreaterThan(4.5 * DAY_SECONDS - 60)
    expect(Number(refusal.headers['retry-after'])).toBeLessThanOrEqual(4.5 * DAY_SECONDS)
    expect((await app.api.get(`/gigs/${gig.id}`).expect(200)).body.applicationCount).toBe(0)
    expect((await app.api.get('/worker/applications', { as: worker }).expect(200)).body.data).toHaveLength(PER_WEEK)
    expect(await mailsAbout(app, gig)).toEqual([])
    expect(await quota()).toMatchObject({ used: PER_WEEK, left: 0 })
  })

  it('ends on Monday at midnight UTC, not earlier', async () => {
    await spendAll()
    const gig = await given.makeGig(app, client)
    clock.advance({ days: 4, hours: 11, minutes: 58 })
    const refusal = await tryApply(gig)
    expectProblem(refusal, 'application_quota_spent')
    expect(Number(refusal.headers['retry-after'])).toBeLessThanOrEqual(120)
    clock.advance({ minutes: 2 })
    await tryApply(gig).expect(201)
    expect(await quota()).toMatchObject({ used: 1, left: PER_WEEK - 1 })
  })

  it('counts what was sent, also what was withdrawn and sent again, but nothing that was refused', async () => {
    const gig = await given.makeGig(app, client)
    await withdraw(await given.apply(app, worker, gig))
    await tryApply(gig).expect(201)
    expectProblem(await tryApply(gig), 'already_applied')
    expect(await quota()).toMatchObject({ used: 2 })
  })

  it('has exactly as many places as there are, however many applications come at once', async () => {
    await spendAll(PER_WEEK - 3)
    const gigs: Gig[] = []
    while (gigs.length < 30) gigs.push(await given.makeGig(app, client))
    const replies = await Promise.all(gigs.map(tryApply))
    const kinds = groupBy(replies, ({ status, body }) => `${status} ${body.code ?? ''}`.trim())
    expect(new Map([...kinds].map(([kind, group]) => [kind, group.length]))).toEqual(
      new Map([
        ['201', 3],
        ['429 application_quota_spent', 27],
      ]),
    )
    expect(await stored()).toEqual({ used: PER_WEEK, extra: 0, open: PER_WEEK })
  })

  it('does not count an application to which the client has invited', async () => {
    await spendAll()
    const gig = await given.makeGig(app, client)
    await given.invite(app, client, gig, worker)
    await tryApply(gig).expect(201)
    expect(await quota()).toMatchObject({ used: PER_WEEK, left: 0 })
  })

  it('counts one whose invitation has expired', async () => {
    const gig = await given.makeGig(app, client)
    await given.invite(app, client, gig, worker)
    await pass(15)
    await tryApply(gig).expect(201)
    expect(await quota()).toMatchObject({ used: 1 })
  })
})

describe('A place comes back', () => {
  it('when the client has not looked for 14 days, and is good for any week', async () => {
    await spendAll(2)
    await pass(13.9)
    await settle()
    expect(await quota()).toMatchObject({ extra: 0 })
    await pass(0.1)
    await settle()
    await settle()
    expect(await quota()).toMatchObject({ used: 0, extra: 2, left: PER_WEEK + 2 })
    await pass(21)
    expect(await quota()).toMatchObject({ used: 0, extra: 2, left: PER_WEEK + 2 })
  })

  it('and is used after those of the week', async () => {
    await applySomewhere()
    await pass(14)
    await settle()
    await spendAll()
    expect(await quota()).toMatchObject({ used: PER_WEEK, extra: 1, left: 1 })
    await applySomewhere()
    expect(await quota()).toMatchObject({ used: PER_WEEK, extra: 0, left: 0 })
    expectProblem(await tryApply(await given.makeGig(app, client)), 'application_quota_spent')
  })

  it('although the client looks later, when housekeeping was late', async () => {
    const application = await applySomewhere()
    await pass(15)
    await read(application)
    await settle()
    expect(await quota()).toMatchObject({ extra: 1 })
  })

  it.each(['cancel', 'remove'] as const)('at once when somebody waits as the gig is called off: %s', async (action) => {
    const application = await applySomewhere()
    await read(application)
    if (action === 'cancel') await cancel(application)
    else {
      const call = { as: await given.makeAdmin(app), body: { reason: 'A pyramid scheme' } }
      await app.api.post(`/admin/gigs/${application.gigId}/remove`, call).expect(200)
      // Taken back before housekeeping has come by: the worker was turned away all the same.
      await app.api.post(`/admin/gigs/${application.gigId}/restore`, call).expect(200)
    }
    await settle()
    expect(await quota()).toMatchObject({ used: 1, extra: 1, left: PER_WEEK })
  })

  it('when the gig is called off long after the client has looked', async () => {
    const application = await applySomewhere()
    await read(application)
    await pass(20)
    await settle()
    expect(await stored()).toEqual({ used: 1, extra: 0, open: 0 })
    await cancel(application)
    await settle()
    expect(await stored()).toEqual({ used: 1, extra: 1, open: 0 })
  })

  it('once, when it was given back before the gig is called off', async () => {
    const application = await applySomewhere()
    await pass(14)
    await settle()
    await cancel(application)
    await settle()
    await pass(14)
    await settle()
    expect(await stored()).toEqual({ used: 1, extra: 1, open: 0 })
  })

  it('once, when two processes look after it', async () => {
    await spendAll(4)
    await pass(14)
    const other = await startApp({ WORKER: 'off' }, clock)
    await Promise.all([settle(), runChore(other.context, 'return-quota'), settle()]).finally(() => other.close())
    expect(await stored()).toEqual({ used: 4, extra: 4, open: 0 })
  })
})

describe('A place does not come back', () => {
  it('when the client has looked in time', async () => {
    await read(await applySomewhere())
    await pass(14)
    await settle()
    expect(await stored()).toEqual({ used: 1, extra: 0, open: 0 })
  })

  it('when the worker has withdrawn', async () => {
    const application = await applySomewhere()
    await withdraw(application)
    await cancel(application)
    await pass(14)
    await settle()
    expect(await stored()).toEqual({ used: 1, extra: 0, open: 0 })
  })

  it('when somebody else got the work', async () => {
    const gig = await given.makeGig(app, client)
    await read(await given.apply(app, worker, gig))
    const rival = await given.makeWorker(app)
    const { id } = await given.makeOffered(app, client, rival, gig)
    await app.api.post(`/worker/applications/${id}/accept-offer`, { as: rival }).expect(200)
    await pass(14)
    await settle()
    expect(await stored()).toEqual({ used: 1, extra: 0, open: 0 })
  })
})
