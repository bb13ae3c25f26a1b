import { rows } from '../src/config/db'
import { expireOffers } from '../src/controllers/system/offerDeadlines'
import type { Application } from '../src/schemas/applications'
import type { Gig } from '../src/schemas/gigs'
import { newId } from '../src/utils/uuid'
import { startApp, type TestApp } from './support/app'
import * as given from './support/factories'
import type { TestUser } from './support/factories'
import { expectFaults, expectProblem } from './support/problems'

let app: TestApp
let client: TestUser
let worker: TestUser
let gig: Gig
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())
beforeEach(async () => {
  client = await given.makeClient(app, { name: 'Casey Client' })
  worker = await given.makeWorker(app, { name: 'Wanda Worker' })
  gig = await given.makeGig(app, client)
})

const applyTo = ({ id }: Pick<Gig, 'id'>, overrides: object = {}, as = worker) =>
  app.api.post(`/worker/jobs/${id}/applications`, { as, body: given.newApplication(overrides) })
const act = (application: Application, action: string, as = worker) =>
  app.api.post(`/worker/applications/${application.id}/${action}`, { as })
const edit = (application: Application, changes: object, as = worker) =>
  app.api.patch(`/worker/applications/${application.id}`, { as, body: changes })
const decide = (application: Application, action: string, body?: object) =>
  app.api.post(`/client/applications/${application.id}/${action}`, { as: client, body })
const moveGig = (action: string) => app.api.post(`/client/gigs/${gig.id}/${action}`, { as: client }).expect(200)

async function read(application: Application): Promise<Application> {
  const { body }: { body: Application } = await app.api
    .get(`/worker/applications/${application.id}`, { as: worker })
    .expect(200)
  return body
}
const idsOf = ({ body }: { body: { data: { id: string }[] } }) => body.data.map(({ id }) => id)
const mailTo = async ({ email }: TestUser, subject: string) =>
  (await app.mail.waitFor(email, (mail) => mail.subject === subject)).text

describe('Applying', () => {
  it('tells the client, and counts', async () => {
    const { body } = await applyTo(gig).expect(201)
    expect(body).toMatchObject({
      ...given.newApplication(),
      status: 'submitted',
      allowedActions: ['withdraw'],
      gig: { title: gig.title, status: 'open' },
      worker: { name: 'Wanda Worker' },
    })
    expect(await mailTo(client, `New application: ${gig.title}`)).toContain('Wanda Worker')
    const { body: shown } = await app.api.get(`/gigs/${gig.id}`).expect(200)
    expect(shown.applicationCount).toBe(1)
  })

  it('works once', async () => {
    await applyTo(gig).expect(201)
    expectProblem(await applyTo(gig), 'already_applied')
  })

  it.each(['pause', 'close', 'cancel'])('does not work after the client’s %s', async (action) => {
    await moveGig(action)
    expectProblem(await applyTo(gig), 'gig_not_open')
  })

  it('ends with the deadline, by the clock of the database', async () => {
    await given.passDeadline(app, gig.id)
    expectProblem(await applyTo(gig), 'gig_not_open')
  })

  it('does not work for a draft, which nobody knows of', async () => {
    expectProblem(await applyTo(await given.makeGig(app, client, { publish: false })), 'not_found')
    expectProblem(await applyTo({ id: newId() }), 'not_found')
    expectProblem(await applyTo({ id: 'not-an-id' }), 'not_found')
  })

  it('does not work for one’s own gig, whatever else one is', async () => {
    const both = await given.makeClient(app)
    await given.giveRole(app, both, 'worker')
    expectProblem(await applyTo(await given.makeGig(app, both), {}, both), 'own_gig')
    await applyTo(gig, {}, both).expect(201)
  })

  it('needs a bid in the currency of the gig', async () => {
    const response = await applyTo(gig, { bid: { amount: 1, currency: 'USD' } })
    expect(expectFaults(response)).toEqual(['/body/bid/currency other_currency'])
  })
})

