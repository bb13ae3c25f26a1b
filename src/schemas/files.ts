import { z } from 'zod'
import { API_BASE, exampleId, Id, Instant, line, pageOf, PictureUrl, Version } from './common'
import { fault } from './faults'
import { documentKinds, pictureSizes } from './vocabulary'

/** What multipart/form-data tells of a file beside its bytes. A name is shown as it came, and no path is made of it. */
export const FileName = line(1, 255).refine(
  (name) => !/[/\\]/.test(name),
  fault('path', 'The name of the file must not be a path.'),
)

/** Where a file is, on this server. */
export const fileUrl = (id: string): string => `${API_BASE}/files/${id}`
export const pictureUrl = (id: string | null): string | null => id && fileUrl(id)

const kind = z.enum(documentKinds).meta({ description: 'What the document is.' })

/** What goes with the file. */
export const NewDocument = z.strictObject({ kind }).meta({ examples: [{ kind: 'resume' }] })

const exampleDocument = {
  id: exampleId,
  kind: 'resume' as const,
  fileName: 'Jane Doe.pdf',
  mimeType: 'application/pdf',
  size: 48_213,
  sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  createdAt: '2026-11-22T10:00:00.000Z',
  url: fileUrl(exampleId),
}

export const Document = z
  .object({
    id: Id,
    kind,
    fileName: z.string().meta({ description: 'As its owner named it.' }),
    mimeType: z.string().meta({ description: 'As its bytes tell.' }),
    size: z.int().meta({ description: 'In bytes, of the file as it is kept: pictures are encoded anew.' }),
    sha256: z.string().meta({ description: 'Of the bytes as they are kept, in hexadecimal.' }),
    createdAt: Instant,
    url: z.string().meta({ description: 'Where it can be fetched, on this server, with an access token.' }),
  })
  .meta({ id: 'Document', examples: [exampleDocument] })

export const DocumentPage = pageOf(Document)

const examplePictureUrl = fileUrl(exampleId)

export const Avatar = z
  .object({ avatarUrl: PictureUrl, version: Version.meta({ description: 'That of the profile.' }) })
  .meta({ id: 'Avatar', examples: [{ avatarUrl: examplePictureUrl, version: 4 }] })

export const Logo = z
  .object({ logoUrl: PictureUrl, version: Version.meta({ description: 'That of the profile.' }) })
  .meta({ id: 'Logo', examples: [{ logoUrl: examplePictureUrl, version: 4 }] })

export const FileQuery = z.strictObject({
  size: z
    .enum(pictureSizes)
    .default('large')
    .meta({ description: 'Of a picture: at most 64, 256 or 1024 pixels wide and high. Other files have one size.' }),
})

export type Document = z.output<typeof Document>
export type NewDocument = z.output<typeof NewDocument>
export type Avatar = z.output<typeof Avatar>
export type Logo = z.output<typeof Logo>
export type FileQuery = z.output<typeof FileQuery>
