import { freePort } from '../src/cli/daemon'
import { row } from '../src/config/db'
import { startApp, testSettings, type TestApp } from './support/app'
import { newRedisPrefix } from './support/auth'
import { startDatabaseProxy } from './support/databaseProxy'
import { eventually } from './support/eventually'
import { makeClient, makeGig, newGig } from './support/factories'
import { expectProblem } from './support/problems'
import { endProcesses, startProcess } from './support/processes'
import { closingAfterEach, expectReplay, gigsOf, isReplayed, postGig, withKey } from './support/retries'
import { createOwnDatabase } from './support/services'

let app: TestApp
let databaseUrl: string
beforeAll(async () => {
  databaseUrl = await createOwnDatabase('idempotency_faults')
  app = await startApp({ DATABASE_URL: databaseUrl, WORKER: 'off' })
})
afterAll(() => app.close())

const closeLater = closingAfterEach()

describe('While the first request', () => {
  /** A connection that holds what a request needs, as another request would. */
  async function holding(text: string, id: string) {
    const connection = await app.context.db.connectAlone()
    closeLater({ close: () => connection.end() })
    await connection.query('START TRANSACTION')
    await connection.query(text, [Buffer.from(id.replaceAll('-', ''), 'hex')])
    return connection
  }

  it('is still running, the same one is asked to come again', async () => {
    const client = await makeClient(app)
    await postGig(app, client, 'slow', newGig({ skills: ['No such skill'] })).expect(422)
    const { id } = await makeGig(app, client)
    const pause = () => app.api.post(`/client/gigs/${id}/pause`, { as: client, ...withKey('slow') })
    const first = await holding('SELECT * FROM idempotency_keys WHERE user_id = ? FOR UPDATE', client.id)

    const early = await pause()
    expectProblem(early, 'idempotency_in_progress')
    expect(early.headers['retry-after']).toBe('1')

    await first.query('ROLLBACK')
    expectReplay(await pause().expect(200), await pause())
  })

  it('is ended by a deadlock, it runs again, and is noted once', async () => {
    const client = await makeClient(app)
    const { id } = await makeGig(app, client, { publish: false })
    const rival = await holding('SELECT id FROM gigs WHERE id = ? FOR UPDATE', id)
    // The one who has changed more is spared.
    await rival.query('UPDATE skills SET category = REVERSE(category)')

    const publish = () => app.api.post(`/client/gigs/${id}/publish`, { as: client, ...withKey('deadlock') })
    const published = publish().then((reply) => reply)
    const waiting = `SELECT COUNT(*) AS found FROM information_schema.processlist
                     WHERE db = DATABASE() AND info LIKE 'SELECT%FROM gigs%FOR UPDATE'`
    await eventually(async () => expect(await row(app.context.db, waiting)).toEqual({ found: 1 }))
    const deadlocks = async () => row<{ Value: string }>(app.context.db, `SHOW GLOBAL STATUS LIKE 'Innodb_deadlocks'`)
    const before = await deadlocks()
    await rival.query('UPDATE users SET last_seen_at = NOW(3) WHERE email_key = ?', [client.email])
    await rival.query('ROLLBACK')

    expectReplay(await published, await publish().expect(200))
    expect(await deadlocks()).not.toEqual(before)
    const moves = `SELECT COUNT(*) AS moves FROM gig_history WHERE gig_id = :id AND to_state = 'open'`
    expect(await row(app.context.db, moves, { id })).toEqual({ moves: 1 })
  })
})

describe('When the answer is lost', () => {
  afterAll(endProcesses)

  it.each([
    ['after', 'is told of the commit', 1],
    ['before', 'commits', 0],
  ] as const)(
    'because the connection breaks %s the database %s, a retry finds one effect',
    async (moment, _what, known) => {
      const proxy = closeLater(await startDatabaseProxy(databaseUrl))
      const cut = closeLater(await startApp({ DATABASE_URL: proxy.url, WORKER: 'off' }))
      const client = await makeClient(cut)
      proxy.cutCommit(moment)

      expectProblem(await postGig(cut, client, 'cut'), 'unavailable')
      expect(await gigsOf(app, client)).toBe(known)
      const again = await postGig(cut, client, 'cut').expect(201)

      expect([isReplayed(again), await gigsOf(app, client)]).toEqual([known === 1, 1])
    },
  )

  it.each([
    ['after', 1],
    ['before', 0],
  ] as const)('because the process is killed %s the commit, a retry finds one effect', async (moment, known) => {
    const proxy = closeLater(await startDatabaseProxy(databaseUrl))
    const port = String(await freePort())
    const settings = { REDIS_PREFIX: newRedisPrefix(), DATABASE_URL: proxy.url, HOST: '127.0.0.1', PORT: port }
    const server = startProcess('src/server.ts', [], {
      settings: { ...testSettings(app.mail), ...settings, WORKER: 'off', LOG_STDOUT: 'true' },
    })
    await server.says('"Ready"')
    const client = await makeClient(app)
    proxy.cutCommit(moment, () => server.signal('SIGKILL'))

    const lost = fetch(`http://127.0.0.1:${port}/api/v1/client/gigs`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${client.accessToken}`,
        'Content-Type': 'application/json',
        'Idempotency-Key': 'killed',
      },
      body: JSON.stringify(newGig()),
    })
    await expect(lost).rejects.toThrow('fetch failed')
    expect(await server.ended).toMatchObject({ exitCode: null })
    const again = await postGig(app, client, 'killed').expect(201)

    expect([isReplayed(again), await gigsOf(app, client)]).toEqual([known === 1, 1])
    expectReplay(again, await postGig(app, client, 'killed'))
  })
})
