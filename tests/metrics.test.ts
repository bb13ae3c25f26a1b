import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import supertest from 'supertest'
import { inTransaction, tryPart, write } from '../src/config/db'
import { runChore } from '../src/jobs/housekeeping'
import * as Outbox from '../src/models/Outbox'
import { auditActions, type CountedAction } from '../src/schemas/auditActions'
import { Problem } from '../src/utils/errors'
import { createMetrics } from '../src/utils/metrics'
import { newId } from '../src/utils/uuid'
import { startApp, type TestApp } from './support/app'
import { newRedisPrefix, newRegistration } from './support/auth'
import { eventually } from './support/eventually'
import {
  apply,
  codeFrom,
  makeClient,
  makeGig,
  makeOffered,
  makeWorker,
  newApplication,
  PASSWORD,
  setPassword,
} from './support/factories'
import { scrape, valueOf, type Sample } from './support/metrics'
import { expectProblem } from './support/problems'
import { startPrivateRedis } from './support/redis'
import { closingAfterEach, withKey } from './support/retries'
import { createOwnDatabase } from './support/services'
import { startSmtpSink } from './support/smtpSink'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const closeLater = closingAfterEach()
const labelsOf = (name: CountedAction) => {
  const [subject = '', action = ''] = name.split('.')
  return { subject, action }
}
const countOf = async (action: CountedAction) => valueOf(await scrape(app), 'actions_total', labelsOf(action))

/** How often an action was counted while `work` ran. */
async function counted(action: CountedAction, work: () => Promise<unknown>): Promise<number> {
  const before = (await countOf(action)) ?? NaN
  await work()
  return ((await countOf(action)) ?? NaN) - before
}

describe('/metrics', () => {
  const ask = (url: string, headers: Record<string, string> = {}) => supertest(url).get('/metrics').set(headers)

  it('answers whoever is on the same machine, and nobody whom a proxy has sent', async () => {
    const { headers } = await ask(app.url).expect(200)
    expect(headers).toMatchObject({
      'content-type': 'text/plain; version=0.0.4; charset=utf-8',
      'cache-control': 'no-store',
    })
    for (const name of ['X-Forwarded-For', 'Forwarded', 'X-Real-IP', 'Via']) {
      expectProblem(await ask(app.url, { [name]: '127.0.0.1' }), 'not_found')
    }
  })

  it('asks for the token where there is one; to everybody else it is a path like any that is not there', async () => {
    const METRICS_TOKEN = 'correct-horse-battery'
    const { url } = closeLater(await startApp({ METRICS_TOKEN, WORKER: 'off' }))
    for (const Authorization of ['', `Bearer ${METRICS_TOKEN}x`, `Basic ${METRICS_TOKEN}`, METRICS_TOKEN]) {
      expectProblem(await ask(url, { Authorization }), 'not_found')
    }
    await ask(url, { Authorization: `Bearer ${METRICS_TOKEN}`, 'X-Forwarded-For': '203.0.113.9' }).expect(200)
  })

  it('is of one process: two of them in one count for themselves', async () => {
    const other = closeLater(await startApp({ WORKER: 'off' }))
    expect(await counted('gig.create', async () => makeGig(other, await makeClient(other)))).toBe(0)
    expect(valueOf(await scrape(other), 'actions_total', labelsOf('gig.create'))).toBe(1)
  })
})

