import { row, write } from '../src/config/db'
import type { Page } from '../src/schemas/common'
import type { Contract } from '../src/schemas/contracts'
import { startApp, type TestApp } from './support/app'
import { signInAgain } from './support/auth'
import * as steps from './support/contracts'
import { actions, reason, stepsOf, type Action } from './support/contracts'
import * as given from './support/factories'
import type { TestUser } from './support/factories'
import { expectSound } from './support/invariants'
import { expectFaults, expectProblem } from './support/problems'

type Caller = { accessToken: string }
let app: TestApp
let client: TestUser
let worker: TestUser
let contract: Contract

beforeAll(async () => {
  app = await startApp({ WORKER: 'off' })
})
beforeEach(async () => {
  client = await given.makeClient(app)
  worker = await given.makeWorker(app)
  contract = await given.makeContract(app, client, worker)
})
/** Whoever runs a worker next has no use for these mails. */
afterEach(() => write(app.context.db, `DELETE FROM outbox WHERE state = 'waiting'`))
afterAll(() => app.close())

const attempt = (as: Caller, action: Action, which = contract) => steps.attempt(app, as, action, which)
const act = (as: Caller, action: Action, which = contract) => steps.act(app, as, action, which)
const read = (as: Caller, which = contract) => steps.readContract(app, as, which)
const statusOf = () => steps.statusOf(app, contract)
const mailsAbout = () => steps.mailsAbout(app, contract)

async function gigOf({ gigId } = contract) {
  return row(app.context.db, 'SELECT status, filled FROM gigs WHERE id = :gigId', { gigId })
}

async function completedBy({ id }: TestUser): Promise<number | undefined> {
  const text = 'SELECT completed_contracts AS count FROM worker_profiles WHERE user_id = :id'
  return (await row<{ count: number }>(app.context.db, text, { id }))?.count
}

