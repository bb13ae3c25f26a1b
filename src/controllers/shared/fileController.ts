import type { Call, Caller, Context } from '../../context'
import * as Files from '../../models/File'
import type { FileQuery } from '../../schemas/files'
import type { PictureSize } from '../../schemas/vocabulary'
import { readable } from '../../states/application'
import { savedAs } from '../../utils/documentContent'
import { Problem } from '../../utils/errors'
import { FileReply } from '../../utils/fileReply'
import { openFile } from './openFile'

/** @throws Problem not_found, also for what the caller may not see */
export async function read(
  context: Context,
  { caller, params, query }: Call<'anyone', { params: { fileId: string }; query: FileQuery }>,
): Promise<FileReply> {
  const file = await Files.findVisible(context.db, params.fileId, toViewer(caller), readable)
  if (!file) throw new Problem('not_found')
  const { id, mimeType, sha256, shared } = file
  const { size, bytes } = formOf(file, query.size)
  return new FileReply({
    mimeType,
    fileName: savedAs(file.fileName, mimeType),
    size: bytes,
    tag: `${sha256.toString('base64url')}-${size}`,
    inline: file.purpose !== 'document',
    shared,
    open: (range) => openFile(context, id, { size, range }),
  })
}

const toViewer = (caller: Caller | null): Files.Viewer =>
  caller && { id: caller.id, isAdmin: caller.roles.includes('admin') }

/** What has one size alone is given in that. */
function formOf(file: Files.FileRow, wanted: PictureSize): { size: PictureSize; bytes: number } {
  const sizes = { small: file.smallSize, medium: file.mediumSize, large: file.size }
  const bytes = sizes[wanted]
  return bytes === null ? { size: 'large', bytes: file.size } : { size: wanted, bytes }
}
