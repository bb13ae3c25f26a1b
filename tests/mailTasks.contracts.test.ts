import { write } from '../src/config/db'
import * as Contracts from '../src/models/Contract'
import type { ContractMove } from '../src/models/ContractHistory'
import type { Contract } from '../src/schemas/contracts'
import { startApp, type TestApp } from './support/app'
import {
  makeAdmin,
  makeClient,
  makeContract,
  makeEndedContract,
  makeWorker,
  writeReview,
  type TestUser,
} from './support/factories'
import { letter } from './support/letter'

let app: TestApp
let worker: TestUser
let client: TestUser
let admin: TestUser
// No task is worked off, and no chore moves anything, but what a test asks for.
beforeAll(async () => {
  app = await startApp({ WORKER: 'off', APP_URL: 'https://gigs.test' })
  worker = await makeWorker(app, { name: 'Grace Hopper' })
  client = await makeClient(app, { name: 'Fences & Co' })
  admin = await makeAdmin(app)
})
afterAll(() => app.close())

const post = (path: string, as: TestUser, body: object = {}) => app.api.post(path, { as, body }).expect(200)
const change = (text: string, params: Record<string, string>) => write(app.context.db, text, params)
const after = (instant: string | null | undefined, days: number) =>
  new Date(Date.parse(instant ?? '') + days * 86_400_000).toISOString()

describe('The mails about a contract', () => {
  const workersNews = ({ id, gig }: Contract) => ({
    gigTitle: gig.title,
    otherName: 'Fences & Co',
    url: `https://gigs.test/contracts/${id}`,
  })
  const clientsNews = (contract: Contract) => ({ ...workersNews(contract), otherName: 'Grace Hopper' })
  const toWorker = (contract: Contract, data: object) => ({
    to: worker.id,
    data: { ...workersNews(contract), ...data },
  })
  const toClient = (contract: Contract, data: object) => ({
    to: client.id,
    data: { ...clientsNews(contract), ...data },
  })

  async function moved(path: string, as: TestUser, body: object = {}): Promise<Contract> {
    const reply: { body: Contract } = await post(path, as, body)
    return reply.body
  }
  const deliver = ({ id }: Contract, message: string) => moved(`/contracts/${id}/deliver`, worker, { message })
  const cancel = ({ id }: Contract, as: TestUser, reason: string) => moved(`/contracts/${id}/cancel`, as, { reason })
  /** Moves that no party makes. */
  const move = (contract: Contract, step: Pick<ContractMove, 'action' | 'from' | 'to' | 'by' | 'text'>) =>
    Contracts.setState(app.context.db, { contractId: contract.id, ...step })

  it('tell the client what was delivered last, and when it counts as accepted', async () => {
    const contract = await makeContract(app, client, worker)
    const payload = { contractId: contract.id, to: 'client' }
    await deliver(contract, 'First coat.')
    await moved(`/contracts/${contract.id}/request-changes`, client, { message: 'One more, please.' })
    expect(await letter(app, 'contract-delivered', payload)).toBeUndefined()
    expect(await letter(app, 'contract-changes-requested', { ...payload, to: 'worker' })).toEqual(
      toWorker(contract, { message: 'One more, please.' }),
    )

    const { deliveredAt } = await deliver(contract, 'Second coat.')
    expect(await letter(app, 'contract-changes-requested', { ...payload, to: 'worker' })).toBeUndefined()
    const completesAt = after(deliveredAt, 14)
    expect(await letter(app, 'contract-delivered', payload)).toEqual(
      toClient(contract, { message: 'Second coat.', completesAt }),
    )
    expect(await letter(app, 'contract-completion-due', payload)).toBeUndefined()

    await change('UPDATE contracts SET completion_warned_at = NOW(3) WHERE id = :id', { id: contract.id })
    expect(await letter(app, 'contract-completion-due', payload)).toEqual(toClient(contract, { completesAt }))
  })

  it('tell the worker that the client has accepted the work', async () => {
    const contract = await makeEndedContract(app, client, worker)
    expect(await letter(app, 'contract-completed', { contractId: contract.id, to: 'worker' })).toEqual(
      toWorker(contract, { by: 'client', message: null, reviewUntil: after(contract.endedAt, 14) }),
    )
    expect(await letter(app, 'contract-delivered', { contractId: contract.id, to: 'client' })).toBeUndefined()
  })

  it.each(['system', 'admin'] as const)('tell both sides that the %s has completed it', async (by) => {
    const contract = await makeContract(app, client, worker)
    const payload = { contractId: contract.id, to: 'client' }
    expect(await letter(app, 'contract-completed', payload)).toBeUndefined()
    await move(contract, { action: 'complete', from: 'delivered', to: 'completed', by, text: 'Well.' })
    const data = { by, message: 'Well.', reviewUntil: expect.any(String) }
    expect(await letter(app, 'contract-completed', payload)).toEqual(toClient(contract, data))
    expect(await letter(app, 'contract-completed', { ...payload, to: 'worker' })).toEqual(toWorker(contract, data))
  })

  it('tell the other side who has cancelled, and why', async () => {
    const contract = await makeContract(app, client, worker)
    const payload = { contractId: contract.id, to: 'client' }
    expect(await letter(app, 'contract-cancelled', payload)).toBeUndefined()
    const { endedAt } = await cancel(contract, worker, 'A broken arm.')
    expect(await letter(app, 'contract-cancelled', payload)).toEqual(
      toClient(contract, { how: 'alone', reason: 'A broken arm.', reviewUntil: after(endedAt, 14) }),
    )
  })

  it('ask the other side to agree, and tell the one who asked that it did', async () => {
    const contract = await makeContract(app, client, worker)
    const payload = { contractId: contract.id, to: 'worker' }
    await deliver(contract, 'Done.')
    await cancel(contract, client, 'The fence fell.')
    expect(await letter(app, 'contract-cancel-asked', payload)).toEqual(
      toWorker(contract, { reason: 'The fence fell.' }),
    )
    expect(await letter(app, 'contract-cancel-asked', { ...payload, to: 'client' })).toBeUndefined()
    expect(await letter(app, 'contract-delivered', { ...payload, to: 'client' })).toMatchObject({
      data: { message: 'Done.' },
    })

    await cancel(contract, worker, 'What a pity.')
    expect(await letter(app, 'contract-cancel-asked', payload)).toBeUndefined()
    expect(await letter(app, 'contract-cancelled', { ...payload, to: 'client' })).toEqual(
      toClient(contract, { how: 'agreed', reason: 'What a pity.', reviewUntil: expect.any(String) }),
    )
  })

  it('do not ask to agree once the contract has moved on', async () => {
    const contract = await makeContract(app, client, worker)
    await deliver(contract, 'Done.')
    await cancel(contract, worker, 'No time.')
    await moved(`/contracts/${contract.id}/request-changes`, client, { message: 'Please go on.' })
    expect(await letter(app, 'contract-cancel-asked', { contractId: contract.id, to: 'client' })).toBeUndefined()
  })

  it('tell the other side of a dispute, and both how an admin has ended it', async () => {
    const contract = await makeContract(app, client, worker)
    const payload = { contractId: contract.id, to: 'worker' }
    await moved(`/contracts/${contract.id}/dispute`, client, { reason: 'Half of it is missing.' })
    expect(await letter(app, 'contract-disputed', payload)).toEqual(
      toWorker(contract, { reason: 'Half of it is missing.' }),
    )

    await move(contract, { action: 'cancel', from: 'disputed', to: 'cancelled', by: 'admin', text: 'It is.' })
    expect(await letter(app, 'contract-disputed', payload)).toBeUndefined()
    const data = { how: 'admin', reason: 'It is.', reviewUntil: expect.any(String) }
    expect(await letter(app, 'contract-cancelled', payload)).toEqual(toWorker(contract, data))
    expect(await letter(app, 'contract-cancelled', { ...payload, to: 'client' })).toEqual(toClient(contract, data))
  })
})

