import type { FileRow } from '../../models/File'
import { fileUrl, type Document } from '../../schemas/files'

/** A document as its owner sees it, and whoever was given it. */
export function toDocument(
  file: Pick<FileRow, 'id' | 'kind' | 'fileName' | 'mimeType' | 'size' | 'sha256' | 'createdAt'>,
): Document {
  const { id, kind, fileName, mimeType, size, sha256, createdAt } = file
  if (!kind) throw new TypeError('A document of no kind')
  return { id, kind, fileName, mimeType, size, sha256: sha256.toString('hex'), createdAt, url: fileUrl(id) }
}
