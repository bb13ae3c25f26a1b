import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import { Problem } from '../utils/errors'
import type { FileReply } from '../utils/fileReply'
import type { ByteRange } from '../utils/storage'

/** Whatever an upload holds, a browser runs none of it. */
const POLICY = "default-src 'none'; sandbox"
const SHARED = 'public, max-age=31536000, immutable'

/** Sends bytes: all of them, the one range that was asked for (RFC 9110 §14), or 304. */
export async function sendFile({ file }: FileReply, request: Request, response: Response): Promise<void> {
  const { mimeType, fileName, size, tag, inline, shared, open } = file
  if (!inline) response.attachment(fileName)
  response.type(mimeType).set({
    ETag: `"${tag}"`,
    'Accept-Ranges': 'bytes',
    'Cache-Control': shared ? SHARED : 'private, no-cache',
    'Content-Security-Policy': POLICY,
    // A picture is shown by web apps of other origins.
    'Cross-Origin-Resource-Policy': shared ? 'cross-origin' : 'same-origin',
  })
  response.status(200)
  if (request.fresh) {
    response.status(304).end()
    return
  }
  const range = rangeOf(request, file)
  const length = range ? range.end - range.start + 1 : size
  response.set('Content-Length', String(length))
  if (range) response.status(206).set('Content-Range', `bytes ${range.start}-${range.end}/${size}`)
  if (request.method === 'HEAD') {
    response.end()
    return
  }
  const bytes = await open(range)
  // Too late for another answer: whoever reads sees that the length is wrong.
  await pipeline(bytes, response).catch(() => response.destroy())
}

/** One range, or none: several at once, and a range of other bytes than the caller has, get the whole. */
function rangeOf(request: Request, { size, tag }: FileReply['file']): ByteRange | undefined {
  const ifRange = request.get('If-Range')
  if (ifRange !== undefined && ifRange !== `"${tag}"`) return undefined
  const ranges = request.range(size, { combine: true })
  if (ranges === -1) throw new Problem('range_not_satisfiable', { headers: { 'Content-Range': `bytes */${size}` } })
  if (ranges === undefined || ranges === -2 || ranges.type !== 'bytes' || ranges.length !== 1) return undefined
  return ranges[0]
}
