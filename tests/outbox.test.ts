import { inTransaction, rows, write } from '../src/config/db'
import * as Outbox from '../src/models/Outbox'
import { startApp, type TestApp } from './support/app'
import { ageCodes } from './support/auth'
import { eventually } from './support/eventually'
import { apply, lapseOffer, makeClient, makeGig, makeOffered, makeWorker, type TestUser } from './support/factories'
import { startPrivateRedis, type PrivateRedis } from './support/redis'
import { createOwnDatabase } from './support/services'
import { startSmtpSink, type SmtpSink } from './support/smtpSink'

/** Longer than the longest pause that a retry, a lease or a schedule makes. */
const HEALING_MS = 25_000

let redis: PrivateRedis
let sink: SmtpSink
let app: TestApp
beforeAll(async () => {
  redis = await startPrivateRedis()
  sink = await startSmtpSink({ delayMs: 10 })
  const DATABASE_URL = await createOwnDatabase('outbox')
  app = await startApp({ DATABASE_URL, REDIS_URL: redis.url, SMTP_URL: sink.url })
})
afterAll(async () => {
  await app.close()
  await sink.close()
  await redis.remove()
})

const mailsTo = ({ email }: TestUser) => sink.accepted.filter((to) => to === email).length

interface Task {
  state: string
  lastError: string | null
}
const tasksOf = ({ id }: TestUser) =>
  rows<Task>(app.context.db, `SELECT state, last_error AS lastError FROM outbox WHERE payload = :payload ORDER BY id`, {
    payload: JSON.stringify({ userId: id }),
  })
const allAre = async (user: TestUser, state: string) => (await tasksOf(user)).every((task) => task.state === state)

/** Leaves tasks to mail a user, as a change does. */
async function leaveTasks({ id }: TestUser, count = 1): Promise<void> {
  const payloads = Array.from({ length: count }, () => ({ userId: id }))
  await inTransaction(app.context.db, (sql) => Outbox.add(sql, 'email', 'address-already-registered', ...payloads))
  app.context.signals.emit('outbox')
}

describe('a mail', () => {
  it('is never sent for a change that was rolled back', async () => {
    const [undone, done] = [await makeWorker(app), await makeWorker(app)]
    const change = inTransaction(app.context.db, async (sql) => {
      await Outbox.add(sql, 'email', 'address-already-registered', { userId: undone.id })
      throw new Error('rolled back')
    })
    await expect(change).rejects.toThrow('rolled back')
    await leaveTasks(done)

    await eventually(() => allAre(done, 'done'), HEALING_MS)
    expect([mailsTo(undone), mailsTo(done)]).toEqual([0, 1])
  })

  it('waits while Redis is away, and is sent once when it is back', async () => {
    const [client, worker] = [await makeClient(app), await makeWorker(app)]
    const gig = await makeGig(app, client)
    await redis.stop()
    await apply(app, worker, gig)
    await redis.start()

    await eventually(() => mailsTo(client) === 1, HEALING_MS)
  })

  it('survives that Redis loses all it had while many are under way, and none is sent twice', async () => {
    const user = await makeWorker(app)
    await leaveTasks(user, 60)
    await eventually(() => mailsTo(user) > 5, HEALING_MS)
    expect(mailsTo(user)).toBeLessThan(60)
    await app.context.redis.commands.flushall()

    await eventually(() => allAre(user, 'done'), HEALING_MS)
    expect(mailsTo(user)).toBe(60)
  })

  it('that is new does not wait behind all those that are handed over once more', async () => {
    const [many, one] = [await makeWorker(app), await makeWorker(app)]
    await inTransaction(app.context.db, async (sql) => {
      const payloads = Array.from({ length: 500 }, () => ({ userId: many.id }))
      await Outbox.add(sql, 'email', 'address-already-registered', ...payloads)
      await write(sql, `UPDATE outbox SET state = 'queued' WHERE state = 'waiting'`)
      await Outbox.add(sql, 'email', 'address-already-registered', { userId: one.id })
    })
    app.context.signals.emit('outbox')

    await eventually(() => mailsTo(one) === 1, HEALING_MS)
    expect(mailsTo(many)).toBeLessThan(100)
    await eventually(() => allAre(many, 'done'), HEALING_MS)
  })

  it('is tried again when the mail server says that it cannot take it now', async () => {
    const user = await makeWorker(app)
    sink.refuse(user.email, 451, 421)
    await leaveTasks(user)

    await eventually(() => allAre(user, 'done'), HEALING_MS)
    expect(mailsTo(user)).toBe(1)
  })

  it('fails for good where there is no such mailbox, with a reason that names nobody', async () => {
    const user = await makeWorker(app)
    sink.refuse(user.email, 550)
    await leaveTasks(user)

    await eventually(() => allAre(user, 'failed'), HEALING_MS)
    const [task] = await tasksOf(user)
    expect(task?.lastError).toContain('550')
    expect(task?.lastError).not.toContain(user.email)
    expect(mailsTo(user)).toBe(0)
  })

  it('with a code is left out once another code has taken its place', async () => {
    const user = await makeWorker(app)
    const askForCode = () => app.api.post('/auth/otp', { body: { email: user.email, purpose: 'login' } }).expect(202)
    await redis.stop()
    await askForCode()
    await ageCodes(app, user.id, 61)
    await askForCode()
    await redis.start()

    const last = await makeWorker(app)
    await leaveTasks(last)
    await eventually(async () => mailsTo(user) === 1 && (await allAre(last, 'done')), HEALING_MS)
    const codeTasks = `SELECT DISTINCT state FROM outbox WHERE queue = 'otp'`
    await eventually(async () => expect(await rows(app.context.db, codeTasks)).toEqual([{ state: 'done' }]), HEALING_MS)
    expect(mailsTo(user)).toBe(1)
  })
})

describe('housekeeping', () => {
  it('ends an offer whose time is over by itself, and tells both sides', async () => {
    const [client, worker] = [await makeClient(app), await makeWorker(app)]
    const { id } = await makeOffered(app, client, worker)
    await eventually(() => mailsTo(client) === 1 && mailsTo(worker) === 1, HEALING_MS)
    await lapseOffer(app, id)

    await eventually(() => mailsTo(client) === 2 && mailsTo(worker) === 2, HEALING_MS)
    const { body } = await app.api.get(`/worker/applications/${id}`, { as: worker }).expect(200)
    expect(body.status).toBe('offer_expired')
  })
})
