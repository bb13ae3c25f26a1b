import { row, write } from '../src/config/db'
import type { Application } from '../src/schemas/applications'
import type { Gig } from '../src/schemas/gigs'
import { startApp, type TestApp } from './support/app'
import * as given from './support/factories'
import type { TestUser } from './support/factories'
import { expectSound } from './support/invariants'
import { mailsAbout } from './support/outbox'
import { expectFaults, expectProblem } from './support/problems'
import { race, rounds } from './support/races'

let app: TestApp
let client: TestUser
let worker: TestUser
let gig: Gig
beforeAll(async () => {
  app = await startApp({ WORKER: 'off' })
})
beforeEach(async () => {
  client = await given.makeClient(app)
  worker = await given.makeWorker(app)
  gig = await given.makeGig(app, client)
})
afterEach(() => write(app.context.db, `DELETE FROM outbox WHERE state = 'waiting'`))
afterAll(() => app.close())

const edit = (changes: object, { id }: Pick<Gig, 'id'> = gig) =>
  app.api.patch(`/client/gigs/${id}`, { as: client, body: changes })
const revise = (text = 'Ten square metres, and the stairs.') => edit({ description: text }).expect(200)
const decide = ({ id }: Application, action: string, body?: object) =>
  app.api.post(`/client/applications/${id}/${action}`, { as: client, body })
const tryOffer = (application: Application) => decide(application, 'offer', given.newOffer())
const act = ({ id }: Application, action: string) =>
  app.api.post(`/worker/applications/${id}/${action}`, { as: worker })
const asWorkerSees = async ({ id }: Application): Promise<Application> =>
  (await app.api.get(`/worker/applications/${id}`, { as: worker }).expect(200)).body
const asClientSees = async ({ id }: Application): Promise<Application> =>
  (await app.api.get(`/client/applications/${id}`, { as: client }).expect(200)).body
const revisedMails = async (application: Application) =>
  (await mailsAbout(app, application)).filter((mail) => mail.startsWith('gig-revised'))

/** An application of a worker of its own, after these decisions. */
async function applicationAfter(...actions: string[]): Promise<Application> {
  const application = await given.apply(app, await given.makeWorker(app), gig)
  const bodies: Record<string, object> = { offer: given.newOffer(), reject: { reason: 'other' } }
  for (const action of actions) {
    if (action === 'read') await asClientSees(application)
    else await decide(application, action, bodies[action]).expect(200)
  }
  return application
}

describe('A new revision of a gig', () => {
  it('is told to everybody who waits for an answer, and to nobody else', async () => {
    const waiting = [
      await applicationAfter(),
      await applicationAfter('read'),
      await applicationAfter('shortlist'),
      await applicationAfter('offer'),
    ]
    const withdrawn = await given.apply(app, worker, gig)
    await act(withdrawn, 'withdraw').expect(200)
    const others = [withdrawn, await applicationAfter('reject'), await applicationAfter('offer', 'revoke-offer')]
    await revise()
    for (const application of waiting) expect(await revisedMails(application)).toEqual(['gig-revised to worker'])
    for (const application of others) expect(await revisedMails(application)).toEqual([])
  })

  it('is told each time', async () => {
    const application = await given.apply(app, worker, gig)
    await revise('One.')
    await revise('Two.')
    expect(await revisedMails(application)).toHaveLength(2)
  })

  it('is not made, and nobody told, by a change that is not material', async () => {
    const application = await given.apply(app, worker, gig)
    await edit({ title: 'Tile one bathroom floor', deadline: '2037-01-01T00:00:00Z', skills: ['Plastering'] }).expect(
      200,
    )
    expect(await revisedMails(application)).toEqual([])
    expect(await asWorkerSees(application)).toMatchObject({ revision: 1, confirmed: true })
  })

  it('is not told to those whom the same edit turns away', async () => {
    gig = await given.makeGig(app, client, { openings: 2 })
    const hired = await given.makeOffered(app, client, worker, gig)
    await act(hired, 'accept-offer').expect(200)
    const waiting = await applicationAfter()
    await edit({ openings: 1 }).expect(200)
    expect(await mailsAbout(app, waiting)).toEqual([
      'application-received to client',
      'application-not-selected to worker',
    ])
  })

  it('keeps the currency in which the bids are', async () => {
    const budget = { min: 80_000, max: 120_000, currency: 'USD' }
    const free = await given.makeGig(app, client)
    await edit({ budget }, free).expect(200)
    await applicationAfter()
    expect(expectFaults(await edit({ budget }))).toEqual(['/body/budget/currency other_currency'])
  })

  it('is what later applicants agree to', async () => {
    await given.apply(app, worker, gig)
    await revise()
    expect(await applicationAfter()).toMatchObject({ revision: 2, confirmed: true })
  })
})

