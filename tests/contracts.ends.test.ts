import { Agent } from 'node:http'
import { row, rows, write } from '../src/config/db'
import { runChore } from '../src/jobs/housekeeping'
import type { AuditPage } from '../src/schemas/audit'
import type { Contract } from '../src/schemas/contracts'
import { startApp, type TestApp } from './support/app'
import { signInAgain } from './support/auth'
import { Clock } from './support/clock'
import { act, attempt, mailsAbout, readContract, reason, statusOf, stepsOf, type Action } from './support/contracts'
import * as given from './support/factories'
import type { TestUser } from './support/factories'
import { expectSound } from './support/invariants'
import { expectFaults, expectProblem } from './support/problems'
import { count, race, rounds, tally } from './support/races'

let app: TestApp
/** Another process of the same service. */
let other: TestApp
let client: TestUser
let worker: TestUser
let contract: Contract
const clock = new Clock()
const agent = new Agent({ keepAlive: true })

beforeAll(async () => {
  app = await startApp({ WORKER: 'off' }, clock)
  other = await startApp({ WORKER: 'off' }, clock)
})
beforeEach(async () => {
  client = await given.makeClient(app)
  worker = await given.makeWorker(app)
  contract = await given.makeContract(app, client, worker)
})
/** Whoever runs a worker next has no use for these mails. */
afterEach(() => write(app.context.db, `DELETE FROM outbox WHERE state = 'waiting'`))
afterAll(async () => {
  agent.destroy()
  await app.close()
  await other.close()
})

describe('An admin', () => {
  let admin: TestUser
  beforeEach(async () => {
    admin = await given.makeAdmin(app)
  })
  const resolve = (outcome: string, { id } = contract) => {
    const body = { outcome, reason: 'The photos show a finished floor.' }
    return app.api.post(`/admin/contracts/${id}/resolve`, { as: admin, body })
  }

  it.each([
    ['completed', { status: 'completed', filled: 1 }],
    ['cancelled', { status: 'closed', filled: 0 }],
  ])('decides that a disputed contract is %s, and both are told', async (outcome, gig) => {
    await act(app, worker, 'deliver', contract)
    expect(await act(app, client, 'dispute', contract)).toMatchObject({ status: 'disputed', allowedActions: [] })
    const { body }: { body: Contract } = await resolve(outcome).expect(200)
    expect(body).toMatchObject({ status: outcome, allowedActions: [] })
    expect(body.history.at(-1)).toMatchObject({ by: 'admin', text: 'The photos show a finished floor.' })
    expect((await readContract(app, worker, contract)).history).toEqual(body.history)
    expect(await mailsAbout(app, contract)).toEqual([
      ...[`contract-${outcome} client`, `contract-${outcome} worker`],
      'contract-delivered client',
      'contract-disputed worker',
    ])
    const { gigId } = contract
    expect(await row(app.context.db, 'SELECT status, filled FROM gigs WHERE id = :gigId', { gigId })).toEqual(gig)
    await expectSound(app.context.db, gigId)
  })

  it('cancels a delivered contract, but neither completes it nor touches one that runs well', async () => {
    expectProblem(await resolve('cancelled'), 'invalid_transition')
    await act(app, worker, 'deliver', contract)
    const problem = expectProblem(await resolve('completed'), 'invalid_transition')
    expect(problem).toMatchObject({ from: 'delivered', action: 'complete', allowedActions: ['cancel'] })
    await resolve('cancelled').expect(200)
    expectProblem(await resolve('cancelled'), 'invalid_transition')
  })

  it('gives an outcome and a reason', async () => {
    const path = `/admin/contracts/${contract.id}/resolve`
    expect(expectFaults(await app.api.post(path, { as: admin, body: { outcome: 'won', reason: ' ' } }))).toEqual([
      '/body/outcome invalid_value',
      '/body/reason blank',
    ])
  })

  it('finds every contract by its state', async () => {
    await act(app, client, 'dispute', contract)
    const query = { status: 'disputed', limit: 1 }
    const { body } = await app.api.get('/admin/contracts', { as: admin, query }).expect(200)
    const { body: single } = await app.api.get(`/admin/contracts/${contract.id}`, { as: admin }).expect(200)
    expect(body.data).toEqual([single])
    expect(single).toMatchObject({ id: contract.id, allowedActions: ['complete', 'cancel'] })
  })

  it('leaves in the audit log who moved what, and nothing that was said', async () => {
    await act(app, client, 'dispute', contract)
    await resolve('cancelled').expect(200)
    const query = { subjectId: contract.id }
    const { body }: { body: AuditPage } = await app.api.get('/admin/audit-log', { as: admin, query }).expect(200)
    expect(body.data).toMatchObject([
      { action: 'contract.cancel', actor: { id: admin.id, role: 'admin' } },
      { action: 'contract.dispute', actor: { id: client.id, role: 'client' } },
    ])
    const details = body.data.map(({ detail }) => detail)
    expect(details).toEqual([
      { from: 'disputed', to: 'cancelled' },
      { from: 'active', to: 'disputed' },
    ])
  })
})

