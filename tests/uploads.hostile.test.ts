import { readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import type { Response } from 'supertest'
import { rows } from '../src/config/db'
import { runChore } from '../src/jobs/housekeeping'
import type { Avatar, Document } from '../src/schemas/files'
import { startApp, type TestApp } from './support/app'
import { newRedisPrefix } from './support/auth'
import { makeWorker, type TestUser } from './support/factories'
import { docx, filesIn, pdf, png } from './support/files'
import { fileForm, formOf, type Part } from './support/forms'
import { hostileArchives, otherTypes } from './support/hostileArchives'
import {
  bombs,
  CANARY,
  exifPayloads,
  hiddenTexts,
  polyglots,
  sampleFiles,
  SCRIPT,
  type HostileFile,
} from './support/hostilePictures'
import { expectProblem } from './support/problems'
import { count } from './support/races'

const MB = 1024 * 1024
/** Generous for a machine that does other things as well; without a limit the worst would take minutes. */
const MAX_MS = 5_000

const folder = `.data/test/uploads-${newRedisPrefix()}`
let app: TestApp
let worker: TestUser
let before: string[]
let tried = 0
beforeAll(async () => {
  before = await temporaryFiles()
  app = await startApp({ UPLOAD_URL: `file:${folder}`, WORKER: 'off' })
  worker = await makeWorker(app)
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

/** What libraries for pictures and forms leave where temporary files go. */
const temporaryFiles = async (): Promise<string[]> =>
  (await readdir(tmpdir())).filter((name) => /^(vips|magick|libvips|multer|upload|[0-9a-f]{32}$)/.test(name))

async function inTime<T>(work: PromiseLike<T>): Promise<T> {
  const begin = performance.now()
  const result = await work
  expect(performance.now() - begin).toBeLessThan(MAX_MS)
  return result
}

/** Sends a file to both kinds of routes. What is taken is looked at, and must be harmless. @returns whether it was taken */
async function tryFile({ content, fileName = 'x.png' }: HostileFile): Promise<boolean> {
  tried += 1
  const asPicture = fileForm(content, fileName)
  const picture = await inTime(app.api.put('/worker/profile/avatar', { as: worker, ...asPicture }))
  await checkPicture(picture)
  const asDocument = fileForm(content, fileName, { kind: 'resume' })
  const document = await inTime(app.api.post('/worker/documents', { as: worker, ...asDocument }))
  await checkDocument(document)
  return picture.status === 200 || document.status === 201
}

const refusals = [400, 413, 422]

async function checkPicture(response: Response): Promise<void> {
  if (response.status !== 200) {
    expect(refusals).toContain(response.status)
    return
  }
  const { avatarUrl }: Avatar = response.body
  for (const size of ['small', 'medium', 'large']) {
    const { headers, body } = await fetchBytes(`${avatarUrl}?size=${size}`)
    expect(headers['content-type']).toBe('image/webp')
    expectPixelsAlone(body)
    expectSandboxed(headers)
  }
}

const saved: Record<string, RegExp> = {
  'application/pdf': /\.pdf"?(;|$)/i,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': /\.docx"?(;|$)/i,
  'image/png': /\.png"?(;|$)/i,
  'image/jpeg': /\.jpe?g"?(;|$)/i,
  'image/webp': /\.webp"?(;|$)/i,
}

async function checkDocument(response: Response): Promise<void> {
  if (response.status !== 201) {
    expect(refusals).toContain(response.status)
    return
  }
  const { url, mimeType, id }: Document = response.body
  const { headers, body } = await fetchBytes(url)
  expect(headers['content-type']).toBe(mimeType)
  expect(headers['content-disposition']).toMatch(/^attachment; filename=/)
  expect(headers['content-disposition']).toMatch(saved[mimeType] ?? 'a type that is taken')
  expectSandboxed(headers)
  if (mimeType.startsWith('image/')) expectPixelsAlone(body)
  await app.api.delete(`/worker/documents/${id}`, { as: worker }).expect(204)
}

/** Of what was hidden in a picture or behind it nothing is left. */
function expectPixelsAlone(bytes: Buffer): void {
  for (const text of [CANARY, '<script', '<?php', 'Exif', 'PK\x03\x04'])
    expect(bytes.includes(text, 0, 'latin1')).toBe(false)
}

/** No browser takes it for a page or runs a script in it. */
function expectSandboxed(headers: Record<string, string>): void {
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
}

async function fetchBytes(url: string): Promise<{ headers: Record<string, string>; body: Buffer }> {
  return app.api
    .get(url.replace('/api/v1', ''), { as: worker })
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(null, Buffer.concat(chunks)))
    })
    .expect(200)
}

/** @returns how many were taken */
async function tryAll(files: readonly HostileFile[]): Promise<number> {
  let taken = 0
  for (const file of files) {
    const isTaken = await tryFile(file).catch((error: unknown) => {
      throw new Error(`${file.what}: ${String(error)}`, { cause: error })
    })
    if (isTaken) taken += 1
  }
  return taken
}

