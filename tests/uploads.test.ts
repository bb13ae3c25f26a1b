import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import sharp from 'sharp'
import type { Response } from 'supertest'
import { inTransaction, rows, write } from '../src/config/db'
import { runChore } from '../src/jobs/housekeeping'
import * as Files from '../src/models/File'
import * as Users from '../src/models/User'
import type { Avatar, Document, Logo } from '../src/schemas/files'
import { newId } from '../src/utils/uuid'
import { startApp, type TestApp } from './support/app'
import { newRedisPrefix } from './support/auth'
import { eventually } from './support/eventually'
import { makeClient, makeGig, makeWorker, apply, giveRole, type TestUser } from './support/factories'
import { addDocument, docx, filesIn, noise, pdf, picture, png } from './support/files'
import { fileForm, formOf } from './support/forms'
import { startObjectStore } from './support/objectStore'
import { expectFaults, expectProblem } from './support/problems'
import { count, tally } from './support/races'
import { beginUpload } from './support/rawUpload'
import { isWaiting } from './support/waiting'

const folder = `.data/test/uploads-${newRedisPrefix()}`
let app: TestApp
let worker: TestUser
let client: TestUser
beforeAll(async () => {
  app = await startApp({ UPLOAD_URL: `file:${folder}`, WORKER: 'off' })
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  worker = await makeWorker(app)
  client = await makeClient(app)
})

const MB = 1024 * 1024
const putAvatar = (content: Buffer | string, more: object = {}, as = worker) =>
  app.api.put('/worker/profile/avatar', { as, ...fileForm(content, 'me.png'), ...more })
const setAvatar = async (content: Buffer | string, more: object = {}): Promise<Avatar & { avatarUrl: string }> =>
  (await putAvatar(content, more).expect(200)).body
const setLogo = async (content: Buffer): Promise<Logo & { logoUrl: string }> =>
  (await app.api.put('/client/profile/logo', { as: client, ...fileForm(content, 'logo.png') }).expect(200)).body
const postDocument = (content: Buffer | string, fileName = 'resume.pdf', as = worker) =>
  app.api.post('/worker/documents', { as, ...fileForm(content, fileName, { kind: 'resume' }) })
/** The bytes under an address that an answer has told. */
async function fetchFile(url: string, as?: TestUser): Promise<Buffer> {
  const { body } = await app.api
    .get(url.replace('/api/v1', ''), { as })
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(null, Buffer.concat(chunks)))
    })
    .expect(200)
  return body
}
const filesOf = ({ id }: TestUser): Promise<{ id: string; state: string }[]> =>
  rows(app.context.db, 'SELECT id, state FROM files WHERE owner_id = :id ORDER BY id', { id })
const idIn = (url: string): string => url.split('/').at(-1) ?? ''
/** Their bytes in the storage. */
const bytesOf = async (user: TestUser): Promise<string[]> => {
  const ids = (await filesOf(user)).map(({ id }) => id)
  return (await filesIn(folder)).filter((path) => ids.some((id) => path.includes(id)))
}
const sweep = () => runChore(app.context, 'sweep-files')
const auditOf = async ({ id }: TestUser): Promise<string[]> => {
  const text = `SELECT action, detail FROM audit_log WHERE actor_id = :id AND action LIKE 'file.%' ORDER BY id`
  const found = await rows<{ action: string; detail: string }>(app.context.db, text, { id })
  return found.map(({ action, detail }) => `${action} ${JSON.parse(detail).purpose}`)
}

const AVIF = Buffer.concat([Buffer.from([0, 0, 0, 0x1c]), Buffer.from('ftypavif\0\0\0\0avifmif1miaf')])