describe('Questions of the client', () => {
  const questions = [
    { text: 'Do you have a van?', required: true },
    { text: 'Since when?', required: false },
  ]
  let required: string
  let optional: string
  beforeEach(async () => {
    gig = await given.makeGig(app, client, { questions })
    ;[required = '', optional = ''] = gig.questions.map(({ id }) => id)
  })

  it('come with the answers in the application', async () => {
    const answers = [{ questionId: required, text: 'Yes.' }]
    const { body } = await applyTo(gig, { answers }).expect(201)
    expect(body.answers).toEqual([{ questionId: required, question: 'Do you have a van?', text: 'Yes.' }])
  })

  it('must be answered where they are required', async () => {
    const answers = [{ questionId: optional, text: 'Always.' }]
    expect(expectFaults(await applyTo(gig, { answers }))).toEqual(['/body/answers required'])
  })

  it('take one answer each, and none that was not asked', async () => {
    const answer = { questionId: required, text: 'Yes.' }
    const answers = [answer, answer, { ...answer, questionId: newId() }, { ...answer, questionId: '7' }]
    expect(expectFaults(await applyTo(gig, { answers }))).toEqual(['/body/answers/3/questionId invalid_format'])
    expect(expectFaults(await applyTo(gig, { answers: answers.slice(0, 3) }))).toEqual([
      '/body/answers/1/questionId duplicate',
      '/body/answers/2/questionId unknown_question',
    ])
  })

  it('stay with the answers given when the client asks something else', async () => {
    const application = await given.apply(app, worker, gig, { answers: [{ questionId: required, text: 'Yes.' }] })
    const body = { questions: [{ text: 'Have you a lift?', required: true }] }
    const { body: changed } = await app.api.patch(`/client/gigs/${gig.id}`, { as: client, body }).expect(200)
    expect(changed.questions).toEqual([{ id: expect.any(String), ...body.questions[0] }])
    expect((await read(application)).answers).toEqual(application.answers)
  })
})

describe('Editing an application', () => {
  it('works until the client has seen it', async () => {
    const application = await given.apply(app, worker, gig)
    const bid = { amount: 80_000, currency: 'EUR' }
    const { body } = await edit(application, { bid }).expect(200)
    expect(body).toMatchObject({ bid, coverLetter: application.coverLetter, version: application.version + 1 })
    await app.api.get(`/client/applications/${application.id}`, { as: client }).expect(200)
    expectProblem(await edit(application, { bid }), 'already_viewed')
  })

  it('ends with the application', async () => {
    const application = await given.apply(app, worker, gig)
    await act(application, 'withdraw').expect(200)
    expect(expectProblem(await edit(application, { coverLetter: 'No, wait.' }), 'invalid_transition')).toMatchObject({
      from: 'withdrawn',
      action: 'edit',
      allowedActions: [],
    })
  })
})