describe('Hostile and broken files are taken harmless or not at all:', () => {
  // Where some are taken, what is checked about them is checked.
  it('polyglots', async () => expect(await tryAll(await polyglots(await sampleFiles()))).toBeGreaterThan(20))
  it('words in pictures', async () => expect(await tryAll(hiddenTexts(await sampleFiles()))).toBeGreaterThan(10))
  it('EXIF as attackers write it', async () => expect(await tryAll(await exifPayloads())).toBeGreaterThan(10))
  it('bombs', async () => expect(await tryAll(await bombs())).toBeLessThan(6), 60_000)
  it('archives', async () => expect(await tryAll(await hostileArchives())).toBe(0), 60_000)
  it('other types by other names', async () => expect(await tryAll(otherTypes())).toBe(0))

  it('files that end anywhere', async () => {
    const samples = { ...(await sampleFiles()), docx: await docx(), pdf: pdf(3_000) }
    const shares = [0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99]
    const files = Object.entries(samples).flatMap(([kind, content]) =>
      shares.map((share) => ({
        what: `${kind}, ${share} of it`,
        content: content.subarray(0, content.length * share),
      })),
    )
    expect(await tryAll(files)).toBe(0)
  })

  it('files with wrong bits', async () => {
    const samples = { ...(await sampleFiles()), docx: await docx() }
    const files = Object.entries(samples).flatMap(([kind, content]) =>
      count(5, (round) => {
        const broken = Buffer.from(content)
        for (let i = 0; i < 10; i += 1) {
          const place = (round * 7_919 + i * 104_729) % broken.length
          broken[place] = (broken[place] ?? 0) ^ (1 << (i % 8))
        }
        return { what: `${kind} with wrong bits (${round})`, content: broken }
      }),
    )
    expect(await tryAll(files)).toBeLessThan(20)
  })

  const names = [
    ...[
      'page.html',
      'page.svg',
      'x.js',
      'x.php',
      'x.exe',
      '.htaccess',
      'CON',
      'aux.pdf',
      'resume.pdf.exe',
      'x.png%00.html',
    ],
    ...[
      '../../../etc/cron.d/x',
      '/etc/passwd',
      '..\\..\\boot.ini',
      'C:\\x.png',
      'a\r\nContent-Type: text/html',
      'a"; filename="b.html',
    ],
    ...[
      '\u202Egnp.exe',
      '\u2066x\u2069.png',
      'x\u0000.png',
      'x\u2028.png',
      '',
      ' ',
      '.',
      '..',
      'x'.repeat(10_000),
      '%2e%2e%2fx',
      '${jndi:ldap://x}',
      "'; DROP TABLE files; --",
      '{{7*7}}',
      '=cmd|x',
    ],
  ]
  it('good files by bad names', async () => {
    const contents = [await png(), pdf()]
    const files = names.flatMap((fileName) =>
      contents.map((content) => ({ what: JSON.stringify(fileName), content, fileName })),
    )
    expect(await tryAll(files)).toBeGreaterThan(20)
  })

  it('files that are just as large as they may be, or larger', async () => {
    for (const size of [5 * MB - 1, 5 * MB]) await tryFile({ what: 'a PDF', content: pdf(size), fileName: 'x.pdf' })
    for (const size of [5 * MB + 1, 6 * MB, 40 * MB]) {
      const form = fileForm(pdf(size), 'x.pdf', { kind: 'resume' })
      expectProblem(await inTime(app.api.post('/worker/documents', { as: worker, ...form })), 'payload_too_large')
    }
  })
})

