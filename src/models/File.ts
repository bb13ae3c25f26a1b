import { row, rows, write, type Sql } from '../config/db'
import type { DocumentKind, FilePurpose } from '../schemas/vocabulary'

export interface FileRow {
  id: string
  ownerId: string
  purpose: FilePurpose
  kind: DocumentKind | null
  fileName: string
  mimeType: string
  size: number
  sha256: Buffer
  createdAt: string
}

const COLUMNS = `f.id, f.owner_id AS ownerId, f.purpose, f.kind, f.file_name AS fileName, f.mime_type AS mimeType, f.size, f.sha256,
  f.created_at AS createdAt`

export type NewFile = Pick<FileRow, 'id' | 'ownerId' | 'purpose' | 'kind' | 'fileName' | 'mimeType' | 'size'>

/** Says that bytes are about to be kept. Until markStored the file counts for its owner's room, and nobody finds it. */
export async function insertPending(sql: Sql, file: NewFile): Promise<void> {
  await write(
    sql,
    `INSERT INTO files (id, owner_id, purpose, kind, file_name, mime_type, size, created_at, changed_at)
     VALUES (:id, :ownerId, :purpose, :kind, :fileName, :mimeType, :size, NOW(3), NOW(3))`,
    { ...file },
  )
}

/** Its bytes are kept. @returns false when it was given up meanwhile */
export async function markStored(
  sql: Sql,
  { id, size, sha256 }: Pick<FileRow, 'id' | 'size' | 'sha256'>,
): Promise<boolean> {
  const text = `UPDATE files SET state = 'stored', size = :size, sha256 = :sha256, changed_at = NOW(3)
                WHERE id = :id AND state = 'pending'`
  return (await write(sql, text, { id, size, sha256 })) === 1
}

export async function findStored(sql: Sql, id: string): Promise<FileRow | undefined> {
  return row<FileRow>(sql, `SELECT ${COLUMNS} FROM files f WHERE f.id = :id AND f.state = 'stored'`, { id })
}

/** From now on nobody finds it; its bytes go with the next sweep. */
export async function markDeleted(sql: Sql, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await write(sql, `UPDATE files SET state = 'deleted', changed_at = NOW(3) WHERE id IN (:ids)`, { ids })
}

/** Whose bytes are to go: deleted ones, and those whose storing was given up an hour ago. */
export async function listLeftOver(sql: Sql, limit: number): Promise<Pick<FileRow, 'id' | 'purpose'>[]> {
  return rows(
    sql,
    `SELECT id, purpose FROM files
     WHERE state = 'deleted' OR (state = 'pending' AND changed_at < NOW(3) - INTERVAL 1 HOUR) LIMIT :limit`,
    { limit },
  )
}