describe('The mails about a review', () => {
  it('tell its subject what was written, unless it is sealed or hidden', async () => {
    const contract = await makeEndedContract(app, client, worker)
    const { id: reviewId } = await writeReview(app, client, contract, { rating: 4, text: 'Clean work.' })
    expect(await letter(app, 'review-published', { reviewId, to: 'subject' })).toBeUndefined()

    await writeReview(app, worker, contract)
    const url = `https://gigs.test/contracts/${contract.id}`
    expect(await letter(app, 'review-published', { reviewId, to: 'subject' })).toEqual({
      to: worker.id,
      data: { gigTitle: contract.gig.title, otherName: 'Fences & Co', rating: 4, text: 'Clean work.', url },
    })
    await post(`/admin/reviews/${reviewId}/hide`, admin, { reason: 'It names a third person.' })
    expect(await letter(app, 'review-published', { reviewId, to: 'subject' })).toBeUndefined()
  })

  it('tell its author of a reply, and why it was hidden', async () => {
    const contract = await makeEndedContract(app, client, worker)
    const { id: reviewId } = await writeReview(app, worker, contract)
    await writeReview(app, client, contract)
    expect(await letter(app, 'review-replied', { reviewId, to: 'author' })).toBeUndefined()
    expect(await letter(app, 'review-hidden', { reviewId, to: 'author' })).toBeUndefined()

    const news = {
      gigTitle: contract.gig.title,
      otherName: 'Fences & Co',
      url: `https://gigs.test/contracts/${contract.id}`,
    }
    await change(`UPDATE reviews SET reply = 'Thank you!' WHERE id = :reviewId`, { reviewId })
    expect(await letter(app, 'review-replied', { reviewId, to: 'author' })).toEqual({
      to: worker.id,
      data: { ...news, reply: 'Thank you!' },
    })
    await post(`/admin/reviews/${reviewId}/hide`, admin, { reason: 'It names a third person.' })
    expect(await letter(app, 'review-hidden', { reviewId, to: 'author' })).toEqual({
      to: worker.id,
      data: { ...news, reason: 'It names a third person.' },
    })
    expect(await letter(app, 'review-replied', { reviewId, to: 'author' })).toBeUndefined()
  })
})
