import sharp, { type Metadata, type Sharp } from 'sharp'
import { pictureEdges, type PictureSize } from '../schemas/vocabulary'
import { damagedFile, tooManyPixels, type FileType } from './fileTypes'
import { countScans } from './jpegScans'
import { createTurns } from './turns'

const MAX_PIXELS = 24e6
/** Of a JPEG; encoders write a dozen. */
const MAX_SCANS = 64
/** Enough for a page of paper at 300 dots an inch. */
const MAX_DOCUMENT_EDGE = 4_096
const QUALITY = { thumbnail: 80, document: 90 }
/** Decoding a large picture takes a core and up to 100 MB. */
const takeTurn = createTurns({ atOnce: 2, maxWaiting: 18, refusal: 'Too many pictures at once.' })

// libvips reads dozens of formats; whoever finds a hole in one of the others must not reach it by any file. AVIF is left out
// because one picture of 24 million pixels takes seconds and a gigabyte.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({ operation: ['Jpeg', 'Png', 'Webp', 'Nsgif'].map((name) => `VipsForeignLoad${name}Buffer`) })
sharp.cache(false)
sharp.concurrency(1)

/** A picture in every size, as WebP. */
export type PictureForms = Record<PictureSize, Buffer>

/**
 * Encodes a picture anew: of what was sent only the first frame's pixels are left, turned as its EXIF says.
 * @param isSquare whether it is cropped to a square about its middle
 * @throws Problem invalid_input with damaged_file or too_many_pixels; unavailable when too many wait
 */
export async function toPictureForms(
  bytes: Buffer,
  type: FileType,
  { isSquare }: { isSquare: boolean },
): Promise<PictureForms> {
  return takeTurn(async () => {
    const { width, height } = await inspect(bytes, type)
    const edge = Math.min(pictureEdges.large, isSquare ? Math.min(width, height) : Math.max(width, height))
    const resized = read(bytes).resize(edge, edge, { fit: isSquare ? 'cover' : 'inside' })
    const { data, info } = await decode(resized)
    const { channels } = info
    const scaled = async (size: PictureSize) =>
      sharp(data, { raw: { width: info.width, height: info.height, channels } })
        .resize(pictureEdges[size], pictureEdges[size], { fit: 'inside', withoutEnlargement: true })
        .webp({ quality: QUALITY.thumbnail })
        .toBuffer()
    return { small: await scaled('small'), medium: await scaled('medium'), large: await scaled('large') }
  })
}

const encoders: Partial<Record<FileType, (picture: Sharp) => Sharp>> = {
  'image/jpeg': (picture) => picture.jpeg({ quality: QUALITY.document }),
  'image/png': (picture) => picture.png(),
  'image/webp': (picture) => picture.webp({ quality: QUALITY.document }),
}

/** The same picture, encoded anew in its own format, so that nothing that hides in it or behind it is kept. @throws as above */
export async function reencode(bytes: Buffer, type: FileType): Promise<Buffer> {
  const encoded = encoders[type]
  if (!encoded) throw new TypeError('Not a format in which documents are kept')
  return takeTurn(async () => {
    await inspect(bytes, type)
    const box = { fit: 'inside', withoutEnlargement: true } as const
    const picture = read(bytes).resize(MAX_DOCUMENT_EDGE, MAX_DOCUMENT_EDGE, box)
    return encoded(picture).toBuffer().catch(refuse)
  })
}

/** One thread, one frame, as strict as decoders are. Metadata is left behind by default; colours become sRGB. */
const read = (bytes: Buffer): Sharp =>
  sharp(bytes, { failOn: 'error', limitInputPixels: MAX_PIXELS, sequentialRead: true }).autoOrient()

/** Reads the header alone. @throws Problem before anything large is decoded */
async function inspect(bytes: Buffer, type: FileType): Promise<{ width: number; height: number }> {
  const metadata = await sharp(bytes, { limitInputPixels: false }).metadata().catch(refuse)
  if (formats[type] !== metadata.format) throw damagedFile()
  if (type === 'image/jpeg' && countScans(bytes) > MAX_SCANS) throw damagedFile()
  const { width, height } = metadata
  if (width * height > MAX_PIXELS) throw tooManyPixels(MAX_PIXELS)
  return { width, height }
}

const formats: Partial<Record<FileType, Metadata['format']>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
  'image/gif': 'gif',
}

const decode = (picture: Sharp) => picture.raw().toBuffer({ resolveWithObject: true }).catch(refuse)

/** libvips tells a broken file from a lack of memory in words alone: what cannot be decoded is taken for damaged. */
function refuse(error: unknown): never {
  throw damagedFile(error)
}
