import { chmod, mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { giveToNobody, unprivileged } from '../../src/cli/daemon'
import { rows } from '../../src/config/db'
import { eventually } from '../support/eventually'
import { makeAdmin, makeWorker, type TestUser } from '../support/factories'
import { addDocument, filesIn, pdf } from '../support/files'
import { fileForm } from '../support/forms'
import type { Product } from './support/product'
import { timeUntil } from './support/recovery'
import { runFolder } from './support/runFolder'
import { limitFiles, startSmallDisk, type SmallDisk } from './support/smallDisk'
import { recordFault } from './support/table'
import { percentile, startTraffic, type Traffic, type TrafficReport } from './support/traffic'
import { startWorld, type World } from './support/world'

const RECOVERY_MS = 10_000
const EXIT_MS = 15_000
const PER_SECOND = 20
/** After a line was refused, and not before: a disk that is nearly full is told as well. */
const IS_FULL = /^The disk is full|as large/

let world: World
beforeAll(async () => {
  world = await startWorld()
  // Nobody else's process may come by here either.
  await chmod(world.folder, 0o755)
})
afterAll(() => world.close())

const Report = z.object({
  status: z.string(),
  checks: z.array(z.object({ name: z.string(), detail: z.string().optional() })),
})
const readyz = async ({ url }: Product) => Report.parse(await (await fetch(`${url}/readyz`)).json())

/** What is wrong with a part of the product, as /readyz tells it; undefined when nothing is. */
async function faultOf(product: Product, name: string): Promise<string | undefined> {
  const { checks } = await readyz(product)
  return checks.find((check) => check.name === name)?.detail
}
const untilFault = (product: Product, name: string, words: RegExp) =>
  eventually(async () => expect(await faultOf(product, name)).toMatch(words), RECOVERY_MS)
const timeToRecover = (product: Product, name: string) =>
  timeUntil(async () => (await faultOf(product, name)) === undefined, RECOVERY_MS)

/** Does `work` while others read, each of which leaves a line in the log. */
async function duringReads(product: Product, work: (traffic: Traffic) => Promise<unknown>): Promise<TrafficReport> {
  const traffic = startTraffic(product.url, PER_SECOND, () => ({ path: '/api/v1/gigs' }))
  try {
    await work(traffic)
  } finally {
    await traffic.stop()
  }
  return traffic.stop()
}

const failedOf = ({ replies }: TrafficReport) => replies.filter(({ status }) => status !== 200).length

/** The lines of all log files, all of which must be whole. */
async function logLines(dir: string): Promise<{ message: string; route?: string }[]> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.log'))
  const texts = await Promise.all(names.map((name) => readFile(join(dir, name), 'utf8')))
  return texts.flatMap((text) => text.split('\n').filter(Boolean)).map((line) => JSON.parse(line))
}
const gigReads = async (dir: string) => (await logLines(dir)).filter(({ route }) => route === '/gigs').length

async function stop(product: Product): Promise<string> {
  const toldAt = performance.now()
  product.signal('SIGTERM')
  const { exitCode, stderr } = await product.ended
  expect(exitCode).toBe(0)
  expect(performance.now() - toldAt).toBeLessThan(EXIT_MS)
  return stderr
}
const timesIn = (text: string, words: string) => text.split(words).length - 1

/** Settings and prefix of a process that may not do everything, with folders of its own for logs and uploads. */
async function withoutRights(name: string) {
  const [LOG_DIR, uploads] = [join(world.folder, name, 'logs'), join(world.folder, name, 'uploads')]
  for (const dir of [LOG_DIR, uploads]) await mkdir(dir, { recursive: true })
  const prefix = unprivileged(runFolder())
  if (prefix.length > 0) giveToNobody(join(world.folder, name))
  else if (process.getuid?.() === 0) throw new Error('As root, the run must be where nobody can reach it')
  return { LOG_DIR, uploads, options: { prefix, settings: { LOG_DIR, UPLOAD_URL: `file:${uploads}` } } }
}

