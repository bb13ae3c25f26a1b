import { crc32, deflateSync } from 'node:zlib'
import { noise, pdf, picture, zip } from './files'

/** Stands in every payload, so that whatever is kept of one is found. */
export const CANARY = 'CANARY-7f3a91'
export const SCRIPT = `<script>alert('${CANARY}')</script>`
const PHP = `<?php system('${CANARY}'); ?>`

export interface HostileFile {
  what: string
  content: Buffer
  fileName?: string
}

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
const join = (...parts: (Buffer | string)[]): Buffer => Buffer.concat(parts.map((part) => Buffer.from(part)))

const PNG_HEAD = Buffer.from('89504e470d0a1a0a', 'hex')
function chunk(type: string, data: Buffer | string): Buffer {
  const body = join(type, data)
  return join(uint32(body.length - 4), body, uint32(crc32(body)))
}

/** A PNG that says it has this size, with rows of zeros, as few as wanted. */
function pngOf(width: number, height: number, rows: number, ...chunks: Buffer[]): Buffer {
  const header = chunk('IHDR', join(uint32(width), uint32(height), Buffer.from([8, 2, 0, 0, 0])))
  const pixels = chunk('IDAT', deflateSync(Buffer.alloc(Math.min((width * 3 + 1) * rows, 80e6))))
  return join(PNG_HEAD, header, ...chunks, pixels, chunk('IEND', ''))
}

/** A segment of a JPEG, put behind its first two bytes. */
const withSegment = (jpeg: Buffer, marker: number, data: Buffer | string): Buffer => {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(Buffer.from(data).length + 2)
  return join(jpeg.subarray(0, 2), Buffer.from([0xff, marker]), length, data, jpeg.subarray(2))
}

/** A chunk at the end of a WebP, whose length is corrected. */
function withWebpChunk(webp: Buffer, type: string, data: string): Buffer {
  const padded = Buffer.from(data.length % 2 === 0 ? data : `${data} `)
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32LE(padded.length, 4)
  const whole = join(webp, head, padded)
  whole.writeUInt32LE(whole.length - 8, 4)
  return whole
}

interface Samples {
  png: Buffer
  jpeg: Buffer
  webp: Buffer
  gif: Buffer
  avif: Buffer
}

export async function sampleFiles(): Promise<Samples> {
  const small = () => noise({ width: 64, height: 48 })
  return {
    png: await small().png().toBuffer(),
    jpeg: await small().jpeg().toBuffer(),
    webp: await small().webp().toBuffer(),
    gif: await small().gif().toBuffer(),
    avif: await small().avif({ effort: 0 }).toBuffer(),
  }
}

/** Two things at once: a picture for one reader, a program for another. */
export async function polyglots({ png, jpeg, webp, gif }: Samples): Promise<HostileFile[]> {
  const archive = await zip([{ name: 'payload.js', content: `alert('${CANARY}')` }])
  const gifScript = join('GIF89a/*', gif.subarray(8), `*/=1;alert('${CANARY}')`)
  const tails = [
    ['HTML', SCRIPT],
    ['PHP', PHP],
    ['a ZIP archive', archive],
    ['a PDF', pdf()],
    ['a program', join('MZ', Buffer.alloc(60), CANARY)],
  ] as const
  const pictures = { PNG: png, JPEG: jpeg, WebP: webp, GIF: gif }
  const withTails = Object.entries(pictures).flatMap(([kind, content]) =>
    tails.map(([what, tail]) => ({ what: `a ${kind} with ${what} behind it`, content: join(content, tail) })),
  )
  return [
    ...withTails,
    { what: 'a GIF that is a script', content: gifScript, fileName: 'x.js' },
    { what: 'a GIF head and a script', content: join(`GIF89a=1;alert('${CANARY}')//`), fileName: 'x.gif' },
    { what: 'a BMP that is a script', content: join('BM=1/*', Buffer.alloc(40), `*/;alert('${CANARY}')`) },
    { what: 'a PNG head and a page', content: join(PNG_HEAD, `<html>${SCRIPT}`), fileName: 'x.html' },
    { what: 'a JPEG head and PHP', content: join(Buffer.from('ffd8ffe0', 'hex'), PHP), fileName: 'x.php' },
    { what: 'a RIFF that is no WebP', content: join('RIFF', uint32(100), 'WAVE', SCRIPT) },
    { what: 'an AVIF head and a page', content: join(uint32(24), 'ftypavif', Buffer.alloc(12), SCRIPT) },
    { what: 'a PDF that is a page', content: join('%PDF-1.4\n', SCRIPT, '\n%%EOF'), fileName: 'x.html' },
    { what: 'a PDF with a ZIP archive in it', content: join('%PDF-1.4\n', archive, '\n%%EOF'), fileName: 'x.zip' },
    { what: 'a PDF with JavaScript', content: join('%PDF-1.4\n1 0 obj<</S/JavaScript/JS(app.alert(1))>>\n%%EOF') },
    { what: 'a page with a PDF in it', content: join(SCRIPT, pdf()), fileName: 'x.pdf' },
    { what: 'white space before a PDF', content: join('\n\n', pdf()) },
    { what: 'a byte order mark before a PDF', content: join('\uFEFF', pdf()) },
  ]
}