describe('An offer', () => {
  it('makes the contract on its terms when it is accepted, and tells both', async () => {
    const application = await given.makeOffered(app, client, worker, gig)
    const { body } = await act(application, 'accept-offer').expect(200)
    expect(body).toMatchObject({ status: 'hired', allowedActions: [], gig: { status: 'filled' } })
    await mailTo(client, `Offer accepted: ${gig.title}`)
    expect(await mailTo(worker, `You are hired: ${gig.title}`)).toContain('950.00')
    for (const as of [worker, client]) {
      const { body: list } = await app.api.get(`/${as === worker ? 'worker' : 'client'}/contracts`, { as }).expect(200)
      expect(list.data).toMatchObject([{ applicationId: application.id, terms: given.newOffer().terms }])
      await app.api.get(`/contracts/${list.data[0].id}`, { as }).expect(200)
      expectProblem(
        await app.api.get(`/contracts/${list.data[0].id}`, { as: await given.makeClient(app) }),
        'not_found',
      )
    }
    expectProblem(await act(application, 'accept-offer'), 'invalid_transition')
  })

  it('ends when it is declined, and the client is told who is next on the shortlist', async () => {
    const next = await given.apply(app, await given.makeWorker(app, { name: 'Nora Next' }), gig)
    await decide(next, 'shortlist').expect(200)
    const application = await given.makeOffered(app, client, worker, gig)
    const { body } = await act(application, 'decline-offer').expect(200)
    expect(body).toMatchObject({ status: 'offer_declined', allowedActions: [] })
    const text = await mailTo(client, `Offer declined: ${gig.title}`)
    expect(text).toContain('Wanda Worker')
    expect(text).toContain('Nora Next')
  })

  it('cannot be answered once its time is over, even before anybody has tidied up', async () => {
    const application = await given.makeOffered(app, client, worker, gig)
    await given.lapseOffer(app, application.id)
    expect((await read(application)).allowedActions).toEqual(['withdraw'])
    expectProblem(await act(application, 'accept-offer'), 'offer_expired')
    expectProblem(await act(application, 'decline-offer'), 'offer_expired')
    const { body: shown } = await app.api.get(`/gigs/${gig.id}`).expect(200)
    expect(shown).toMatchObject({ status: 'open', filled: 0 })
  })

  it('expires by itself, and both are told', async () => {
    const application = await given.makeOffered(app, client, worker, gig)
    const lasting = await given.makeOffered(app, client, worker)
    await given.lapseOffer(app, application.id)
    await expireOffers(app.context)
    expect((await read(application)).status).toBe('offer_expired')
    expect((await read(lasting)).status).toBe('offered')
    await mailTo(client, `Offer expired: ${gig.title}`)
    await mailTo(worker, `Your offer has expired: ${gig.title}`)
    expectProblem(await act(application, 'accept-offer'), 'offer_expired')
  })

  it('arrives in the language and time zone of the worker', async () => {
    const body = { locale: 'de-DE', timeZone: 'Europe/Berlin' }
    await app.api.patch('/me', { as: worker, body }).expect(200)
    const application = await given.apply(app, worker, gig)
    const pay = { amount: 123_450, currency: 'EUR' }
    const terms = { pay, startsAt: '2027-01-11T08:00:00Z', endsAt: '2027-07-30T15:00:00Z', note: 'Bis bald!' }
    await decide(application, 'offer', { terms }).expect(200)
    const text = (await mailTo(worker, `Du hast ein Angebot: ${gig.title}`)).replace(/[\u00a0\u202f]/g, ' ')
    expect(text).toContain('1.234,50 €')
    expect(text).toContain('11. Jan. 2027, 09:00 MEZ')
    expect(text).toContain('30. Juli 2027, 17:00 MESZ')
    expect(text).toContain('Bis bald!')
  })
})

describe('Withdrawing', () => {
  it.each([
    ['it was sent', []],
    ['it was shortlisted', ['shortlist']],
    ['there is an offer', ['shortlist', 'offer']],
  ])('works after %s', async (_name, actions) => {
    const application = await given.apply(app, worker, gig)
    for (const action of actions)
      await decide(application, action, action === 'offer' ? given.newOffer() : undefined).expect(200)
    const { body } = await act(application, 'withdraw').expect(200)
    expect(body).toMatchObject({ status: 'withdrawn', allowedActions: [] })
    expect(expectProblem(await act(application, 'withdraw'), 'invalid_transition')).toMatchObject({
      from: 'withdrawn',
      action: 'withdraw',
      allowedActions: [],
    })
  })
})

describe('Applying again', () => {
  it('works after withdrawing, and leaves the first application as it was', async () => {
    const first = await given.apply(app, worker, gig)
    await act(first, 'withdraw').expect(200)
    const { body: job } = await app.api.get(`/worker/jobs/${gig.id}`, { as: worker }).expect(200)
    expect(job).toMatchObject({ applied: false, allowedActions: ['apply'] })
    const { body: second } = await applyTo(gig).expect(201)
    expect(second.id).not.toBe(first.id)
    expect((await read(first)).status).toBe('withdrawn')
    expectProblem(await applyTo(gig), 'already_applied')
  })

  it('works after an offer has expired', async () => {
    const application = await given.makeOffered(app, client, worker, gig)
    await given.lapseOffer(app, application.id)
    await expireOffers(app.context)
    await applyTo(gig).expect(201)
  })

  it.each([
    ['a rejection', 'reject', { reason: 'other' }],
    ['an offer was taken back', 'revoke-offer', undefined],
  ])('does not work after %s', async (_name, action, body) => {
    const application =
      action === 'reject' ? await given.apply(app, worker, gig) : await given.makeOffered(app, client, worker, gig)
    await decide(application, action, body).expect(200)
    expectProblem(await applyTo(gig), 'already_applied')
  })

  it('does not work after declining', async () => {
    await act(await given.makeOffered(app, client, worker, gig), 'decline-offer').expect(200)
    expectProblem(await applyTo(gig), 'already_applied')
  })
})

