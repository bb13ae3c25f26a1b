import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import { parseRange } from '../utils/byteRange'
import { Problem } from '../utils/errors'
import type { FileReply } from '../utils/fileReply'
import { namesTag } from '../utils/precondition'
import type { ByteRange } from '../utils/storage'

/** Whatever an upload holds, a browser runs none of it. */
const POLICY = "default-src 'none'; sandbox"
/** The bytes under an id never change, but a picture that was taken back must not stay in caches for long. */
const SHARED = 'public, max-age=86400, immutable, no-transform'
const PRIVATE = 'no-store, no-transform'

/** Whoever takes a file still more slowly asks for the rest of it as a range. */
const SEND_MS = 10 * 60_000

/** Sends bytes: all of them, the one range that was asked for (RFC 9110 §14), or 304. */
export async function sendFile({ file }: FileReply, request: Request, response: Response): Promise<void> {
  const { tag, size, shared, open } = file
  const validators = { ETag: `"${tag}"`, 'Cache-Control': shared ? SHARED : PRIVATE }
  if (namesTag(request.get('If-None-Match'), tag)) {
    response.status(304).set(validators).end()
    return
  }
  const isHead = request.method === 'HEAD'
  const range = isHead ? undefined : rangeOf(request, file)
  // Before the head is written, because the storage may be away.
  const bytes = isHead ? undefined : await open(range)
  if (response.destroyed) {
    // Whoever asked is gone, and a pipeline into an answer that is over would never end.
    bytes?.destroy()
    return
  }
  describe(file, response)
  response.set({ ...validators, 'Content-Length': String(range ? range.end - range.start + 1 : size) })
  if (range) response.status(206).set('Content-Range', `bytes ${range.start}-${range.end}/${size}`)
  if (!bytes) response.end()
  // Too late for another answer: whoever reads sees that the length is wrong.
  else await pipeline(bytes, response, { signal: AbortSignal.timeout(SEND_MS) }).catch(() => response.destroy())
}

function describe({ mimeType, fileName, inline, shared }: FileReply['file'], response: Response): void {
  // It would derive the type from the name, so the type comes after it.
  if (!inline) response.attachment(fileName)
  response.type(mimeType).set({
    'Accept-Ranges': 'bytes',
    'Content-Security-Policy': POLICY,
    // A picture is shown by web apps of other origins.
    'Cross-Origin-Resource-Policy': shared ? 'cross-origin' : 'same-origin',
  })
}

/** A range of other bytes than the caller has gets the whole. @throws Problem range_not_satisfiable */
function rangeOf(request: Request, { size, tag }: FileReply['file']): ByteRange | undefined {
  const ifRange = request.get('If-Range')
  if (ifRange !== undefined && ifRange !== `"${tag}"`) return undefined
  const range = parseRange(request.get('Range'), size)
  if (range === null) throw new Problem('range_not_satisfiable', { headers: { 'Content-Range': `bytes */${size}` } })
  return range
}