describe('A delivery that the client does not answer', () => {
  const DAY = 24 * 60 * 60 * 1_000
  const after = (delivered: Contract, days: number, seconds = 0) =>
    clock.set(new Date(Date.parse(String(delivered.deliveredAt)) + days * DAY + seconds * 1_000).toISOString())
  const chores = async ({ context } = app) => {
    await runChore(context, 'complete-contracts')
    await runChore(context, 'warn-completion')
  }
  const completions = ['contract-completed client', 'contract-completed worker']

  it('completes the contract after 14 days, not before, and both are told', async () => {
    const delivered = await act(app, worker, 'deliver', contract)
    after(delivered, 14, -5)
    await chores()
    expect(await statusOf(app, contract)).toBe('delivered')
    after(delivered, 14)
    await chores()
    const completed = await readContract(app, await signInAgain(app, client), contract)
    expect(stepsOf(completed).at(-1)).toBe('system complete → completed')
    expect(await mailsAbout(app, contract)).toEqual(expect.arrayContaining(completions))
    await expectSound(app.context.db, contract.gigId)
  })

  it('is told to the client once after 11 days, and again only for a new delivery', async () => {
    const warnings = async () => (await mailsAbout(app, contract)).filter((mail) => mail.includes('due'))
    const delivered = await act(app, worker, 'deliver', contract)
    after(delivered, 11, -5)
    await chores()
    expect(await warnings()).toEqual([])
    after(delivered, 11)
    await chores()
    await chores()
    expect(await warnings()).toEqual(['contract-completion-due client'])

    await act(app, await signInAgain(app, client), 'request-changes', contract)
    const again = await act(app, await signInAgain(app, worker), 'deliver', contract)
    after(delivered, 14)
    await chores()
    expect(await statusOf(app, contract)).toBe('delivered')
    after(again, 11)
    await chores()
    expect(await warnings()).toHaveLength(2)
  })

  it('causes no late warning when nobody kept house for weeks', async () => {
    after(await act(app, worker, 'deliver', contract), 21)
    await runChore(app.context, 'warn-completion')
    await chores()
    expect(await mailsAbout(app, contract)).toEqual([...completions, 'contract-delivered client'])
  })

  it('is nothing that a contract completes of which the client wants changes', async () => {
    const delivered = await act(app, worker, 'deliver', contract)
    await act(app, client, 'request-changes', contract)
    after(delivered, 15)
    await chores()
    expect(await statusOf(app, contract)).toBe('changes_requested')
  })

  it('completes each contract once when two processes keep house at once', async () => {
    const contracts = [contract]
    while (contracts.length < 6) contracts.push(await given.makeContract(app, client, worker))
    for (const each of contracts) await act(app, worker, 'deliver', each)
    clock.advance({ days: 12 })
    await Promise.all([chores(app), chores(other)])
    clock.advance({ days: 3 })
    await Promise.all([chores(app), chores(other)])
    for (const each of contracts) {
      const mails = [...completions, 'contract-completion-due client', 'contract-delivered client']
      expect(await mailsAbout(app, each)).toEqual(mails)
      await expectSound(app.context.db, each.gigId)
    }
    const figure = 'SELECT completed_contracts AS count FROM worker_profiles WHERE user_id = :id'
    expect(await row(app.context.db, figure, { id: worker.id })).toEqual({ count: 6 })
  })
})

