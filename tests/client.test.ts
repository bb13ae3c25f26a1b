import { closeDueGigs } from '../src/controllers/system/gigDeadlines'
import type { Application } from '../src/schemas/applications'
import type { Gig } from '../src/schemas/gigs'
import { startApp, type TestApp } from './support/app'
import * as given from './support/factories'
import type { TestUser } from './support/factories'
import { expectFaults, expectProblem } from './support/problems'

let app: TestApp
let client: TestUser
let worker: TestUser
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  client = await given.makeClient(app)
  worker = await given.makeWorker(app)
})

const edit = (gig: Gig, changes: object) => app.api.patch(`/client/gigs/${gig.id}`, { as: client, body: changes })
const move = (gig: Gig, action: string) => app.api.post(`/client/gigs/${gig.id}/${action}`, { as: client })
const decide = (application: Application, action: string, body?: object) =>
  app.api.post(`/client/applications/${application.id}/${action}`, { as: client, body })

async function gigNow(gig: Gig): Promise<Gig> {
  const { body }: { body: Gig } = await app.api.get(`/client/gigs/${gig.id}`, { as: client }).expect(200)
  return body
}
async function asWorkerSees(application: Application, as = worker): Promise<Application> {
  const path = `/worker/applications/${application.id}`
  const { body }: { body: Application } = await app.api.get(path, { as }).expect(200)
  return body
}
/** Waits for the mail with this subject. @returns its text */
async function mailTo({ email }: TestUser, subject: string): Promise<string> {
  return (await app.mail.waitFor(email, (mail) => mail.subject === subject)).text
}

describe('The life of a gig', () => {
  it('can be paused, resumed, closed and opened again', async () => {
    const gig = await given.makeGig(app, client)
    for (const [action, status] of [
      ['pause', 'paused'],
      ['resume', 'open'],
      ['close', 'closed'],
      ['reopen', 'open'],
    ] as const) {
      const { body } = await move(gig, action).expect(200)
      expect(body.status).toBe(status)
      // It was posted once, however often it opens.
      expect(body.publishedAt).toBe(gig.publishedAt)
    }
  })

  it('refuses what the state does not allow, and says what it does', async () => {
    const gig = await given.makeGig(app, client)
    expect(expectProblem(await move(gig, 'publish'), 'invalid_transition')).toMatchObject({
      from: 'open',
      action: 'publish',
      allowedActions: ['pause', 'close', 'cancel'],
    })
  })

  it('closes when its deadline has passed, and opens again only with time left', async () => {
    const gig = await given.makeGig(app, client)
    await given.passDeadline(app, gig.id)
    await closeDueGigs(app.context)
    expect(await gigNow(gig)).toMatchObject({ status: 'closed', allowedActions: ['cancel'] })
    expectProblem(await move(gig, 'reopen'), 'invalid_transition')
    await edit(gig, { deadline: null }).expect(200)
    await move(gig, 'reopen').expect(200)
  })

  it('is filled by the last acceptance, which answers everybody else', async () => {
    const gig = await given.makeGig(app, client)
    const rival = await given.makeWorker(app)
    const passedOver = await given.apply(app, rival, gig)
    const { id } = await given.makeOffered(app, client, worker, gig)
    await app.api.post(`/worker/applications/${id}/accept-offer`, { as: worker }).expect(200)
    expect(await gigNow(gig)).toMatchObject({ status: 'filled', filled: 1, allowedActions: [] })
    expect(await asWorkerSees(passedOver, rival)).toMatchObject({ status: 'not_selected', allowedActions: [] })
    await mailTo(rival, `No longer open: ${gig.title}`)
    expectProblem(await move(gig, 'reopen'), 'invalid_transition')
  })

  it('answers everyone who waits when it is cancelled', async () => {
    const gig = await given.makeGig(app, client)
    const [waiting, offered] = [await given.apply(app, worker, gig), await given.makeWorker(app)]
    const application = await given.makeOffered(app, client, offered, gig)
    await move(gig, 'cancel').expect(200)
    expect(await asWorkerSees(waiting)).toMatchObject({ status: 'not_selected', gig: { status: 'cancelled' } })
    expect(await asWorkerSees(application, offered)).toMatchObject({ status: 'not_selected' })
    await mailTo(worker, `No longer open: ${gig.title}`)
    await mailTo(offered, `No longer open: ${gig.title}`)
  })

  it('leaves a copy as a draft, without a deadline that has passed', async () => {
    const questions = [{ text: 'Do you have a van?', required: true }]
    const gig = await given.makeGig(app, client, { questions, deadline: '2037-01-01T00:00:00.000Z' })
    const { body: copy } = await move(gig, 'duplicate').expect(200)
    const { title, budget, skills, deadline } = gig
    expect(copy).toMatchObject({ title, budget, skills, deadline, questions, status: 'draft', publishedAt: null })
    expect(copy.id).not.toBe(gig.id)
    await given.passDeadline(app, gig.id)
    const { body: late } = await move(gig, 'duplicate').expect(200)
    expect(late.deadline).toBeNull()
  })

  it('ends by deletion only while it is a draft', async () => {
    const draft = await given.makeGig(app, client, { publish: false })
    await app.api.delete(`/client/gigs/${draft.id}`, { as: client }).expect(204)
    expectProblem(await app.api.get(`/client/gigs/${draft.id}`, { as: client }), 'not_found')
    const open = await given.makeGig(app, client)
    const refusal = expectProblem(await app.api.delete(`/client/gigs/${open.id}`, { as: client }), 'invalid_transition')
    expect(refusal).toMatchObject({ from: 'open', action: 'delete' })
    expect((await gigNow(open)).skills).toEqual(open.skills)
  })
})