describe('A request', () => {
  const requests = async (labels: Record<string, string>) => valueOf(await scrape(app), 'http_requests_total', labels)

  it('is counted under its route, by its status, and its time is taken', async () => {
    const client = await makeClient(app)
    const { id } = await makeGig(app, client)
    const route = '/gigs/:gigId'
    await app.api.get(`/gigs/${id}`).expect(200)
    await app.api.get(`/gigs/${id}`).expect(200)
    await app.api.get(`/gigs/${newId()}`).expect(404)
    expect(await requests({ method: 'GET', route, status: '200' })).toBe(2)
    expect(await requests({ method: 'GET', route, status: '404' })).toBe(1)
    const samples = await scrape(app)
    expect(valueOf(samples, 'http_request_duration_seconds_count', { method: 'GET', route })).toBe(3)
    expect(valueOf(samples, 'http_request_duration_seconds_bucket', { method: 'GET', route, le: '10' })).toBe(3)
  })

  it('is under way until it is over, and was broken off when nobody has got its answer', async () => {
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1')
    socket.write(
      'POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n',
    )
    await once(socket, 'connect')
    const underWay = async () => valueOf(await scrape(app), 'http_requests_in_flight')
    // This one, and that of the scrape.
    await eventually(async () => (await underWay()) === 2)
    socket.destroy()
    await eventually(async () => (await underWay()) === 1)
    expect(await requests({ method: 'POST', route: '/auth/login', status: '499' })).toBe(1)
  })

  it('adds nothing to what is counted by being spelt in a way of its own', async () => {
    for (const path of [
      '/pRoBlEmS/not_found',
      '/problems/not_found',
      '/PROBLEMS/NOT_FOUND',
      `/${newId()}`,
      '/api/v1/x',
    ]) {
      await fetch(`${app.url}${path}`)
    }
    await fetch(`${app.url}/api/v1/gigs`, { method: 'PROPFIND' })
    const samples = (await scrape(app)).filter(({ name }) => name === 'http_requests_total')
    const routes = new Set(samples.map(({ labels }) => labels.route))
    expect([...routes].filter((route) => /problems/i.test(route ?? ''))).toEqual(['/problems/:code'])
    expect(routes).toContain('none')
    expect(samples.map(({ labels }) => labels.method)).toContain('other')
    expect(samples.map(({ labels }) => labels.method)).not.toContain('PROPFIND')
  })
})

describe('What people do', () => {
  it('is counted as the audit log calls it, once for each thing that was moved', async () => {
    const [client, worker] = [await makeClient(app), await makeWorker(app)]
    const gig = await makeGig(app, client)
    for (const rival of [await makeWorker(app), await makeWorker(app)]) await apply(app, rival, gig)
    const { id } = await makeOffered(app, client, worker, gig)
    const accept = () => app.api.post(`/worker/applications/${id}/accept-offer`, { as: worker }).expect(200)
    // The last opening is taken, so the gig is filled and whoever else has applied gets an answer.
    expect(await counted('application.pass-over', accept)).toBe(2)
    expect(await countOf('gig.fill')).toBe(1)
  })

  it('is known by name from the first, so that its first time is seen to be one', async () => {
    const samples = (await scrape(app)).filter(({ name }) => name === 'actions_total')
    const names = samples.map(({ labels: { subject, action } }) => `${subject}.${action}`)
    expect(names).toEqual([...auditActions, 'user.register', 'user.confirm-email'])
  })

  it('is counted when somebody registers, confirms the address, signs in, and is refused', async () => {
    const body = newRegistration()
    const register = () => app.api.post('/auth/register', { body }).expect(202)
    expect(await counted('user.register', register)).toBe(1)
    expect(await counted('user.register', register)).toBe(0)
    const { email } = body
    const confirm = async () => app.api.post('/auth/verify-email', { body: { email, otp: await codeFrom(app, email) } })
    expect(await counted('user.confirm-email', confirm)).toBe(1)

    const worker = await makeWorker(app)
    await setPassword(app, worker.id)
    const signIn = (password: string) => app.api.post('/auth/login', { body: { email: worker.email, password } })
    expect(await counted('session.start', () => signIn(PASSWORD).expect(200))).toBe(1)
    expect(await counted('session.refuse', () => signIn('not-the-password').expect(401))).toBe(1)
  })

  it('counts for nothing when it is rolled back', async () => {
    const { db } = app.context
    const undo = () =>
      inTransaction(db, async (sql) => {
        sql.count('report.file')
        await write(sql, 'UPDATE users SET name = name WHERE id = :id', { id: newId() })
        throw new Error('rolled back')
      })
    expect(await counted('report.file', () => expect(undo()).rejects.toThrow('rolled back'))).toBe(0)
  })

  it('counts once when a deadlock has it done anew', async () => {
    let tries = 0
    const deadlocked = () =>
      inTransaction(app.context.db, async (sql) => {
        sql.count('report.file')
        tries += 1
        const text = `SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213`
        if (tries === 1) await sql.execute({ text, values: [], varies: true })
      })
    const before = valueOf(await scrape(app), 'db_deadlock_retries_total') ?? NaN
    expect(await counted('report.file', deadlocked)).toBe(1)
    expect(tries).toBe(2)
    expect(valueOf(await scrape(app), 'db_deadlock_retries_total')).toBe(before + 1)
  })

  it('counts once for a request that is sent again, and not for one that is refused', async () => {
    const [gig, worker, key] = [await makeGig(app, await makeClient(app)), await makeWorker(app), withKey(newId())]
    const path = `/worker/jobs/${gig.id}/applications`
    const send = (headers = key) => app.api.post(path, { as: worker, body: newApplication(), ...headers })
    expect(await counted('application.submit', () => send().expect(201))).toBe(1)
    expect(await counted('application.submit', () => send().expect(201))).toBe(0)
    expect(await counted('application.submit', () => send(withKey(newId())).expect(409))).toBe(0)
  })

  it('counts for nothing where the part of a transaction that did it is taken back', async () => {
    const part = () =>
      inTransaction(app.context.db, (sql) =>
        tryPart(
          sql,
          (partly) => {
            partly.count('report.file')
            throw new Problem('already_applied')
          },
          (error) => error instanceof Problem,
        ),
      )
    expect(await counted('report.file', part)).toBe(0)
  })
})