/** Words where nobody looks. */
export function hiddenTexts({ png, jpeg, webp, gif }: Samples): HostileFile[] {
  const comment = join(Buffer.from([0x21, 0xfe, SCRIPT.length]), SCRIPT, Buffer.from([0]))
  const texts = [chunk('tEXt', `Comment\0${SCRIPT}`), chunk('zTXt', join('Comment\0\0', deflateSync(SCRIPT)))]
  const marked = [...texts, chunk('iTXt', `XML:com.adobe.xmp\0\0\0\0\0${SCRIPT}`), chunk('caNv', PHP)]
  return [
    ...marked.map((each) => ({
      what: `a PNG with ${each.toString('latin1', 4, 8)}`,
      content: join(png.subarray(0, 33), each, png.subarray(33)),
    })),
    ...[0xe0, 0xe1, 0xe2, 0xed, 0xee, 0xfe].map((marker) => ({
      what: `a JPEG with a segment ${marker.toString(16)}`,
      content: withSegment(jpeg, marker, `Exif\0\0${SCRIPT}${PHP}`),
    })),
    ...['EXIF', 'XMP ', 'ICCP', 'JUNK'].map((type) => ({
      what: `a WebP with ${type}`,
      content: withWebpChunk(webp, type, SCRIPT),
    })),
    { what: 'a GIF with a comment', content: join(gif.subarray(0, -1), comment, gif.subarray(-1)) },
  ]
}

/** EXIF as cameras and attackers write it. */
export async function exifPayloads(): Promise<HostileFile[]> {
  const texts = {
    Artist: SCRIPT,
    Copyright: PHP,
    ImageDescription: `"'--></style>${SCRIPT}`,
    Make: '\u202E'.repeat(20) + CANARY,
  }
  const one = (tag: string, value: string) => picture().withExif({ IFD0: { [tag]: value } })
  const files = Object.entries(texts).flatMap(([tag, value]) => [
    { what: `a JPEG whose ${tag} is hostile`, picture: one(tag, value).jpeg() },
    { what: `a PNG whose ${tag} is hostile`, picture: one(tag, value).png() },
    { what: `a WebP whose ${tag} is hostile`, picture: one(tag, value).webp() },
  ])
  const orientations = [1, 5, 8].map((orientation) => ({
    what: `a JPEG that is turned (${orientation})`,
    picture: one('Artist', CANARY).withMetadata({ orientation }).jpeg(),
  }))
  return Promise.all(
    [...files, ...orientations].map(async (each) => ({ ...each, content: await each.picture.toBuffer() })),
  )
}

/**
 * A JPEG in as many scans as the standard allows: for each coefficient one, and one for each of its bits. All blocks are empty,
 * so that each takes some bytes of the file and a pass over all pixels.
 */
