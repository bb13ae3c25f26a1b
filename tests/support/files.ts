import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { ZipFile } from 'yazl'
import { buffer } from 'node:stream/consumers'
import { Readable } from 'node:stream'
import type { Document } from '../../src/schemas/files'
import type { TestApp } from './app'
import type { TestUser } from './factories'
import { fileForm } from './forms'

interface Size {
  width?: number
  height?: number
}

/** A picture of one colour. */
export const picture = ({ width = 40, height = 30 }: Size = {}) =>
  sharp({ create: { width, height, channels: 3, background: { r: 200, g: 60, b: 20 } } })

export const png = (size?: Size): Promise<Buffer> => picture(size).png().toBuffer()

/** Pixels that no encoder can make small. */
export function noise({ width = 100, height = 100 }: Size = {}) {
  const pixels = Buffer.from(Array.from({ length: width * height * 3 }, (_, i) => (i * 2_654_435_761) >>> 24))
  return sharp(pixels, { raw: { width, height, channels: 3 } })
}

/** A PDF with an empty page, and as many bytes as wanted. */
export function pdf(bytes = 400): Buffer {
  const [head, tail] = ['%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%', '\nstartxref\n0\n%%EOF\n']
  return Buffer.from(head + 'x'.repeat(Math.max(0, bytes - head.length - tail.length)) + tail)
}

export interface ZipPart {
  name: string
  content: string | Buffer
  /** The mode of the file system, as archives of Unix carry it. */
  mode?: number
}

export async function zip(parts: readonly ZipPart[]): Promise<Buffer> {
  const archive = new ZipFile()
  for (const { name, content, mode } of parts) archive.addBuffer(Buffer.from(content), name, { mode })
  archive.end()
  return buffer(Readable.from(archive.outputStream))
}

export const wordParts: readonly ZipPart[] = [
  { name: '[Content_Types].xml', content: '<?xml version="1.0"?><Types/>' },
  { name: 'word/document.xml', content: '<?xml version="1.0"?><w:document/>' },
]

/** A Word document; more parts may be put into it. */
export const docx = (more: readonly ZipPart[] = []): Promise<Buffer> => zip([...wordParts, ...more])

/** Adds a document of a worker through the API. */
export async function addDocument(
  { api }: TestApp,
  worker: TestUser,
  {
    content = pdf(),
    fileName = 'resume.pdf',
    kind = 'resume',
  }: { content?: Buffer; fileName?: string; kind?: string } = {},
): Promise<Document> {
  const form = fileForm(content, fileName, { kind })
  const { body }: { body: Document } = await api.post('/worker/documents', { as: worker, ...form }).expect(201)
  return body
}

/** What is in the folder of a storage, at any depth. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name))
}
