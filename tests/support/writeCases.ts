import { rows } from '../../src/config/db'
import type { Route } from '../../src/routes/contract'
import { sendOtp } from '../../src/utils/sendOtp'
import { newId } from '../../src/utils/uuid'
import type { TestApp } from './app'
import { signInAgain } from './auth'
import { Clock } from './clock'
import { act } from './contracts'
import {
  apply,
  fileReport,
  codeFrom,
  invite,
  makeAdmin,
  makeClient,
  makeContract,
  makeEndedContract,
  makeGig,
  makeOffered,
  makeWorker,
  newApplication,
  newEmail,
  newGig,
  newOffer,
  newReview,
  PASSWORD,
  saveSearch,
  setPassword,
  writeReview,
  type TestUser,
} from './factories'
import { addDocument, png } from './files'
import { fileForm } from './forms'
import { beginMfa } from './mfa'
import { makeFailedTask } from './outbox'
import { nameOf } from './routeCases'

/** What makes a call of a route succeed. */
export interface WriteCase {
  as: TestUser
  /** What the parameter of the path names. */
  id?: string
  body?: object
  /** The session of the caller ends with it. */
  signsOut?: true
}

interface People {
  worker: TestUser
  client: TestUser
  admin: TestUser
}

interface Scene extends People {
  app: TestApp
}

type Prepare = (scene: Scene) => Promise<WriteCase> | WriteCase

const because = { reason: 'It was asked for.' }

const ownGig =
  (...steps: string[]): Prepare =>
  async ({ app, client }) => {
    const { id } = await makeGig(app, client, { publish: false })
    for (const step of steps) await app.api.post(`/client/gigs/${id}/${step}`, { as: client }).expect(200)
    return { as: client, id }
  }

const applied = async ({ app, worker, client }: Scene) => apply(app, worker, await makeGig(app, client))
const offered = ({ app, worker, client }: Scene) => makeOffered(app, client, worker)
const contract = ({ app, worker, client }: Scene) => makeContract(app, client, worker)
const ended = ({ app, worker, client }: Scene) => makeEndedContract(app, client, worker)

async function delivered(scene: Scene): Promise<{ id: string }> {
  return act(scene.app, scene.worker, 'deliver', await contract(scene))
}

/** What the client has written about the worker, for all to read. */
async function published(scene: Scene): Promise<{ id: string }> {
  const { app, worker, client } = scene
  const over = await ended(scene)
  await writeReview(app, worker, over)
  return writeReview(app, client, over)
}

const resolution = { outcome: 'upheld', note: 'It was removed.' }

/** A worker has reported a gig. */
async function reported({ app, worker, client }: Scene): Promise<{ id: string }> {
  const { id: subjectId } = await makeGig(app, client)
  return fileReport(app, worker, { subject: 'gig', subjectId })
}

/** The gig of an application is no longer what its worker has agreed to. */
async function revised(scene: Scene): Promise<{ id: string }> {
  const { app, client } = scene
  const { id, gigId } = await applied(scene)
  await app.api
    .patch(`/client/gigs/${gigId}`, { as: client, body: { description: 'Twelve square metres.' } })
    .expect(200)
  return { id }
}

/** @param role who does it to what `make` has made */
const to =
  (role: 'worker' | 'client' | 'admin', make: (scene: Scene) => Promise<{ id: string }>, body?: object): Prepare =>
  async (scene) => {
    const { id } = await make(scene)
    return { as: scene[role], id, body }
  }

async function done(scene: Scene, prepare: Prepare, path: (id: string) => string): Promise<WriteCase> {
  const ready = await prepare(scene)
  await scene.app.api.post(path(ready.id ?? ''), { as: ready.as, body: ready.body }).expect(200)
  return ready
}

const withPassword =
  (body: object, more: Partial<WriteCase> = {}): Prepare =>
  async ({ app, worker }) => {
    await setPassword(app, worker.id)
    return { as: worker, body, ...more }
  }

const withPicture =
  (role: 'worker' | 'client', path: string): Prepare =>
  async (scene) => {
    const as = scene[role]
    await scene.app.api.put(path, { as, ...fileForm(await png(), 'me.png') }).expect(200)
    return { as }
  }

/** The newest code of a user, mailed to an address of its own although no worker is there to mail it. */
async function newestCode(app: TestApp, { id: userId }: TestUser): Promise<string> {
  const text = 'SELECT id, purpose, nonce, 600 AS secondsLeft FROM otps WHERE user_id = :userId AND ended_at IS NULL'
  const [otp] = await rows<Parameters<typeof sendOtp>[2]['otp']>(app.context.db, text, { userId })
  if (!otp) throw new Error('There is no code')
  const to = newEmail('code')
  const write = ({ code }: { code: string }) => ({ subject: 'A code', text: code, html: code })
  await sendOtp(app.context.mail, app.context.env.OTP_KEY, { id: newId(), to, otp, write })
  return codeFrom(app, to)
}

