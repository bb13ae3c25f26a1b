import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Response } from 'supertest'
import { z } from 'zod'
import { row, rows, writeMany } from '../src/config/db'
import { createStorage } from '../src/config/storage'
import { makeArchive } from '../src/controllers/system/exportArchive'
import { runChore } from '../src/jobs/housekeeping'
import { newId } from '../src/utils/uuid'
import { startApp, type TestApp } from './support/app'
import { Clock } from './support/clock'
import { leave, passGrace } from './support/deletion'
import {
  makeAdmin,
  makeClient,
  makeEndedContract,
  makeWorker,
  signedInAgain,
  writeReview,
  type TestUser,
} from './support/factories'
import { letter } from './support/letter'
import { expectProblem } from './support/problems'
import { count, tally } from './support/races'
import { createOwnDatabase } from './support/services'
import { plantTraces, wordsOf } from './support/traces'
import { unzip } from './support/unzip'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const clock = new Clock()
let app: TestApp
beforeAll(async () => {
  app = await startApp({ DATABASE_URL: await createOwnDatabase('export'), WORKER: 'off' }, clock)
})
afterAll(() => app.close())

const ask = (user: TestUser) => app.api.post('/me/export', { as: user })
const fetch = (user: TestUser, id: string, headers: Record<string, string> = {}) =>
  app.api.get(`/me/exports/${id}`, { as: user, headers }).buffer(true).parse(bytesOf)

function bytesOf(response: Response, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = []
  response.on('data', (chunk: Buffer) => chunks.push(chunk))
  response.on('end', () => done(null, Buffer.concat(chunks)))
}

async function askedBy(user: TestUser): Promise<string> {
  const { body }: { body: { id: string; status: string } } = await ask(user).expect(202)
  expect(body).toEqual({ id: expect.any(String), status: 'pending' })
  return body.id
}

/** An export that is ready. */
async function exportOf(user: TestUser): Promise<string> {
  const id = await askedBy(user)
  expect(await makeArchive(app.context, id)).toBe(true)
  return id
}

async function archiveOf(user: TestUser): Promise<Map<string, Buffer>> {
  const { body } = await fetch(user, await exportOf(user)).expect(200)
  return unzip(body)
}

const filesOf = ({ id: ownerId }: TestUser) =>
  rows<{ id: string; state: string }>(
    app.context.db,
    `SELECT id, state FROM files WHERE owner_id = :ownerId AND purpose = 'export' ORDER BY id`,
    { ownerId },
  )

