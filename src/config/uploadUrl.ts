import type { S3Settings } from '../utils/s3Storage'

/** Where uploads are kept. */
export type UploadTarget = { folder: string } | { s3: S3Settings }

const PROTOCOLS = new Map([
  ['s3:', 'https'],
  ['s3+http:', 'http'],
])
const BUCKET = /^\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])$/
const REGION = /^[a-z0-9-]{1,40}$/

const FORMS =
  'Must be file:FOLDER, or s3://KEY:SECRET@HOST/BUCKET?region=REGION (s3+http:// without TLS), with key and secret percent-encoded.'

/** Reads the UPLOAD_URL setting. @throws Error that says which forms there are, and repeats nothing: it may hold a secret */
export function parseUploadUrl(text: string): UploadTarget {
  const folder = /^file:(?:\/\/)?(.+)$/s.exec(text)?.[1]
  if (folder !== undefined) return { folder }
  const url = URL.parse(text)
  const scheme = PROTOCOLS.get(url?.protocol ?? '')
  if (!url || !scheme || url.hash || [...url.searchParams.keys()].some((name) => name !== 'region'))
    throw new Error(FORMS)
  const { host, pathname, searchParams } = url
  const [accessKeyId, secretAccessKey] = [url.username, url.password].map(decode)
  const bucket = BUCKET.exec(pathname)?.[1]
  const region = searchParams.get('region') ?? 'us-east-1'
  if (!host || !accessKeyId || !secretAccessKey || !bucket || !REGION.test(region)) throw new Error(FORMS)
  return { s3: { endpoint: `${scheme}://${host}`, region, bucket, accessKeyId, secretAccessKey } }
}

/** Percent-encoding undone; empty when it is broken. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return ''
  }
}
