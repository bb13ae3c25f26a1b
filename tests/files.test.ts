import { EventEmitter, once } from 'node:events'
import { rm } from 'node:fs/promises'
import { connect } from 'node:net'
import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import supertest from 'supertest'
import { createApp } from '../src/app'
import { rows, write } from '../src/config/db'
import type { Avatar, Document, Logo } from '../src/schemas/files'
import { createHttpServer } from '../src/utils/httpServer'
import type { Storage } from '../src/utils/storage'
import { newId } from '../src/utils/uuid'
import { startApp, type TestApp } from './support/app'
import { newRedisPrefix } from './support/auth'
import {
  apply,
  giveRole,
  invite,
  makeAdmin,
  makeClient,
  makeGig,
  makeOffered,
  makeWorker,
  type TestUser,
} from './support/factories'
import { eventually } from './support/eventually'
import { addDocument, docx, filesIn, pdf, png } from './support/files'
import { fileForm } from './support/forms'
import { listenAnywhere } from './support/listen'
import { startObjectStore, type ObjectStore } from './support/objectStore'
import { expectFaults, expectProblem } from './support/problems'

const folder = `.data/test/uploads-${newRedisPrefix()}`
let app: TestApp
let store: ObjectStore
let worker: TestUser
let client: TestUser
beforeAll(async () => {
  store = await startObjectStore()
  app = await startApp({ UPLOAD_URL: `file:${folder}`, WORKER: 'off' })
})
afterAll(async () => {
  await app.close()
  await store.close()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  worker = await makeWorker(app)
  client = await makeClient(app)
})

const pathOf = (url: string | null): string => (url ?? '').replace('/api/v1', '')
const get = (url: string | null, as?: TestUser, headers = {}, from = app) => from.api.get(pathOf(url), { as, headers })
async function setAvatar(as = worker, from = app): Promise<string | null> {
  const form = fileForm(await png(), 'me.png')
  const { body }: { body: Avatar } = await from.api.put('/worker/profile/avatar', { as, ...form }).expect(200)
  return body.avatarUrl
}
async function setLogo(as = client): Promise<string | null> {
  const form = fileForm(await png(), 'logo.png')
  const { body }: { body: Logo } = await app.api.put('/client/profile/logo', { as, ...form }).expect(200)
  return body.logoUrl
}
const hide = (as: TestUser) =>
  app.api.put('/worker/profile', { as, body: { headline: 'Tiler', visibility: 'hidden' } }).expect(200)
const suspend = ({ id }: TestUser) =>
  write(app.context.db, 'UPDATE users SET suspended_at = NOW(3) WHERE id = :id', { id })

