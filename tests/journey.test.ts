import { startApp, type TestApp } from './support/app'
import { codeFrom, makeAdmin, newApplication, newEmail, newGig, newOffer, PASSWORD } from './support/factories'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

async function register(name: string, role: 'worker' | 'client') {
  const email = newEmail(role)
  await app.api.post('/auth/register', { body: { email, password: PASSWORD, name, role } }).expect(202)
  const otp = await codeFrom(app, email)
  await app.api.post('/auth/verify-email', { body: { email, otp } }).expect(200)
  const { body } = await app.api.post('/auth/login', { body: { email, password: PASSWORD } }).expect(200)
  return { email, accessToken: String(body.accessToken), id: String(body.user.id) }
}

describe('the main job', () => {
  it('leads from two registrations to a contract, with a mail at every step', async () => {
    const { api, mail } = app
    const client = await register('Casey Client', 'client')
    const worker = await register('Wanda Worker', 'worker')

    const profile = { headline: 'Tiler', skills: ['tiler'], hourlyRate: { amount: 4_000, currency: 'EUR' } }
    await api.put('/worker/profile', { as: worker, body: profile }).expect(200)

    const title = 'Tile a zigzag bathroom floor'
    const { body: gig } = await api.post('/client/gigs', { as: client, body: newGig({ title }) }).expect(201)
    expect(gig).toMatchObject({ status: 'open', skills: ['Tiling'], allowedActions: ['pause', 'close', 'cancel'] })

    const { body: found } = await api.get('/worker/jobs', { as: worker, query: { q: 'zigzag' } }).expect(200)
    expect(found.data).toMatchObject([{ id: gig.id, applied: false, allowedActions: ['apply'] }])

    const { body: applied } = await api
      .post(`/worker/jobs/${gig.id}/applications`, { as: worker, body: newApplication() })
      .expect(201)
    await mail.waitFor(client.email, ({ text }) => text.includes('Wanda Worker'))

    const path = `/client/applications/${applied.id}`
    const { body: read } = await api.get(path, { as: client }).expect(200)
    expect(read).toMatchObject({ status: 'viewed', worker: { name: 'Wanda Worker', headline: 'Tiler' } })
    await api.post(`${path}/shortlist`, { as: client }).expect(200)
    await mail.waitFor(worker.email, ({ subject }) => subject.includes(title) && /shortlist/i.test(subject))
    await api.post(`${path}/offer`, { as: client, body: newOffer() }).expect(200)
    await mail.waitFor(worker.email, ({ text }) => text.includes('950.00'))

    const { body: hired } = await api
      .post(`/worker/applications/${applied.id}/accept-offer`, { as: worker })
      .expect(200)
    const states = ['submitted', 'viewed', 'shortlisted', 'offered', 'hired']
    expect(hired.history).toMatchObject(states.map((to) => ({ to })))
    const { body: contracts } = await api.get('/worker/contracts', { as: worker }).expect(200)
    expect(contracts.data).toMatchObject([
      { gigId: gig.id, status: 'active', terms: { pay: { amount: 95_000, currency: 'EUR' } } },
    ])
    await api.get(`/contracts/${contracts.data[0].id}`, { as: client }).expect(200)
    const { body: filled } = await api.get(`/client/gigs/${gig.id}`, { as: client }).expect(200)
    expect(filled).toMatchObject({ status: 'filled', filled: 1 })
    await mail.waitFor(client.email, ({ subject }) => /accept/i.test(subject))

    const admin = await makeAdmin(app)
    const { body: logs } = await api
      .get('/admin/logs', {
        as: admin,
        query: { route: '/worker/applications/:applicationId/accept-offer', userId: worker.id },
      })
      .expect(200)
    expect(logs.data).toMatchObject([{ status: 200, userId: worker.id, method: 'POST' }])
  })
})
