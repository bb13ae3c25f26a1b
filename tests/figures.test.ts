import { recount, type WrongFigure } from '../src/cli/bulk/recount'
import { loadDemoData } from '../src/cli/demo'
import { createDb, write, type Db } from '../src/config/db'
import { runChore } from '../src/jobs/housekeeping'
import { startApp, testSettings, type TestApp } from './support/app'
import { Clock } from './support/clock'
import * as given from './support/factories'
import type { TestUser } from './support/factories'
import { endProcesses, startProcess } from './support/processes'
import { createOwnDatabase } from './support/services'

/** Nobody listens there: commands send no mail. */
const smtpUrl = 'smtp://127.0.0.1:1'

const clock = new Clock()
let app: TestApp
let db: Db
let databaseUrl: string
beforeAll(async () => {
  // A database of its own, because whatever other tests have written past the models is wrong here.
  databaseUrl = await createOwnDatabase('figures')
  app = await startApp({ DATABASE_URL: databaseUrl, WORKER: 'off' }, clock)
  db = createDb(databaseUrl, 4)
})
afterAll(async () => {
  await endProcesses()
  await db.close()
  await app.close()
})

async function wrongFigures(): Promise<WrongFigure[]> {
  const wrong: WrongFigure[] = []
  await recount(db, { fix: false, onWrong: (each) => wrong.push(each) })
  return wrong
}

const post = (path: string, as: TestUser, body?: object) => app.api.post(path, { as, body })

/** A gig through all that is counted: applied to, seen, hired for, delivered, accepted and reviewed by both sides. */
async function hire(client: TestUser, worker: TestUser): Promise<{ gigId: string; contractId: string }> {
  const contract = await given.makeEndedContract(app, client, worker)
  await given.writeReview(app, client, contract, { rating: 5 })
  await given.writeReview(app, worker, contract, { rating: 3 })
  return { gigId: contract.gigId, contractId: contract.id }
}

describe('The figures', () => {
  it('are as counted after everything that changes them', async () => {
    const [client, worker, other] = [
      await given.makeClient(app),
      await given.makeWorker(app),
      await given.makeWorker(app),
    ]
    await hire(client, worker)
    const called = await given.makeContract(app, client, other)
    await post(`/contracts/${called.id}/cancel`, other, { reason: 'I have fallen ill.' }).expect(200)
    const paused = await given.makeGig(app, client)
    await post(`/client/gigs/${paused.id}/pause`, client).expect(200)
    const idle = await given.makeGig(app, client)
    await given.apply(app, worker, idle)
    const cancelled = await given.makeGig(app, client)
    await given.apply(app, worker, cancelled)
    await post(`/client/gigs/${cancelled.id}/cancel`, client).expect(200)
    expect(await wrongFigures()).toEqual([])

    const admin = await given.makeAdmin(app)
    await post(`/admin/users/${client.id}/suspend`, admin, { reason: 'Asked workers for money' }).expect(200)
    clock.advance({ days: 31 })
    for (const chore of ['close-idle-gigs', 'return-quota', 'publish-reviews']) await runChore(app.context, chore)
    expect(await wrongFigures()).toEqual([])
  })

  it('are as counted at every moment while many change them at once', async () => {
    const clients = [await given.makeClient(app), await given.makeClient(app)]
    const workers = await Promise.all([0, 1, 2, 3].map(() => given.makeWorker(app)))
    let isOver = false
    const watch = async () => {
      while (!isOver) expect(await wrongFigures()).toEqual([])
    }
    const work = Promise.all(clients.flatMap((client) => workers.map((worker) => hire(client, worker)))).finally(() => {
      isOver = true
    })
    await Promise.all([work, watch()])
    expect(await wrongFigures()).toEqual([])
  })

  it('count every answer of a client who reads many applications at once', async () => {
    const client = await given.makeClient(app)
    const applications = await Promise.all(
      Array.from({ length: 8 }, async () =>
        given.apply(app, await given.makeWorker(app), await given.makeGig(app, client)),
      ),
    )
    for (const [hours, { id }] of applications.entries()) {
      const text = 'UPDATE applications SET created_at = created_at - INTERVAL :hours HOUR WHERE id = :id'
      await write(db, text, { hours, id })
    }
    const read = ({ id }: { id: string }) => app.api.get(`/client/applications/${id}`, { as: client }).expect(200)
    await Promise.all(applications.map(read))
    expect(await wrongFigures()).toEqual([])
    const { body } = await app.api.get('/client/profile', { as: client }).expect(200)
    expect(body.medianResponseHours).toBe(3.5)
  })

  const breaks: [figure: string, change: string][] = [
    ['gigs.application_count', 'UPDATE gigs SET application_count = application_count + 2 WHERE id = :gigId'],
    ['gigs.filled', 'UPDATE gigs SET filled = 0 WHERE id = :gigId'],
    ['client_profiles.open_gigs', 'UPDATE client_profiles SET open_gigs = -1 WHERE user_id = :clientId'],
    ['client_profiles.decided_gigs', 'UPDATE client_profiles SET decided_gigs = 7 WHERE user_id = :clientId'],
    ['client_profiles.rating_sum', 'UPDATE client_profiles SET rating_sum = 4 WHERE user_id = :clientId'],
    [
      'client_profiles.median_response_seconds',
      'UPDATE client_profiles SET median_response_seconds = NULL WHERE user_id = :clientId',
    ],
    ['worker_profiles.rating_count', 'UPDATE worker_profiles SET rating_count = 0 WHERE user_id = :workerId'],
    ['worker_profiles.completed_contracts', `UPDATE contracts SET status = 'disputed' WHERE id = :contractId`],
    ['application_quotas.used', 'UPDATE application_quotas SET used = 0 WHERE worker_id = :workerId'],
    ['application_quotas.extra', 'UPDATE application_quotas SET extra = 3 WHERE worker_id = :workerId'],
  ]
  it.each(breaks)('name %s when it was changed behind their backs, and are mended', async (figure, change) => {
    const [client, worker] = [await given.makeClient(app), await given.makeWorker(app)]
    const ids = { ...(await hire(client, worker)), clientId: client.id, workerId: worker.id }
    await write(db, change, ids)

    const wrong = await wrongFigures()
    expect(wrong.map((each) => each.figure)).toContain(figure)
    expect(Object.values(ids)).toEqual(expect.arrayContaining(wrong.map(({ id }) => id)))
    await recount(db, { fix: true })
    expect(await wrongFigures()).toEqual([])
  })
})

describe('npm run figures', () => {
  const run = (...args: string[]) =>
    startProcess('src/cli/figures.ts', args, { settings: { ...testSettings({ smtpUrl }), DATABASE_URL: databaseUrl } })
      .ended

  it('shows each wrong figure with 1, mends it on demand, and then has nothing to show', async () => {
    const { id } = await given.makeGig(app, await given.makeClient(app))
    await write(db, 'UPDATE gigs SET application_count = 41 WHERE id = :id', { id })

    const shown = await run()
    expect(shown).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(/^1 wrong: /) })
    expect(shown.stdout).toMatch(
      new RegExp(`\\nfigure +id +stored +counted\\ngigs.application_count +${id} +41 +0\\n$`),
    )
    expect(await run('--fix')).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('1 corrected.') })
    const clean = await run()
    expect(clean).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('Every figure is as counted.'),
      stderr: '',
    })
  })

  it('has nothing to show of the demo', async () => {
    await loadDemoData(db, app.context.env)
    expect(await wrongFigures()).toEqual([])
  })
})
