import { rows } from '../../src/config/db'
import type { Contract } from '../../src/schemas/applications'
import type { TestApp } from './app'
import { signInAgain } from './auth'
import { apply, makeClient, makeGig, makeOffered, makeWorker, type TestUser } from './factories'

export interface Belongings {
  client: TestUser
  worker: TestUser
  /** What each parameter of a path may name that belongs to them and that nobody else may see. */
  ids: Record<string, string>
  /** A gig with two applications. */
  busyGigId: string
}

/** A client and a worker with at least two of everything that can be listed, and something of theirs for every id in a path. */
export async function makeBelongings(app: TestApp): Promise<Belongings> {
  const [client, worker, rival] = [await makeClient(app), await makeWorker(app), await makeWorker(app)]
  const newGig = () => makeGig(app, client, { openings: 3 })
  const [busyGig, secondGig, thirdGig] = [await newGig(), await newGig(), await newGig()]

  for (const gig of [busyGig, secondGig]) {
    const { id } = await makeOffered(app, client, worker, gig)
    await app.api.post(`/worker/applications/${id}/accept-offer`, { as: worker }).expect(200)
    await app.api.put(`/worker/saved-jobs/${gig.id}`, { as: worker }).expect(204)
  }
  await apply(app, rival, busyGig)
  const { id: applicationId } = await makeOffered(app, client, worker, thirdGig)
  const draft = await makeGig(app, client, { publish: false })
  await signInAgain(app, worker)
  const [contract] = await listOf<Contract>(app, '/worker/contracts', worker)
  const [session] = await listOf(app, '/auth/sessions', worker)
  if (!contract || !session) throw new Error('The worker must have a contract and a session')

  const ids = { sessionId: session.id, gigId: draft.id, applicationId, contractId: contract.id }
  return { client, worker, ids, busyGigId: busyGig.id }
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
    rows(db, 'SELECT h.* FROM gig_history h JOIN gigs g ON g.id = h.gig_id WHERE g.client_id = :clientId', {
      clientId,
    }),
    rows(db, 'SELECT * FROM applications WHERE client_id = :clientId ORDER BY id', { clientId }),
    rows(db, 'SELECT * FROM contracts WHERE client_id = :clientId ORDER BY id', { clientId }),
    rows(db, 'SELECT * FROM saved_jobs WHERE worker_id = :workerId ORDER BY gig_id', { workerId }),
    rows(db, 'SELECT * FROM sessions WHERE user_id IN (:userIds) ORDER BY id', { userIds: [clientId, workerId] }),
  ])
}
