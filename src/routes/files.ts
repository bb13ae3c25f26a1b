import { z } from 'zod'
import * as logo from '../controllers/client/logoController'
import * as file from '../controllers/shared/fileController'
import * as avatar from '../controllers/worker/avatarController'
import * as document from '../controllers/worker/documentController'
import { Id, Paging } from '../schemas/common'
import { Avatar, Document, DocumentPage, FileQuery, Logo, NewDocument } from '../schemas/files'
import { routesOf } from './contract'

const worker = routesOf('Worker')
const client = routesOf('Client')
const files = routesOf('Files')

/** Beside the limit of all writes. */
const limit = ['writes', 'uploads'] as const
const pictureNote =
  'JPEG, PNG, WebP or GIF, up to 5 MB and 24 million pixels. It is encoded anew as WebP in three sizes, of an animation the first frame.'

worker.put(
  '/worker/profile/avatar',
  {
    summary: 'Give your profile as a worker a picture',
    description: `${pictureNote} It is cropped to a square. The one before is deleted.`,
    access: 'worker',
    limit,
    upload: true,
    ok: Avatar,
    problems: ['storage_quota_spent'],
  },
  avatar.put,
)

worker.delete(
  '/worker/profile/avatar',
  {
    summary: 'Delete the picture of your profile as a worker',
    access: 'worker',
    ok: Avatar,
    example: { avatarUrl: null },
  },
  avatar.remove,
)

client.put(
  '/client/profile/logo',
  {
    summary: 'Give your profile as a client a logo',
    description: `${pictureNote} The one before is deleted.`,
    access: 'client',
    limit,
    upload: true,
    ok: Logo,
    problems: ['storage_quota_spent'],
  },
  logo.put,
)

client.delete(
  '/client/profile/logo',
  { summary: 'Delete the logo of your profile as a client', access: 'client', ok: Logo, example: { logoUrl: null } },
  logo.remove,
)

worker.get(
  '/worker/documents',
  { summary: 'Your documents, newest first', access: 'worker', query: Paging, ok: DocumentPage },
  document.list,
)

worker.post(
  '/worker/documents',
  {
    summary: 'Add a document',
    description:
      'A PDF, a Word document (.docx) without macros, or a JPEG, PNG or WebP picture, up to 5 MB. The bytes decide what it is. Pictures are encoded anew. All your files may take 200 MB.',
    access: 'worker',
    limit,
    upload: true,
    body: NewDocument,
    created: Document,
    problems: ['storage_quota_spent'],
  },
  document.add,
)

worker.delete(
  '/worker/documents/:documentId',
  {
    summary: 'Delete a document',
    description: 'Applications that it went with go on without it.',
    access: 'worker',
    params: z.object({ documentId: Id }),
    noContent: true,
  },
  document.remove,
)

files.get(
  '/files/:fileId',
  {
    summary: 'The bytes of a file',
    description:
      'Pictures of visible profiles are for everybody; that of a hidden one for whoever has to do with its owner. A document is for its owner, and for the client of an application that it goes with, while that is open or once it has led to a hire. Documents are always saved, never shown.',
    access: 'anyone',
    params: z.object({ fileId: Id }),
    query: FileQuery,
    file: true,
  },
  file.read,
)

export const fileRoutes = [...worker.routes, ...client.routes, ...files.routes]
