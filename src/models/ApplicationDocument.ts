import { rows, write, writeMany, type Sql } from '../config/db'
import { groupBy } from '../utils/groupBy'
import type { FileRow } from './File'

/** What an application tells of a document that goes with it. */
export type AttachedRow = Pick<FileRow, 'id' | 'kind' | 'fileName' | 'mimeType' | 'size' | 'sha256' | 'createdAt'> & {
  applicationId: string
}

/** These documents, in this order, go with the application from now on, and no others. */
export async function replace(sql: Sql, applicationId: string, fileIds: readonly string[]): Promise<void> {
  await write(sql, 'DELETE FROM application_documents WHERE application_id = :applicationId', { applicationId })
  await writeMany(
    sql,
    'INSERT INTO application_documents (application_id, file_id, position) VALUES',
    '(:applicationId, :fileId, :position)',
    fileIds.map((fileId, position) => ({ applicationId, fileId, position })),
  )
}

/** The document goes with no application any more. */
export async function detach(sql: Sql, fileId: string): Promise<void> {
  await write(sql, 'DELETE FROM application_documents WHERE file_id = :fileId', { fileId })
}

/** The documents of many applications, each in the order in which they were named. */
export async function listOf(sql: Sql, applicationIds: readonly string[]): Promise<Map<string, AttachedRow[]>> {
  if (applicationIds.length === 0) return new Map()
  const found = await rows<AttachedRow>(
    sql,
    `SELECT d.application_id AS applicationId, f.id, f.kind, f.file_name AS fileName, f.mime_type AS mimeType, f.size, f.sha256,
            f.created_at AS createdAt
     FROM application_documents d JOIN files f ON f.id = d.file_id
     WHERE d.application_id IN (:applicationIds) AND f.state = 'stored' ORDER BY d.application_id, d.position`,
    { applicationIds },
  )
  return groupBy(found, ({ applicationId }) => applicationId)
}
