import { randomBytes } from 'node:crypto'
import { inTransaction, write, writeMany } from '../../src/config/db'
import type { Role } from '../../src/context'
import { openProfiles } from '../../src/controllers/auth/registrationController'
import { startSession } from '../../src/controllers/auth/startSession'
import * as SearchIndex from '../../src/models/search/SearchIndex'
import * as Users from '../../src/models/User'
import type { Application } from '../../src/schemas/applications'
import type { Page } from '../../src/schemas/common'
import type { Contract } from '../../src/schemas/contracts'
import type { Gig, NewGig } from '../../src/schemas/gigs'
import type { Invitation } from '../../src/schemas/invitations'
import type { Report } from '../../src/schemas/reports'
import type { Review } from '../../src/schemas/reviews'
import type { NewSavedSearch, SavedSearch } from '../../src/schemas/savedSearches'
import type { ReportSubject } from '../../src/schemas/vocabulary'
import { newId } from '../../src/utils/uuid'
import type { TestApp } from './app'

export interface TestUser {
  id: string
  email: string
  name: string
  accessToken: string
  refreshToken: string
}

export const origin = { ip: '127.0.0.1', userAgent: 'tests', requestId: 'test-request', language: 'en' }
export const PASSWORD = 'quiet-otter-paints-49'

/** Nobody else's, also not in the files that ran before this one over the same database. */
export const newEmail = (name = 'user') => `${name}-${newId()}@example.org`

/** A confirmed account that is signed in, made without the cost of a password hash. */
export async function makeUser(
  { context }: Pick<TestApp, 'context'>,
  role: Role,
  given: { name?: string; email?: string } = {},
): Promise<TestUser> {
  const id = newId()
  const { name = `Test ${role}`, email = newEmail(role) } = given
  await inTransaction(context.db, async (sql) => {
    await Users.insert(sql, { id, email, emailKey: email, passwordHash: 'none', name, role, locale: 'en-GB' })
    await Users.markEmailVerified(sql, id)
    const user = await Users.find(sql, id)
    if (user) await openProfiles(sql, user)
  })
  const session = await startSession(context, { userId: id, method: 'password', origin })
  return { id, email, name, accessToken: session.accessToken, refreshToken: session.refreshToken }
}

export const makeWorker = (app: Pick<TestApp, 'context'>, given?: { name?: string; email?: string }) =>
  makeUser(app, 'worker', given)
export const makeClient = (app: TestApp, given?: { name?: string; email?: string }) => makeUser(app, 'client', given)
export const makeAdmin = (app: TestApp) => makeUser(app, 'admin')

/** Gives the account a password that works. */
export async function setPassword({ context }: TestApp, userId: string, password = PASSWORD): Promise<void> {
  await Users.setPassword(context.db, userId, await context.passwords.hash(password))
}

export const newGig = (overrides: Partial<NewGig> = {}) => ({
  title: 'Tile a bathroom floor',
  description: 'Eight square metres of stoneware on screed. The material is there.',
  skills: ['Tiling'],
  payType: 'fixed' as const,
  budget: { min: 80_000, max: 120_000, currency: 'EUR' },
  location: null,
  openings: 1,
  publish: true,
  ...overrides,
})

/** A gig made through the API; open unless `publish: false`. */
export async function makeGig({ api }: TestApp, client: TestUser, overrides: Partial<NewGig> = {}): Promise<Gig> {
  const { body }: { body: Gig } = await api.post('/client/gigs', { as: client, body: newGig(overrides) }).expect(201)
  return body
}

export const newApplication = (overrides: object = {}) => ({
  coverLetter: 'I have laid stoneware for twelve years and can begin on Monday.',
  bid: { amount: 95_000, currency: 'EUR' },
  ...overrides,
})

export async function apply(
  { api }: TestApp,
  worker: TestUser,
  gig: Pick<Gig, 'id'>,
  overrides: object = {},
): Promise<Application> {
  const path = `/worker/jobs/${gig.id}/applications`
  const { body }: { body: Application } = await api
    .post(path, { as: worker, body: newApplication(overrides) })
    .expect(201)
  return body
}

