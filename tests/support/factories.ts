import { randomBytes } from 'node:crypto'
import { inTransaction, write } from '../../src/config/db'
import type { Role } from '../../src/context'
import { openProfiles } from '../../src/controllers/auth/registrationController'
import { startSession } from '../../src/controllers/auth/startSession'
import * as Users from '../../src/models/User'
import type { Application } from '../../src/schemas/applications'
import type { Gig, NewGig } from '../../src/schemas/gigs'
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
  { context }: TestApp,
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

export const makeWorker = (app: TestApp, given?: { name?: string; email?: string }) => makeUser(app, 'worker', given)
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
}

/** Makes a gig look as if it had been published then. */
export async function setPublishedAt({ context }: TestApp, gigId: string, at: Date): Promise<void> {
  await write(context.db, 'UPDATE gigs SET published_at = :at WHERE id = :gigId', { gigId, at })
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