describe('Tasks', () => {
  const HEALING_MS = 25_000

  it('are counted by what came of them, and so are the mails', async () => {
    const smtp = closeLater(await startSmtpSink())
    const DATABASE_URL = await createOwnDatabase('metrics')
    const own = closeLater(await startApp({ DATABASE_URL, REDIS_PREFIX: newRedisPrefix(), SMTP_URL: smtp.url }))
    const [well, gone] = [await makeWorker(own), await makeWorker(own)]
    smtp.refuse(well.email, 451)
    smtp.refuse(gone.email, 550)
    await inTransaction(own.context.db, async (sql) => {
      const payloads = [well, gone].map(({ id: userId }) => ({ userId }))
      await Outbox.add(sql, 'email', 'address-already-registered', ...payloads)
    })
    own.context.signals.emit('outbox')
    const tally = async (name: string, label: string, labels: Record<string, string> = {}) => {
      const samples = (await scrape(own)).filter((sample) => sample.name === name && isWithin(labels, sample.labels))
      return Object.fromEntries(samples.map(({ labels, value }) => [labels[label], value]))
    }
    const outcomes = () => tally('tasks_total', 'outcome', { queue: 'email' })
    await eventually(async () => expect(await outcomes()).toEqual({ retried: 1, failed: 1, done: 1 }), HEALING_MS)
    expect(await tally('mails_total', 'outcome')).toEqual({ sent: 1, refused: 1, failed: 1 })
    const tried = valueOf(await scrape(own), 'task_duration_seconds_count', { queue: 'email' })
    expect(tried).toBe(3)

    const isShown = { waiting: 0, later: 0, queued: 0, running: 0, failed: 1 }
    const inOutbox = () => tally('outbox_tasks', 'state', { queue: 'email' })
    await eventually(async () => expect(await inOutbox()).toEqual(isShown), HEALING_MS)
  })

  it('of housekeeping are counted too', async () => {
    const done = async () => valueOf(await scrape(app), 'tasks_total', { queue: 'housekeeping', outcome: 'done' }) ?? 0
    const before = await done()
    await runChore(app.context, 'prune')
    expect(await done()).toBeGreaterThan(before)
  })

  it('tell by their age how long they wait, whether to be handed over or in their queue', async () => {
    const own = closeLater(await startApp({ DATABASE_URL: await createOwnDatabase('waiting'), WORKER: 'off' }))
    const { db } = own.context
    await Outbox.add(db, 'email', 'hired', { contractId: newId() }, { contractId: newId() }, { contractId: newId() })
    await Outbox.add(db, 'otp', 'login', { otpId: newId() })
    await write(db, `UPDATE outbox SET due_at = NOW(3) - INTERVAL 90 SECOND WHERE queue = 'email' LIMIT 1`)
    await write(db, `UPDATE outbox SET due_at = NOW(3) + INTERVAL 90 SECOND WHERE queue = 'otp'`)

    const samples = await scrape(own)
    const of = (name: string, labels: Record<string, string>) => valueOf(samples, name, labels)
    expect(of('outbox_tasks', { queue: 'email', state: 'waiting' })).toBe(3)
    expect(of('outbox_tasks', { queue: 'otp', state: 'later' })).toBe(1)
    expect(of('outbox_lag_seconds', { queue: 'email' })).toBeGreaterThanOrEqual(90)
    expect(of('outbox_lag_seconds', { queue: 'otp' })).toBe(0)
    expect(of('outbox_oldest_task_age_seconds', { queue: 'otp' })).toBeGreaterThan(0)
    expect(of('outbox_oldest_task_age_seconds', { queue: 'export' })).toBe(0)
  })
})