describe('Editing a gig', () => {
  it.each([
    ['the description', { description: 'Ten square metres.' }],
    ['the pay', { budget: { min: 1, max: 2, currency: 'EUR' } }],
    ['the place', { location: { city: 'Ghent', country: 'BE', lat: 51, lng: 3.7 } }],
    ['the openings', { openings: 2 }],
  ])('makes a new revision of %s once somebody has applied', async (_name, changes) => {
    const gig = await given.makeGig(app, client)
    const { body: before } = await edit(gig, changes).expect(200)
    expect(before).toMatchObject({ ...changes, revision: 1 })
    await given.apply(app, worker, gig)
    const { description, budget, location, openings } = gig
    const { body: after } = await edit(gig, { description, budget, location, openings }).expect(200)
    expect(after.revision).toBe(2)
  })

  it('makes none of a change of wording, nor of nothing', async () => {
    const gig = await given.makeGig(app, client)
    await given.apply(app, worker, gig)
    const { body } = await edit(gig, { title: 'Tile one bathroom floor', description: gig.description }).expect(200)
    expect(body).toMatchObject({ title: 'Tile one bathroom floor', revision: 1 })
  })

  it('leaves alone what is not sent', async () => {
    const gig = await given.makeGig(app, client, { questions: [{ text: 'When?', required: false }] })
    const { body } = await edit(gig, { startsAt: '2037-01-01T00:00:00Z' }).expect(200)
    const { updatedAt: _updatedAt, version, ...rest } = gig
    expect(body).toMatchObject({ ...rest, startsAt: '2037-01-01T00:00:00.000Z' })
    expect(body.version).toBeGreaterThan(version)
  })

  it('is closed, and can be opened again, when a filled gig gets another opening', async () => {
    const gig = await given.makeGig(app, client)
    const worker = await given.makeWorker(app)
    const application = await given.makeOffered(app, client, worker, gig)
    await app.api.post(`/worker/applications/${application.id}/accept-offer`, { as: worker }).expect(200)

    const { body } = await edit(gig, { openings: 2 }).expect(200)
    expect(body).toMatchObject({ status: 'closed', openings: 2, filled: 1, allowedActions: ['reopen', 'cancel'] })
    await move(gig, 'reopen').expect(200)
  })

  it('cannot take back openings that are filled', async () => {
    const gig = await given.makeGig(app, client, { openings: 3 })
    for (const hired of [worker, await given.makeWorker(app)]) {
      const { id } = await given.makeOffered(app, client, hired, gig)
      await app.api.post(`/worker/applications/${id}/accept-offer`, { as: hired }).expect(200)
    }
    expectProblem(await edit(gig, { openings: 1 }), 'openings_below_filled')
    const { body } = await edit(gig, { openings: 2 }).expect(200)
    expect(body.status).toBe('filled')
  })

  it('ends with the gig', async () => {
    const gig = await given.makeGig(app, client)
    await move(gig, 'cancel').expect(200)
    expect(expectProblem(await edit(gig, { title: 'Another' }), 'invalid_transition')).toMatchObject({
      from: 'cancelled',
      action: 'edit',
      allowedActions: [],
    })
  })
})