describe('A contract', () => {
  it('goes through a delivery and its changes to completion, with a mail at every step', async () => {
    await act(worker, 'deliver')
    await act(client, 'request-changes')
    await act(worker, 'deliver')
    const completed = await act(client, 'complete')

    expect(completed).toMatchObject({ status: 'completed', allowedActions: ['review'], completesAt: null, version: 5 })
    expect(stepsOf(completed)).toEqual([
      'worker accept-offer → active',
      'worker deliver → delivered',
      'client request-changes → changes_requested',
      'worker deliver → delivered',
      'client complete → completed',
    ])
    const said = completed.history.map(({ text }) => text)
    expect(said).toEqual([null, 'All eight square metres.', 'The joints are open.', 'All eight square metres.', null])
    expect(await mailsAbout()).toEqual([
      'contract-changes-requested worker',
      'contract-completed worker',
      'contract-delivered client',
      'contract-delivered client',
    ])
    expect(await completedBy(worker)).toBe(1)
    expect(await gigOf()).toEqual({ status: 'completed', filled: 1 })
    await expectSound(app.context.db, contract.gigId)
  })

  it('is the same for both parties, each with what they may do', async () => {
    const { allowedActions, ...delivered } = await act(worker, 'deliver')
    expect(allowedActions).toEqual(['cancel', 'dispute'])
    const { allowedActions: ofClient, ...seenByClient } = await read(client)
    expect(ofClient).toEqual(['request-changes', 'complete', 'cancel', 'dispute'])
    expect(seenByClient).toEqual(delivered)
    const { body } = await app.api.get('/client/contracts', { as: client }).expect(200)
    expect(body.data).toEqual([{ ...delivered, allowedActions: ofClient }])
  })

  it('is found by its state in the list of either party', async () => {
    const delivered = await given.makeContract(app, client, worker)
    await act(worker, 'deliver', delivered)
    const parties = Object.entries({ worker, client })
    for (const [side, as] of parties) {
      const listOf = async (query: Record<string, string>) => {
        const { body }: { body: Page<Contract> } = await app.api.get(`/${side}/contracts`, { as, query }).expect(200)
        return body.data.map(({ id }) => id)
      }
      expect(await listOf({})).toEqual([delivered.id, contract.id])
      expect(await listOf({ status: 'delivered' })).toEqual([delivered.id])
      expect(await listOf({ status: 'completed' })).toEqual([])
    }
  })

  it('says when a delivery counts as accepted, and until when it can be reviewed', async () => {
    const days = 14 * 24 * 60 * 60 * 1000
    const { deliveredAt, completesAt } = await act(worker, 'deliver')
    expect(Date.parse(String(completesAt)) - Date.parse(String(deliveredAt))).toBe(days)
    const { endedAt, reviewUntil } = await act(client, 'complete')
    expect(Date.parse(String(reviewUntil)) - Date.parse(String(endedAt))).toBe(days)
  })

  it('can be delivered without a word', async () => {
    const path = `/contracts/${contract.id}/deliver`
    const { body }: { body: Contract } = await app.api.post(path, { as: worker }).expect(200)
    expect(body.history.at(-1)).toMatchObject({ action: 'deliver', text: null })
  })

  it('is nothing that anybody else can find', async () => {
    const others = [await given.makeClient(app), await given.makeWorker(app), await given.makeAdmin(app)]
    for (const as of others) {
      expectProblem(await app.api.get(`/contracts/${contract.id}`, { as }), 'not_found')
      for (const action of actions) expectProblem(await attempt(as, action), 'not_found')
    }
    expect(await read(worker)).toEqual(contract)
  })

  it.each<[Action, 'worker' | 'client', Action[], string[]]>([
    ['deliver', 'client', [], ['cancel', 'dispute']],
    ['request-changes', 'client', [], ['cancel', 'dispute']],
    ['complete', 'client', [], ['cancel', 'dispute']],
    ['complete', 'worker', ['deliver'], ['cancel', 'dispute']],
    ['request-changes', 'worker', ['deliver'], ['cancel', 'dispute']],
    ['deliver', 'worker', ['deliver'], ['cancel', 'dispute']],
    ['cancel', 'worker', ['dispute'], []],
    ['deliver', 'worker', ['dispute'], []],
    ['dispute', 'client', ['cancel'], ['review']],
    ['cancel', 'client', ['cancel'], ['review']],
  ])('refuses to %s for the %s after %j', async (action, side, before, allowedActions) => {
    for (const step of before) await act(worker, step)
    const from = await statusOf()
    const problem = expectProblem(await attempt(side === 'worker' ? worker : client, action), 'invalid_transition')
    expect(problem).toMatchObject({ from, action, allowedActions })
    expect(await statusOf()).toBe(from)
  })

  it('knows on which side an account stands that is worker here and client there', async () => {
    const both = await given.makeClient(app)
    await given.giveRole(app, both, 'worker')
    const asWorker = await given.makeContract(app, client, both)
    const asClient = await given.makeContract(app, both, worker)
    expect((await read(both, asWorker)).allowedActions).toContain('deliver')
    expect(stepsOf(await act(both, 'cancel', asClient)).at(-1)).toBe('client cancel → cancelled')
    expect(stepsOf(await act(both, 'deliver', asWorker)).at(-1)).toBe('worker deliver → delivered')
    const { body } = await app.api.get('/worker/contracts', { as: both }).expect(200)
    expect(body.data).toMatchObject([{ id: asWorker.id }])
  })

  it('shows nothing of a sealed review to the other side', async () => {
    await act(worker, 'deliver')
    await act(client, 'complete')
    const before = await read(worker)
    const review = { rating: 4, text: 'Straight joints.' }
    await app.api.post(`/contracts/${contract.id}/reviews`, { as: client, body: review }).expect(201)
    expect(await read(worker)).toEqual(before)
    expect((await read(client)).allowedActions).toEqual([])
  })
})