describe('A full disk under the logs', () => {
  let disk: SmallDisk
  beforeAll(async () => {
    disk = await startSmallDisk(join(world.folder, 'small-logs'))
  })
  afterAll(() => disk.remove())

  it('costs no request and no line, is told once, and is over soon after there is room', async () => {
    const product = await world.start({ settings: { LOG_DIR: disk.folder } })
    await disk.fill(product.pid)
    const report = await duringReads(product, async (traffic) => {
      await untilFault(product, 'logs', IS_FULL)
      expect((await readyz(product)).status).toBe('degraded')
      await eventually(() => traffic.replies.length > 4 * PER_SECOND, RECOVERY_MS)
    })
    await disk.free(product.pid)
    const recoveryMs = await timeToRecover(product, 'logs')

    expect(failedOf(report)).toBe(0)
    await eventually(async () => expect(await gigReads(disk.folder)).toBe(report.replies.length))
    const stderr = await stop(product)
    expect(timesIn(stderr, 'The log cannot be written')).toBe(1)
    expect(stderr).toContain('The log is written again; lines lost: 0')
    recordFault({
      fault: 'disk of the logs full',
      injected: disk.how,
      inFlight: report.mostInFlight,
      failed: failedOf(report),
      slowestMs: percentile(report.replies, 1),
      recoveryMs,
    })
  })

  it('keeps no process from ending when it is told to', async () => {
    const product = await world.start({ settings: { LOG_DIR: disk.folder } })
    await disk.fill(product.pid)
    await duringReads(product, () => untilFault(product, 'logs', IS_FULL))
    expect(await stop(product)).toMatch(/The log is closed; lines lost: [1-9]/)
  })
})

describe('Files that may not grow', () => {
  it('are followed by new ones, without a line that is torn or lost', async () => {
    const LOG_DIR = join(world.folder, 'short-logs')
    const product = await world.start({ settings: { LOG_DIR } })
    limitFiles(product.pid, 32_768)
    const report = await duringReads(product, () =>
      eventually(async () => expect((await readdir(LOG_DIR)).length).toBeGreaterThan(2), 3 * RECOVERY_MS),
    )
    limitFiles(product.pid, null)
    const recoveryMs = await timeToRecover(product, 'logs')
    expect(failedOf(report)).toBe(0)
    await eventually(async () => expect(await gigReads(LOG_DIR)).toBe(report.replies.length), RECOVERY_MS)
    await stop(product)
    const [inFlight, slowestMs] = [report.mostInFlight, percentile(report.replies, 1)]
    recordFault({
      fault: 'log files limited',
      injected: 'RLIMIT_FSIZE 32 KB',
      inFlight,
      failed: 0,
      slowestMs,
      recoveryMs,
    })
  })
})

describe('A folder of logs that is removed', () => {
  it('is made again, and the lines go on in it', async () => {
    const LOG_DIR = join(world.folder, 'removed-logs')
    const product = await world.start({ settings: { LOG_DIR } })
    let recoveryMs = 0
    const report = await duringReads(product, async (traffic) => {
      await eventually(() => traffic.replies.length > PER_SECOND, RECOVERY_MS)
      await rm(LOG_DIR, { recursive: true })
      recoveryMs = await timeUntil(async () => (await filesIn(LOG_DIR)).length > 0, RECOVERY_MS)
    })
    expect(failedOf(report)).toBe(0)
    const stderr = await stop(product)
    expect(stderr).toMatch(
      /^The log cannot be written: The file was removed\.\nThe log is written again; lines lost: \d+\n$/,
    )
    const [inFlight, slowestMs] = [report.mostInFlight, percentile(report.replies, 1)]
    recordFault({ fault: 'folder of logs removed', injected: 'rm -r', inFlight, failed: 0, slowestMs, recoveryMs })
  })
})

