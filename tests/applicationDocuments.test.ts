import type { Response } from 'supertest'
import { inTransaction, rows } from '../src/config/db'
import { runChore } from '../src/jobs/housekeeping'
import * as Files from '../src/models/File'
import type { Application } from '../src/schemas/applications'
import type { Avatar, Document } from '../src/schemas/files'
import { newId } from '../src/utils/uuid'
import { startApp, type TestApp } from './support/app'
import { eventually } from './support/eventually'
import { apply, makeClient, makeGig, makeWorker, newApplication, type TestUser } from './support/factories'
import { addDocument, png } from './support/files'
import { fileForm } from './support/forms'
import { expectFaults } from './support/problems'
import { count, race, rounds } from './support/races'
import { isWaiting } from './support/waiting'

let app: TestApp
let worker: TestUser
let client: TestUser
beforeAll(async () => {
  app = await startApp({ WORKER: 'off' })
})
afterAll(() => app.close())
beforeEach(async () => {
  worker = await makeWorker(app)
  client = await makeClient(app)
})

const tryApply = (gigId: string, documentIds: unknown) =>
  app.api.post(`/worker/jobs/${gigId}/applications`, { as: worker, body: newApplication({ documentIds }) })
async function shownTo(as: TestUser, { id }: { id: string }): Promise<Document[]> {
  const side = as === worker ? 'worker' : 'client'
  const { body }: { body: Application } = await app.api.get(`/${side}/applications/${id}`, { as }).expect(200)
  return body.documents
}
const addDocuments = (length: number): Promise<Document[]> => Promise.all(count(length, () => addDocument(app, worker)))
const idsOf = (documents: readonly { id: string }[]) => documents.map(({ id }) => id)

