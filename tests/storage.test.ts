import { once } from 'node:events'
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer, text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { inspect, promisify } from 'node:util'
import { createStorage } from '../src/config/storage'
import { parseUploadUrl } from '../src/config/uploadUrl'
import { Problem } from '../src/utils/errors'
import { createS3Storage } from '../src/utils/s3Storage'
import { NothingStored, type Storage } from '../src/utils/storage'
import { TimeoutError } from '../src/utils/timeout'
import { newId } from '../src/utils/uuid'
import { eventually } from './support/eventually'
import { filesIn } from './support/files'
import { startObjectStore, type ObjectStore } from './support/objectStore'

let folder: string
let store: ObjectStore
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storage-'))
  store = await startObjectStore()
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const storageAt = (url: string): Storage => createStorage(parseUploadUrl(url))

const failure = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error: unknown) => error,
  )
const isOutage = async (work: Promise<unknown>): Promise<boolean> => {
  const error = await failure(work)
  return error instanceof Problem && error.code === 'unavailable' && Number(error.headers['Retry-After']) > 0
}

describe.each([
  { kind: 'A folder', urlOf: () => `file:${folder}/files` },
  { kind: 'An S3-compatible store', urlOf: () => store.url },
])('$kind', ({ urlOf }) => {
  let storage: Storage
  beforeAll(() => {
    storage = storageAt(urlOf())
  })
  const read = async (name: string) => text(await storage.open(name))

  it('gives back what it was given', async () => {
    const name = newId()
    const bytes = Buffer.from(Array.from({ length: 100_000 }, (_, i) => i % 251))
    await storage.put(name, bytes, bytes.length)
    expect((await buffer(await storage.open(name))).equals(bytes)).toBe(true)
  })

  it('takes a stream whose size is known, however large', async () => {
    const name = newId()
    const [chunk, chunks] = [Buffer.alloc(1024 * 1024, 'x'), 32]
    const stream = Readable.from(Array.from({ length: chunks }, () => chunk))
    await storage.put(name, stream, chunk.length * chunks)
    let size = 0
    for await (const part of await storage.open(name)) size += Buffer.from(part).length
    expect(size).toBe(chunk.length * chunks)
  })

  it('gives a range of bytes, both ends included', async () => {
    const name = newId()
    await storage.put(name, Buffer.from('0123456789'), 10)
    for (const [start, end, expected] of [
      [0, 1, '01'],
      [3, 5, '345'],
      [9, 9, '9'],
      [0, 9, '0123456789'],
    ] as const) {
      expect(await text(await storage.open(name, { start, end }))).toBe(expected)
    }
  })

  it('replaces what was there', async () => {
    const name = newId()
    for (const content of ['first', 'second one']) await storage.put(name, Buffer.from(content), content.length)
    expect(await read(name)).toBe('second one')
  })

  it('finds nothing that would keep files from being kept, and leaves no trace of having looked', async () => {
    const before = await filesIn(folder)
    expect(await storage.fault()).toBeUndefined()
    expect(await filesIn(folder)).toEqual(before)
  })

  it('has nothing under a name that was never used, or that was deleted', async () => {
    const name = newId()
    expect(await failure(storage.open(name))).toBeInstanceOf(NothingStored)
    await storage.put(name, Buffer.from('x'), 1)
    await storage.delete(name)
    expect(await failure(storage.open(name))).toBeInstanceOf(NothingStored)
    await storage.delete(name)
  })

  it.each([
    ['breaks off', (): Readable => Readable.from(breaking()), 'The source broke'],
    ['is shorter than announced', (): Readable => Readable.from([Buffer.alloc(10)]), /fewer bytes/],
    ['is longer than announced', (): Readable => Readable.from([Buffer.alloc(90), Buffer.alloc(90)]), /more bytes/],
  ])('keeps nothing of a stream that %s', async (_what, makeStream, message) => {
    const name = newId()
    const stream = makeStream()
    await expect(storage.put(name, stream, 100)).rejects.toThrow(message)
    expect(stream.destroyed).toBe(true)
    // A store hears of the end of a connection a little later.
    await eventually(async () => expect(await failure(storage.open(name))).toBeInstanceOf(NothingStored))
  })

  it('keeps nothing of bytes that are not as many as announced', async () => {
    const name = newId()
    for (const size of [2, 4]) expect(await failure(storage.put(name, Buffer.from('abc'), size))).toBeInstanceOf(Error)
    expect(await failure(storage.open(name))).toBeInstanceOf(NothingStored)
  })

  it.each(['../escape', '/etc/passwd', 'a/b', '..', '.', '', 'a\0b', 'A', 'ä', 'x'.repeat(101), '.unfinished', 'a.b'])(
    'takes no name that could lead elsewhere: %j',
    async (name) => {
      for (const work of [
        () => storage.put(name, Buffer.from('x'), 1),
        () => storage.open(name),
        () => storage.delete(name),
      ]) {
        expect(await failure(work())).toBeInstanceOf(TypeError)
      }
    },
  )
})

async function* breaking(): AsyncGenerator<Buffer> {
  yield Buffer.alloc(50)
  await new Promise(setImmediate)
  throw new Error('The source broke')
}