const openGig = ({ app, client }: Scene) => makeGig(app, client)
const keptIn = (list: string) => async (scene: Scene) => {
  const gig = await openGig(scene)
  await scene.app.api.put(`/worker/${list}/${gig.id}`, { as: scene.worker }).expect(204)
  return gig
}
const suspendable: Prepare = ({ worker, admin }) => ({ as: admin, id: worker.id, body: because })

const cases: Record<string, Prepare> = {
  'POST /auth/logout': ({ worker }) => ({ as: worker, signsOut: true }),
  'POST /auth/logout-all': ({ worker }) => ({ as: worker, signsOut: true }),
  'DELETE /auth/sessions/:sessionId': async ({ app, worker }) => {
    await signInAgain(app, worker)
    const { body }: { body: { data: { id: string; current: boolean }[] } } = await app.api.get('/auth/sessions', {
      as: worker,
    })
    return { as: worker, id: body.data.find(({ current }) => !current)?.id ?? '' }
  },
  'PATCH /me': ({ worker }) => ({ as: worker, body: { name: 'Mia Me' } }),
  'DELETE /me': withPassword({ password: PASSWORD }, { signsOut: true }),
  'POST /me/password': withPassword({ currentPassword: PASSWORD, newPassword: 'slow-heron-draws-73' }),
  'POST /me/email': withPassword({ newEmail: newEmail(), password: PASSWORD }),
  'POST /me/email/confirm': async (scene) => {
    const { as, body } = await withPassword({ newEmail: newEmail('new'), password: PASSWORD })(scene)
    await scene.app.api.post('/me/email', { as, body }).expect(202)
    return { as, body: { otp: await newestCode(scene.app, as) } }
  },
  'POST /me/roles': ({ worker }) => ({ as: worker, body: { role: 'client' } }),
  'POST /me/mfa/totp': ({ worker }) => ({ as: worker }),
  'POST /me/mfa/totp/confirm': async ({ app, worker }) => {
    const phone = await beginMfa(app, worker, new Clock())
    return { as: worker, body: { code: phone.code() } }
  },
  'DELETE /me/mfa/totp': async (scene) => {
    const { app, worker: as } = scene
    const phone = await beginMfa(app, as, new Clock())
    const { body } = await app.api.post('/me/mfa/totp/confirm', { as, body: { code: phone.code() } }).expect(200)
    return withPassword({ password: PASSWORD, code: body.recoveryCodes[0] })(scene)
  },
  'POST /me/export': ({ worker }) => ({ as: worker }),

  'PUT /worker/profile': ({ worker }) => ({ as: worker, body: { headline: 'Tiler', skills: ['Tiling'] } }),
  'PUT /worker/profile/avatar': ({ worker }) => ({ as: worker }),
  'DELETE /worker/profile/avatar': withPicture('worker', '/worker/profile/avatar'),
  'POST /worker/documents': ({ worker }) => ({ as: worker, body: { kind: 'resume' } }),
  'DELETE /worker/documents/:documentId': to('worker', ({ app, worker }) => addDocument(app, worker)),
  'POST /worker/jobs/:gigId/applications': to('worker', openGig, newApplication()),
  'PUT /worker/saved-jobs/:gigId': to('worker', openGig),
  'DELETE /worker/saved-jobs/:gigId': to('worker', keptIn('saved-jobs')),
  'PUT /worker/dismissed-jobs/:gigId': to('worker', openGig),
  'DELETE /worker/dismissed-jobs/:gigId': to('worker', keptIn('dismissed-jobs')),
  'PATCH /worker/applications/:applicationId': to('worker', applied, { coverLetter: 'I can begin on Friday.' }),
  'POST /worker/applications/:applicationId/reconfirm': to('worker', revised),
  'POST /worker/applications/:applicationId/withdraw': to('worker', applied),
  'POST /worker/applications/:applicationId/accept-offer': to('worker', offered),
  'POST /worker/applications/:applicationId/decline-offer': to('worker', offered),
  'POST /worker/saved-searches': ({ worker }) => ({ as: worker, body: { name: 'Floors', query: { q: 'floor' } } }),
  'PATCH /worker/saved-searches/:searchId': to('worker', ({ app, worker }) => saveSearch(app, worker), {
    name: 'Tiles',
  }),
  'DELETE /worker/saved-searches/:searchId': to('worker', ({ app, worker }) => saveSearch(app, worker)),
  'POST /worker/invitations/:invitationId/decline': to('worker', async ({ app, worker, client }) =>
    invite(app, client, await makeGig(app, client), worker),
  ),

  'PUT /client/profile': ({ client }) => ({ as: client, body: { displayName: 'Casa Nova', kind: 'company' } }),
  'PUT /client/profile/logo': ({ client }) => ({ as: client }),
  'DELETE /client/profile/logo': withPicture('client', '/client/profile/logo'),
  'POST /client/gigs': ({ client }) => ({ as: client, body: newGig() }),
  'PATCH /client/gigs/:gigId': to('client', openGig, { title: 'Tile a kitchen floor' }),
  'DELETE /client/gigs/:gigId': ownGig(),
  'POST /client/gigs/:gigId/publish': ownGig(),
  'POST /client/gigs/:gigId/pause': ownGig('publish'),
  'POST /client/gigs/:gigId/resume': ownGig('publish', 'pause'),
  'POST /client/gigs/:gigId/close': ownGig('publish'),
  'POST /client/gigs/:gigId/reopen': ownGig('publish', 'close'),
  'POST /client/gigs/:gigId/cancel': ownGig('publish'),
  'POST /client/gigs/:gigId/duplicate': ownGig(),
  'POST /client/gigs/:gigId/invitations': async ({ app, worker, client }) => {
    await app.api.put('/worker/profile', { as: worker, body: { headline: 'Tiler' } }).expect(200)
    const { id } = await makeGig(app, client)
    return { as: client, id, body: { workerId: worker.id, message: 'We liked your work.' } }
  },
  'POST /client/applications/:applicationId/shortlist': to('client', applied),
  'POST /client/applications/:applicationId/unshortlist': (scene) =>
    done(scene, to('client', applied), (id) => `/client/applications/${id}/shortlist`),
  'POST /client/applications/:applicationId/reject': to('client', applied, { reason: 'other' }),
  'POST /client/applications/:applicationId/offer': to('client', applied, newOffer()),
  'POST /client/applications/:applicationId/revoke-offer': to('client', offered),

  'POST /contracts/:contractId/deliver': to('worker', contract, { message: 'All of it.' }),
  'POST /contracts/:contractId/request-changes': to('client', delivered, { message: 'The joints are open.' }),
  'POST /contracts/:contractId/complete': to('client', delivered),
  'POST /contracts/:contractId/cancel': to('client', contract, because),
  'POST /contracts/:contractId/dispute': to('worker', contract, because),
  'POST /contracts/:contractId/reviews': to('worker', ended, newReview()),
  'POST /reviews/:reviewId/reply': to('worker', published, { text: 'Come again!' }),
  'POST /reports': async ({ app, worker, client }) => {
    const { id } = await makeGig(app, client)
    return { as: worker, body: { subject: 'gig', subjectId: id, reason: 'spam', text: 'Look at it.' } }
  },

  'POST /admin/reports/:reportId/claim': to('admin', reported),
  'POST /admin/reports/:reportId/release': (scene) =>
    done(scene, to('admin', reported), (id) => `/admin/reports/${id}/claim`),
  'POST /admin/reports/:reportId/resolve': to('admin', reported, resolution),
  'POST /admin/reports/:reportId/reopen': async (scene) => {
    const ready = await done(scene, to('admin', reported, resolution), (id) => `/admin/reports/${id}/resolve`)
    return { ...ready, body: because }
  },

  'POST /admin/users/:userId/suspend': suspendable,
  'POST /admin/users/:userId/reinstate': (scene) => done(scene, suspendable, (id) => `/admin/users/${id}/suspend`),
  'POST /admin/gigs/:gigId/remove': to('admin', openGig, because),
  'POST /admin/gigs/:gigId/restore': (scene) =>
    done(scene, to('admin', openGig, because), (id) => `/admin/gigs/${id}/remove`),
  'POST /admin/reviews/:reviewId/hide': to('admin', published, because),
  'POST /admin/reviews/:reviewId/restore': (scene) =>
    done(scene, to('admin', published, because), (id) => `/admin/reviews/${id}/hide`),
  'POST /admin/contracts/:contractId/resolve': async (scene) => {
    const { id } = await act(scene.app, scene.client, 'dispute', await contract(scene))
    return { as: scene.admin, id, body: { outcome: 'completed', ...because } }
  },
  'POST /admin/queues/:name/failed/:taskId/retry': to('admin', ({ app, worker }) => makeFailedTask(app, worker)),
  // Of a queue whose failed tasks no other case needs.
  'POST /admin/queues/:name/failed/retry': ({ admin }) => ({ as: admin, id: 'export' }),
}

/**
 * Brings about whatever makes a call of the route succeed.
 * @param people whom it concerns; by default people of its own
 */
export async function prepareWrite(app: TestApp, route: Route, people: Partial<People> = {}): Promise<WriteCase> {
  const prepare = cases[nameOf(route)]
  if (!prepare) throw new Error(`${nameOf(route)}: add to writeCases what makes it succeed`)
  const { worker = await makeWorker(app), client = await makeClient(app), admin = await makeAdmin(app) } = people
  return prepare({ app, worker, client, admin })
}