async function jpegOfManyScans(between: Buffer): Promise<Buffer> {
  const flat = picture({ width: 4_800, height: 4_800 }).toColourspace('b-w')
  const whole = await flat.jpeg({ progressive: true }).toBuffer()
  const segments: Buffer[] = []
  for (let at = 2; at < whole.length - 2;) {
    let end = at + 2 + whole.readUInt16BE(at + 2)
    while (!(whole[end] === 0xff && whole[end + 1] !== 0)) end += 1
    segments.push(whole.subarray(at, end))
    at = end
  }
  // What comes before the first scan, that scan of the average colours, then a table and a scan of empty blocks.
  const [tables, rest] = [segments.slice(0, 4), segments.slice(4)]
  const [codes = Buffer.alloc(0), scan = Buffer.alloc(0)] = rest.slice(-2)
  const scanOf = (coefficient: number, high: number, low: number): Buffer => {
    const copy = Buffer.from(scan)
    const at = copy.readUInt16BE(2) - 1
    copy.set([coefficient, coefficient, (high << 4) | low], at)
    return copy
  }
  const scans = Array.from({ length: 63 }, (_, i) => [
    scanOf(i + 1, 0, 13),
    ...Array.from({ length: 13 }, (_, bit) => scanOf(i + 1, 13 - bit, 12 - bit)),
  ])
  return join(whole.subarray(0, 2), ...tables, codes, between, ...scans.flat(), whole.subarray(-2))
}

/** Small files that are large when they are opened. */
export async function bombs(): Promise<HostileFile[]> {
  const sizes = [
    [50_000, 50_000],
    [100_000, 240],
    [24_000_001, 1],
    [1, 24_000_001],
    [0x7fffffff, 0x7fffffff],
    [0xffffffff, 1],
    [0, 0],
    [0, 10],
  ] as const
  const flat = picture({ width: 5_000, height: 5_000 })
  const zeros = deflateSync(Buffer.alloc(50e6))
  const gifOf = (size: number) =>
    join(
      'GIF89a',
      Buffer.from([size & 255, size >> 8, size & 255, size >> 8, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]),
      Buffer.from('2c00000000010001000002024401003b', 'hex'),
    )
  const jpeg = Buffer.from('ffd8ffc0001108ffffffff03012200021101031101ffd9', 'hex')
  return [
    ...sizes.map(([width, height]) => ({ what: `a PNG of ${width} × ${height}`, content: pngOf(width, height, 10) })),
    {
      what: 'a PNG of 5000 × 5000 that is whole',
      content: await flat.clone().png({ compressionLevel: 9 }).toBuffer(),
    },
    { what: 'a JPEG of 5000 × 5000 that is whole', content: await flat.clone().jpeg({ quality: 1 }).toBuffer() },
    {
      what: 'a WebP of 5000 × 5000 that is whole',
      content: await flat.clone().webp({ quality: 1, effort: 0 }).toBuffer(),
    },
    { what: 'a JPEG that says 65535 × 65535', content: jpeg },
    { what: 'a GIF that says 65535 × 65535', content: gifOf(0xffff) },
    { what: 'a JPEG in 882 scans', content: await jpegOfManyScans(Buffer.alloc(0)) },
    { what: 'a JPEG in 882 scans behind rubbish', content: await jpegOfManyScans(Buffer.from('rubbish')) },
    { what: 'a JPEG in 882 scans behind a lonely marker', content: await jpegOfManyScans(Buffer.from('ff01', 'hex')) },
    { what: 'a PNG with 50 MB of text', content: pngOf(4, 4, 4, chunk('zTXt', join('Comment\0\0', zeros))) },
    { what: 'a PNG with 50 MB of a colour profile', content: pngOf(4, 4, 4, chunk('iCCP', join('icc\0\0', zeros))) },
    {
      what: 'a PNG with 10,000 chunks',
      content: pngOf(4, 4, 4, ...Array.from({ length: 10_000 }, () => chunk('tEXt', 'a\0b'))),
    },
    { what: 'a PNG whose pixels are longer than it says', content: pngOf(4, 4, 5_000_000) },
  ]
}
