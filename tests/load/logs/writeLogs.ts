import { open, utimes, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { logFileName } from '../../../src/utils/logFile'

/** Words and ids that stand in the log as often as their names say. */
export const planted = {
  oldest: '019a0000-0000-7000-8000-000000000001',
  recent: '019a0000-0000-7000-8000-000000000002',
  absent: '019a0000-0000-7000-8000-000000000003',
  rareWord: 'Zanzibar',
}

export interface WrittenLogs {
  lines: number
  bytes: number
  files: number
  /** In ms since 1970, of the first and the last line. */
  from: number
  until: number
  /** A user with a few hundred lines. */
  userId: string
}

interface Writer {
  start: string
  pid: number
  number: number
  handle: FileHandle
  size: number
  waiting: string[]
  waitingSize: number
}

const PROCESSES = 4
const FILE_BYTES = 50 * 1024 * 1024
const BATCH_BYTES = 1024 * 1024
const STEP_MS = 40
const USERS = 10_000
const routes = [
  'GET /gigs',
  'GET /worker/jobs/:gigId',
  'POST /worker/jobs/:gigId/applications',
  'GET /me',
  'POST /auth/refresh',
  'GET /client/gigs/:gigId/applications',
]

const hex = (n: number, digits: number) => n.toString(16).padStart(digits, '0')
const idOf = (kind: number, n: number) => `019aab3c-${hex(kind, 4)}-7000-8000-${hex(n, 12)}`
const userIdOf = (n: number) => idOf(1, n)

/** Writes logs as several processes would have in the hours before `until`, in rotated files. */
export async function writeLogs(dir: string, bytes: number, until: number): Promise<WrittenLogs> {
  const lines = Math.ceil(bytes / averageLength())
  const from = until - lines * STEP_MS
  const writers = await Promise.all(Array.from({ length: PROCESSES }, (_, i) => begin(dir, from, 1_000 + i)))
  let written = 0
  for (let i = 0; i < lines; i += 1) {
    const writer = writers[i % PROCESSES]
    if (!writer) continue
    const time = from + i * STEP_MS
    const text = `${JSON.stringify(lineOf(i, lines, time, writer.pid))}\n`
    writer.waiting.push(text)
    writer.waitingSize += text.length
    written += text.length
    if (writer.waitingSize >= BATCH_BYTES) await flush(dir, writer, time)
  }
  for (const writer of writers) {
    await flush(dir, writer, until)
    await finish(dir, writer, until)
  }
  const files = writers.reduce((sum, { number }) => sum + number, 0)
  return { lines, bytes: written, files, from, until, userId: userIdOf(7) }
}

function averageLength(): number {
  const sample = Array.from(
    { length: 1_000 },
    (_, i) => JSON.stringify(lineOf(i + 1, 1_000_000, Date.now(), 1_000)).length,
  )
  return sample.reduce((sum, length) => sum + length + 1, 0) / sample.length
}

/** One in a hundred is an error with its stack, one in fifty a warning; the rest are requests. */
function lineOf(i: number, of: number, time: number, process: number): object {
  const head = { time: new Date(time).toISOString(), process }
  const requestId = i === 1 ? planted.oldest : i === of - 50 ? planted.recent : idOf(2, i)
  const userId = userIdOf((i * 7_919) % USERS)
  const [method = '', route = ''] = (routes[i % routes.length] ?? '').split(' ')
  if (i === Math.floor(of / 3)) return { level: 'info', ...head, message: `A letter to ${planted.rareWord}` }
  if (i % 100 === 50) {
    const message = 'connect ECONNREFUSED 127.0.0.1:3306'
    const stack = `Error: ${message}\n${'    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1611:16)\n'.repeat(10)}`
    const err = { type: 'Error', message, stack, code: 'ECONNREFUSED', errno: -111 }
    return { level: 'error', ...head, requestId, userId, method, route, err, message: 'internal_error' }
  }
  if (i % 50 === 1) return { level: 'warn', ...head, task: idOf(3, i), queue: 'email', message: 'A mail was refused' }
  const answer = { status: i % 20 === 0 ? 404 : 200, durationMs: (i % 997) / 10, ip: `203.0.113.${i % 250}` }
  return { level: 'info', ...head, requestId, userId, method, route, ...answer, message: `${method} ${route}` }
}

async function begin(dir: string, from: number, pid: number): Promise<Writer> {
  const start = `${new Date(from).toISOString().replace(/[-:.]/g, '')}-${pid}-${hex(pid, 6)}`
  const handle = await open(join(dir, logFileName({ start, number: 1 })), 'w')
  return { start, pid, number: 1, handle, size: 0, waiting: [], waitingSize: 0 }
}

async function flush(dir: string, writer: Writer, time: number): Promise<void> {
  if (writer.size >= FILE_BYTES) {
    await finish(dir, writer, time)
    writer.number += 1
    writer.handle = await open(join(dir, logFileName(writer)), 'w')
    writer.size = 0
  }
  await writer.handle.write(writer.waiting.join(''))
  writer.size += writer.waitingSize
  writer.waiting = []
  writer.waitingSize = 0
}

/** As the process would have left it. */
async function finish(dir: string, writer: Writer, time: number): Promise<void> {
  await writer.handle.close()
  await utimes(join(dir, logFileName(writer)), time / 1_000, time / 1_000)
}