describe('While a service is away', () => {
  it('what nobody knows has no value, which a zero would be', async () => {
    const metrics = createMetrics()
    metrics.onScrape([metrics.dependencies.ready], () => Promise.reject(new Error('away')))
    expect(await metrics.text()).not.toMatch(/^service_ready /m)
  })

  it('the metrics say so, leave out what they cannot know, and tell the rest', async () => {
    const redis = await startPrivateRedis()
    const own = await startApp({ REDIS_URL: redis.url, WORKER: 'off' })
    try {
      await redis.stop()
      const samples = await scrape(own)
      const names = new Set(samples.map(({ name }) => name))
      expect(valueOf(samples, 'dependency_up', { name: 'redis' })).toBe(0)
      expect(valueOf(samples, 'dependency_up', { name: 'database' })).toBe(1)
      expect(names).not.toContain('queue_tasks')
      expect(names).not.toContain('queue_oldest_waiting_age_seconds')
      expect(names).toContain('outbox_tasks')
      expect(names).toContain('process_resident_memory_bytes')
    } finally {
      await redis.start()
      await own.close()
      await redis.remove()
    }
  })
})

describe('No label', () => {
  it('holds an id, an address or a path, whatever was asked for', async () => {
    const [client, worker] = [await makeClient(app), await makeWorker(app)]
    const { id } = await makeOffered(app, client, worker)
    await app.api.get(`/client/applications/${id}`, { as: client }).expect(200)
    await app.api.get(`/gigs?q=${worker.email}`).expect(200)
    await fetch(`${app.url}/unsubscribe/${id}?t=${worker.email}`)
    for (const { name, labels } of await scrape(app)) {
      for (const [label, text] of Object.entries(labels)) {
        if (label === 'route') expect(text).toMatch(/^(none|(\/(:?[\w.-]+)?)+)$/)
        else expect(`${name} ${label} ${text}`).toMatch(/^\w+ \w+ [\w.+-]+$/)
        expect(text).not.toMatch(/[0-9a-f]{8}-|@|\d{6}/)
      }
    }
  })
})

describe('The alert rules', () => {
  interface Rule {
    name: string
    text: string
    expression: string
  }
  let rules: Rule[]
  beforeAll(async () => {
    const [, ...texts] = (await readFile('docs/alerts.yml', 'utf8')).split(/^ {6}- alert: /m)
    rules = texts.map((text) => {
      const [name = ''] = text.split('\n')
      const [, expression = ''] = /expr: \|?([\s\S]*?)\n {8}(?:for|labels):/.exec(text) ?? []
      return { name, text, expression }
    })
    expect(rules.length).toBeGreaterThan(15)
  })

  it('ask for nothing that is not told', async () => {
    const text = await (await fetch(`${app.url}/metrics`)).text()
    const told = new Set([...text.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name))
    const asked = rules.flatMap(({ expression }) => metricsIn(expression))
    expect(asked).toEqual(expect.arrayContaining(['http_requests_total', 'outbox_lag_seconds']))
    // Prometheus itself makes `up`.
    expect(asked.filter((name) => name !== 'up' && !told.has(name))).toEqual([])
  })

  it.each(['severity: (critical|warning)', 'summary: \\S', 'description: \\S'])('each have %s', (pattern) => {
    expect(rules.filter(({ text }) => !new RegExp(pattern).test(text))).toEqual([])
  })

  it('each lead to a heading that says what to do', async () => {
    const guide = await readFile('docs/operations.md', 'utf8')
    const headings = [...guide.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading.toLowerCase())
    for (const { name, text } of rules) {
      const heading = name.replace(/(?<=[a-z])(?=[A-Z])/g, ' ').toLowerCase()
      expect(headings).toContain(heading)
      expect(text).toContain(`runbook: docs/operations.md#${heading.replaceAll(' ', '-')}\n`)
    }
  })
})

/** The names of the metrics in a PromQL expression; those of a histogram without their endings. */
function metricsIn(expression: string): string[] {
  const bare = expression.replace(/\{[^{}]*\}|\[\w+\]|\b(by|on) \([^)]*\)/g, '')
  const words = [...bare.matchAll(/\b[a-z]\w*\b(?! ?\()/g)].map(([word]) => word)
  const names = words.filter((word) => !['and', 'or', 'sum', 'max'].includes(word))
  return [...new Set(names.map((name) => name.replace(/_(bucket|count|sum)$/, '')))]
}

const isWithin = (part: Record<string, string>, whole: Sample['labels']) =>
  Object.entries(part).every(([key, text]) => whole[key] === text)
