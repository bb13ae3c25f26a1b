import type { NextFunction, Request, Response } from 'express'
import multer, { MulterError } from 'multer'
import type { UploadedFile } from '../context'
import { invalidInput, Problem } from '../utils/errors'
import { pointerTo } from './validateInput'

declare global {
  namespace Express {
    interface Locals {
      /** What came as `file`, on routes that take one. */
      uploadedFile?: UploadedFile
    }
  }
}

const MAX_BYTES = 5 * 1024 * 1024
/** With the fields, and what stands between them and around the file. */
export const MAX_FORM_BYTES = MAX_BYTES + 64 * 1024
/** At once in one process. Each takes up to twice its size for as long as its request lasts. */
const MAX_IN_MEMORY = 20
/** Where others wait, whoever has sent more slowly than this for so long makes room. The largest file in time takes 85 KB/s. */
const SLOW = { bytesPerSecond: 32 * 1024, afterSeconds: 5 }

const readForm = multer({
  // No temporary file can outlive its request.
  storage: multer.memoryStorage(),
  limits: {
    fileSize: MAX_BYTES,
    files: 1,
    fields: 5,
    parts: 6,
    fieldSize: 1_000,
    fieldNameSize: 100,
    fieldNestingDepth: 0,
    headerPairs: 20,
  },
  defParamCharset: 'utf8',
  // Whether a name is a path is for its check to see.
  preservePath: true,
}).single('file')

/**
 * Reads forms with one file under `file` and a few short fields.
 * @throws (from the reader) Problem unsupported_media_type, payload_too_large, bad_request, invalid_input; unavailable while
 * `maxInMemory` others are held; request_timeout for who makes room
 */
export function createUploadReader(maxInMemory = MAX_IN_MEMORY) {
  let inMemory = 0
  const senders = new Set<Sender>()
  return (request: Request, response: Response, next: NextFunction): void => {
    if (!request.is('multipart/form-data')) throw new Problem('unsupported_media_type')
    if (inMemory >= maxInMemory) {
      const slowest = slowestOf(senders)
      senders.delete(slowest)
      slowest.giveWay()
    }
    inMemory += 1
    const sender = senderOf(request, response, next)
    senders.add(sender)
    response.once('close', () => {
      inMemory -= 1
      senders.delete(sender)
    })
    readForm(request, response, (error: unknown) => {
      senders.delete(sender)
      response.locals.uploadedFile = uploadedFile(request)
      next(error === undefined || error === null ? undefined : toProblem(error))
    })
  }
}

/** Whose form is still coming. */
interface Sender {
  seconds: () => number
  bytesPerSecond: () => number
  giveWay: () => void
}

function senderOf({ socket }: Request, response: Response, next: NextFunction): Sender {
  const [startedAt, readBefore] = [performance.now(), socket.bytesRead]
  const seconds = () => (performance.now() - startedAt) / 1_000
  return {
    seconds,
    bytesPerSecond: () => (socket.bytesRead - readBefore) / seconds(),
    giveWay() {
      // It was refused already; only its answer has to wait for those before it.
      if (response.headersSent) return
      response.set('Connection', 'close')
      next(new Problem('request_timeout'))
    },
  }
}

/** @throws Problem unavailable when nobody is slow */
function slowestOf(senders: ReadonlySet<Sender>): Sender {
  const slow = [...senders].filter(
    ({ seconds, bytesPerSecond }) => seconds() > SLOW.afterSeconds && bytesPerSecond() < SLOW.bytesPerSecond,
  )
  const [slowest] = slow.sort((a, b) => a.bytesPerSecond() - b.bytesPerSecond())
  if (!slowest) throw new Problem('unavailable', { detail: 'Too many files are being sent.', retryAfterSeconds: 5 })
  return slowest
}

const uploadedFile = ({ file }: Request): UploadedFile | undefined =>
  file && { name: file.originalname, bytes: file.buffer }

/** By the codes of multer, of which its types know only some. */
const refusals: Record<string, (pointer: string) => Problem> = {
  LIMIT_FILE_SIZE: () => new Problem('payload_too_large'),
  LIMIT_FILE_COUNT: () => invalidInput('/body/file', 'duplicate', 'Send one file.'),
  LIMIT_FIELD_VALUE: (pointer) => invalidInput(pointer, 'too_big', 'Is too long.'),
  LIMIT_UNEXPECTED_FILE: unknownField,
  LIMIT_FIELD_KEY: unknownField,
  LIMIT_FIELD_NESTING: unknownField,
  LIMIT_FIELD_COUNT: unknownField,
  LIMIT_PART_COUNT: unknownField,
}

function unknownField(pointer: string): Problem {
  return invalidInput(pointer, 'unrecognized_key', 'There is no such field.')
}

/** Whatever goes wrong in reading a form is wrong with the form. */
function toProblem(error: unknown): Problem {
  const { code, field } = error instanceof MulterError ? error : {}
  const refusal = code && refusals[code]
  return refusal
    ? refusal(pointerTo('/body', field === undefined ? [] : [field]))
    : new Problem('bad_request', { cause: error })
}