describe('Hostile forms', () => {
  const file: Part = { name: 'file', fileName: 'x.pdf', content: pdf() }
  const kind: Part = { name: 'kind', content: 'resume' }
  const deep = (levels: number, open = '[a', close = ']') => `x${open.repeat(levels)}${close.repeat(levels)}`
  const disposition = (rest: string) => `Content-Disposition: form-data; ${rest}`
  const forms: [what: string, parts: Part[]][] = [
    ['a field name of 5,000 levels', [{ name: `x${'[a]'.repeat(5_000)}`, content: '1' }, kind, file]],
    ['a field name of 5,000 brackets', [{ name: deep(5_000), content: '1' }, kind, file]],
    ['a field name of few levels', [{ name: 'kind[a][b]', content: 'resume' }, kind, file]],
    ['a list of kinds', [{ name: 'kind[]', content: 'resume' }, file]],
    ['a far index', [{ name: 'kind[4294967294]', content: 'resume' }, file]],
    ['two kinds', [kind, kind, file]],
    ['the prototype', [{ name: '__proto__', content: 'x' }, { name: '__proto__[admin]', content: 'x' }, kind, file]],
    ['the constructor', [{ name: 'constructor[prototype][admin]', content: 'x' }, kind, file]],
    ['hundreds of fields', [...count(500, (i) => ({ name: `f${i}`, content: 'x' })), kind, file]],
    ['a field name of 20,000 characters', [{ name: 'x'.repeat(20_000), content: 'x' }, kind, file]],
    ['a field of 100 KB', [{ name: 'kind', content: 'x'.repeat(100_000) }, file]],
    ['a field without a name', [{ name: '', content: 'x' }, kind, file]],
    ['two files', [kind, file, file]],
    ['twenty files', [kind, ...count(20, () => file)]],
    ['a file by another name', [kind, { ...file, name: 'avatar' }]],
    ['a file in the place of a field', [{ ...file, name: 'kind' }, file]],
    ['a file by a name of 5,000 levels', [kind, { ...file, name: `file${'[a]'.repeat(5_000)}` }]],
    ['text in the place of a file', [kind, { name: 'file', content: pdf() }]],
    ['no parts at all', []],
    ['an empty file', [kind, { ...file, content: '' }]],
    ['a name in two lines', [kind, { ...file, head: `${disposition('name="file"; filename="a')}\r\nX-Evil: b.pdf"` }]],
    ['NUL in a name', [kind, { ...file, head: disposition('name="file"; filename="a\0.pdf"') }]],
    [
      'a path in an extended name',
      [kind, { ...file, head: disposition(`name="file"; filename*=UTF-8''..%2F..%2Fx.pdf`) }],
    ],
    ['NUL in an extended name', [kind, { ...file, head: disposition(`name="file"; filename*=UTF-8''a%00.pdf`) }]],
    ['an unknown charset', [kind, { ...file, head: disposition(`name="file"; filename*=klingon''x.pdf`) }]],
    ['a name that is no UTF-8', [kind, { ...file, head: disposition(`name="file"; filename*=UTF-8''%ff%fe.pdf`) }]],
    [
      'two names of the file',
      [kind, { ...file, head: disposition('name="file"; filename="a.pdf"; filename="b.html"') }],
    ],
    [
      'hundreds of headers',
      [
        kind,
        {
          ...file,
          head: `${count(500, (i) => `X-${i}: y`).join('\r\n')}\r\n${disposition('name="file"; filename="x.pdf"')}`,
        },
      ],
    ],
    [
      'a header of 100 KB',
      [kind, { ...file, head: `X-Long: ${'y'.repeat(100_000)}\r\n${disposition('name="file"; filename="x.pdf"')}` }],
    ],
    ['no disposition', [kind, { ...file, head: 'Content-Type: application/pdf' }]],
    ['another disposition', [kind, { ...file, head: 'Content-Disposition: attachment; filename="x.pdf"' }]],
    [
      'base64',
      [kind, { ...file, head: `${disposition('name="file"; filename="x.pdf"')}\r\nContent-Transfer-Encoding: base64` }],
    ],
    [
      'a type that lies',
      [kind, { ...file, head: `${disposition('name="file"; filename="x.pdf"')}\r\nContent-Type: text/html` }],
    ],
    [
      'a boundary inside the file',
      [kind, { ...file, content: Buffer.concat([pdf(), Buffer.from('\r\n--x-test-boundary'), pdf()]) }],
    ],
  ]
  it.each(forms)('with %s are taken for what they are', async (_what, parts) => {
    tried += 1
    const response = await inTime(app.api.post('/worker/documents', { as: worker, ...formOf(parts) }))
    await checkDocument(response)
    const avatar = await inTime(app.api.put('/worker/profile/avatar', { as: worker, ...formOf(parts) }))
    expect(refusals).toContain(avatar.status)
    expect(Reflect.get({}, 'admin')).toBeUndefined()
  })

  it.each([
    ['has no boundary', 'multipart/form-data', ''],
    ['has an empty boundary', 'multipart/form-data; boundary=', '--\r\n\r\n----'],
    ['has a boundary of 1,000 characters', `multipart/form-data; boundary=${'x'.repeat(1_000)}`, '--x'],
    ['is empty', 'multipart/form-data; boundary=x', ''],
    [
      'has no end',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-',
    ],
    ['has no form', 'multipart/form-data; boundary=x', SCRIPT],
    [
      'is of parts within parts',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Type: multipart/mixed; boundary=y\r\n\r\n--y\r\n\r\n--y--\r\n--x--',
    ],
    ['is mixed', 'multipart/mixed; boundary=x', '--x--'],
  ])('are refused where the body %s', async (_what, type, body) => {
    tried += 1
    for (const send of [
      () => app.api.post('/worker/documents', { as: worker, body, headers: { 'Content-Type': type } }),
      () => app.api.put('/worker/profile/avatar', { as: worker, body, headers: { 'Content-Type': type } }),
    ]) {
      expect([400, 415, 422]).toContain((await inTime(send())).status)
    }
  })
})

describe('After all of them', () => {
  it('there were more than 200', () => {
    expect(tried).toBeGreaterThan(200)
  })

  it('nothing is left but what was taken, and the server is well', async () => {
    await app.api.delete('/worker/profile/avatar', { as: worker }).expect(200)
    await runChore(app.context, 'sweep-files')
    const text = 'SELECT id FROM files WHERE owner_id = :id'
    expect(await rows(app.context.db, text, { id: worker.id })).toEqual([])
    expect(await filesIn(folder)).toEqual([])
    expect(await temporaryFiles()).toEqual(before)
    await app.api.get('/skills').expect(200)
  })
})
