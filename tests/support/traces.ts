import { randomBytes } from 'node:crypto'
import { rows, write } from '../../src/config/db'
import { runChore } from '../../src/jobs/housekeeping'
import * as PendingSignIns from '../../src/models/PendingSignIn'
import * as RecoveryCodes from '../../src/models/RecoveryCode'
import type { Application } from '../../src/schemas/applications'
import type { Gig } from '../../src/schemas/gigs'
import type { TestApp } from './app'
import { signInAgain } from './auth'
import * as given from './factories'
import { PASSWORD, setPassword, type TestUser } from './factories'
import { addDocument, png } from './files'
import { fileForm } from './forms'

export const PHONE = '+4915177000001'

/** A word that only this user writes, so that it is found wherever it was kept. */
export const markOf = ({ id }: TestUser): string => `zq${id.slice(-12)}`

interface Written {
  text: string
  /** Whether it must stay when its writer is deleted. */
  stays: boolean
}
/** Texts of users, by their ids. */
const written = new Map<string, Written[]>()

/** Everything that a user has written. */
export const wordsOf = ({ id }: TestUser): readonly Written[] => written.get(id) ?? []

/** A text that only this user writes, and only here. */
function words(by: TestUser, stays = false): string {
  const known = written.get(by.id) ?? []
  const text = `${markOf(by)} ${known.length + 1}.`
  written.set(by.id, [...known, { text, stays }])
  return text
}
const lasting = (by: TestUser) => words(by, true)

const placeOf = (by: TestUser, say = words) => ({ city: say(by), country: 'DE', lat: 52.5, lng: 13.4 })

/** Writes into every field that takes a text, on all paths that things take; with a client and a worker as other sides. */
export async function plantTraces(
  app: TestApp,
  user: TestUser,
  { client, worker }: { client: TestUser; worker: TestUser },
): Promise<void> {
  await given.giveRole(app, user, 'client')
  await plantAccount(app, user)
  await plantAsClient(app, user, worker)
  await plantAsWorker(app, user, client)
  await plantContract(app, user, worker)
  await plantContract(app, client, user)
  await plantReport(app, user, client)
  await plantSignIns(app, user)
}

async function plantAccount(app: TestApp, user: TestUser): Promise<void> {
  const { api } = app
  const say = () => words(user)
  const links = [`https://${markOf(user)}.example`]
  const person = { name: say(), phone: PHONE, country: 'IS', locale: 'is-IS', timeZone: 'Atlantic/Reykjavik' }
  await api.patch('/me', { as: user, body: person, headers: { 'Idempotency-Key': markOf(user) } }).expect(200)
  const profile = { headline: say(), bio: say(), links, location: placeOf(user), skills: ['Tiling'] }
  await api.put('/worker/profile', { as: user, body: profile }).expect(200)
  const company = { displayName: say(), about: say(), website: links[0], location: placeOf(user) }
  await api.put('/client/profile', { as: user, body: company }).expect(200)
  const portrait = fileForm(await png(), 'me.png')
  await api.put('/worker/profile/avatar', { as: user, ...portrait }).expect(200)
  await api.put('/client/profile/logo', { as: user, ...portrait }).expect(200)
}

const gigOf = (app: TestApp, user: TestUser, say = words): Promise<Gig> =>
  given.makeGig(app, user, {
    title: say(user),
    description: say(user),
    location: placeOf(user, say),
    questions: [{ text: say(user), required: true }],
  })

async function applyTo(app: TestApp, gig: Gig, worker: TestUser, say = words): Promise<Application> {
  const answers = gig.questions.map(({ id: questionId }) => ({ questionId, text: say(worker) }))
  const { id } = await addDocument(app, worker, { fileName: `${words(worker)}pdf`, kind: 'certificate' })
  return given.apply(app, worker, gig, { coverLetter: say(worker), answers, documentIds: [id] })
}

async function offer({ api }: TestApp, client: TestUser, { id }: Application, say = words): Promise<string> {
  const { terms, ...rest } = given.newOffer()
  const body = { ...rest, terms: { ...terms, note: say(client) } }
  await api.post(`/client/applications/${id}/offer`, { as: client, body }).expect(200)
  return id
}