describe('A full disk under the uploads', () => {
  let disk: SmallDisk
  let worker: TestUser
  beforeAll(async () => {
    disk = await startSmallDisk(join(world.folder, 'small-uploads'))
    worker = await makeWorker(world.setUp)
  })
  afterAll(() => disk.remove())

  it('refuses uploads, leaves nothing of them behind, serves what is there, and takes them again when there is room', async () => {
    const product = await world.start({ settings: { UPLOAD_URL: `file:${disk.folder}` } })
    const app = world.through(product)
    const content = pdf(200_000)
    const kept = await addDocument(app, worker, { content })
    const before = await filesIn(disk.folder)
    const form = fileForm(content, 'resume.pdf', { kind: 'resume' })
    await disk.fill(product.pid)

    const refusals = await Promise.all(
      Array.from({ length: 10 }, () => app.api.post('/worker/documents', { as: worker, ...form })),
    )
    for (const { status, body, headers } of refusals) {
      expect({ status, code: body.code, retryAfter: headers['retry-after'] }).toEqual({
        status: 503,
        code: 'unavailable',
        retryAfter: '2',
      })
    }
    await app.api.get(`/files/${kept.id}`, { as: worker }).expect(200)
    expect((await filesIn(disk.folder)).filter((name) => !name.endsWith('ballast'))).toEqual(before)
    const left = `SELECT state FROM files WHERE owner_id = :id AND state <> 'deleted'`
    expect(await rows(world.setUp.context.db, left, { id: worker.id })).toEqual([{ state: 'stored' }])

    await disk.free(product.pid)
    const recoveryMs = await timeUntil(
      async () => (await app.api.post('/worker/documents', { as: worker, ...form })).status === 201,
      RECOVERY_MS,
    )
    await stop(product)
    recordFault({ fault: 'disk of the uploads full', injected: disk.how, inFlight: 10, failed: 0, recoveryMs })
  })
})

describe('Folders that may not be written', () => {
  it('do not keep a process from starting: it logs to stdout, says what is wrong, and goes on by itself', async () => {
    const { LOG_DIR, uploads, options } = await withoutRights('at-start')
    for (const dir of [LOG_DIR, uploads]) await chmod(dir, 0o500)
    const product = await world.start(options)
    const { status } = await readyz(product)
    expect(status).toBe('degraded')
    for (const name of ['logs', 'uploads']) expect(await faultOf(product, name)).toBe('The folder may not be written.')

    for (const dir of [LOG_DIR, uploads]) await chmod(dir, 0o700)
    const recoveryMs = await timeToRecover(product, 'logs')
    expect((await logLines(LOG_DIR)).map(({ message }) => message)).toContain('Ready')
    product.signal('SIGTERM')
    const { exitCode, stdout, stderr } = await product.ended
    expect(exitCode).toBe(0)
    expect(stdout).toContain('"message":"Ready"')
    expect(stderr).toContain('The log cannot be written: The folder may not be written.')
    recordFault({ fault: 'logs and uploads unwritable at start', injected: 'chmod 500, not as root', recoveryMs })
  })

  it('refuse uploads and serve what is there, and the log answers its readers, while the process runs', async () => {
    const { LOG_DIR, uploads, options } = await withoutRights('while-running')
    const product = await world.start(options)
    const app = world.through(product)
    const [worker, admin] = [await makeWorker(world.setUp), await makeAdmin(world.setUp)]
    const kept = await addDocument(app, worker)
    const form = fileForm(pdf(), 'resume.pdf', { kind: 'resume' })

    await chmod(uploads, 0o500)
    await chmod(join(uploads, '.unfinished'), 0o500)
    await chmod(LOG_DIR, 0)
    for (const name of ['logs', 'uploads']) await untilFault(product, name, /may not be written|was removed/)
    const { body, headers } = await app.api.post('/worker/documents', { as: worker, ...form }).expect(503)
    expect(body.code).toBe('unavailable')
    expect(headers['retry-after']).toMatch(/^\d+$/)
    await app.api.get(`/files/${kept.id}`, { as: worker }).expect(200)
    const unread = await app.api.get('/admin/logs', { as: admin }).expect(503)
    expect(unread.body.code).toBe('unavailable')

    await chmod(uploads, 0o700)
    await chmod(join(uploads, '.unfinished'), 0o700)
    await chmod(LOG_DIR, 0o700)
    const recoveryMs = await timeToRecover(product, 'logs')
    await app.api.post('/worker/documents', { as: worker, ...form }).expect(201)
    await app.api.get('/admin/logs', { as: admin }).expect(200)
    await stop(product)
    recordFault({ fault: 'logs and uploads unwritable', injected: 'chmod 0 and 500, not as root', recoveryMs })
  })
})