describe.each(['a folder', 'an S3-compatible store'])('A file in %s', (kind) => {
  let there: TestApp
  let owner: TestUser
  let document: Document
  const content = pdf(10_000)
  beforeAll(async () => {
    there = await startApp({ UPLOAD_URL: kind === 'a folder' ? `file:${folder}` : store.url, WORKER: 'off' })
    owner = await makeWorker(there)
    document = await addDocument(there, owner, { content, fileName: 'Résumé “1”.pdf' })
  })
  afterAll(() => there.close())
  const fetch = (headers = {}) => get(document.url, owner, headers, there).buffer(true).parse(collect)

  it('comes whole, with its length and a tag that names its bytes', async () => {
    const { body, headers, status } = await fetch()
    expect(status).toBe(200)
    expect(content.equals(body)).toBe(true)
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': '10000',
      'accept-ranges': 'bytes',
      etag: expect.stringMatching(/^"[\w-]+"$/),
    })
    expect((await fetch()).headers.etag).toBe(headers.etag)
  })

  it.each([
    ['bytes=0-99', 0, 99],
    ['bytes=100-100', 100, 100],
    ['bytes=9990-', 9990, 9999],
    ['bytes=-10', 9990, 9999],
    ['bytes=9000-20000', 9000, 9999],
    ['bytes=-20000', 0, 9999],
  ])('comes in parts: %s', async (range, start, end) => {
    const { body, headers, status } = await fetch({ Range: range })
    expect(status).toBe(206)
    expect(headers).toMatchObject({
      'content-range': `bytes ${start}-${end}/10000`,
      'content-length': String(end - start + 1),
    })
    expect(content.subarray(start, end + 1).equals(body)).toBe(true)
  })

  it.each(['bytes=1-2,4-5', 'lines=1-2', 'bytes=x-y', 'bytes=5-2', 'bytes', `bytes=${'0-0,'.repeat(500)}5-5`])(
    'comes whole when the range is none that is understood, or several: %s',
    async (range) => {
      const { body, status, headers } = await fetch({ Range: range })
      expect([status, headers['content-range']]).toEqual([200, undefined])
      expect(content.equals(body)).toBe(true)
    },
  )

  it.each(['bytes=10000-', 'bytes=20000-30000', 'bytes=-0'])('has no bytes at %s', async (range) => {
    const response = await get(document.url, owner, { Range: range }, there)
    expectProblem(response, 'range_not_satisfiable')
    expect(response.headers['content-range']).toBe('bytes */10000')
    expect(response.headers).not.toHaveProperty('etag')
  })

  it('need not come again to whoever has it', async () => {
    const tag = String((await fetch()).headers.etag)
    for (const known of [tag, `W/${tag}`, `"x", ${tag}`, '*']) {
      const { status, headers, text } = await get(document.url, owner, { 'If-None-Match': known }, there)
      expect([status, headers.etag, text]).toEqual([304, tag, ''])
    }
    await get(document.url, owner, { 'If-None-Match': '"another"' }, there).expect(200)
    await get(document.url, owner, { 'If-None-Match': tag, Range: 'bytes=0-1' }, there).expect(304)
  })

  it('comes in parts only to whoever has the rest of the same', async () => {
    const tag = String((await fetch()).headers.etag)
    await get(document.url, owner, { Range: 'bytes=0-1', 'If-Range': tag }, there).expect(206)
    await get(document.url, owner, { Range: 'bytes=0-1', 'If-Range': '"another"' }, there).expect(200)
  })

  it('is described to who asks for its head alone, and that in whole', async () => {
    const head = () => supertest(there.url).head(document.url).set('Authorization', `Bearer ${owner.accessToken}`)
    for (const request of [head(), head().set('Range', 'bytes=0-1')]) {
      const { status, headers } = await request
      expect(status).toBe(200)
      expect(headers['content-length']).toBe('10000')
    }
  })

  it('is gone once it was deleted', async () => {
    const { id, url } = await addDocument(there, owner)
    await there.api.delete(`/worker/documents/${id}`, { as: owner }).expect(204)
    expectProblem(await get(url, owner, {}, there), 'not_found')
  })
})

type Done = (error: Error | null, body: Buffer) => void
function collect(response: NodeJS.EventEmitter, done: Done): void {
  const chunks: Buffer[] = []
  response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(null, Buffer.concat(chunks)))
}

