import { inTransaction } from '../../config/db'
import type { Call, Context, UploadedFile } from '../../context'
import * as ApplicationDocuments from '../../models/ApplicationDocument'
import * as AuditLog from '../../models/AuditLog'
import * as Files from '../../models/File'
import * as Users from '../../models/User'
import type { Page, Paging } from '../../schemas/common'
import type { Document, NewDocument } from '../../schemas/files'
import { toDocumentContent } from '../../utils/documentContent'
import { Problem } from '../../utils/errors'
import { toDocument } from '../shared/documentView'
import { keepFile } from '../shared/keepFile'
import { pageById } from '../shared/paging'

/** Newest first. */
export async function list(
  context: Context,
  { caller, query }: Call<'worker', { query: Paging }>,
): Promise<Page<Document>> {
  const page = await pageById(context, `documents:${caller.id}`, query, (range) =>
    Files.listDocuments(context.db, { ownerId: caller.id, ...range }),
  )
  return { ...page, data: page.data.map(toDocument) }
}

/** @throws Problem invalid_input for what is no document, storage_quota_spent */
export async function add(
  context: Context,
  { caller, origin, body, file }: Call<'worker', { body: NewDocument; file: UploadedFile }>,
): Promise<Document> {
  const { mimeType, bytes } = await toDocumentContent(file.bytes)
  const { kind } = body
  const description = { ownerId: caller.id, purpose: 'document', kind, fileName: file.name, mimeType } as const
  return keepFile(context, { ...description, forms: { large: bytes } }, async (sql, kept) => {
    const { id, size } = kept
    await AuditLog.add(sql, {
      actor: caller,
      action: 'file.upload',
      subject: { type: 'file', id },
      origin,
      detail: { purpose: 'document', kind, mimeType, size },
    })
    return toDocument(kept)
  })
}

/** Applications that it went with go on without it. */
export async function remove(
  { db }: Context,
  { caller, origin, params }: Call<'worker', { params: { documentId: string } }>,
): Promise<void> {
  await inTransaction(db, async (sql) => {
    await Users.lockShared(sql, caller.id)
    const document = await Files.lockDocument(sql, params.documentId, caller.id)
    if (!document) throw new Problem('not_found')
    const { id, purpose } = document
    await ApplicationDocuments.detach(sql, id)
    await Files.markDeleted(sql, [id])
    const subject = { type: 'file', id } as const
    await AuditLog.add(sql, { actor: caller, action: 'file.delete', subject, origin, detail: { purpose } })
  })
}