export const newOffer = (overrides: object = {}) => ({
  terms: { pay: { amount: 95_000, currency: 'EUR' }, startsAt: '2027-01-11T08:00:00.000Z' },
  expiresInHours: 36,
  ...overrides,
})

export async function offer(
  { api }: TestApp,
  client: TestUser,
  application: Pick<Application, 'id'>,
): Promise<Application> {
  const path = `/client/applications/${application.id}/offer`
  const { body }: { body: Application } = await api.post(path, { as: client, body: newOffer() }).expect(200)
  return body
}

/** An application with an offer that its worker may accept. */
export async function makeOffered(app: TestApp, client: TestUser, worker: TestUser, gig?: Gig): Promise<Application> {
  return offer(app, client, await apply(app, worker, gig ?? (await makeGig(app, client))))
}

/** A contract that has just begun; over a gig of its own unless one is given. */
export async function makeContract(app: TestApp, client: TestUser, worker: TestUser, gig?: Gig): Promise<Contract> {
  const { id } = await makeOffered(app, client, worker, gig)
  await app.api.post(`/worker/applications/${id}/accept-offer`, { as: worker }).expect(200)
  const { body }: { body: Page<Contract> } = await app.api.get('/worker/contracts', { as: worker }).expect(200)
  const made = body.data.find(({ applicationId }) => applicationId === id)
  if (!made) throw new Error('The accepted offer made no contract')
  return made
}

/** An invitation to an open gig, which its worker may answer. */
export async function invite(
  { api }: TestApp,
  client: TestUser,
  gig: Pick<Gig, 'id'>,
  worker: Pick<TestUser, 'id'>,
): Promise<Invitation> {
  const body = { workerId: worker.id, message: 'We liked your bathroom in Mitte.' }
  const reply: { body: Invitation } = await api
    .post(`/client/gigs/${gig.id}/invitations`, { as: client, body })
    .expect(201)
  return reply.body
}

/** A contract whose client has accepted the delivery, so that both sides may review each other. */
export async function makeEndedContract(
  app: TestApp,
  client: TestUser,
  worker: TestUser,
  gig?: Gig,
): Promise<Contract> {
  const { id } = await makeContract(app, client, worker, gig)
  await app.api.post(`/contracts/${id}/deliver`, { as: worker }).expect(200)
  const { body }: { body: Contract } = await app.api.post(`/contracts/${id}/complete`, { as: client }).expect(200)
  return body
}

export const newReview = (overrides: object = {}) => ({
  rating: 4,
  text: 'Came on time, and left the place clean.',
  ...overrides,
})

/** What one side of an ended contract says about the other. */
export async function writeReview(
  { api }: TestApp,
  author: { accessToken: string },
  contract: Pick<Contract, 'id'>,
  overrides: object = {},
): Promise<Review> {
  const path = `/contracts/${contract.id}/reviews`
  const { body }: { body: Review } = await api.post(path, { as: author, body: newReview(overrides) }).expect(201)
  return body
}

/** A search of a worker, without alerts. */
export async function saveSearch(
  { api }: TestApp,
  worker: TestUser,
  overrides: Partial<NewSavedSearch> = {},
): Promise<SavedSearch> {
  const body = { name: 'Tiling', query: { skills: ['Tiling'] }, ...overrides }
  const reply: { body: SavedSearch } = await api.post('/worker/saved-searches', { as: worker, body }).expect(201)
  return reply.body
}

/** The six digits of the newest code mail of that subject to an address. */
export async function codeFrom(
  { mail }: TestApp,
  to: string,
  isWanted?: Parameters<TestApp['mail']['waitFor']>[1],
): Promise<string> {
  const { text } = await mail.waitFor(to, isWanted)
  const code = /\b\d{6}\b/.exec(text)?.[0]
  if (!code) throw new Error('The mail holds no code')
  return code
}