describe('A copy of one’s data', () => {
  it('is made after the answer, tells when it is ready, and comes to its owner', async () => {
    const own = await startApp()
    const worker = await makeWorker(own)
    const { body } = await own.api.post('/me/export', { as: worker }).expect(202)
    const mail = await own.mail.waitFor(worker.email)
    expect(mail.text).toContain(`${own.context.env.APP_URL}/account/exports/${body.id}`)
    const archive = await own.api.get(`/me/exports/${body.id}`, { as: worker }).buffer(true).parse(bytesOf)
    expect([...(await unzip(archive.body)).keys()]).toContain('account.json')
    await own.close()
  })

  it('is pending until it is made', async () => {
    const worker = await makeWorker(app)
    const id = await askedBy(worker)
    const { headers, body } = await app.api.get(`/me/exports/${id}`, { as: worker }).expect(202)
    expect(body).toEqual({ id, status: 'pending' })
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    expect(await letter(app, 'export-ready', { exportId: id })).toBeUndefined()
  })

  it('is saved as a file, whole or in parts, and not sent to who has it', async () => {
    const worker = await makeWorker(app)
    const id = await exportOf(worker)
    const whole = await fetch(worker, id).expect(200)
    expect(whole.type).toBe('application/zip')
    expect(whole.headers['content-disposition']).toMatch(/^attachment; filename=my-data-\d{4}-\d\d-\d\d\.zip$/)
    expect(whole.headers.etag).toBe(`"${createHash('sha256').update(whole.body).digest('hex')}"`)
    const part = await fetch(worker, id, { Range: 'bytes=0-3' }).expect(206)
    expect(part.body).toEqual(Buffer.from('PK\u0003\u0004'))
    await fetch(worker, id, { 'If-None-Match': String(whole.headers.etag) }).expect(304)
  })

  it('is for nobody else', async () => {
    const worker = await makeWorker(app)
    const [pending, ready] = [await askedBy(worker), await exportOf(await makeWorker(app))]
    for (const stranger of [await makeWorker(app), await makeAdmin(app)]) {
      for (const id of [pending, ready]) {
        expectProblem(await app.api.get(`/me/exports/${id}`, { as: stranger }), 'not_found')
        const [file] = await rows<{ id: string }>(app.context.db, 'SELECT file_id AS id FROM exports WHERE id = :id', {
          id,
        })
        if (file?.id) expectProblem(await app.api.get(`/files/${file.id}`, { as: stranger }), 'not_found')
      }
    }
  })

  it('is noted in the audit log', async () => {
    const worker = await makeWorker(app)
    const exportId = await askedBy(worker)
    const text = `SELECT action, detail FROM audit_log WHERE actor_id = :id AND action = 'user.export'`
    expect(await rows(app.context.db, text, { id: worker.id })).toEqual([
      { action: 'user.export', detail: JSON.stringify({ exportId }) },
    ])
  })

  it('can be asked for once a day', async () => {
    const worker = await makeWorker(app)
    await exportOf(worker)
    expectProblem(await ask(worker), 'too_many_exports')
    clock.advance({ hours: 25 })
    await ask(await signedInAgain(app, worker)).expect(202)
  })

  it('is asked for once, however often that is done at the same moment, and not while one is being made', async () => {
    const workers = await Promise.all(count(5, () => makeWorker(app)))
    for (const worker of workers) {
      const replies = await Promise.all(count(6, () => ask(worker)))
      expect(tally(replies)).toEqual({ '202': 1, '409 too_many_exports': 5 })
    }
    clock.advance({ hours: 25 })
    for (const worker of workers) expectProblem(await ask(await signedInAgain(app, worker)), 'too_many_exports')
  })

  it('ends after seven days, and its bytes with it', async () => {
    const worker = await makeWorker(app)
    const id = await exportOf(worker)
    const mail = await letter(app, 'export-ready', { exportId: id })
    expect(Date.parse(mail?.data.expiresAt ?? '') - clock.now().getTime()).toBeCloseTo(7 * 86_400_000, -5)
    const [file] = await filesOf(worker)
    clock.advance({ days: 6, hours: 23 })
    await fetch(await signedInAgain(app, worker), id).expect(200)

    clock.advance({ hours: 2 })
    expectProblem(await app.api.get(`/me/exports/${id}`, { as: await signedInAgain(app, worker) }), 'not_found')
    expect(await letter(app, 'export-ready', { exportId: id })).toBeUndefined()
    for (const chore of ['remove-exports', 'sweep-files']) await runChore(app.context, chore)
    expect(await filesOf(worker)).toEqual([])
    await expect(app.context.files.open(file?.id ?? '')).rejects.toThrow()
  })
})

describe('The archive', () => {
  let user: TestUser
  let others: TestUser[]
  let files: Map<string, Buffer>
  let whole: string
  beforeAll(async () => {
    const [client, worker] = [await makeClient(app), await makeWorker(app)]
    user = await makeWorker(app)
    others = [client, worker]
    await plantTraces(app, user, { client, worker })
    await writeReview(app, client, await makeEndedContract(app, client, user), { text: 'Sealed for now' })
    files = await archiveOf(user)
    whole = [...files].map(([name, bytes]) => `${name}\n${bytes.toString()}`).join('\n')
  })

  it('holds everything that its owner has written', () => {
    expect(wordsOf(user).length).toBeGreaterThan(40)
    expect(wordsOf(user).filter(({ text }) => !whole.includes(text))).toEqual([])
  })

  it('has something in every list', () => {
    const lists = [...files].filter(([name]) => name.endsWith('.json'))
    expect(lists).toHaveLength(21)
    expect(lists.filter(([, bytes]) => /^(\[\]|null)\s*$/.test(bytes.toString())).map(([name]) => name)).toEqual([])
  })

  it('says what is what', () => {
    const readme = files.get('README.txt')?.toString() ?? ''
    const names = [...files.keys()].filter((name) => name !== 'README.txt')
    for (const name of names) expect(readme).toContain(name.replace(/^files\/.*/, 'files/'))
  })

  it('holds nothing of others that its owner does not see', async () => {
    for (const { email } of others) expect(whole).not.toContain(email)
    const letters = await rows<{ letter: string }>(
      app.context.db,
      'SELECT cover_letter AS letter FROM applications WHERE client_id = :clientId',
      { clientId: user.id },
    )
    expect(letters.length).toBeGreaterThan(2)
    for (const { letter: text } of letters) expect(whole).not.toContain(text)
    expect(whole).not.toContain('Sealed for now')
  })

  it('holds no secret', async () => {
    const text = 'SELECT password_hash AS hash FROM users WHERE id = :id'
    const { hash } = (await row<{ hash: string }>(app.context.db, text, { id: user.id })) ?? { hash: '' }
    expect(hash).toMatch(/^\$2/)
    for (const secret of [hash, user.refreshToken, user.accessToken]) expect(whole).not.toContain(secret)
    expect(whole).not.toMatch(/"\w*(hash|nonce|secret|token|sketch)\w*":/i)
  })

  it('holds the files as they were stored', async () => {
    const Listed = z.array(z.object({ id: z.string(), sha256: z.string() }))
    const listed = Listed.parse(JSON.parse(files.get('files.json')?.toString() ?? ''))
    expect(listed).not.toHaveLength(0)
    for (const { id } of listed) {
      const name = [...files.keys()].find((each) => each.startsWith(`files/${id}/`)) ?? ''
      expect(files.get(name)).toEqual(await buffer(await app.context.files.open(id)))
    }
  })

  it('holds long lists whole', async () => {
    const [worker, client] = [await makeWorker(app), await makeClient(app)]
    const gigs = count(650, () => ({ id: newId(), clientId: client.id }))
    await writeMany(
      app.context.db,
      `INSERT INTO gigs (id, client_id, title, description, skill_text, pay_type, budget_min, budget_max, currency, openings, status,
                         created_at, updated_at) VALUES`,
      `(:id, :clientId, 'Gig', 'Work', '', 'fixed', 1, 2, 'EUR', 1, 'open', NOW(3), NOW(3))`,
      gigs,
    )
    await writeMany(
      app.context.db,
      'INSERT INTO saved_jobs (worker_id, gig_id, saved_at) VALUES',
      '(:workerId, :gigId, NOW(3))',
      gigs.map(({ id: gigId }) => ({ workerId: worker.id, gigId })),
    )
    const Ids = z.array(z.looseObject({ id: z.string() }))
    const idsIn = (files: Map<string, Buffer>, name: string) =>
      Ids.parse(JSON.parse(files.get(name)?.toString() ?? '')).map(({ id }) => id)
    const newestFirst = gigs.map(({ id }) => id).reverse()
    expect(idsIn(await archiveOf(client), 'gigs.json')).toEqual(newestFirst)
    expect(idsIn(await archiveOf(worker), 'saved-jobs.json')).toEqual(newestFirst)
  })
})