async function plantAsClient(app: TestApp, user: TestUser, worker: TestUser): Promise<void> {
  const post = (path: string, as: TestUser, body?: object) => app.api.post(path, { as, body })
  await given.makeGig(app, user, { title: words(user), description: words(user), publish: false })
  const gig = await gigOf(app, user)
  const questions = [{ text: words(user), required: false }]
  await app.api.patch(`/client/gigs/${gig.id}`, { as: user, body: { questions } }).expect(200)
  await post(`/client/gigs/${gig.id}/invitations`, user, { workerId: worker.id, message: words(user) }).expect(201)
  const { id: rejected } = await applyTo(app, await gigOf(app, user), worker)
  const rejection = { reason: 'other', message: words(user) }
  await post(`/client/applications/${rejected}/reject`, user, rejection).expect(200)
  const declined = await offer(app, user, await applyTo(app, await gigOf(app, user), worker))
  await post(`/worker/applications/${declined}/decline-offer`, worker).expect(200)
}

async function plantAsWorker(app: TestApp, user: TestUser, client: TestUser): Promise<void> {
  const { api, context } = app
  await applyTo(app, await gigOf(app, client), user)
  const { id: withdrawn } = await applyTo(app, await gigOf(app, client), user)
  await api.post(`/worker/applications/${withdrawn}/withdraw`, { as: user }).expect(200)
  await given.saveSearch(app, user, { name: words(user), query: { q: markOf(user) } })
  await given.saveSearch(app, user, { name: words(user), query: { q: markOf(client) }, alert: 'instant' })
  const gig = await gigOf(app, client)
  await api.put(`/worker/saved-jobs/${gig.id}`, { as: user }).expect(204)
  await api.put(`/worker/dismissed-jobs/${gig.id}`, { as: user }).expect(204)
  await given.invite(app, client, gig, user)
  const due = `UPDATE saved_searches SET next_alert_at = NOW(3) WHERE worker_id = :userId AND alert = 'instant'`
  await write(context.db, due, { userId: user.id })
  await runChore(context, 'send-job-alerts')
}

/** A contract with all that its sides may say on the way to its end; then each reviews the other and replies. */
async function plantContract(app: TestApp, client: TestUser, worker: TestUser): Promise<void> {
  const post = (path: string, as: TestUser, body?: object) => app.api.post(path, { as, body }).expect(200)
  const application = await applyTo(app, await gigOf(app, client, lasting), worker, lasting)
  const id = await offer(app, client, application, lasting)
  await post(`/worker/applications/${id}/accept-offer`, worker)
  const text = 'SELECT id FROM contracts WHERE application_id = :id'
  const [contract] = await rows<{ id: string }>(app.context.db, text, { id })
  if (!contract) throw new Error('The accepted offer made no contract')
  const act = (action: string, as: TestUser, body?: object) => post(`/contracts/${contract.id}/${action}`, as, body)
  await act('deliver', worker, { message: lasting(worker) })
  await act('cancel', client, { reason: lasting(client) })
  await act('request-changes', client, { message: lasting(client) })
  await act('deliver', worker, { message: lasting(worker) })
  await act('complete', client)
  const ofClient = await given.writeReview(app, client, contract, { text: lasting(client) })
  const ofWorker = await given.writeReview(app, worker, contract, { text: lasting(worker) })
  await post(`/reviews/${ofClient.id}/reply`, worker, { text: lasting(worker) })
  await post(`/reviews/${ofWorker.id}/reply`, client, { text: lasting(client) })
}

async function plantReport(app: TestApp, user: TestUser, client: TestUser): Promise<void> {
  const { id: subjectId } = await given.makeGig(app, client)
  const body = { subject: 'gig', subjectId, reason: lasting(user), text: lasting(user) }
  await app.api.post('/reports', { as: user, body }).expect(201)
}

async function plantSignIns(app: TestApp, user: TestUser): Promise<void> {
  const { api, context } = app
  await signInAgain(app, user, words(user))
  await setPassword(app, user.id)
  const body = { newEmail: `${markOf(user)}@example.org`, password: PASSWORD }
  await api.post('/me/email', { as: user, body }).expect(202)
  await api.post('/me/mfa/totp', { as: user }).expect(200)
  await RecoveryCodes.replaceAll(context.db, user.id, [randomBytes(32)])
  const pending = { tokenHash: randomBytes(32), userId: user.id, method: 'password', userAgent: 'tests' } as const
  await PendingSignIns.insert(context.db, pending)
}
