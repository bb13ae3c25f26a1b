import { ApiProblem, createApiClient, dataOf, newIdempotencyKey, type ApiClient } from '../src/apiClient'
import { API_BASE } from '../src/schemas/common'
import { startApp, type TestApp } from './support/app'
import { newRedisPrefix } from './support/auth'
import { codeFrom, makeWorker, newEmail, newGig, newOffer, PASSWORD, type TestUser } from './support/factories'

let app: TestApp
beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.close())

const baseUrl = () => `${app.url}${API_BASE}`

/** Registers, confirms the address with the code from the mail, and signs in. */
async function register(role: 'worker' | 'client', name: string): Promise<ApiClient> {
  const api = createApiClient({ baseUrl: baseUrl() })
  const email = newEmail(role)
  await dataOf(api.routes.POST('/auth/register', { body: { email, password: PASSWORD, name, role } }))
  const otp = await codeFrom(app, email)
  await dataOf(api.routes.POST('/auth/verify-email', { body: { email, otp } }))
  await api.session.signIn({ email, password: PASSWORD })
  return api
}

/** A worker whose access token has expired, and what the client has told of. */
async function withExpiredToken(): Promise<{ api: ApiClient; worker: TestUser; told: string[] }> {
  const worker = await makeWorker(app)
  const { sessionId } = app.context.tokens.verify(worker.accessToken)
  const issuedAt = new Date(Date.now() - 3_600_000).toISOString()
  const { token: accessToken } = app.context.tokens.sign({ userId: worker.id, sessionId, issuedAt })
  const told: string[] = []
  const api = createApiClient({
    baseUrl: baseUrl(),
    tokens: { accessToken, refreshToken: worker.refreshToken },
    onProblem: ({ code }) => told.push(code),
  })
  return { api, worker, told }
}

describe('the client made from the routes', () => {
  it('walks from a gig to a contract', async () => {
    const [client, worker] = await Promise.all([register('client', 'Casey Kim'), register('worker', 'Wanda Lee')])
    const gig = await dataOf(client.routes.POST('/client/gigs', { body: newGig() }))

    const found = await dataOf(
      worker.routes.GET('/worker/jobs', { params: { query: { skills: 'Tiling', limit: 100 } } }),
    )
    expect(found.data.map(({ id }) => id)).toContain(gig.id)
    const application = await dataOf(
      worker.routes.POST('/worker/jobs/{gigId}/applications', {
        params: { path: { gigId: gig.id } },
        body: { coverLetter: 'I can begin on Monday.', bid: { amount: 95_000, currency: 'EUR' } },
      }),
    )

    const params = { path: { applicationId: application.id } }
    const viewed = await dataOf(client.routes.GET('/client/applications/{applicationId}', { params }))
    expect(viewed.status).toBe('viewed')
    await dataOf(client.routes.POST('/client/applications/{applicationId}/shortlist', { params }))
    await dataOf(client.routes.POST('/client/applications/{applicationId}/offer', { params, body: newOffer() }))
    const hired = await dataOf(worker.routes.POST('/worker/applications/{applicationId}/accept-offer', { params }))
    expect(hired.status).toBe('hired')

    const contracts = await dataOf(worker.routes.GET('/worker/contracts'))
    expect(contracts.data).toMatchObject([{ gigId: gig.id, status: 'active', terms: { pay: { amount: 95_000 } } }])
    await worker.session.signOut()
    await expect(dataOf(worker.routes.GET('/me'))).rejects.toMatchObject({ code: 'unauthenticated', status: 401 })
  })

  it('turns every problem into one error, which tells what to look for in the log', async () => {
    const api = await register('client', 'Casey Kim')
    const body = { ...newGig(), title: '' }
    const problem = await dataOf(api.routes.POST('/client/gigs', { body })).catch((error: unknown) => error)
    expect(problem).toBeInstanceOf(ApiProblem)
    expect(problem).toMatchObject({
      code: 'invalid_input',
      status: 422,
      requestId: expect.any(String),
      errors: [{ pointer: '/body/title' }],
    })
  })

  it('renews an expired token once for all calls that wait, and does what they ask for once', async () => {
    const { api, told } = await withExpiredToken()
    const before = api.session.accessToken
    const body = { name: 'Tiling', query: { skills: ['Tiling'] } }
    const [me, saved, ...others] = await Promise.all([
      dataOf(api.routes.GET('/me')),
      dataOf(api.routes.POST('/worker/saved-searches', { body })),
      dataOf(api.routes.GET('/worker/application-quota')),
      dataOf(api.routes.GET('/worker/contracts')),
    ])
    expect([me.roles, others.length, api.session.accessToken === before]).toEqual([['worker'], 2, false])
    const { data } = await dataOf(api.routes.GET('/worker/saved-searches'))
    expect(data.map(({ id }) => id)).toEqual([saved.id])
    const sessions = await dataOf(api.routes.GET('/auth/sessions'))
    expect(sessions.data).toHaveLength(1)
    expect(told).toEqual([])
  })

  it('does a write once that is sent again with its key, as after a lost answer', async () => {
    const api = await register('worker', 'Wanda Lee')
    const params = { header: { 'Idempotency-Key': newIdempotencyKey() } }
    const body = { name: 'Tiling', query: { skills: ['Tiling'] } }
    const save = () => dataOf(api.routes.POST('/worker/saved-searches', { params, body }))
    const [first, again] = [await save(), await save()]
    expect(again).toEqual(first)
    const { data } = await dataOf(api.routes.GET('/worker/saved-searches'))
    expect(data.map(({ id }) => id)).toEqual([first.id])
  })

  it('tells when a session has ended for good', async () => {
    const { api, worker, told } = await withExpiredToken()
    await app.api.post('/auth/logout-all', { as: worker }).expect(204)
    await expect(dataOf(api.routes.GET('/me'))).rejects.toMatchObject({ status: 401 })
    expect(told).toEqual(['session_revoked'])
  })

  it('tells how long to wait before asking again', async () => {
    const limited = await startApp({ RATE_LIMITS: 'reads=1/1m', REDIS_PREFIX: newRedisPrefix(), WORKER: 'off' })
    const { routes } = createApiClient({ baseUrl: `${limited.url}${API_BASE}` })
    await dataOf(routes.GET('/gigs'))
    const problem = await dataOf(routes.GET('/gigs')).catch((error: unknown) => error)
    expect(problem).toMatchObject({ code: 'too_many_requests', retryAfterSeconds: expect.any(Number) })
    await limited.close()
  })

  it('says so when no server answers', async () => {
    const api = createApiClient({ baseUrl: 'http://127.0.0.1:1/api/v1' })
    await expect(dataOf(api.routes.GET('/gigs'))).rejects.toMatchObject({
      code: 'unreachable',
      status: null,
      mayBeDone: true,
    })
  })
})