describe("Another worker's application", () => {
  it('is neither there to read, change or act on, nor in any list', async () => {
    const theirs = await given.makeOffered(app, client, await given.makeWorker(app), gig)
    expectProblem(await app.api.get(`/worker/applications/${theirs.id}`, { as: worker }), 'not_found')
    expectProblem(await edit(theirs, { coverLetter: 'Mine now.' }), 'not_found')
    for (const action of ['withdraw', 'accept-offer', 'decline-offer'])
      expectProblem(await act(theirs, action), 'not_found')
    expect(idsOf(await app.api.get('/worker/applications', { as: worker }))).toEqual([])
    expect(idsOf(await app.api.get('/worker/contracts', { as: worker }))).toEqual([])
  })

  it('is not opened by being a client as well', async () => {
    const theirs = await given.makeOffered(app, client, worker, gig)
    const both = await given.makeWorker(app)
    await given.giveRole(app, both, 'client')
    expectProblem(await app.api.get(`/client/applications/${theirs.id}`, { as: both }), 'not_found')
    expectProblem(await app.api.get(`/worker/applications/${theirs.id}`, { as: both }), 'not_found')
  })
})

describe('Own applications', () => {
  it('are listed newest first, and by status', async () => {
    const first = await given.apply(app, worker, gig)
    const second = await given.makeOffered(app, client, worker)
    const list = (query = {}) => app.api.get('/worker/applications', { as: worker, query }).expect(200)
    expect(idsOf(await list())).toEqual([second.id, first.id])
    expect(idsOf(await list({ status: 'offered' }))).toEqual([second.id])
    const response = await app.api.get('/worker/applications', { as: worker, query: { status: 'lost' } })
    expect(expectFaults(response)).toEqual(['/query/status invalid_value'])
  })

  it('leave a record of who did what from where', async () => {
    const application = await given.apply(app, worker, gig)
    await act(application, 'withdraw').expect(200)
    const text = `SELECT action, actor_role AS role, ip FROM audit_log
      WHERE subject_id = :applicationId ORDER BY id`
    const entries = await rows(app.context.db, text, { applicationId: application.id })
    expect(entries).toEqual([
      { action: 'application.submit', role: 'worker', ip: '127.0.0.1' },
      { action: 'application.withdraw', role: 'worker', ip: '127.0.0.1' },
    ])
  })
})

describe('Saved jobs', () => {
  const save = (id: string) => app.api.put(`/worker/saved-jobs/${id}`, { as: worker })
  const saved = () => app.api.get('/worker/saved-jobs', { as: worker }).expect(200)

  it('are listed last saved first, also when they have closed since', async () => {
    const other = await given.makeGig(app, client)
    await save(gig.id).expect(204)
    await save(other.id).expect(204)
    await save(gig.id).expect(204)
    await moveGig('close')
    const { body } = await saved()
    expect(body.data).toMatchObject([
      { id: other.id, saved: true, status: 'open' },
      { id: gig.id, saved: true, status: 'closed' },
    ])
  })

  it('are none of what an admin has removed', async () => {
    const admin = await given.makeAdmin(app)
    await app.api.put(`/worker/saved-jobs/${gig.id}`, { as: worker }).expect(204)
    await app.api.post(`/admin/gigs/${gig.id}/remove`, { as: admin, body: { reason: 'Not a real gig.' } }).expect(200)
    expect((await app.api.get('/worker/saved-jobs', { as: worker }).expect(200)).body.data).toEqual([])
  })

  it('are forgotten on request, as often as one likes', async () => {
    await save(gig.id).expect(204)
    for (let i = 0; i < 2; i += 1) await app.api.delete(`/worker/saved-jobs/${gig.id}`, { as: worker }).expect(204)
    expect(idsOf(await saved())).toEqual([])
  })

  it('are none of what one may not see', async () => {
    expectProblem(await save(newId()), 'not_found')
    expectProblem(await save((await given.makeGig(app, client, { publish: false })).id), 'not_found')
  })
})