describe('Two who act at once', () => {
  const ROUNDS = rounds(8)
  const tryAs = (as: TestUser, action: Action) => attempt(app, as, action, contract).agent(agent)
  const actAtOnce = async (round: number, ofWorker: Action, ofClient: Action) =>
    tally(
      await race(
        round,
        () => tryAs(worker, ofWorker),
        () => tryAs(client, ofClient),
      ),
    )

  it('deliver and cancel: the later one hears what came before', async () => {
    for (const round of ROUNDS) {
      contract = await given.makeContract(app, client, worker)
      const replies = await actAtOnce(round, 'deliver', 'cancel')
      const { status, cancelRequest } = await readContract(app, worker, contract)
      // Behind the delivery the client has only asked for it.
      if (status === 'delivered') expect([replies, cancelRequest]).toMatchObject([{ 200: 2 }, { by: 'client' }])
      else expect([replies, status]).toEqual([{ 200: 1, '409 invalid_transition': 1 }, 'cancelled'])
      await expectSound(app.context.db, contract.gigId)
    }
  })

  it('complete and dispute: one of them counts', async () => {
    for (const round of ROUNDS) {
      contract = await given.makeContract(app, client, worker)
      await act(app, worker, 'deliver', contract)
      expect(await actAtOnce(round, 'dispute', 'complete')).toEqual({ 200: 1, '409 invalid_transition': 1 })
      const status = await statusOf(app, contract)
      const told = status === 'completed' ? 'contract-completed worker' : 'contract-disputed client'
      expect(await mailsAbout(app, contract)).toEqual([told, 'contract-delivered client'].sort())
      await expectSound(app.context.db, contract.gigId)
    }
  })

  it('cancel after a delivery: the first asks, the second agrees, and one opening is free', async () => {
    for (const round of ROUNDS) {
      contract = await given.makeContract(app, client, worker)
      await act(app, worker, 'deliver', contract)
      expect(await actAtOnce(round, 'cancel', 'cancel')).toEqual({ 200: 2 })
      const { status, history } = await readContract(app, worker, contract)
      expect(status).toBe('cancelled')
      expect(history.map(({ to }) => to)).toEqual(['active', 'delivered', 'delivered', 'cancelled'])
      expect(history.at(-1)?.by).not.toBe(history.at(-2)?.by)
      expect(history.slice(-2)).toMatchObject([{ text: reason.reason }, { text: reason.reason }])
      const { gigId } = contract
      const gig = await row(app.context.db, 'SELECT status, filled FROM gigs WHERE id = :gigId', { gigId })
      expect(gig).toEqual({ status: 'closed', filled: 0 })
      await expectSound(app.context.db, gigId)
    }
  })

  it('complete ten times: the contract counts once', async () => {
    await act(app, worker, 'deliver', contract)
    const tabs = await Promise.all(count(10, () => tryAs(client, 'complete')))
    expect(tally(tabs)).toEqual({ 200: 1, '409 invalid_transition': 9 })
    const text = 'SELECT completed_contracts AS count FROM worker_profiles WHERE user_id = :id'
    expect(await rows(app.context.db, text, { id: worker.id })).toEqual([{ count: 1 }])
    await expectSound(app.context.db, contract.gigId)
  })
})