describe('Cancelling', () => {
  it.each(['worker', 'client'] as const)('is up to the %s alone before a delivery', async (side) => {
    const cancelled = await act(side === 'worker' ? worker : client, 'cancel')
    expect(cancelled).toMatchObject({ status: 'cancelled', cancelRequest: null, allowedActions: ['review'] })
    expect(cancelled.history.at(-1)).toMatchObject({ from: 'active', by: side, text: reason.reason })
    expect(await mailsAbout()).toEqual([`contract-cancelled ${side === 'worker' ? 'client' : 'worker'}`])
    expect(await gigOf()).toEqual({ status: 'closed', filled: 0 })
    expect(await completedBy(worker)).toBe(0)
    await expectSound(app.context.db, contract.gigId)
  })

  it.each<[string, Action[]]>([
    ['a delivery', []],
    ['changes were asked for', ['request-changes']],
  ])('takes both once there was %s', async (_when, moves) => {
    await act(worker, 'deliver')
    for (const step of moves) await act(client, step)
    const asked = await act(client, 'cancel')
    expect(asked).toMatchObject({ cancelRequest: { by: 'client', ...reason } })
    expect(asked.allowedActions).not.toContain('cancel')
    expectProblem(await attempt(client, 'cancel'), 'invalid_transition')
    expect((await read(worker)).allowedActions).toContain('cancel')

    const cancelled = await act(worker, 'cancel')
    expect(cancelled).toMatchObject({ status: 'cancelled', cancelRequest: null })
    expect(cancelled.history.slice(-2)).toMatchObject([
      { action: 'cancel', from: asked.status, to: asked.status, by: 'client', text: reason.reason },
      { action: 'cancel', from: asked.status, to: 'cancelled', by: 'worker', text: reason.reason },
    ])
    const mails = (await mailsAbout()).filter((mail) => mail.includes('cancel'))
    expect(mails).toEqual(['contract-cancel-asked worker', 'contract-cancelled client'])
    expect(await gigOf()).toEqual({ status: 'closed', filled: 0 })
    await expectSound(app.context.db, contract.gigId)
  })

  it('must be asked for anew after another move', async () => {
    await act(worker, 'deliver')
    await act(worker, 'cancel')
    expect(await act(client, 'request-changes')).toMatchObject({ status: 'changes_requested', cancelRequest: null })
    expect(await act(client, 'cancel')).toMatchObject({
      status: 'changes_requested',
      cancelRequest: { by: 'client' },
    })
    await expectSound(app.context.db, contract.gigId)
  })

  it.each(['cancel', 'dispute'])('and disputing need a reason: %s', async (action) => {
    const say = (body: object) => app.api.post(`/contracts/${contract.id}/${action}`, { as: worker, body })
    expect(expectFaults(await say({}))).toEqual(['/body/reason required'])
    expect(expectFaults(await say({ reason: '  ' }))).toEqual(['/body/reason blank'])
    expect(await read(worker)).toEqual(contract)
  })
})

describe('The gig of several contracts', () => {
  let second: Contract
  beforeEach(async () => {
    const gig = await given.makeGig(app, client, { openings: 2 })
    contract = await given.makeContract(app, client, worker, gig)
    second = await given.makeContract(app, client, await given.makeWorker(app), gig)
  })

  it('is completed once all of them have ended', async () => {
    await act(worker, 'deliver')
    await act(client, 'complete')
    expect(await gigOf()).toEqual({ status: 'filled', filled: 2 })
    const { accessToken } = await signInAgain(app, { ...worker, id: second.workerId })
    await act({ accessToken }, 'deliver', second)
    await act(client, 'complete', second)
    expect(await gigOf()).toEqual({ status: 'completed', filled: 2 })
    await expectSound(app.context.db, contract.gigId)
  })

  it('has an opening again when one of them is cancelled, and can be reopened for it', async () => {
    await act(client, 'cancel', second)
    expect(await gigOf()).toEqual({ status: 'closed', filled: 1 })
    const { body } = await app.api.post(`/client/gigs/${contract.gigId}/reopen`, { as: client }).expect(200)
    expect(body).toMatchObject({ status: 'open', filled: 1 })
    await given.makeContract(app, client, await given.makeWorker(app), body)
    expect(await gigOf()).toEqual({ status: 'filled', filled: 2 })
    await expectSound(app.context.db, contract.gigId)
  })
})
