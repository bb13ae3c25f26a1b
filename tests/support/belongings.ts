import { rows, write } from '../../src/config/db'
import type { Contract } from '../../src/schemas/contracts'
import type { Review } from '../../src/schemas/reviews'
import type { TestApp } from './app'
import { signInAgain } from './auth'
import { addDocument } from './files'
import {
  apply,
  invite,
  fileReport,
  makeClient,
  makeEndedContract,
  makeGig,
  makeOffered,
  makeWorker,
  saveSearch,
  writeReview,
  type TestUser,
} from './factories'
import { makeFailedTask } from './outbox'

export interface Belongings {
  client: TestUser
  worker: TestUser
  /** What each parameter of a path may name that belongs to them and that nobody else may see. */
  ids: Record<string, string>
  /** A gig with two applications and two invitations. */
  busyGigId: string
  /** For each parameter of a path, what has at least two entries in every list under it. */
  listed: Record<string, string>
}

/** A client and a worker with at least two of everything that can be listed, and something of theirs for every id in a path. */
export async function makeBelongings(app: TestApp): Promise<Belongings> {
  const [client, worker, rival] = [await makeClient(app), await makeWorker(app), await makeWorker(app)]
  const body = { headline: 'Tiler', skills: ['Tiling'] }
  for (const each of [worker, rival]) await app.api.put('/worker/profile', { as: each, body }).expect(200)
  const newGig = () => makeGig(app, client, { openings: 3 })
  const [busyGig, secondGig, thirdGig] = [await newGig(), await newGig(), await newGig()]

  await invite(app, client, busyGig, rival)
  for (const gig of [busyGig, secondGig]) {
    await invite(app, client, gig, worker)
    const { id } = await makeOffered(app, client, worker, gig)
    await app.api.post(`/worker/applications/${id}/accept-offer`, { as: worker }).expect(200)
    await app.api.put(`/worker/saved-jobs/${gig.id}`, { as: worker }).expect(204)
    await app.api.put(`/worker/dismissed-jobs/${gig.id}`, { as: worker }).expect(204)
  }
  await apply(app, rival, busyGig)
  const { id: applicationId } = await makeOffered(app, client, worker, thirdGig)
  const { id: invitationId } = await invite(app, client, await newGig(), worker)
  await newGig() // A second one to recommend.
  await saveSearch(app, worker)
  const { id: searchId } = await saveSearch(app, worker)
  const { sealed, published } = await makeReviews(app, client, worker)
  const documents = [await addDocument(app, worker), await addDocument(app, worker)]
  const draft = await makeGig(app, client, { publish: false })
  await signInAgain(app, worker)
  const [contract] = await listOf<Contract>(app, '/worker/contracts', worker)
  const [session] = await listOf(app, '/auth/sessions', worker)
  const [document] = documents
  await fileReport(app, worker, { subject: 'gig', subjectId: busyGig.id })
  const { id: reportId } = await fileReport(app, worker, { subject: 'gig', subjectId: secondGig.id })
  if (!contract || !session || !document) throw new Error('The worker must have a contract, a session and a document')

  const own = { sessionId: session.id, gigId: draft.id, applicationId, contractId: contract.id, invitationId, searchId }
  const { body: personalExport } = await app.api.post('/me/export', { as: worker }).expect(202)
  const exportId: string = personalExport.id
  await makeFailedTask(app, worker)
  const queue = { name: 'email', taskId: (await makeFailedTask(app, worker)).id }
  const files = { documentId: document.id, fileId: document.id }
  const ids = { ...own, reviewId: sealed.id, reportId, exportId, ...files, ...queue, ...(await makeUnseen(app)) }
  const listed = {
    gigId: busyGig.id,
    workerId: worker.id,
    clientId: client.id,
    userId: worker.id,
    reviewId: published.id,
    name: queue.name,
  }
  return { client, worker, ids, busyGigId: busyGig.id, listed }
}

/** Two published reviews of each, and a sealed one. @returns it and one of the others, by the worker */
async function makeReviews(
  app: TestApp,
  client: TestUser,
  worker: TestUser,
): Promise<{ sealed: Review; published: Review }> {
  const twoSided = async () => {
    const contract = await makeEndedContract(app, client, worker)
    const review = await writeReview(app, worker, contract)
    await writeReview(app, client, contract)
    return review
  }
  await twoSided()
  const published = await twoSided()
  return { sealed: await writeReview(app, worker, await makeEndedContract(app, client, worker)), published }
}

/** A worker and a client whose profiles nobody may see. */
async function makeUnseen(app: TestApp): Promise<{ workerId: string; clientId: string }> {
  const [worker, client] = [await makeWorker(app), await makeClient(app)]
  const body = { headline: 'Tiler', visibility: 'hidden' }
  await app.api.put('/worker/profile', { as: worker, body }).expect(200)
  await write(app.context.db, 'UPDATE users SET suspended_at = NOW(3) WHERE id = :id', { id: client.id })
  return { workerId: worker.id, clientId: client.id }
}

async function listOf<T extends { id: string }>({ api }: TestApp, path: string, as: TestUser): Promise<T[]> {
  const { body }: { body: { data: T[] } } = await api.get(path, { as }).expect(200)
  return body.data
}

/** All that is stored about these two, to be compared with what is stored later. */
export async function storedAbout({ context: { db } }: TestApp, { client, worker }: Belongings): Promise<object[][]> {
  const clientId = client.id
  const workerId = worker.id
  return Promise.all([
    rows(db, 'SELECT * FROM gigs WHERE client_id = :clientId ORDER BY id', { clientId }),
    rows(
      db,
      'SELECT h.* FROM gig_history h JOIN gigs g ON g.id = h.gig_id WHERE g.client_id = :clientId ORDER BY h.id',
      { clientId },
    ),
    rows(db, 'SELECT * FROM applications WHERE client_id = :clientId ORDER BY id', { clientId }),
    rows(db, 'SELECT * FROM invitations WHERE client_id = :clientId ORDER BY id', { clientId }),
    rows(db, 'SELECT * FROM contracts WHERE client_id = :clientId ORDER BY id', { clientId }),
    rows(
      db,
      'SELECT h.* FROM contract_history h JOIN contracts c ON c.id = h.contract_id WHERE c.client_id = :clientId ORDER BY h.id',
      { clientId },
    ),
    rows(db, 'SELECT * FROM reviews WHERE :workerId IN (author_id, subject_id) ORDER BY id', { workerId }),
    rows(db, 'SELECT * FROM saved_searches WHERE worker_id = :workerId ORDER BY id', { workerId }),
    rows(db, 'SELECT * FROM files WHERE owner_id IN (:userIds) ORDER BY id', { userIds: [clientId, workerId] }),
    rows(db, 'SELECT * FROM saved_jobs WHERE worker_id = :workerId ORDER BY gig_id', { workerId }),
    rows(db, 'SELECT * FROM dismissed_jobs WHERE worker_id = :workerId ORDER BY gig_id', { workerId }),
    rows(db, 'SELECT * FROM sessions WHERE user_id IN (:userIds) ORDER BY id', { userIds: [clientId, workerId] }),
  ])
}