describe('The task that makes it', () => {
  /** What it writes to before an archive is stored. */
  const temporaryFiles = async () => (await readdir(tmpdir())).filter((name) => UUID.test(name))

  it('leaves one archive, one mail and no temporary file, however often it is done', async () => {
    const before = await temporaryFiles()
    const worker = await makeWorker(app)
    const id = await exportOf(worker)
    expect(await makeArchive(app.context, id)).toBe(false)
    expect(await filesOf(worker)).toEqual([{ id: expect.any(String), state: 'stored' }])
    const mails = `SELECT COUNT(*) AS found FROM outbox WHERE name = 'export-ready' AND JSON_VALUE(payload, '$.exportId') = :export`
    expect(await row(app.context.db, mails, { export: id })).toEqual({ found: 1 })
    expect(await temporaryFiles()).toEqual(before)
  })

  it('leaves one archive when two processes do it at once', async () => {
    const worker = await makeWorker(app)
    const id = await askedBy(worker)
    const made = await Promise.all([makeArchive(app.context, id), makeArchive(app.context, id)])
    expect(made.sort()).toEqual([false, true])
    expect((await filesOf(worker)).map(({ state }) => state).sort()).toEqual(['deleted', 'stored'])
    const { body } = await fetch(worker, id).expect(200)
    expect((await unzip(body)).size).toBeGreaterThan(5)
  })

  it('does it again after the storage has failed, and leaves nothing of the first try', async () => {
    const worker = await makeWorker(app)
    const id = await askedBy(worker)
    const before = await temporaryFiles()
    const broken = { ...app.context, files: createStorage({ folder: join(__filename, 'no-folder') }) }
    await expect(makeArchive(broken, id)).rejects.toThrow()
    expect(await temporaryFiles()).toEqual(before)
    expect(await filesOf(worker)).toEqual([{ id: expect.any(String), state: 'deleted' }])
    await app.api.get(`/me/exports/${id}`, { as: worker }).expect(202)

    expect(await makeArchive(app.context, id)).toBe(true)
    await runChore(app.context, 'sweep-files')
    expect(await filesOf(worker)).toEqual([{ id: expect.any(String), state: 'stored' }])
  })

  it('makes nothing for whoever was deleted since', async () => {
    const worker = await makeWorker(app)
    const id = await askedBy(worker)
    await leave(app, worker)
    await passGrace(app, clock)
    expect(await makeArchive(app.context, id)).toBe(false)
    expect(await filesOf(worker)).toEqual([])
  })

  it('is given up after a week', async () => {
    const worker = await makeWorker(app)
    const id = await askedBy(worker)
    clock.advance({ days: 8 })
    expect(await makeArchive(app.context, id)).toBe(false)
    await runChore(app.context, 'remove-exports')
    await ask(await signedInAgain(app, worker)).expect(202)
  })
})