describe('An applicant', () => {
  let application: Application
  beforeEach(async () => {
    application = await given.apply(app, worker, gig)
    await revise()
  })

  it('sees that the gig has changed, and may reconfirm or withdraw', async () => {
    expect(await asWorkerSees(application)).toMatchObject({
      revision: 1,
      confirmed: false,
      allowedActions: ['reconfirm', 'withdraw'],
    })
    const { body } = await act(application, 'reconfirm').expect(200)
    expect(body).toMatchObject({ revision: 2, confirmed: true, status: 'submitted', allowedActions: ['withdraw'] })
    expect(body.version).toBe(application.version + 1)
  })

  it('is seen by the client to have reconfirmed or not', async () => {
    expect(await asClientSees(application)).toMatchObject({ revision: 1, confirmed: false })
    await act(application, 'reconfirm').expect(200)
    expect(await asClientSees(application)).toMatchObject({ revision: 2, confirmed: true })
  })

  it('reconfirms once for each revision', async () => {
    await act(application, 'reconfirm').expect(200)
    expectProblem(await act(application, 'reconfirm'), 'invalid_transition')
    await revise('And the kitchen.')
    expect((await act(application, 'reconfirm').expect(200)).body).toMatchObject({ revision: 3, confirmed: true })
  })

  it('gets no offer before reconfirming, and can get one afterwards', async () => {
    expect((await asClientSees(application)).allowedActions).toEqual(['shortlist', 'reject'])
    expectProblem(await tryOffer(application), 'revision_not_confirmed')
    expect((await asWorkerSees(application)).offer).toBeNull()
    await act(application, 'reconfirm').expect(200)
    await tryOffer(application).expect(200)
  })

  it('may withdraw instead; then the state is what stands against an offer', async () => {
    await act(application, 'withdraw').expect(200)
    expectProblem(await tryOffer(application), 'invalid_transition')
    expectProblem(await act(application, 'reconfirm'), 'invalid_transition')
  })
})

describe('An offer that was made before', () => {
  it('keeps its terms and can be accepted without reconfirming', async () => {
    const application = await given.makeOffered(app, client, worker, gig)
    await edit({ budget: { min: 1, max: 2, currency: 'EUR' } }).expect(200)
    expect(await asWorkerSees(application)).toMatchObject({
      offer: application.offer,
      confirmed: false,
      allowedActions: ['accept-offer', 'decline-offer', 'withdraw'],
    })
    expectProblem(await act(application, 'reconfirm'), 'invalid_transition')
    await act(application, 'accept-offer').expect(200)
    const { body } = await app.api.get('/worker/contracts', { as: worker }).expect(200)
    expect(body.data).toMatchObject([{ terms: given.newOffer().terms }])
  })
})

describe('At the same moment', () => {
  const ROUNDS = rounds(12)

  it('an offer is made for what the worker has agreed to, or not at all, whichever edit comes', async () => {
    for (const round of ROUNDS) {
      gig = await given.makeGig(app, client)
      const application = await given.apply(app, worker, gig)
      const [, offered] = await race(
        round,
        () => revise(),
        () => tryOffer(application),
      )
      const after = await asWorkerSees(application)
      if (offered.status === 200) {
        // The offer came first: the edit then told its holder.
        expect(offered.body).toMatchObject({ status: 'offered', confirmed: true })
        expect(after).toMatchObject({ status: 'offered', confirmed: false })
      } else {
        expectProblem(offered, 'revision_not_confirmed')
        expect(after).toMatchObject({ status: 'submitted', confirmed: false, offer: null })
      }
      expect(await revisedMails(application)).toHaveLength(1)
      await expectSound(app.context.db, gig.id)
    }
  })

  it('reconfirming agrees to the gig before or after an edit, and says which', async () => {
    for (const round of ROUNDS) {
      gig = await given.makeGig(app, client)
      const application = await given.apply(app, worker, gig)
      await revise('Two.')
      const [, reconfirmed] = await race(
        round,
        () => revise('Three.'),
        () => act(application, 'reconfirm'),
      )
      expect(reconfirmed.status).toBe(200)
      const { revision, confirmed } = await asWorkerSees(application)
      expect(reconfirmed.body).toMatchObject({ revision, confirmed: true })
      expect(confirmed).toBe(revision === 3)
      const stored = await row(app.context.db, 'SELECT revision FROM gigs WHERE id = :id', { id: gig.id })
      expect(stored).toEqual({ revision: 3 })
    }
  })
})