describe('A folder', () => {
  it('leaves what was there when its replacement breaks off', async () => {
    const storage = storageAt(`file:${folder}/kept`)
    await storage.put('name', Buffer.from('before'), 6)
    await expect(storage.put('name', Readable.from(breaking()), 100)).rejects.toThrow('The source broke')
    expect(await text(await storage.open('name'))).toBe('before')
  })

  it('holds the files and nothing else, also after writing was broken off', async () => {
    const own = join(folder, 'own')
    const storage = storageAt(`file:${own}`)
    await storage.put('whole', Buffer.from('x'), 1)
    await failure(storage.put('broken', Readable.from(breaking()), 100))
    expect(await filesIn(own)).toEqual([join(own, 'whole')])
  })

  it('lets nobody but its owner read the files', async () => {
    const own = join(folder, 'modes')
    await storageAt(`file:${own}`).put('whole', Buffer.from('x'), 1)
    const { mode } = await stat(join(own, 'whole'))
    expect(mode & 0o077).toBe(0)
  })

  it('forgets with a file also what a writer that was killed has left of it', async () => {
    const own = join(folder, 'killed')
    const storage = storageAt(`file:${own}`)
    const drafts = ['one', 'one-small'].map((name) => join(own, '.unfinished', `${name}.${newId()}`))
    await mkdir(join(own, '.unfinished'), { recursive: true })
    for (const draft of drafts) await writeFile(draft, 'half of it')
    await storage.delete('one')
    expect(await filesIn(own)).toEqual([drafts[1]])
  })

  it('is unavailable, and left as it was, where it cannot be written', async () => {
    const file = join(folder, 'a-file')
    await writeFile(file, 'not a folder')
    const storage = storageAt(`file:${file}`)
    expect(await isOutage(storage.put('name', Buffer.from('x'), 1))).toBe(true)
    const stream = Readable.from([Buffer.from('x')])
    expect(await isOutage(storage.put('name', stream, 1))).toBe(true)
    expect(stream.destroyed).toBe(true)
    expect(await storage.fault()).toBe('The folder is not there.')
  })
})

describe('An S3-compatible store', () => {
  it('tells that it does not answer, or that its bucket is not there, in words that name neither', async () => {
    const silentStore = `s3+http://key:secret@127.0.0.1:${await startSilent()}/gigs`
    for (const url of [silentStore, 's3+http://key:secret@127.0.0.1:9/gigs', store.url.replace('/gigs', '/others')])
      expect(await storageAt(url).fault()).toBe('The store does not answer, or has no such bucket.')
  })

  const silent: Server[] = []
  afterAll(() => silent.forEach((server) => server.close()))

  /** Takes connections and says no word more than these. */
  async function startSilent(words = ''): Promise<number> {
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      if (words) socket.once('data', () => socket.write(words))
    }).listen(0, '127.0.0.1')
    silent.push(server)
    await once(server, 'listening')
    const { port }: Pick<AddressInfo, 'port'> = Object.assign({ port: 0 }, server.address())
    return port
  }

  async function secondsToFail(storage: Storage, work: (storage: Storage) => Promise<unknown>): Promise<number> {
    const begin = performance.now()
    expect(await isOutage(work(storage))).toBe(true)
    return (performance.now() - begin) / 1_000
  }
  const works: ((storage: Storage) => Promise<unknown>)[] = [
    (storage) => storage.put('name', Buffer.alloc(1024 * 1024), 1024 * 1024),
    (storage) => storage.put('name', Readable.from([Buffer.alloc(10)]), 10),
    (storage) => storage.open('name'),
    (storage) => storage.delete('name'),
  ]

  it('is unavailable at once when nobody listens', async () => {
    const storage = storageAt('s3+http://key:secret@127.0.0.1:9/gigs')
    for (const work of works) expect(await secondsToFail(storage, work)).toBeLessThan(2)
  })

  it('is unavailable within seconds when it does not answer', async () => {
    const storage = storageAt(`s3+http://key:secret@127.0.0.1:${await startSilent()}/gigs`)
    const seconds = await Promise.all(works.map((work) => secondsToFail(storage, work)))
    expect(Math.max(...seconds)).toBeLessThan(5)
  })

  const HALF_AN_ANSWER = 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf'
  /** A storage that waits for the next bytes no longer than that. */
  const impatient = (url: string): Storage => {
    const target = parseUploadUrl(url)
    if (!('s3' in target)) throw new Error('Not the URL of a store')
    return createS3Storage(target.s3, 300)
  }

  it('waits for whoever reads slowly', async () => {
    const storage = impatient(store.url)
    const [name, size] = [newId(), 32 * 1024 * 1024]
    await storage.put(name, Buffer.alloc(size), size)
    let read = 0
    for await (const part of await storage.open(name)) {
      read += Buffer.from(part).length
      if (read < 100_000) await wait(1_000)
    }
    expect(read).toBe(size)
  })

  it('fails whoever reads when it goes silent half-way', async () => {
    const storage = impatient(`s3+http://key:secret@127.0.0.1:${await startSilent(HALF_AN_ANSWER)}/gigs`)
    await expect(text(await storage.open('name'))).rejects.toThrow(TimeoutError)
  })

  it('is let go of by whoever does not read to the end', async () => {
    const storage = storageAt(`s3+http://key:secret@127.0.0.1:${await startSilent(HALF_AN_ANSWER)}/gigs`)
    const connections = promisify((done: Parameters<Server['getConnections']>[0]) =>
      silent.at(-1)?.getConnections(done),
    )
    const [unread, begun] = await Promise.all([storage.open('name'), storage.open('name')])
    await once(begun, 'data')
    for (const stream of [unread, begun]) stream.destroy()
    await eventually(async () => expect(await connections()).toBe(0))
  })

  it('is unavailable, not empty, when its bucket is not there', async () => {
    const storage = storageAt(store.url.replace('/gigs', '/others'))
    for (const work of works.slice(0, 3)) expect(await isOutage(work(storage))).toBe(true)
  })

  it('tells nothing of its key when it fails', async () => {
    const storage = storageAt('s3+http://CANARYKEY:CANARYSECRET@127.0.0.1:9/gigs')
    const error = await failure(storage.open('name'))
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain('CANARY')
  })
})