/** Moves an offer's end into the past, as time would. */
export async function lapseOffer({ context }: TestApp, applicationId: string): Promise<void> {
  const text = 'UPDATE applications SET offer_expires_at = NOW(3) - INTERVAL 1 SECOND WHERE id = :applicationId'
  await write(context.db, text, { applicationId })
}

/** Lets the time to apply to a gig end, as time would. */
export async function passDeadline({ context }: TestApp, gigId: string): Promise<void> {
  await write(context.db, 'UPDATE gigs SET deadline = NOW(3) - INTERVAL 1 SECOND WHERE id = :gigId', { gigId })
  await SearchIndex.refresh(context.db, gigId)
}

/** Makes a gig look as if it had been published then. */
export async function setPublishedAt({ context }: TestApp, gigId: string, at: Date): Promise<void> {
  await write(context.db, 'UPDATE gigs SET published_at = :at, opened_at = :at WHERE id = :gigId', { gigId, at })
  await SearchIndex.refresh(context.db, gigId)
}

/** The same user with a new session: those of before end when the clock is moved on by a week. */
export async function signedInAgain({ context }: TestApp, user: TestUser): Promise<TestUser> {
  const { accessToken, refreshToken } = await startSession(context, { userId: user.id, method: 'password', origin })
  return { ...user, accessToken, refreshToken }
}

/** One account in both roles. Call it before the user's first request, which reads the roles. */
export async function giveRole({ context }: TestApp, { id }: Pick<TestUser, 'id'>, role: Role): Promise<void> {
  await inTransaction(context.db, async (sql) => {
    await Users.addRole(sql, id, role)
    const user = await Users.find(sql, id)
    if (user) await openProfiles(sql, user)
  })
}

/** A word that no other gig of the run holds, and that begins no other such word. */
export const newWord = () => `zz${randomBytes(6).toString('hex')}q`

/** Open offers of one gig to all these workers, written straight into the tables as the routes would have left them. */
export async function makeOfferedInBulk(
  { context: { db } }: TestApp,
  gig: Pick<Gig, 'id' | 'clientId'>,
  workers: readonly Pick<TestUser, 'id'>[],
): Promise<{ id: string }[]> {
  const { id: gigId, clientId } = gig
  const applications = workers.map(({ id: workerId }) => ({ id: newId(), gigId, clientId, workerId }))
  await writeMany(
    db,
    `INSERT INTO applications (id, gig_id, client_id, worker_id, cover_letter, bid_amount, bid_currency, status, viewed_at,
       offer_amount, offer_currency, offer_starts_at, offer_expires_at, created_at, updated_at) VALUES`,
    `(:id, :gigId, :clientId, :workerId, 'Hello', 95000, 'EUR', 'offered', NOW(3), 95000, 'EUR', NOW(3), NOW(3) + INTERVAL 36 HOUR,
      NOW(3), NOW(3))`,
    applications,
  )
  const moves = applications.flatMap(({ id: applicationId }) => [
    { id: newId(), applicationId, from: null, to: 'submitted', by: 'worker' },
    { id: newId(), applicationId, from: 'submitted', to: 'offered', by: 'client' },
  ])
  await writeMany(
    db,
    'INSERT INTO application_history (id, application_id, at, from_state, to_state, moved_by) VALUES',
    '(:id, :applicationId, NOW(3), :from, :to, :by)',
    moves,
  )
  await write(db, 'UPDATE gigs SET application_count = :count WHERE id = :gigId', { gigId, count: applications.length })
  return applications
}

/** Somebody reports what they may see. */
export async function fileReport(
  { api }: TestApp,
  reporter: TestUser,
  { subject, subjectId }: { subject: ReportSubject; subjectId: string },
): Promise<Report> {
  const body = { subject, subjectId, reason: 'Asks for money', text: 'Fifty euros, before the first day.' }
  return (await api.post('/reports', { as: reporter, body }).expect(201)).body
}