describe('A document', () => {
  it('is saved, never shown, by a name that is encoded and fits its type', async () => {
    for (const [fileName, content, expected] of [
      ['resume.pdf', pdf(), 'attachment; filename=resume.pdf'],
      ['RESUME.PDF', pdf(), 'attachment; filename=RESUME.PDF'],
      ['page.html', pdf(), 'attachment; filename=page.html.pdf'],
      ['resume', await docx(), 'attachment; filename=resume.docx'],
      ['scan.svg', await png(), 'attachment; filename=scan.svg.png'],
      ['a "b"; c.pdf', pdf(), 'attachment; filename="a \\"b\\"; c.pdf"'],
      ['Müller.pdf', pdf(), `attachment; filename="M?ller.pdf"; filename*=UTF-8''M%C3%BCller.pdf`],
      ['履歴.pdf', pdf(), `attachment; filename="??.pdf"; filename*=UTF-8''%E5%B1%A5%E6%AD%B4.pdf`],
    ] as const) {
      const { url } = await addDocument(app, worker, { content, fileName })
      const { headers } = await get(url, worker).expect(200)
      expect(headers['content-disposition']).toBe(expected)
    }
  })

  it('runs nowhere, and is kept by no cache', async () => {
    const { url } = await addDocument(app, worker)
    const { headers } = await get(url, worker).expect(200)
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers['cache-control']).toMatch(/^no-store/)
  })

  it('is for its owner, and for nobody who is not given it', async () => {
    const { url } = await addDocument(app, worker)
    await get(url, worker).expect(200)
    for (const as of [undefined, client, await makeWorker(app), await makeAdmin(app)]) {
      expectProblem(await get(url, as), 'not_found')
    }
    expectProblem(await get(url, { ...worker, accessToken: 'a.b.c' }), 'unauthenticated')
  })

  it('is for the client of an application that it goes with, until that ends without a hire', async () => {
    const { id, url } = await addDocument(app, worker)
    const attach = async (as: TestUser) => apply(app, worker, await makeGig(app, as), { documentIds: [id] })
    const [hiring, rejecting, left, expiring] = [
      client,
      await makeClient(app),
      await makeClient(app),
      await makeClient(app),
    ]
    const [hired, rejected, withdrawn, revoked] = [
      await attach(hiring),
      await attach(rejecting),
      await attach(left),
      await attach(expiring),
    ]
    const move = async (as: TestUser, path: string, body?: object) => app.api.post(path, { as, body }).expect(200)
    for (const as of [hiring, rejecting, left, expiring]) await get(url, as).expect(200)
    const offer = { terms: { pay: { amount: 1, currency: 'EUR' }, startsAt: '2027-01-11T08:00:00Z' } }
    for (const [as, { id }] of [
      [hiring, hired],
      [expiring, revoked],
    ] as const) {
      await move(as, `/client/applications/${id}/offer`, offer)
      await get(url, as).expect(200)
    }
    await move(worker, `/worker/applications/${hired.id}/accept-offer`)
    await move(rejecting, `/client/applications/${rejected.id}/reject`, { reason: 'other' })
    await move(worker, `/worker/applications/${withdrawn.id}/withdraw`)
    await move(expiring, `/client/applications/${revoked.id}/revoke-offer`)
    await get(url, hiring).expect(200)
    for (const as of [rejecting, left, expiring]) expectProblem(await get(url, as), 'not_found')
    expectProblem(await get(url, await makeClient(app)), 'not_found')
  })

  it('that does not go with the application stays the worker’s own matter', async () => {
    const [attached, other] = [await addDocument(app, worker), await addDocument(app, worker)]
    await apply(app, worker, await makeGig(app, client), { documentIds: [attached.id] })
    await get(attached.url, client).expect(200)
    expectProblem(await get(other.url, client), 'not_found')
  })
})

describe('A picture', () => {
  it('of a visible profile is for everybody, shown in its place and kept by caches for a day', async () => {
    for (const url of [await setAvatar(), await setLogo()]) {
      const { headers } = await get(url).expect(200)
      expect(headers).toMatchObject({
        'content-type': 'image/webp',
        'cross-origin-resource-policy': 'cross-origin',
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
      })
      expect(headers['cache-control']).toMatch(/^public, max-age=86400\b/)
      expect(headers['content-disposition']).toBeUndefined()
    }
  })

  it('has a tag of its own in each size, and no other sizes', async () => {
    const url = await setAvatar()
    const tags = []
    for (const size of ['small', 'medium', 'large'])
      tags.push((await get(`${url}?size=${size}`).expect(200)).headers.etag)
    expect(new Set(tags).size).toBe(3)
    expect(expectFaults(await get(`${url}?size=huge`))).toEqual(['/query/size invalid_value'])
  })

  it('of a hidden worker is for whoever has to do with them, and kept by no cache', async () => {
    const url = await setAvatar()
    const inviting = await makeClient(app)
    await apply(app, worker, await makeGig(app, client))
    await invite(app, inviting, await makeGig(app, inviting), worker)
    await hide(worker)
    for (const as of [worker, client, inviting, await makeAdmin(app)]) {
      const { headers } = await get(url, as).expect(200)
      expect(headers['cache-control']).toMatch(/^no-store/)
      expect(headers['cross-origin-resource-policy']).toBe('same-origin')
    }
    for (const as of [undefined, await makeClient(app), await makeWorker(app)])
      expectProblem(await get(url, as), 'not_found')
  })

  it('of a suspended client is for whoever has to do with them', async () => {
    const url = await setLogo()
    const stranger = await makeWorker(app)
    await makeOffered(app, client, worker)
    await suspend(client)
    await get(url, worker).expect(200)
    await get(url, await makeAdmin(app)).expect(200)
    for (const as of [undefined, stranger]) expectProblem(await get(url, as), 'not_found')
  })

  it('of one role says nothing about the other of the same account', async () => {
    await giveRole(app, worker, 'client')
    const [avatar, logo] = [await setAvatar(), await setLogo(worker)]
    await hide(worker)
    await get(logo).expect(200)
    expectProblem(await get(avatar), 'not_found')
    // Who has applied to a gig of theirs has to do with the client, not with the worker.
    const applicant = await makeWorker(app)
    await apply(app, applicant, await makeGig(app, worker))
    expectProblem(await get(avatar, applicant), 'not_found')
  })
})

