import type { RequestHandler } from 'express'
import multer, { MulterError } from 'multer'
import type { UploadedFile } from '../context'
import { Problem, type ProblemCode } from '../utils/errors'

declare global {
  namespace Express {
    interface Locals {
      /** What came as `file`, on routes that take one. */
      uploadedFile?: UploadedFile
    }
  }
}

const MAX_BYTES = 5 * 1024 * 1024

/** Kept in memory, so that no temporary file can outlive its request. */
const readForm = multer({
  storage: multer.memoryStorage(),
  limits: { fileSize: MAX_BYTES, files: 1, fields: 5, parts: 6, fieldSize: 1_000, fieldNameSize: 100, headerPairs: 20 },
}).single('file')

/** Reads a form with one file under `file` and a few short fields. */
export const readUpload: RequestHandler = (request, response, next) => {
  if (!request.is('multipart/form-data')) throw new Problem('unsupported_media_type')
  readForm(request, response, (error: unknown) => {
    const { file } = request
    // multer takes the names of files for latin1.
    if (file)
      response.locals.uploadedFile = {
        name: Buffer.from(file.originalname, 'latin1').toString(),
        bytes: file.buffer,
      }
    next(error === undefined || error === null ? undefined : toProblem(error))
  })
}

const codes: Partial<Record<MulterError['code'], ProblemCode>> = {
  LIMIT_FILE_SIZE: 'payload_too_large',
}

function toProblem(error: unknown): unknown {
  return error instanceof MulterError ? new Problem(codes[error.code] ?? 'bad_request', { cause: error }) : error
}