describe('The documents of an application', () => {
  it('are shown to both sides, in the order in which they were named', async () => {
    const documents = (await addDocuments(5)).reverse()
    const application = await apply(app, worker, await makeGig(app, client), { documentIds: idsOf(documents) })
    expect(application.documents).toEqual(documents)
    for (const as of [worker, client]) expect(await shownTo(as, application)).toEqual(documents)
  })

  it('are shown in lists, each with its own application', async () => {
    const gig = await makeGig(app, client)
    const others = await Promise.all(count(3, () => makeWorker(app)))
    const expected = new Map<string, string[]>()
    for (const as of others) {
      const { id } = await addDocument(app, as)
      expected.set((await apply(app, as, gig, { documentIds: [id] })).id, [id])
    }
    const { body } = await app.api.get(`/client/gigs/${gig.id}/applications`, { as: client }).expect(200)
    const listed: Application[] = body.data
    expect(new Map(listed.map(({ id, documents }) => [id, idsOf(documents)]))).toEqual(expected)
  })

  it('must be the worker’s own, five at most, each once', async () => {
    const gig = await makeGig(app, client)
    const [own] = await addDocuments(1)
    const { id: foreign } = await addDocument(app, await makeWorker(app))
    const id = String(own?.id)
    expect(expectFaults(await tryApply(gig.id, [id, foreign, newId()]))).toEqual([
      '/body/documentIds/1 unknown_document',
      '/body/documentIds/2 unknown_document',
    ])
    expect(expectFaults(await tryApply(gig.id, [id, id]))).toEqual(['/body/documentIds/1 duplicate'])
    expect(
      expectFaults(
        await tryApply(
          gig.id,
          count(6, () => newId()),
        ),
      ),
    ).toEqual(['/body/documentIds too_big'])
    expect(expectFaults(await tryApply(gig.id, ['x']))).toEqual(['/body/documentIds/0 invalid_format'])
    // Nothing of what was refused is there.
    await tryApply(gig.id, [id]).expect(201)
  })

  it('cannot be a picture of the profile, or one that was deleted', async () => {
    const [deleted] = await addDocuments(1)
    await app.api.delete(`/worker/documents/${deleted?.id}`, { as: worker }).expect(204)
    const form = fileForm(await png(), 'me.png')
    const { body }: { body: Avatar } = await app.api.put('/worker/profile/avatar', { as: worker, ...form }).expect(200)
    const gig = await makeGig(app, client)
    for (const id of [deleted?.id, body.avatarUrl?.split('/').at(-1)])
      expect(expectFaults(await tryApply(gig.id, [id]))).toEqual(['/body/documentIds/0 unknown_document'])
  })

  it('can be replaced until the client has seen the application, and stay as they are when left out', async () => {
    const documents = await addDocuments(3)
    const [first, second, third] = idsOf(documents)
    const application = await apply(app, worker, await makeGig(app, client), { documentIds: [first] })
    const change = (body: object) => app.api.patch(`/worker/applications/${application.id}`, { as: worker, body })
    await change({ coverLetter: 'Another letter' }).expect(200)
    expect(idsOf(await shownTo(worker, application))).toEqual([first])
    await change({ documentIds: [third, second] }).expect(200)
    expect(idsOf(await shownTo(worker, application))).toEqual([third, second])
    expect(expectFaults(await change({ documentIds: [newId()] }))).toEqual(['/body/documentIds/0 unknown_document'])
    await change({ documentIds: [] }).expect(200)
    expect(await shownTo(worker, application)).toEqual([])
  })

  it('go with the document when it is deleted, and with no other', async () => {
    const [deleted, kept] = await addDocuments(2)
    const documentIds = [deleted?.id, kept?.id]
    const applications = [
      await apply(app, worker, await makeGig(app, client), { documentIds }),
      await apply(app, worker, await makeGig(app, client), { documentIds }),
    ]
    await app.api.delete(`/worker/documents/${deleted?.id}`, { as: worker }).expect(204)
    for (const application of applications)
      for (const as of [worker, client]) expect(await shownTo(as, application)).toEqual([kept])
    // Nothing holds the file any more.
    await runChore(app.context, 'sweep-files')
    const text = 'SELECT id FROM files WHERE owner_id = :id'
    expect(await rows(app.context.db, text, { id: worker.id })).toEqual([{ id: kept?.id }])
  })

  it('are no longer shown to a client who has said no', async () => {
    const documents = await addDocuments(1)
    const application = await apply(app, worker, await makeGig(app, client), { documentIds: idsOf(documents) })
    const body = { reason: 'experience' }
    await app.api.post(`/client/applications/${application.id}/reject`, { as: client, body }).expect(200)
    expect(await shownTo(client, application)).toEqual([])
    expect(await shownTo(worker, application)).toEqual(documents)
  })

  it('are refused when they are just being deleted', async () => {
    const gig = await makeGig(app, client)
    const { id } = await addDocument(app, worker)
    let reply: Promise<Response> | undefined
    await inTransaction(app.context.db, async (sql) => {
      await Files.lockDocument(sql, id, worker.id)
      await Files.markDeleted(sql, [id])
      reply = tryApply(gig.id, [id]).then((each) => each)
      await eventually(() => isWaiting(app.context.db))
    })
    if (!reply) throw new Error('Nothing was sent')
    expect(expectFaults(await reply)).toEqual(['/body/documentIds/0 unknown_document'])
  })

  it('are all there: one that is deleted while somebody applies with it is either shown or refused', async () => {
    for (const round of rounds(12)) {
      const gig = await makeGig(app, client)
      const [document] = await addDocuments(1)
      const id = String(document?.id)
      const [applied, deleted] = await race(
        round,
        () => tryApply(gig.id, [id]),
        () => app.api.delete(`/worker/documents/${id}`, { as: worker }),
      )
      expect(deleted.status).toBe(204)
      expect([201, 422]).toContain(applied.status)
      const text = 'SELECT application_id FROM application_documents WHERE file_id = :id'
      expect(await rows(app.context.db, text, { id })).toEqual([])
      if (applied.status === 201) expect(await shownTo(client, applied.body)).toEqual([])
    }
  })
})
