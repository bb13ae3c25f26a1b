import { Readable } from 'node:stream'
import {
  DeleteObjectCommand,
  GetObjectCommand,
  HeadBucketCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3'
import { unavailable } from './errors'
import { checkName, exactly, NothingStored, type Storage } from './storage'
import { withTimeout } from './timeout'

export interface S3Settings {
  /** Such as https://s3.eu-central-1.example.org, or http://127.0.0.1:9000. */
  endpoint: string
  region: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
}

/** Each download holds a connection for as long as its reader takes, and must not keep others from the store. */
const MAX_SOCKETS = 1_000
const CONNECTIONS = {
  connectionTimeout: 1_000,
  httpAgent: { maxSockets: MAX_SOCKETS },
  httpsAgent: { maxSockets: MAX_SOCKETS },
}
/** A dead store must be noticed while somebody waits for it. */
const ANSWER_MS = 3_000
const NEXT_BYTES_MS = 10_000
const PROBE_MS = 900
/** So long may the bytes themselves take beside that: two megabytes a second are little between servers. */
const BYTES_PER_MS = 2_000
const ATTEMPTS = 2
const silent = () => undefined
/** What fails is logged where it is answered, not by the library on the terminal. */
const NO_LOG = { debug: silent, info: silent, warn: silent, error: silent }

/** Keeps each file as an object of a bucket, in any store that speaks S3. Nothing is opened before the first use. */
export function createS3Storage(
  { bucket: Bucket, endpoint, region, ...credentials }: S3Settings,
  nextBytesMs = NEXT_BYTES_MS,
): Storage {
  const client = new S3Client({
    endpoint,
    region,
    credentials,
    // Buckets as host names take DNS and certificates that stores outside Amazon seldom have.
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: ATTEMPTS,
    requestHandler: CONNECTIONS,
    logger: NO_LOG,
  })
  const addressOf = (name: string) => ({ Bucket, Key: checkName(name) })
  return {
    async put(name, bytes, size) {
      const address = addressOf(name)
      const body = Buffer.isBuffer(bytes) ? exactBuffer(bytes, size) : Readable.from(exactly(bytes, size))
      await answer(
        (abortSignal) =>
          client.send(new PutObjectCommand({ ...address, Body: body, ContentLength: size }), { abortSignal }),
        { milliseconds: ANSWER_MS + size / BYTES_PER_MS, body },
      )
    },
    async open(name, range) {
      const wanted = { ...addressOf(name), Range: range && `bytes=${range.start}-${range.end}` }
      const { Body } = await answer((abortSignal) => client.send(new GetObjectCommand(wanted), { abortSignal }))
      if (!(Body instanceof Readable)) throw new TypeError('The store sent no bytes')
      return asTheyAreRead(Body, nextBytesMs)
    },
    async delete(name) {
      const address = addressOf(name)
      await answer((abortSignal) => client.send(new DeleteObjectCommand(address), { abortSignal }))
    },
    async fault() {
      const abortSignal = AbortSignal.timeout(PROBE_MS)
      return client.send(new HeadBucketCommand({ Bucket }), { abortSignal }).then(
        () => undefined,
        (error: unknown) => (isForbidden(error) ? undefined : 'The store does not answer, or has no such bucket.'),
      )
    },
  }
}

/** A key may be allowed to read and write objects and yet not to ask for their bucket. */
const isForbidden = (error: unknown) => error instanceof S3ServiceException && error.$metadata.httpStatusCode === 403

/** The same bytes. The store must go on only while somebody waits for more: a slow reader is no dead store. */
function asTheyAreRead(body: Readable, nextBytesMs: number): Readable {
  const chunks: AsyncIterator<Buffer> = body[Symbol.asyncIterator]()
  const bytes = new Readable({
    read() {
      withTimeout(chunks.next(), nextBytesMs).then(
        ({ done, value }) => this.push(done ? null : value),
        (error: unknown) => this.destroy(error instanceof Error ? error : undefined),
      )
    },
    destroy(error, done) {
      body.destroy()
      done(error)
    },
  })
  body.once('error', (error) => bytes.destroy(error))
  return bytes
}

function exactBuffer(bytes: Buffer, size: number): Buffer {
  if (bytes.length !== size) throw new RangeError('Another size than that of the bytes was announced')
  return bytes
}

/**
 * Sends a request, and takes it back when its answer does not come in time or its body breaks off.
 * @throws NothingStored; what broke the body; Problem unavailable for all else
 */
async function answer<T>(
  send: (abortSignal: AbortSignal) => Promise<T>,
  { milliseconds = ANSWER_MS, body = null }: { milliseconds?: number; body?: Readable | Buffer | null } = {},
): Promise<T> {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(), milliseconds)
  let broken: Error | undefined
  const stream = body instanceof Readable ? body : undefined
  stream?.once('error', (error) => {
    broken = error
    controller.abort()
  })
  try {
    return await send(controller.signal)
  } catch (error) {
    stream?.destroy()
    if (broken) throw broken
    throw error instanceof NoSuchKey ? new NothingStored() : unavailable('The storage', error)
  } finally {
    clearTimeout(timer)
  }
}