describe('A file that is not stored', () => {
  const setState = (id: string, state: string) =>
    write(app.context.db, 'UPDATE files SET state = :state WHERE id = :id', { id, state })

  it.each(['pending', 'deleted'])('because it is %s is found by nobody', async (state) => {
    const { id, url } = await addDocument(app, worker)
    await setState(id, state)
    expectProblem(await get(url, worker), 'not_found')
    expect((await app.api.get('/worker/documents', { as: worker })).body.data).toEqual([])
    expectProblem(await app.api.delete(`/worker/documents/${id}`, { as: worker }), 'not_found')
  })

  it('and an unknown id look the same', async () => {
    expectProblem(await get(`/files/${newId()}`), 'not_found')
  })

  it('although it should be is our fault, and no cache keeps the answer', async () => {
    const url = await setAvatar()
    for (const path of await filesIn(folder)) if (path.includes(pathOf(url).slice(7))) await rm(path)
    const response = await get(url)
    expectProblem(response, 'internal_error')
    expect(response.headers['cache-control']).not.toMatch(/public|immutable/)
    expect(response.headers).not.toHaveProperty('etag')
  })

  it('that nobody waits for any more is closed as soon as it is opened', async () => {
    const path = `/api/v1${pathOf(await setAvatar())}`
    const opened: Readable[] = []
    const [asked, gate] = [new EventEmitter(), new EventEmitter()]
    const openLate = async (...[name, range]: Parameters<Storage['open']>) => {
      const released = once(gate, 'released')
      asked.emit('asked')
      await released
      const bytes = await app.context.files.open(name, range)
      opened.push(bytes)
      return bytes
    }
    const late = createApp({ ...app.context, files: { ...app.context.files, open: openLate } })
    const { server } = createHttpServer(late, '')
    const socket = connect(await listenAnywhere(server), '127.0.0.1')
    const ask = async () => {
      const heard = once(asked, 'asked')
      socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`)
      await heard
    }
    await ask()
    await ask() // whose turn comes after the first's answer
    socket.destroy()
    const connections = promisify(server.getConnections.bind(server))
    await eventually(async () => (await connections()) === 0)
    gate.emit('released')
    await eventually(() => opened.length === 2 && opened.every(({ closed }) => closed))
    server.close()
  })

  it('because the storage is away comes later, and no cache keeps the answer', async () => {
    const url = await setAvatar()
    const dead = await startApp({ UPLOAD_URL: 's3+http://key:secret@127.0.0.1:9/gigs', WORKER: 'off' })
    const response = await get(url, undefined, {}, dead)
    expectProblem(response, 'unavailable')
    expect(response.headers['cache-control']).not.toMatch(/public|immutable/)
    expect(response.headers['retry-after']).toBeDefined()
    await dead.close()
  })
})

it('An archive of an export is no file that this route gives', async () => {
  const { id, url } = await addDocument(app, worker)
  await write(app.context.db, `UPDATE files SET purpose = 'export', kind = NULL WHERE id = :id`, { id })
  expectProblem(await get(url, worker), 'not_found')
  expect(await rows(app.context.db, 'SELECT id FROM files WHERE id = :id', { id })).toHaveLength(1)
})