describe('A profile picture', () => {
  it('is kept as a square of WebP in three sizes, and the profile tells where', async () => {
    const avatar = await setAvatar(await png({ width: 1500, height: 1200 }))
    const profile = await app.api.get('/worker/profile', { as: worker }).expect(200)
    expect(profile.body).toMatchObject(avatar)
    for (const [query, edge] of [
      ['', 1024],
      ['?size=large', 1024],
      ['?size=medium', 256],
      ['?size=small', 64],
    ] as const) {
      const { format, width, height } = await sharp(await fetchFile(avatar.avatarUrl + query)).metadata()
      expect({ format, width, height }).toEqual({ format: 'webp', width: edge, height: edge })
    }
  })

  it('is never made larger, and a logo keeps its proportions', async () => {
    const { avatarUrl } = await setAvatar(await png({ width: 100, height: 80 }))
    expect(await sharp(await fetchFile(avatarUrl)).metadata()).toMatchObject({ width: 80, height: 80 })
    const { logoUrl } = await setLogo(await png({ width: 2000, height: 500 }))
    expect(await sharp(await fetchFile(logoUrl)).metadata()).toMatchObject({ width: 1024, height: 256 })
    expect(await sharp(await fetchFile(`${logoUrl}?size=small`)).metadata()).toMatchObject({
      width: 64,
      height: 16,
    })
  })

  it.each(['jpeg', 'png', 'webp', 'gif'] as const)('may come as %s, whatever it is called', async (format) => {
    const bytes = await picture().toFormat(format).toBuffer()
    await app.api.put('/worker/profile/avatar', { as: worker, ...fileForm(bytes, 'notes.txt') }).expect(200)
  })

  it('stands upright, and has lost where and by whom it was taken', async () => {
    const half = await sharp({ create: { width: 40, height: 40, channels: 3, background: 'white' } })
      .png()
      .toBuffer()
    const bytes = await sharp({ create: { width: 80, height: 40, channels: 3, background: 'black' } })
      .composite([{ input: half, left: 0, top: 0 }])
      .withExif({ IFD0: { Artist: 'CANARY-ARTIST' }, IFD3: { GPSLatitude: '52/1 30/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const { logoUrl } = await setLogo(bytes)
    const kept = await fetchFile(logoUrl)
    const { width, height, exif, xmp, iptc } = await sharp(kept).metadata()
    expect({ width, height, exif, xmp, iptc }).toEqual({ width: 40, height: 80 })
    expect(kept.includes('CANARY')).toBe(false)
    // Turned to the right, what was on the left is on top.
    const [top] = await sharp(kept).extract({ left: 20, top: 10, width: 1, height: 1 }).raw().toBuffer()
    expect(top).toBeGreaterThan(200)
  })

  it.each([
    ['text', 'just text', 'unsupported_type'],
    ['nothing at all', '', 'unsupported_type'],
    ['a PDF', pdf(), 'unsupported_type'],
    ['a drawing in SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'unsupported_type'],
    ['a picture in a format that costs too much to read', AVIF, 'unsupported_type'],
    ['the beginning of a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'damaged_file'],
  ])('cannot be %s', async (_what, content, code) => {
    expect(expectFaults(await putAvatar(content))).toEqual([`/body/file ${code}`])
    expect(await filesOf(worker)).toEqual([])
  })

  it('may have 24 million pixels and no more', async () => {
    await putAvatar(await png({ width: 6000, height: 4000 })).expect(200)
    expect(expectFaults(await putAvatar(await png({ width: 6000, height: 4001 })))).toEqual([
      '/body/file too_many_pixels',
    ])
  })

  it('takes the place of the one before, whose bytes are removed', async () => {
    const [first, second] = [await setAvatar(await png()), await setAvatar(await png())]
    expect(second.version).toBe(first.version + 1)
    expectProblem(await app.api.get(first.avatarUrl.replace('/api/v1', ''), { as: worker }), 'not_found')
    expect(await bytesOf(worker)).toHaveLength(6)
    await sweep()
    expect(await bytesOf(worker)).toHaveLength(3)
    expect(await filesOf(worker)).toEqual([{ id: idIn(second.avatarUrl), state: 'stored' }])
    expect(await auditOf(worker)).toEqual(['file.upload avatar', 'file.delete avatar', 'file.upload avatar'])
  })

  it('can be deleted, also when there is none', async () => {
    await putAvatar(await png()).expect(200)
    const remove = () => app.api.delete('/worker/profile/avatar', { as: worker }).expect(200)
    const { body } = await remove()
    expect(body).toEqual({ avatarUrl: null, version: expect.any(Number) })
    expect((await remove()).body).toEqual(body)
    expect((await app.api.get('/worker/profile', { as: worker })).body).toMatchObject(body)
    await sweep()
    expect(await filesOf(worker)).toEqual([])
  })

  it('is only changed by who knows the present profile, when If-Match says so', async () => {
    const { headers } = await putAvatar(await png()).expect(200)
    const stale = { headers: { ...fileForm('', '').headers, 'If-Match': '"1"' } }
    const current = { headers: { ...fileForm('', '').headers, 'If-Match': String(headers.etag) } }
    expectProblem(await putAvatar(await png(), stale), 'precondition_failed')
    expectProblem(await app.api.delete('/worker/profile/avatar', { as: worker, ...stale }), 'precondition_failed')
    const { avatarUrl } = await setAvatar(await png(), current)
    await sweep()
    expect(await filesOf(worker)).toEqual([{ id: idIn(avatarUrl), state: 'stored' }])
  })

  it('is shown wherever its owner is', async () => {
    const [avatar, logo] = [await setAvatar(await png()), await setLogo(await png())]
    const gig = await makeGig(app, client)
    const { id } = await apply(app, worker, gig)
    const shown = async (path: string, as: TestUser) => (await app.api.get(path, { as }).expect(200)).body
    expect((await shown(`/client/applications/${id}`, client)).worker.avatarUrl).toBe(avatar.avatarUrl)
    expect((await shown(`/workers/${worker.id}`, client)).avatarUrl).toBe(avatar.avatarUrl)
    expect((await shown(`/gigs/${gig.id}`, worker)).client.logoUrl).toBe(logo.logoUrl)
    expect((await shown(`/clients/${client.id}`, worker)).logoUrl).toBe(logo.logoUrl)
    await app.api.post(`/client/applications/${id}/reject`, { as: client, body: { reason: 'other' } }).expect(200)
    const body = { workerId: worker.id, message: 'Hello' }
    const next = await makeGig(app, client)
    await app.api.post(`/client/gigs/${next.id}/invitations`, { as: client, body }).expect(201)
    const [invitation] = (await shown('/worker/invitations', worker)).data
    expect(invitation).toMatchObject({
      worker: { avatarUrl: avatar.avatarUrl },
      client: { logoUrl: logo.logoUrl },
    })
  })

  it('belongs to the role: one account has both, apart from each other', async () => {
    await giveRole(app, worker, 'client')
    await putAvatar(await png()).expect(200)
    const { body } = await app.api.get('/client/profile', { as: worker }).expect(200)
    expect(body.logoUrl).toBeNull()
  })
})

describe('A document', () => {
  it.each([
    ['application/pdf', 'resume.pdf', () => Promise.resolve(pdf())],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'resume.docx', () => docx()],
    ['image/png', 'diploma.png', () => png()],
    ['image/jpeg', 'diploma.jpg', () => picture().jpeg().toBuffer()],
    ['image/webp', 'diploma.webp', () => picture().webp().toBuffer()],
  ])('of type %s is kept, and described as it is kept', async (mimeType, fileName, make) => {
    const content = await make()
    const { body } = await postDocument(content, fileName).expect(201)
    const document: Document = body
    const { id } = document
    expect(document).toMatchObject({ kind: 'resume', fileName, mimeType, url: `/api/v1/files/${id}` })
    const kept = await fetchFile(document.url, worker)
    expect(kept.length).toBe(document.size)
    expect(document.sha256).toBe(createHash('sha256').update(kept).digest('hex'))
    if (!mimeType.startsWith('image/')) expect(kept.equals(content)).toBe(true)
    const { body: list } = await app.api.get('/worker/documents', { as: worker }).expect(200)
    expect(list).toEqual({ data: [document], nextCursor: null })
  })

  it('of a worker is nobody else’s to list or delete', async () => {
    const { id } = await addDocument(app, worker)
    const other = await makeWorker(app)
    expect((await app.api.get('/worker/documents', { as: other }).expect(200)).body.data).toEqual([])
    expectProblem(await app.api.delete(`/worker/documents/${id}`, { as: other }), 'not_found')
    await app.api.delete(`/worker/documents/${id}`, { as: worker }).expect(204)
    expectProblem(await app.api.delete(`/worker/documents/${id}`, { as: worker }), 'not_found')
    expect(await auditOf(worker)).toEqual(['file.upload document', 'file.delete document'])
    await sweep()
    expect(await filesOf(worker)).toEqual([])
  })

  it.each([
    'Lebenslauf Jörg Müller.pdf',
    '履歴書.pdf',
    'سيرة ذاتية.pdf',
    'a "quoted" name.pdf',
    "it's 100% me; really.pdf",
    '👩‍🔧.pdf',
    `${'x'.repeat(251)}.pdf`,
  ])('keeps the name %s', async (fileName) => {
    expect((await postDocument(pdf(), fileName).expect(201)).body.fileName).toBe(fileName)
  })

  it.each([
    ['a path', '../../etc/passwd', 'path'],
    ['a path of Windows', 'C:\\temp\\resume.pdf', 'path'],
    ['two lines', 'resume.pdf\r\nX-Evil: 1', 'control_character'],
    ['another direction of writing', 'resume\u202Efdp.exe', 'direction_control'],
    ['nothing to see', ' ', 'blank'],
    ['too many characters', `${'x'.repeat(252)}.pdf`, 'too_big'],
  ])('cannot have a name with %s', async (_what, fileName, code) => {
    const faults = expectFaults(await postDocument(pdf(), fileName))
    expect(faults).toContain(`/body/file ${code}`)
    expect(await filesOf(worker)).toEqual([])
  })

  it('needs a kind and a file, and tells of both at once', async () => {
    const form = formOf([{ name: 'surprise', content: '1' }])
    const response = await app.api.post('/worker/documents', { as: worker, ...form })
    expect(expectFaults(response).sort()).toEqual([
      '/body/file required',
      '/body/kind required',
      '/body/surprise unrecognized_key',
    ])
  })

  it('may have 5 MB, and not a byte more', async () => {
    const { body } = await postDocument(pdf(5 * MB)).expect(201)
    expect(body.size).toBe(5 * MB)
    expectProblem(await postDocument(pdf(5 * MB + 1)), 'payload_too_large')
    expectProblem(await postDocument(pdf(30 * MB)), 'payload_too_large')
    expect(await filesOf(worker)).toHaveLength(1)
  })

  it('is kept with all others of its owner in 200 MB, also when they come at once', async () => {
    const { id } = await addDocument(app, worker)
    await write(app.context.db, 'UPDATE files SET size = :size WHERE id = :id', { id, size: 200 * MB - 1_500 })
    const replies = await Promise.all(count(6, () => postDocument(pdf(1_000))))
    expect(tally(replies)).toEqual({ '201': 1, '409 storage_quota_spent': 5 })
    expectProblem(await putAvatar(await noise().png().toBuffer()), 'storage_quota_spent')
    await app.api.delete(`/worker/documents/${id}`, { as: worker }).expect(204)
    await putAvatar(await png()).expect(200)
  })

  it('waits for the room that another is just taking', async () => {
    const { id: first } = await addDocument(app, worker)
    let reply: Promise<Response> | undefined
    await inTransaction(app.context.db, async (sql) => {
      await Users.lock(sql, worker.id)
      reply = postDocument(pdf(1_000)).then((each) => each)
      await eventually(() => isWaiting(app.context.db))
      const other = { id: newId(), ownerId: worker.id, purpose: 'document', kind: 'resume' } as const
      await Files.insertPending(sql, { ...other, fileName: 'x', mimeType: 'application/pdf', size: 200 * MB - 1_000 })
    })
    if (!reply) throw new Error('Nothing was sent')
    expectProblem(await reply, 'storage_quota_spent')
    expect((await filesOf(worker)).map(({ id }) => id)).toContain(first)
  })

  it('is added once however often the same request comes with a key, also at once', async () => {
    const headers = { ...fileForm('', '').headers, 'Idempotency-Key': newId() }
    const post = (content = pdf()) =>
      app.api.post('/worker/documents', { as: worker, ...fileForm(content, 'resume.pdf', { kind: 'resume' }), headers })
    const replies = await Promise.all(count(20, () => post()))
    const created = replies.filter(({ status }) => status === 201)
    expect(created.length).toBeGreaterThan(0)
    expect(replies.every(({ status }) => status === 201 || status === 409)).toBe(true)
    expect(new Set(created.map(({ text }) => text)).size).toBe(1)
    expect((await post().expect(201)).headers['idempotency-replayed']).toBe('true')
    expectProblem(await post(pdf(500)), 'idempotency_key_reused')
    await sweep()
    expect(await filesOf(worker)).toEqual([{ id: created[0]?.body.id, state: 'stored' }])
    expect(await bytesOf(worker)).toHaveLength(1)
  })
})

describe('An upload', () => {
  const parts = [
    { name: 'kind', content: 'resume' },
    { name: 'file', fileName: 'resume.pdf', content: pdf(MB) },
  ]

  it('that is broken off in the middle leaves nothing, and makes room for the next', async () => {
    // At once, so that some are gone before they are read.
    for (const share of [...count(25, () => 0), ...count(25, (i) => i / 25)]) {
      const socket = await beginUpload(app, '/worker/documents', { as: worker, parts, share })
      socket.destroy()
    }
    await eventually(async () => (await postDocument(pdf())).status === 201)
    expect(await filesOf(worker)).toHaveLength(1)
  })

  it('waits its turn while twenty others are held in memory', async () => {
    const begun = count(20, () => beginUpload(app, '/worker/documents', { as: worker, parts, share: 0.5 }))
    const sockets = await Promise.all(begun)
    await eventually(async () => {
      const { status, headers } = await postDocument(pdf())
      return status === 503 && Number(headers['retry-after']) > 0
    })
    for (const socket of sockets) socket.destroy()
    await eventually(async () => (await postDocument(pdf())).status === 201)
  })

  it('counts: after so many in an hour the next must wait', async () => {
    const limited = await startApp({ RATE_LIMITS: 'uploads=2/1h', REDIS_PREFIX: newRedisPrefix(), WORKER: 'off' })
    const as = await makeWorker(limited)
    const post = () =>
      limited.api.post('/worker/documents', { as, ...fileForm(pdf(), 'resume.pdf', { kind: 'resume' }) })
    await post().expect(201)
    await limited.api.put('/worker/profile/avatar', { as, ...fileForm('no picture', 'x') }).expect(422)
    expectProblem(await post(), 'too_many_requests')
    await limited.api.get('/worker/documents', { as }).expect(200)
    await limited.close()
  })

  it('is refused while its count cannot be kept', async () => {
    const limited = await startApp({ RATE_LIMITS: 'on', REDIS_PREFIX: newRedisPrefix(), WORKER: 'off' })
    const as = await makeWorker(limited)
    limited.context.redis.commands.disconnect()
    const form = fileForm(pdf(), 'resume.pdf', { kind: 'resume' })
    expectProblem(await limited.api.post('/worker/documents', { as, ...form }), 'unavailable')
    await limited.close()
  })
})

describe('While the storage is away', () => {
  it('nothing is kept of an upload, which is answered with 503', async () => {
    const dead = await startApp({ UPLOAD_URL: 's3+http://key:secret@127.0.0.1:9/gigs', WORKER: 'off' })
    const as = await makeWorker(dead)
    const form = fileForm(pdf(), 'resume.pdf', { kind: 'resume' })
    const response = await dead.api.post('/worker/documents', { as, ...form })
    expectProblem(response, 'unavailable')
    expect(Number(response.headers['retry-after'])).toBeGreaterThan(0)
    expectProblem(
      await dead.api.put('/worker/profile/avatar', { as, ...fileForm(await png(), 'me.png') }),
      'unavailable',
    )
    expect((await dead.api.get('/worker/documents', { as }).expect(200)).body.data).toEqual([])
    expect((await dead.api.get('/worker/profile', { as }).expect(200)).body.avatarUrl).toBeNull()
    expect(new Set((await filesOf(as)).map(({ state }) => state))).toEqual(new Set(['deleted']))
    await dead.close()
  })

  it('what was deleted stays until it is back, and then goes', async () => {
    const store = await startObjectStore()
    const there = await startApp({ UPLOAD_URL: store.url, WORKER: 'off' })
    const gone = await startApp({ UPLOAD_URL: 's3+http://key:secret@127.0.0.1:9/gigs', WORKER: 'off' })
    const as = await makeWorker(there)
    const { id } = await addDocument(there, as)
    const { id: other } = await addDocument(there, as)
    await there.api.delete(`/worker/documents/${id}`, { as }).expect(204)
    await expect(runChore(gone.context, 'sweep-files')).rejects.toThrow()
    expect((await filesOf(as)).map(({ id }) => id)).toEqual([id, other])
    await runChore(there.context, 'sweep-files')
    expect((await filesOf(as)).map(({ id }) => id)).toEqual([other])
    expect((await filesIn(store.folder)).filter((path) => path.includes(id))).toEqual([])
    expect(await there.api.get(`/files/${other}`, { as })).toMatchObject({ status: 200 })
    for (const each of [there, gone]) await each.close()
    await store.close()
  })
})

describe('The sweeper', () => {
  const setChanged = (id: string, minutesAgo: number, state: string) =>
    write(
      app.context.db,
      'UPDATE files SET state = :state, changed_at = NOW(3) - INTERVAL :minutesAgo MINUTE WHERE id = :id',
      { id, state, minutesAgo },
    )

  it('removes what was deleted and what never came to be stored, and touches nothing else', async () => {
    const [stored, deleted, young, old] = [
      await addDocument(app, worker),
      await addDocument(app, worker),
      await addDocument(app, worker),
      await addDocument(app, worker),
    ]
    await setChanged(stored.id, 60 * 24 * 365, 'stored')
    await setChanged(deleted.id, 0, 'deleted')
    await setChanged(young.id, 59, 'pending')
    await setChanged(old.id, 61, 'pending')
    await sweep()
    expect((await filesOf(worker)).map(({ id }) => id)).toEqual([stored.id, young.id])
    const paths = await bytesOf(worker)
    expect(paths).toHaveLength(2)
    await fetchFile(stored.url, worker)
  })

  it('passes by what cannot be removed yet', async () => {
    const { avatarUrl } = await setAvatar(await png())
    const avatarId = idIn(avatarUrl)
    // As no use case leaves it: deleted, and still the picture of the profile.
    await setChanged(avatarId, 0, 'deleted')
    const { id } = await addDocument(app, worker)
    await app.api.delete(`/worker/documents/${id}`, { as: worker }).expect(204)
    await sweep()
    expect((await filesOf(worker)).map((file) => file.id)).toEqual([avatarId])
    await write(app.context.db, 'UPDATE worker_profiles SET avatar_id = NULL WHERE user_id = :id', { id: worker.id })
    await sweep()
    expect(await filesOf(worker)).toEqual([])
  })
})