describe('Deciding about an application', () => {
  let gig: Gig
  let application: Application
  beforeEach(async () => {
    gig = await given.makeGig(app, client)
    application = await given.apply(app, worker, gig)
  })

  it('begins with reading it, and the worker can see when', async () => {
    expect(await asWorkerSees(application)).toMatchObject({ status: 'submitted', viewedAt: null })
    const path = `/client/applications/${application.id}`
    const { body: first } = await app.api.get(path, { as: client }).expect(200)
    const { body: second } = await app.api.get(path, { as: client }).expect(200)
    expect(first.viewedAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/)
    expect(second).toEqual({ ...first })
    expect(await asWorkerSees(application)).toMatchObject({ status: 'viewed', viewedAt: first.viewedAt })
  })

  it('is not begun by the list', async () => {
    const { body } = await app.api.get(`/client/gigs/${gig.id}/applications`, { as: client }).expect(200)
    expect(body.data).toMatchObject([{ id: application.id, status: 'submitted', viewedAt: null }])
  })

  it('may put it on the shortlist, with a mail, and take it off again', async () => {
    const { body } = await decide(application, 'shortlist').expect(200)
    expect(body).toMatchObject({ status: 'shortlisted', allowedActions: ['unshortlist', 'reject', 'offer'] })
    await mailTo(worker, `You are on the shortlist: ${gig.title}`)
    const { body: off } = await decide(application, 'unshortlist').expect(200)
    expect(off.status).toBe('viewed')
  })

  it('may reject it for a reason, which the worker is told', async () => {
    const rejection = { reason: 'experience', message: 'We need a master tiler.' }
    await decide(application, 'reject', rejection).expect(200)
    expect(await asWorkerSees(application)).toMatchObject({ status: 'rejected', rejection, allowedActions: [] })
    expect(await mailTo(worker, `Your application was not successful: ${gig.title}`)).toContain('master tiler')
    expectProblem(await decide(application, 'offer', given.newOffer()), 'invalid_transition')
  })

  it('needs one of the known reasons to reject it', async () => {
    expect(expectFaults(await decide(application, 'reject', {}))).toEqual(['/body/reason required'])
  })

  it('may make an offer, and take it back before the answer', async () => {
    const { body } = await decide(application, 'offer', given.newOffer({ expiresInHours: 1 })).expect(200)
    expect(body).toMatchObject({ status: 'offered', offer: { terms: given.newOffer().terms } })
    const hours = (Date.parse(body.offer.expiresAt) - Date.parse(body.updatedAt)) / 3_600_000
    expect(hours).toBeCloseTo(1, 3)
    await decide(application, 'revoke-offer').expect(200)
    await mailTo(worker, `Offer withdrawn: ${gig.title}`)
    const path = `/worker/applications/${application.id}/accept-offer`
    expectProblem(await app.api.post(path, { as: worker }), 'invalid_transition')
  })

  it.each([
    [
      'another currency',
      { terms: { ...given.newOffer().terms, pay: { amount: 1, currency: 'USD' } } },
      '/terms/pay/currency',
    ],
    ['no time to answer', { expiresInHours: 0 }, '/expiresInHours'],
    ['more than a week to answer', { expiresInHours: 169 }, '/expiresInHours'],
    [
      'an end before the start',
      { terms: { ...given.newOffer().terms, endsAt: '2027-01-01T00:00:00Z' } },
      '/terms/endsAt',
    ],
  ])('makes no offer with %s', async (_name, overrides, pointer) => {
    const response = await decide(application, 'offer', given.newOffer(overrides))
    expect(expectFaults(response)).toEqual([expect.stringMatching(`^/body${pointer} `)])
    expect((await asWorkerSees(application)).offer).toBeNull()
  })

  it('keeps the whole history, with who did what', async () => {
    await decide(application, 'shortlist').expect(200)
    await decide(application, 'reject', { reason: 'other' }).expect(200)
    const { history } = await asWorkerSees(application)
    expect(history.map(({ from, to, by }) => `${from} → ${to} by ${by}`)).toEqual([
      'null → submitted by worker',
      'submitted → shortlisted by client',
      'shortlisted → rejected by client',
    ])
  })

  it('makes no offer once the gig is cancelled', async () => {
    await move(gig, 'cancel').expect(200)
    expectProblem(await decide(application, 'offer', given.newOffer()), 'gig_not_open')
  })
})

describe("Another client's", () => {
  it.each(['publish', 'pause', 'resume', 'close', 'reopen', 'cancel', 'duplicate'])(
    'gig is not there to %s',
    async (action) => {
      const gig = await given.makeGig(app, await given.makeClient(app))
      expectProblem(await move(gig, action), 'not_found')
    },
  )

  it('gig is there neither to read, change or delete nor to see who applied', async () => {
    const gig = await given.makeGig(app, await given.makeClient(app))
    const path = `/client/gigs/${gig.id}`
    expectProblem(await app.api.get(path, { as: client }), 'not_found')
    expectProblem(await app.api.get(`${path}/applications`, { as: client }), 'not_found')
    expectProblem(await edit(gig, { title: 'Mine now' }), 'not_found')
    expectProblem(await app.api.delete(path, { as: client }), 'not_found')
  })

  it('application is there neither to read nor to decide about', async () => {
    const application = await given.apply(app, worker, await given.makeGig(app, await given.makeClient(app)))
    expectProblem(await app.api.get(`/client/applications/${application.id}`, { as: client }), 'not_found')
    expectProblem(await decide(application, 'offer', given.newOffer()), 'not_found')
    expectProblem(await decide(application, 'reject', { reason: 'other' }), 'not_found')
    for (const action of ['shortlist', 'unshortlist', 'revoke-offer'])
      expectProblem(await decide(application, action), 'not_found')
    expect(await asWorkerSees(application)).toMatchObject({ status: 'submitted', viewedAt: null })
  })
})
